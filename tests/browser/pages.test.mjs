// How pages of each kind behave in a browser, in each locale.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, isPair, locales, none, open, registries, sample, samples, watch } from './site.mjs';

const { newPage, origin } = await open(after);
const withWebSocket = { skip: !registries.includes('websocket') };
let visits = 0;
let sheets = 0;

const pathOf = (page) => new URL(page.url()).pathname.slice(1);
const inLocale = samples.filter(({ locale }) => locale);

/** A page in a context of its own, closed after the test. */
async function fresh(t, options) {
  const page = await newPage(options);
  t.after(() => page.context().close());
  return page;
}

/** Notes in the page what moves after it was painted, and what the policy forbids. */
function observe() {
  window.observed = [];
  const note = ({ value, hadRecentInput, sources }) => {
    const moved = sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? '?').slice(0, 80));
    if (!hadRecentInput) window.observed.push(`layout shift ${value}: ${moved.join(' | ')}`);
  };
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: 'layout-shift', buffered: true });
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    window.observed.push(`policy: ${effectiveDirective} forbids ${blockedURI}`),
  );
}

/** Lets the page come to rest: two frames after everything has loaded. */
const rest = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let count = 0; count < 2; count += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 50));
  });

/** What a policy allows beyond the site's own files. */
function lax(policy) {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  const stated = Object.fromEntries(directives.map(([name, ...sources]) => [name, sources.join(' ')]));
  const faults = ['default-src', 'base-uri', 'form-action']
    .filter((name) => stated[name] !== "'none'")
    .map((name) => `policy: ${name} is not 'none'`);
  for (const [name, sources] of Object.entries(stated)) {
    if (!["'none'", "'self'"].includes(sources)) faults.push(`policy: ${name} allows ${sources}`);
  }
  return faults;
}

/** What stands out of the page to the right, once everything that folds is open. */
function overflow() {
  document.querySelectorAll('details').forEach((details) => (details.open = true));
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > clientWidth);
  return [`${scrollWidth - clientWidth} px too wide: ${wide.at(-1)?.outerHTML.slice(0, 100)}`];
}

for (const { kind, path } of samples) {
  test(`${kind}: ${path} loads without a fault and fits every width`, async (t) => {
    const page = await fresh(t);
    const faults = watch(page, origin);
    await page.addInitScript(observe);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${origin}/${path}`);
      await rest(page);
      const found = [...(await page.evaluate(() => window.observed)), ...(await page.evaluate(overflow))];
      faults.push(...found.map((fault) => `${width} px: ${fault}`));
      visits += 1;
    }
    faults.push(...lax(await page.getAttribute('meta[http-equiv="Content-Security-Policy" i]', 'content')));
    none(faults);
  });
}

for (const { kind, path } of inLocale.filter((page) => isPair(page.path))) {
  test(`${kind}: ${path} answers above the fold`, async (t) => {
    const page = await fresh(t);
    await page.goto(`${origin}/${path}`);
    for (const selector of ['h1', '.verdict', 'table.glance']) {
      assert.equal(await page.locator(selector).count(), 1, selector);
      const { y, height } = await page.locator(selector).boundingBox();
      assert.ok(y + height <= 800, `${selector} ends at ${Math.round(y + height)} of 800 px`);
    }
    for (const selector of ['.card.a', '.card.b', 'table.facts', 'ol.differences']) {
      assert.ok((await page.locator(selector).count()) > 0, selector);
    }
  });
}

for (const { kind, path } of inLocale.filter((page) => page.kind === 'code' || isPair(page.path))) {
  test(`${kind}: ${path} has headings that can be linked to`, async (t) => {
    const page = await fresh(t);
    await page.goto(`${origin}/${path}`);
    // The heading of a card leads to the page of its code.
    const headings = await page.locator('main :is(h2, h3)[id]:not(.card h2)').evaluateAll((all) =>
      all.map(({ id, firstElementChild }) => ({ id, href: firstElementChild?.getAttribute('href') })),
    );
    assert.ok(headings.length > 0);
    const strays = headings.filter(({ id, href }) => href !== `#${id}`);
    none(strays.map(({ id, href }) => `the heading ${id} leads to ${href}`));
  });
}

