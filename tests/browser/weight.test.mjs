// A pair page and its style arrive in the first flight of a connection.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { dist, isPair, none, pages, read } from './site.mjs';

/** Ten segments, which is what a server sends before it hears from the reader. */
const FLIGHT = 14336;
const figures = [];

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const median = (sorted) => sorted[Math.floor(sorted.length / 2)];

test('every pair page is light', () => {
  const styles = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.css'));
  const style = styles.reduce((sum, name) => sum + gzipSync(read(`assets/${name}`)).length, 0);
  const weights = [];
  for (const path of pages.filter(isPair)) {
    const html = Buffer.from(read(path));
    weights.push({ path, raw: html.length, sent: style + gzipSync(html).length });
  }
  for (const [key, what] of Object.entries({ raw: 'HTML', sent: 'HTML and style compressed' })) {
    weights.sort((one, other) => one[key] - other[key]);
    const heaviest = weights.at(-1);
    const [middle, most] = [median(weights), heaviest].map((weight) => kilobytes(weight[key]));
    figures.push(`${what}: median ${middle}, at most ${most} (${heaviest.path})`);
  }
  none(weights.filter(({ sent }) => sent > FLIGHT).map(({ path, sent }) => `${path}: ${sent} bytes of ${FLIGHT}`));
});

after(() => console.log(`weight: ${figures.join('; ')}`));
