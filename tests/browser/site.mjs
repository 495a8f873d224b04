// What the built site holds, and a browser to look at it with.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const target = resolve(here, '../../target');
export const dist = resolve(process.env.DIST ?? join(here, '../../dist'));
if (!existsSync(join(dist, 'index.html'))) {
  throw new Error(`there is no built site in ${dist}: build one, and name its folder in DIST`);
}

export const read = (path) => readFileSync(join(dist, path), 'utf8');

/** Every HTML page, as a path from the site's root, in the order of the alphabet. */
export const pages = readdirSync(dist, { recursive: true })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.html'))
  .sort();

const folders = (path) =>
  readdirSync(join(dist, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dist, path, entry.name, 'index.html')))
    .map((entry) => entry.name)
    .sort();

export const locales = folders('.');
export const registries = folders(locales[0]).filter((name) => name !== 'across');

/** Pairs that a registry's page links to were written by hand; all others are composed. */
const curated = new Set(
  locales.flatMap((locale) =>
    registries.flatMap((registry) =>
      [...read(`${locale}/${registry}/index.html`).matchAll(/href="([^":/]+-vs-[^"/]+\.html)"/g)].map(
        (match) => `${locale}/${registry}/${match[1]}`,
      ),
    ),
  ),
);

/** The kind of page at a path. */
export function kindOf(path) {
  const parts = path.split('/');
  const name = parts.at(-1);
  if (name === '404.html') return 'not-found';
  if (name === 'index.html') return ['chooser', 'home', 'registry'][parts.length - 1];
  if (parts[1] === 'across') return 'across';
  if (!name.includes('-vs-')) return 'code';
  return curated.has(path) ? 'curated' : 'composed';
}

export const isPair = (path) => ['across', 'curated', 'composed'].includes(kindOf(path));

/** One page of each kind: the largest shows most of what a page of its kind can hold. */
function largest(paths) {
  const found = new Map();
  for (const path of paths) {
    const kind = kindOf(path);
    const size = statSync(join(dist, path)).size;
    if (size > (found.get(kind)?.size ?? -1)) found.set(kind, { kind, path, size });
  }
  return [...found.values()];
}

/** One page of each kind in each locale. Each locale looks at another registry, so that all get their turn. */
export const samples = [
  { kind: 'chooser', path: 'index.html' },
  { kind: 'not-found', path: '404.html' },
  ...locales.flatMap((locale, index) => {
    const registry = registries[index % registries.length];
    const shown = pages.filter((path) => {
      const [first, second, third] = path.split('/');
      return first === locale && (!third || second === registry || second === 'across');
    });
    return largest(shown).map(({ kind, path }) => ({ kind, path, locale }));
  }),
];

export const sample = (locale, kind) => {
  const found = samples.find((page) => page.locale === locale && page.kind === kind);
  assert.ok(found, `the site has no page of the kind ${kind} in ${locale}`);
  return found.path;
};

/** Kinds that no page is of would make the tests of them pass in silence. */
for (const locale of locales) {
  for (const kind of ['home', 'not-found', 'registry', 'code', 'curated', 'composed']) sample(locale, kind);
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No name resolves: what a page asks of another host fails, with or without a network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Chromium, as the distribution ships it. */
export function launch(more = []) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`there is no Chromium at ${executablePath}: install it, or name it in CHROMIUM`);
  }
  return chromium.launch({ executablePath, args: [...flags, ...more] });
}

/** Longer than anything takes, short enough for a page on which nothing works. */
const PATIENCE = 5000;

/** A page in a context of its own. */
async function newPage(browser, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(4 * PATIENCE);
  return context.newPage();
}

/** A server of the site and a browser, both closed after the tests of a file. */
export async function open(after) {
  const server = await serve(dist);
  const browser = await launch();
  after(async () => {
    await browser.close();
    await server.close();
  });
  return { origin: server.origin, newPage: (options) => newPage(browser, options) };
}

/** Notes what goes wrong while pages load: console, scripts, requests, and requests to anywhere else. */
export function watch(page, origin) {
  const faults = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left while its icon still loads ends the request; what the server lacks has a status, below.
    if (reason !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) faults.push(`request to elsewhere: ${request.url()}`);
  });
  return faults;
}

/** Fails with the first of the faults, if there are any. */
export function none(faults) {
  if (faults.length === 0) return;
  const more = faults.length > 30 ? `\n… and ${faults.length - 30} more` : '';
  assert.fail(`${faults.length} found:\n${faults.slice(0, 30).join('\n')}${more}`);
}
