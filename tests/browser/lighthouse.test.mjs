// Lighthouse: five pages of different kinds and locales. Speed is printed and not asserted: it is a matter of the machine.
import lighthouse from 'lighthouse';
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import { dist, launch, locales, samples } from './site.mjs';
import { serve } from './server.mjs';

const perfect = ['accessibility', 'best-practices', 'seo'];
const figures = [];

/** A port that nobody listens on: Lighthouse finds the browser by it. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const port = await freePort();
const server = await serve(dist);
const browser = await launch([`--remote-debugging-port=${port}`]);
after(async () => {
  await browser.close();
  await server.close();
});

const chosen = ['home', 'registry', 'code', 'curated', 'composed'].map((kind, index) =>
  samples.find((page) => page.kind === kind && page.locale === locales[index % locales.length]),
);

for (const { kind, path } of chosen) {
  test(`${kind}: ${path}`, async () => {
    const flags = { port, logLevel: 'error', onlyCategories: ['performance', ...perfect] };
    const { lhr } = await lighthouse(`${server.origin}/${path}`, flags);
    assert.equal(lhr.runtimeError, undefined);
    const score = (name) => Math.round(lhr.categories[name].score * 100);
    figures.push(`${path} ${[...perfect, 'performance'].map(score).join('/')}`);
    for (const name of perfect) {
      const lost = lhr.categories[name].auditRefs
        .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
        .map(({ id }) => `${id}: ${JSON.stringify(lhr.audits[id].details?.items ?? lhr.audits[id].explanation)}`);
      assert.equal(score(name), 100, `${name}\n${lost.join('\n')}`);
    }
  });
}

after(() => console.log(`lighthouse (accessibility/best practices/SEO/performance): ${figures.join(', ')}`));
