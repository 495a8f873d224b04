// Pages are valid HTML and state their data; style sheets are valid; scripts parse and are small.
import { validate as validateStyle } from 'csstree-validator';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import rules from './html-rules.mjs';
import { draw, shapeOf } from './shape.mjs';
import { dist, kindOf, locales, none, pages, read } from './site.mjs';

const SCRIPT_MAX = 8192;

const figures = [];
const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);

/** How many pages are drawn by lot, besides one of every shape. */
const DRAWN = 150;
const seed = Number(process.env.SEED ?? randomInt(2 ** 32));
if (!Number.isInteger(seed)) throw new Error(`SEED is no whole number: ${process.env.SEED}`);

test('a page of every shape, and pages drawn by lot, are valid HTML', () => {
  const shapes = new Map();
  for (const path of pages) {
    const shape = shapeOf(path, read(path));
    if (!shapes.has(shape)) shapes.set(shape, path);
  }
  const shown = new Set(shapes.values());
  const drawn = draw(pages.filter((path) => !shown.has(path)), DRAWN, seed);
  figures.push(`${shown.size} pages validated, one of every shape, and ${drawn.length} drawn with SEED=${seed}`);
  const validator = new HtmlValidate(new StaticConfigLoader(rules));
  const faults = [...shown, ...drawn].flatMap((path) => {
    const { results } = validator.validateStringSync(read(path), path);
    return results.flatMap(({ messages }) =>
      messages.map(({ line, column, ruleId, message, selector }) =>
        `${path}:${line}:${column} ${ruleId}: ${message} (${selector})`,
      ),
    );
  });
  none(faults);
});

/** What is wrong with the data that a page states for search engines. */
function dataFaults(path, html) {
  const canonical = html.match(/<link rel="canonical" href="([^"]+)">/)?.[1];
  if (!canonical) return ['it has no canonical address'];
  if (![path, path.replace(/index\.html$/, '')].some((end) => canonical.endsWith(`/${end}`))) {
    return [`its canonical address is another: ${canonical}`];
  }
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  // Nothing stands above the chooser and the homes: they have no trail.
  if (blocks.length === 0) return ['chooser', 'home'].includes(kindOf(path)) ? [] : ['it states no data'];
  try {
    const things = blocks.map(([, json]) => JSON.parse(json));
    if (things.some((thing) => thing['@context'] !== 'https://schema.org')) return ['its data is of no known vocabulary'];
    const trail = things.find((thing) => thing['@type'] === 'BreadcrumbList')?.itemListElement ?? [];
    const isNumbered = trail.every(({ position, name, item }, index) => position === index + 1 && name && item);
    return isNumbered && trail.at(-1)?.item === canonical ? [] : ['its trail does not lead to it'];
  } catch (error) {
    return [error.message];
  }
}

test('every page states its own address and place', () => {
  const stated = pages.filter((path) => kindOf(path) !== 'not-found');
  none(stated.flatMap((path) => dataFaults(path, read(path)).map((fault) => `${path}: ${fault}`)));
  figures.push(`${stated.length} pages state their place`);
});

for (const path of assets.filter((name) => name.endsWith('.css'))) {
  test(`${path} is valid`, () => {
    const style = read(path);
    const faults = validateStyle(style, path);
    none(faults.map(({ line, column, message, css }) => `${path}:${line}:${column} ${message} ${css ?? ''}`));
    figures.push(`style ${style.length} bytes, ${gzipSync(style).length} compressed`);
  });
}

test('each script parses and is small: that of every page, and what looks up', async () => {
  const scripts = assets.filter((name) => name.endsWith('.js'));
  assert.equal(scripts.length, 2, scripts.join(' '));
  const indexes = locales.map((locale) => `${locale}/look-up.js`);
  for (const path of [...scripts, ...indexes]) {
    await promisify(execFile)(process.execPath, ['--check', join(dist, path)]);
  }
  const sizes = (paths) => paths.map((path) => gzipSync(read(path)).length);
  figures.push(`scripts ${sizes(scripts).join(' and ')} bytes compressed, indexes at most ${Math.max(...sizes(indexes))}`);
  for (const [at, size] of sizes(scripts).entries()) {
    assert.ok(size < SCRIPT_MAX, `${scripts[at]}: ${size} bytes compressed, and ${SCRIPT_MAX} are too many`);
  }
});

after(() => console.log(`validate: ${figures.join(', ')}`));
