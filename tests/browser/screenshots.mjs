// Pictures of a page of each kind, in each locale, width and color scheme, to be looked at one by one.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { serve } from './server.mjs';
import { dist, launch, samples, target } from './site.mjs';

const out = resolve(process.env.OUT ?? join(target, 'screenshots'));
await mkdir(out, { recursive: true });
const server = await serve(dist);
const browser = await launch();
const page = await browser.newPage({ reducedMotion: 'reduce' });
let count = 0;
for (const { kind, path, locale } of samples) {
  await page.goto(`${server.origin}/${path}`, { waitUntil: 'networkidle' });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const name = [kind, locale ?? 'root', width, colorScheme].join('-');
      await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
      count += 1;
    }
  }
}
await browser.close();
await server.close();
console.log(`${count} screenshots in ${out}`);
