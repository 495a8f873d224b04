// What people paste and type leads to the code or the pair.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, locales, open, registries, watch } from './site.mjs';

const { newPage, origin } = await open(after);
const page = await newPage();
let looked = 0;

/** Queries of every locale, by registry. */
const everywhere = {
  websocket: [
    ['1006', 'websocket/1006'],
    ['CLOSE_ABNORMAL', 'websocket/1006'],
    ['abnormal', 'websocket/1006'],
    ['1006 1014', 'websocket/1006-vs-1014'],
    ['1014 vs 1006', 'websocket/1006-vs-1014'],
    ['websocket: close 1006 (abnormal closure)', 'websocket/1006'],
  ],
  http: [
    // Hosts keep 404.html for themselves.
    ['404', 'http/code-404'],
    ['teapot', 'http/418'],
    ['502 vs 504', 'http/502-vs-504'],
  ],
  grpc: [['rpc error: code = Unavailable desc = connection refused', 'grpc/14']],
};
const words = {
  zh: [['异常', 'websocket/1006']],
  ko: [['이상 종료', 'websocket/1006']],
  fr: [['anormale', 'websocket/1006']],
};

const cases = (locale) =>
  [...Object.values(everywhere).flat(), ...(words[locale] ?? [])].filter(([, path]) =>
    registries.includes(path.split('/')[0]),
  );

/** Types the query and presses Enter. */
async function lookUp(from, query, expected) {
  await page.goto(from);
  await page.fill('#look-up', query);
  const first = page.locator('#look-up-list [role=option]').first();
  await first.waitFor().catch(() => assert.fail('nothing is found'));
  assert.equal(await first.getAttribute('id'), 'look-up-0');
  assert.equal(await first.evaluate((option) => option.href), expected);
  await Promise.all([page.waitForURL(expected), page.keyboard.press('Enter')]);
  assert.equal(await page.locator('main h1').count(), 1);
  looked += 1;
}

for (const locale of locales) {
  for (const [query, path] of cases(locale)) {
    test(`${locale}: ${query}`, () =>
      lookUp(`${origin}/${locale}/index.html`, query, `${origin}/${locale}/${path}.html`));
  }
}

const onDisk = (path) => pathToFileURL(join(dist, path)).href;
for (const [query, path] of locales.includes('en') ? cases('en') : []) {
  test(`from disk: ${query}`, () => lookUp(onDisk('en/index.html'), query, onDisk(`en/${path}.html`)));
}

test('it works from a page deep in the site, by mouse', { skip: !registries.includes('websocket') }, async () => {
  await page.goto(`${origin}/${locales[0]}/websocket/1000-vs-1001.html`);
  await page.fill('#look-up', '1006');
  await page.locator('#look-up-0').click();
  await page.waitForURL(`${origin}/${locales[0]}/websocket/1006.html`);
});

test('it does not mind a hurry', { skip: !registries.includes('websocket') }, async () => {
  await page.goto(`${origin}/${locales[0]}/index.html`);
  await page.fill('#look-up', '1006 1014');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${origin}/${locales[0]}/websocket/1006-vs-1014.html`);
});

test('its index is fetched when it is first asked', async () => {
  const fresh = await newPage();
  const faults = watch(fresh, origin);
  const asked = [];
  fresh.on('request', (request) => asked.push(request.url()));
  await fresh.goto(`${origin}/${locales[0]}/index.html`, { waitUntil: 'networkidle' });
  const isIndex = (url) => url.startsWith(`${origin}/${locales[0]}/look-up.js?`);
  assert.ok(!asked.some(isIndex), 'it is fetched before anybody asks');
  await Promise.all([fresh.waitForRequest((request) => isIndex(request.url())), fresh.focus('#look-up')]);
  await fresh.waitForLoadState('networkidle');
  assert.deepEqual(faults, []);
  await fresh.context().close();
});

for (const locale of locales) {
  test(`${locale}: what is not found is said`, async () => {
    await page.goto(`${origin}/${locale}/index.html`);
    assert.equal((await page.locator('[role=status]#look-up-status').textContent()).trim(), '');
    await page.fill('#look-up', 'qzxqzx wvvw');
    await page.locator('#look-up-status', { hasText: /\S/ }).waitFor();
    assert.equal(await page.locator('#look-up-list [role=option]').count(), 0);
    assert.equal(await page.locator('#look-up').getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Enter');
    assert.equal(page.url(), `${origin}/${locale}/index.html`);
  });
}

after(() => console.log(`look-up: ${looked} queries led where they should, in ${locales.length} locales and from disk`));
