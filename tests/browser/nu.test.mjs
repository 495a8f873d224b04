// Every page, style sheet and picture of the site in the Nu HTML checker.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import allowed from './nu-allowed.mjs';
import { dist, none, pages } from './site.mjs';

const jar = String(createRequire(import.meta.url)('vnu-jar'));
const flags = [
  ...['--format', 'json', '--stdout', '--exit-zero-always'],
  ...['--skip-non-html', '--also-check-css', '--also-check-svg'],
  // It guesses, and guesses wrong where a page has more code and English names than prose.
  '--no-langdetect',
  // Names each file that it takes, on the error output.
  '--verbose',
];
let figures = 'nothing';

const fromRoot = (file) => relative(dist, file).split(sep).join('/');

/** What the checker says of the folder, and which of its files it took. */
async function check(folder) {
  // Messages about every page, in the worst case.
  const room = { maxBuffer: 2 ** 29 };
  const run = promisify(execFile)('java', ['-jar', jar, ...flags, folder], room);
  const { stdout, stderr } = await run.catch((error) => {
    if (error.code === 'ENOENT') throw new Error('there is no Java: install a runtime, 11 or later');
    throw error;
  });
  return { messages: JSON.parse(stdout).messages, taken: new Set(stderr.split('\n').map(fromRoot)) };
}

const permits = ({ message, extract }, said) =>
  message.test(said.message) && (extract === undefined || extract.test(said.extract ?? ''));

function describe({ url, lastLine, lastColumn, type, subType, message, extract }) {
  const path = url?.startsWith('file:') ? fromRoot(fileURLToPath(url)) : (url ?? 'the checker');
  return `${path}:${lastLine ?? 0}:${lastColumn ?? 0} ${subType ?? type}: ${message} (${extract?.replace(/\s+/g, ' ').trim() ?? ''})`;
}

test('every page, style and picture is valid', async () => {
  const { messages, taken } = await check(dist);
  const others = readdirSync(dist, { recursive: true }).filter((path) => /\.(css|svg)$/.test(path));
  const expected = [...pages, ...others.map((path) => path.split(sep).join('/'))];
  assert.ok(others.length >= 2, 'a style and an icon are missing');
  const used = new Set();
  const faults = messages.filter((said) => {
    const entry = allowed.find((one) => permits(one, said));
    if (entry) used.add(entry);
    return !entry;
  });
  const missing = expected.filter((path) => !taken.has(path));
  const count = expected.length - missing.length;
  figures = `${count} files checked, ${messages.length} messages, ${faults.length} of them faults`;
  none([
    ...faults.map(describe),
    ...missing.map((path) => `${path}: the checker did not take it`),
    ...allowed
      .filter((entry) => !entry.isRare && !used.has(entry))
      .map(({ message }) => `nothing needs the entry ${message} of nu-allowed.mjs: remove it`),
  ]);
});

after(() => console.log(`nu: ${figures}`));
