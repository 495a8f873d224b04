// Accessibility: axe-core over one page of each kind, in each locale, width and color scheme.
import axe from 'axe-core';
import { after, test } from 'node:test';
import { none, open, samples } from './site.mjs';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const { newPage, origin } = await open(after);
const page = await newPage({ reducedMotion: 'reduce' });
const rules = new Set();
const unsure = new Set();
let runs = 0;
let passes = 0;

/** Runs axe on the page as it stands, at both widths and in both schemes. */
async function examine(state) {
  const faults = [];
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const result = await page.evaluate(async (values) => {
        const { violations, passes, incomplete } = await window.axe.run(document, {
          runOnly: { type: 'tag', values },
          resultTypes: ['violations', 'incomplete'],
        });
        const nodes = (rule) => rule.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`);
        return {
          violations: violations.flatMap((rule) => nodes(rule).map((node) => `${rule.id}: ${node}`)),
          passes: passes.map((rule) => rule.id),
          incomplete: incomplete.map((rule) => rule.id),
        };
      }, tags);
      faults.push(...result.violations.map((fault) => `${state} at ${width} px, ${colorScheme}: ${fault}`));
      [...result.passes, ...result.incomplete].forEach((rule) => rules.add(rule));
      result.incomplete.forEach((rule) => unsure.add(rule));
      passes += result.passes.length;
      runs += 1;
    }
  }
  return faults;
}

for (const { kind, locale, path } of samples) {
  test(`${kind}: ${path}`, async () => {
    await page.goto(`${origin}/${path}`);
    await page.evaluate(axe.source);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    const faults = await examine('at rest');
    if (kind === 'home') {
      await page.fill('#look-up', '10');
      await page.locator('#look-up-list [role=option]').first().waitFor();
      await page.keyboard.press('ArrowDown');
      faults.push(...(await examine(`look-up open in ${locale}`)));
    }
    none(faults);
  });
}

after(() =>
  console.log(
    `axe: ${samples.length} pages, ${runs} runs, ${rules.size} rules applied, ${passes} passes; ` +
      `left for a person to judge: ${[...unsure].join(', ') || 'nothing'}`,
  ),
);
