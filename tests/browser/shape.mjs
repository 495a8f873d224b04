// The shape of a page, and pages drawn by lot: what a validator has to see where it cannot see every page.
import { kindOf } from './site.mjs';

const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*>/g;
const attribute = /([^\s"=]+)(?:="([^"]*)")?/g;
/** Attributes whose values are part of the structure. The values of all others are text, addresses or names. */
const structural = new Set(['class', 'rel', 'role', 'scope', 'type']);
const empty = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/** An element without its content: its name, its attributes, and the values of the structural ones. */
function bare(name, text) {
  const attributes = [...text.matchAll(attribute)].map(([, key, value]) => (structural.has(key) ? `${key}=${value}` : key));
  return [name, ...attributes.sort()].join(' ');
}

/** What tells pages apart but for their text: kind, locale, and which elements occur in which. */
export function shapeOf(path, html) {
  const found = new Set();
  const open = [];
  for (const [, end, name, text] of html.matchAll(tag)) {
    if (end) {
      open.length = Math.max(open.lastIndexOf(name), 0);
      continue;
    }
    found.add(`${open.at(-1) ?? ''} > ${bare(name, text)}`);
    if (!empty.has(name)) open.push(name);
  }
  const locale = path.includes('/') ? path.split('/')[0] : '';
  return [kindOf(path), locale, ...[...found].sort()].join('\n');
}

/** Numbers from 0 to 1, the same from the same seed: the generator mulberry32. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As many of the paths as asked for, drawn by lot: the same from the same seed. */
export function draw(paths, count, seed) {
  const random = randomFrom(seed);
  const left = [...paths];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const at = Math.floor(random() * left.length);
    const [drawn] = left.splice(at, 1, left.at(-1));
    left.pop();
    return drawn;
  });
}