for (const kind of new Set(inLocale.map((page) => page.kind))) {
  test(`${kind}: the language switch keeps the page`, async (t) => {
    const page = await fresh(t);
    const name = sample(locales[0], kind).slice(locales[0].length);
    await page.goto(`${origin}/${locales[0]}${name}`);
    for (const locale of [...locales.slice(1), locales[0]]) {
      // A page that is not there has no other languages: the switch leads to their homes.
      const expected = `${locale}${kind === 'not-found' ? '/index.html' : name}`;
      if (kind === 'not-found') await page.goto(`${origin}/${locales[0]}${name}`);
      const links = await page.locator('nav.languages a[hreflang]').evaluateAll((all) =>
        all.map((link) => ({ path: link.pathname.slice(1), hreflang: link.hreflang })),
      );
      assert.equal(links.length, locales.length);
      const at = links.findIndex((link) => link.path === expected);
      assert.ok(at >= 0, `${pathOf(page)} does not lead to ${expected}`);
      await page.locator('nav.languages a[hreflang]').nth(at).click();
      await page.waitForURL(`${origin}/${expected}`);
      assert.equal(await page.getAttribute('html', 'lang'), links[at].hreflang);
      const current = page.locator('nav.languages a[aria-current]');
      assert.equal(await current.getAttribute('hreflang'), links[at].hreflang);
      visits += 1;
    }
  });
}

test('the theme is switched, remembered, shown before the page is, and forgotten', async (t) => {
  const page = await fresh(t, { colorScheme: 'light' });
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.body) window.themeAtBody ??= document.documentElement.dataset.theme ?? 'none';
    }).observe(document, { childList: true, subtree: true });
  });
  const theme = page.locator('#theme');
  const shown = () => page.getAttribute('html', 'data-theme');
  const remembered = () => page.evaluate(() => localStorage.getItem('versus-theme'));
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const isDark = (color) => color.match(/[\d.]+/g).slice(0, 3).every((part) => Number(part) < 100);
  await page.goto(`${origin}/${sample(locales[0], 'home')}`);
  assert.deepEqual(await theme.locator('option').evaluateAll((all) => all.map(({ value }) => value)), [
    'auto',
    'light',
    'dark',
  ]);
  assert.equal(isDark(await paper()), false);
  await theme.selectOption('dark');
  assert.equal(await shown(), 'dark');
  assert.equal(await remembered(), 'dark');
  assert.equal(isDark(await paper()), true);

  await page.goto(`${origin}/${sample(locales.at(-1), 'code')}`);
  await page.reload();
  assert.equal(await shown(), 'dark');
  assert.equal(await theme.inputValue(), 'dark');
  assert.equal(isDark(await paper()), true);
  assert.equal(await page.evaluate(() => window.themeAtBody), 'dark', 'the page is first shown in the other scheme');

  await page.emulateMedia({ colorScheme: 'dark' });
  await theme.selectOption('light');
  assert.equal(isDark(await paper()), false, 'a light page on a dark system');
  await theme.selectOption('auto');
  assert.equal(await shown(), null);
  assert.equal(isDark(await paper()), true, 'the system decides');
  assert.equal(await remembered(), null, 'what is remembered');
});

const scripted = ['#look-up', '#theme', '#picker'];
/** What a script alone can offer, in the main part of a page. */
const extras = '#picker, section:has(#nearest)';

for (const { kind, path } of samples) {
  test(`${kind}: ${path} is whole without script`, async (t) => {
    const page = await fresh(t);
    await page.goto(`${origin}/${path}`);
    await page.evaluate((extra) => document.querySelectorAll(extra).forEach((one) => one.remove()), extras);
    const withScript = await page.locator('main').innerText();
    const plain = await fresh(t, { javaScriptEnabled: false });
    await plain.goto(`${origin}/${path}`);
    for (const selector of scripted) {
      for (const one of await plain.locator(selector).all()) {
        assert.equal(await one.isVisible(), false, `${selector} is shown and does nothing`);
      }
    }
    assert.ok(await plain.locator('h1').isVisible());
    assert.equal(await plain.locator('main').innerText(), withScript);
    assert.ok((await plain.locator('main a[href]').count()) > 0, 'nothing leads on');
    visits += 2;
  });
}

