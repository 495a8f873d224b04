// The page of an address that leads nowhere: it leads on where the address is exact but for its form.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { locales, open, registries } from './site.mjs';

const { newPage, origin } = await open(after);
const page = await newPage();
const isWhole = registries.includes('http');

for (const locale of locales) {
  for (const [asked, wanted] of [
    ['http/404', 'http/code-404.html'],
    ['http/404.html', 'http/code-404.html'],
    ['http/504-vs-502.html', 'http/502-vs-504.html'],
  ]) {
    test(`${locale}: ${asked} leads on`, { skip: !isWhole }, async () => {
      await page.goto(`${origin}/${locale}/${asked}`);
      await page.waitForURL(`${origin}/${locale}/${wanted}`);
    });
  }

  test(`${locale}: the nearest pages stand first`, { skip: !isWhole }, async () => {
    await page.goto(`${origin}/${locale}/http/5021.html`);
    const first = page.locator('#nearest a').first();
    await first.waitFor();
    assert.equal(await first.evaluate(({ href }) => href), `${origin}/${locale}/http/502.html`);
    const follows = await page.evaluate(() =>
      document.getElementById('nearest').compareDocumentPosition(document.querySelector('.choices')) & Node.DOCUMENT_POSITION_FOLLOWING);
    assert.ok(follows, 'languages stand before what may have been meant');
  });
}
