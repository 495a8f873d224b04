// Serves the built site as a plain host would.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};
const compress = promisify(gzip);

/** The bytes of a file in the folder, or nothing where there is no such file. */
async function load(folder, path) {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep)) return undefined;
  try {
    return await readFile(file);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code)) return undefined;
    throw error;
  }
}

/** The page that says there is no page: the locale's where the address is in a locale. */
async function notFound(folder, path) {
  const locale = path.split('/')[1];
  return (await load(folder, `/${locale}/404.html`)) ?? load(folder, '/404.html');
}

async function answer(folder, request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const name = path.endsWith('/') ? `${path}index.html` : path;
  const found = await load(folder, name);
  let body = found ?? (await notFound(folder, path)) ?? Buffer.from('not found');
  const type = found ? (types[extname(name)] ?? 'application/octet-stream') : types['.html'];
  const headers = {
    'content-type': type,
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  };
  if (type.includes('charset') && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    body = await compress(body);
    headers['content-encoding'] = 'gzip';
  }
  headers['content-length'] = body.length;
  response.writeHead(found ? 200 : 404, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Serves the folder on a free port of this machine alone. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch((error) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
