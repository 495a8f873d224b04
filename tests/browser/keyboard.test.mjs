// Everything a mouse can reach, by keyboard alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { locales, none, open, registries, sample } from './site.mjs';

const { newPage, origin } = await open(after);
const page = await newPage();
/** Milliseconds within which a key that does something has done it. */
const PATIENCE = 5000;
const unseen = new Set();
let presses = 0;
let paths = 0;

const at = () => decodeURIComponent(new URL(page.url()).pathname);
const start = (path) => page.goto(`${origin}/${path}`);

async function press(key) {
  await page.keyboard.press(key);
  presses += 1;
}

/** What a reader sees of the element that has the focus. */
function look(element) {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isMarked = (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
  const isInside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { isBody: element === document.body, fault: isMarked && isInside ? '' : element.outerHTML.slice(0, 100) };
}

/** Presses Tab until what has the focus fits; whatever has the focus on the way must show it. */
async function tabTo(fits, what) {
  for (let count = 0; count < 2000; count += 1) {
    await press('Tab');
    const element = await page.evaluateHandle(() => document.activeElement);
    const found = await element.evaluate(look);
    if (found.isBody) break;
    if (found.fault) unseen.add(`${at()}: the focus cannot be seen on ${found.fault}`);
    if (await element.evaluate(fits)) return;
  }
  assert.fail(`${at()}: Tab does not reach ${what}`);
}

/** Presses Enter and waits for the page it leads to. */
async function enter(address) {
  await Promise.all([page.waitForURL(address, { timeout: PATIENCE }), press('Enter')]);
  paths += 1;
}

for (const locale of locales) {
  const registry = `${locale}/${registries[0]}`;

  test(`${locale}: links lead from home to a pair`, async () => {
    await start(`${locale}/index.html`);
    await tabTo((element) => /\/[^/]+\/[^/]+\/index\.html$/.test(element.pathname), 'a registry');
    await enter((url) => url.pathname.split('/').length === 4);
    await tabTo((element) => element.closest('main') && /\/\d+\.html$/.test(element.pathname), 'a code');
    await enter(/\/\d+\.html$/);
    await tabTo((element) => /-vs-[^/]+\.html$/.test(element.pathname), 'a pair');
    await enter(/-vs-[^/]+\.html$/);
    assert.equal(await page.locator('.verdict').count(), 1);
  });

  test(`${locale}: the look-up leads from home to a pair`, { skip: !registries.includes('websocket') }, async () => {
    await start(`${locale}/index.html`);
    await press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'look-up');
    await page.keyboard.type('1006 1011');
    await page.locator('#look-up-list [role=option]').first().waitFor();
    await enter(`${origin}/${locale}/websocket/1006-vs-1011.html`);
  });

  test(`${locale}: the picker leads to any pair, in either order`, async () => {
    const choices = { 'picker-a': 3, 'picker-b': 1 };
    await start(`${registry}/index.html`);
    const codes = [];
    for (const [id, steps] of Object.entries(choices)) {
      await tabTo((element) => element.id.startsWith('picker-'), id);
      assert.equal(await page.evaluate(() => document.activeElement.id), id);
      await press('Home');
      for (let step = 0; step < steps; step += 1) await press('ArrowDown');
      codes.push(await page.evaluate(() => document.activeElement.selectedOptions[0].text.trim().split(/\s/)[0]));
    }
    await tabTo((element) => element.matches('#picker button'), 'the button of the picker');
    await enter((url) => !url.pathname.endsWith('index.html'));
    assert.equal(at(), `/${registry}/${codes.toReversed().join('-vs-')}.html`);
  });
}

test('the skip link comes first, can be seen, and leads past the header', async () => {
  await start(sample(locales[0], 'code'));
  await press('Tab');
  const skip = page.locator('.skip');
  assert.ok(await skip.evaluate((element) => element === document.activeElement), 'it does not come first');
  const box = await skip.boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0 && box.width > 20, 'it cannot be seen');
  await press('Enter');
  await press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'it leads elsewhere');
});

test('the options of the look-up are moved through by keys', { skip: !registries.includes('websocket') }, async () => {
  await start('en/index.html');
  const input = page.locator('#look-up');
  const options = page.locator('#look-up-list [role=option]');
  const active = () => input.getAttribute('aria-activedescendant');
  const selected = () => page.locator('#look-up-list [aria-selected=true]').evaluateAll((all) => all.map(({ id }) => id));
  await press('/');
  assert.equal(await input.getAttribute('aria-expanded'), 'false');
  await page.keyboard.type('100');
  await options.first().waitFor();
  assert.equal(await input.getAttribute('aria-expanded'), 'true');
  assert.equal(await active(), null);
  const last = `look-up-${(await options.count()) - 1}`;
  assert.notEqual(last, 'look-up-0', 'one option is too few to move through');
  for (const [key, expected] of [
    ['ArrowDown', 'look-up-0'],
    ['ArrowDown', 'look-up-1'],
    ['ArrowUp', 'look-up-0'],
    ['End', last],
    ['Home', 'look-up-0'],
    ['ArrowUp', last],
    ['ArrowDown', 'look-up-0'],
    ['ArrowDown', 'look-up-1'],
  ]) {
    await press(key);
    assert.equal(await active(), expected, key);
    assert.deepEqual(await selected(), [expected], key);
  }
  const href = await options.nth(1).evaluate((option) => option.href);

  await press('Escape');
  assert.equal(await input.getAttribute('aria-expanded'), 'false');
  assert.equal(await page.locator('#look-up-list').isVisible(), false);
  assert.equal(await input.inputValue(), '100', 'the first Escape only closes');
  await press('Escape');
  assert.equal(await input.inputValue(), '', 'the second Escape clears');

  await page.keyboard.type('100');
  await options.first().waitFor();
  await press('ArrowDown');
  await press('ArrowDown');
  await enter(href);
});

test('a slash that is typed stays a slash', async () => {
  await start('index.html');
  await press('/');
  await page.keyboard.type('a/b');
  assert.equal(await page.locator('#look-up').inputValue(), 'a/b');
});

test('the focus can be seen wherever it goes', () => none([...unseen]));

after(() => console.log(`keyboard: ${paths} pages reached with ${presses} keys in ${locales.length} locales`));