/** Follows links by mouse from home to a pair. */
async function walk(page, home) {
  await page.goto(home);
  for (const [selector, kind] of [
    [`main a[href$="${registries[0]}/index.html"]`, 'registry'],
    ['main a[href$=".html"]:not([href*="-vs-"]):not([href*="/"])', 'code'],
    ['main a[href*="-vs-"]', 'pair'],
  ]) {
    const link = page.locator(selector).first();
    const expected = await link.evaluate((element) => element.href);
    await link.click();
    await page.waitForURL(expected).catch(() => assert.fail(`no link led to a ${kind}`));
    assert.ok(await page.locator('h1').isVisible());
    visits += 1;
  }
  assert.ok(await page.locator('.verdict').isVisible());
}

for (const locale of locales) {
  test(`${locale}: links lead from home to a pair without script`, async (t) => {
    await walk(await fresh(t, { javaScriptEnabled: false }), `${origin}/${locale}/index.html`);
  });
  test(`${locale}: links lead from home to a pair from disk`, async (t) => {
    const page = await fresh(t);
    const home = pathToFileURL(join(dist, locale, 'index.html')).href;
    const faults = watch(page, pathToFileURL(dist).href);
    await walk(page, home);
    none(faults);
  });
  test(`${locale}: chips lead from the registry to a pair without script`, async (t) => {
    const page = await fresh(t, { javaScriptEnabled: false });
    await page.goto(`${origin}/${sample(locale, 'registry')}`);
    await page.locator('main .chips a[href]').first().click();
    await page.locator('main .chips a[href*="-vs-"]').first().click();
    await page.waitForURL(/-vs-/);
    assert.ok(await page.locator('.verdict').isVisible());
  });
}

for (const { kind, path } of inLocale) {
  test(`${kind}: ${path} prints`, async (t) => {
    const page = await fresh(t);
    await page.goto(`${origin}/${path}`);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    const count = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(count > 0, 'nothing is printed');
    sheets += count;
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('h1').isVisible());
    for (const selector of ['.skip', 'nav', '#look-up', '#theme', '#picker']) {
      for (const one of await page.locator(selector).all()) {
        assert.equal(await one.isVisible(), false, `${selector} is printed`);
      }
    }
  });
}

for (const locale of locales) {
  test(`${locale}: what is not there names what may have been meant`, withWebSocket, async (t) => {
    const page = await fresh(t);
    await page.addInitScript(observe);
    const links = page.locator('ul#nearest a');
    const moved = [];
    const reach = async (path) => {
      const response = await page.goto(`${origin}/${locale}/${path}`);
      assert.equal(response.status(), 404);
      assert.equal(await page.getAttribute('body', 'data-locale'), locale);
      await links.first().waitFor();
      await rest(page);
      moved.push(...(await page.evaluate(() => window.observed)));
      return links.evaluateAll((all) => all.map(({ pathname }) => pathname.slice(1)));
    };
    const half = await reach('websocket/1014-vs-1066');
    assert.equal(half[0], `${locale}/websocket/1014.html`);
    const mistyped = await reach('websocket/1066.html');
    assert.ok(mistyped.includes(`${locale}/websocket/1006.html`), mistyped.join(' '));
    for (const path of [...half, ...mistyped]) assert.ok(existsSync(join(dist, path)), path);

    await page.goto(`${origin}/${locale}/404.html`, { waitUntil: 'networkidle' });
    assert.equal(await links.count(), 0);
    assert.equal(await page.locator('ul#nearest').isVisible(), false);
    none(moved);
  });
}

after(() => console.log(`pages: ${samples.length} pages, ${visits} visits, ${sheets} printed sheets`));
