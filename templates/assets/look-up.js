// What readers type or paste → codes and pairs, the best first. It knows the index of a locale and nothing of the page.
//
// Everything grows with codes: a pair is found by finding its two codes.
"use strict";
globalThis.versusLookUp = (index, folder) => {
  const RESULTS_MAX = 8;
  const QUOTE_SHARED_MAX = 3;
  const QUOTE_MIN = 12;

  // Words in small letters, one space between them, without accents. A word ends where digits, Latin letters and
  // other scripts meet: `401和403`, `502vs504`, `CLOSE_ABNORMAL` and `CloseAbnormal`.
  const fold = (text) => {
    const small = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
    const plain = /^[ -~]*$/.test(small) ? small : small.normalize("NFKD").replace(/[\u0300-\u036f’]/g, "").normalize("NFC")
      .replace(/(\p{Script=Latin})(?=[^\P{L}\p{Script=Latin}])|([^\P{L}\p{Script=Latin}])(?=\p{Script=Latin})/gu, "$& ");
    return plain.replace(/'/g, "").replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, "$& ").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
  };
  // Scripts without spaces, or with endings that stick to a word, are looked for inside words.
  const isLatin = (phrase) => !/[^\P{L}\p{Script=Latin}]/u.test(phrase);
  const padded = (phrase) => isLatin(phrase) ? ` ${phrase} ` : phrase;
  const placeOf = (text, sought) => sought[0] === " " ? text.indexOf(sought) : text.indexOf(sought) - 1;

  const entries = [];
  const registries = index.registries.map((registry, order) => {
    const names = [registry.name, registry.folder, ...registry.aliases ?? []].map(fold);
    const made = { ...registry, order, names: [...new Set(names)], pairs: registry.pairs && new Set(), written: new Set() };
    made.entries = registry.codes.map(([spelling, official, name, aliases, quotes, gist, stem, address, group], at) => {
      const unique = (texts) => [...new Set(texts.map(fold).filter(Boolean))];
      const entry = {
        registry: made, at, spelling, official, name, gist, group, address: address ?? spelling,
        href: `${folder}${registry.folder}/${stem ?? spelling}${index.suffix}`,
        number: fold(spelling), names: unique([official, name, ...aliases]),
      };
      entry.sought = entry.names.map(padded);
      // Folded when a text is first long enough to hold one.
      entry.quotes = () => entry.folded ??= unique(quotes);
      entry.forms = forms(entry);
      entries.push(entry);
      return entry;
    });
    return made;
  });
  const key = (a, b) => `${a} ${b}`;
  registries.forEach((registry, at) => {
    for (const [a, b] of index.registries[at].pairs ?? []) registry.pairs.add(key(a, b));
    for (const [a, b] of index.registries[at].written ?? []) registry.written.add(key(a, b));
  });
  const across = new Map();
  for (const [ra, a, rb, b] of index.across ?? []) {
    const [one, other] = [registries[ra].entries[a], registries[rb].entries[b]];
    const side = ({ registry, address }) => `${registry.folder}-${address}`;
    const pair = { a: one, b: other, href: `${folder}across/${side(one)}-vs-${side(other)}${index.suffix}` };
    for (const [from, to] of [[one, other], [other, one]]) {
      if (!across.has(from)) across.set(from, new Map());
      across.get(from).set(to, pair);
    }
  }
  let counted;
  const shared = (quote) => {
    if (!counted) {
      counted = new Map();
      for (const { quotes } of entries) for (const each of quotes()) counted.set(each, (counted.get(each) ?? 0) + 1);
    }
    return counted.get(quote);
  };
  const words = Object.fromEntries(Object.entries(index.words).map(([kind, list]) =>
    [kind, new Set(list.split(/[,，、]/).flatMap((word) => fold(word).split(" ")).filter(Boolean))]));

  const quietWords = [...words.links, ...words.fillers].filter((word) => !isLatin(word)).sort((a, b) => b.length - a.length);

  /// A number as other bases write it: `0x80070005` is 80070005 in a log, and -2147024891 as a signed one.
  function forms({ spelling, number }) {
    const value = /^-?(0x[0-9a-f]+|\d+)$/i.test(spelling) ? Number(spelling.replace("-", "")) : NaN;
    if (Number.isNaN(value)) return [number];
    const hex = value.toString(16);
    const signed = value > 0x7fffffff ? [String(2 ** 32 - value)] : [];
    const bare = /x/i.test(spelling) ? [hex, String(value), ...signed] : [];
    return [...new Set([number, `0x${hex}`, ...bare].map(fold))];
  }

  // The page of two codes, the one that comes first on the left.
  const pairOf = (a, b) => {
    if (a.registry !== b.registry) return across.get(a)?.get(b);
    const [one, other] = a.at < b.at ? [a, b] : [b, a];
    const { registry } = one;
    const name = key(one.at, other.at);
    const isThere = registry.written.has(name) || registry.policy === "all"
      || (registry.policy === "category" && one.group === other.group) || registry.pairs?.has(name);
    const href = `${folder}${registry.folder}/${one.address}-vs-${other.address}${index.suffix}`;
    return one !== other && isThere ? { a: one, b: other, href, isWritten: registry.written.has(name) } : undefined;
  };

  const isRegistry = (word) => registries.some(({ names }) => names.includes(word));
  // Leaves the numbers of a log line that are no codes out: addresses, dates, durations, versions, `limit=200`.
  const isOwnPath = (path) => path.split(/[/?#]/).some((part) => isRegistry(fold(part)) || part === "across");
  const ownPath = (path) => path.split("/").slice(path.split("/").findIndex(isOwnPath)).join(" ").replace(/\.html?\b/, "");
  const NOISE = [
    [/\b[a-z][\w+.-]*:\/\/[^\s"'<>]+|(?<=^|[\s"'(])\/[^\s"'<>]+/gi, (url) => isOwnPath(url) ? ` ${ownPath(url)} ` : " ¦ "],
    [/\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b|\[?\b[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}\b\]?(:\d+)?/gi, " ¦ "],
    [/\b\d{4}-\d\d-\d\d([t ]\d\d:\d\d(:\d\d)?([.,]\d+)?(z|[+-]\d\d:?\d\d)?)?|\b\d{1,2}\/(\w{3}|\d{1,2})\/\d{2,4}(:\d\d){0,3}( [+-]\d{4})?|\b\d{1,2}:\d\d(:\d\d)?([.,]\d+)?\b/gi, " ¦ "],
    [/\bhttp\/[123](\.\d)?(?!\d)/gi, " § "],
    [/\b[a-z][\w-]*\/\d+(\.\d+)+\S*|\b[\w-]+(\.[\w-]+)+:\d+(:\d+)*|\blocalhost:\d+|\d+#\d+|\*\d+|\b(line|port|pid|byte|page)\b\W{0,2}\d+/gi, " ¦ "],
    [/\b([\w.-]+)=("?)[^\s&"]*\2/g, (all, name) => [...words.cues].some((cue) => fold(name).split(" ").includes(cue)) ? all : " ¦ "],
    [/(?<![\w.])-?\d+(\.\d+)+[a-z%]*|\b\d+\s?(ms|µs|us|ns|s|sec|secs|seconds?|minutes?|min|[kmg]i?b|bytes?|octets?|%|px)(?![\p{L}\d])/giu, " ¦ "],
  ];
  const quiet = (text) => NOISE.reduce((rest, [pattern, by]) => rest.replace(pattern, by), text);

  // The codes whose spelling stands in a text with its signs, as `5.1.1` or `E_FAIL` do.
  const spelled = (text) => {
    const small = ` ${text.toLowerCase()} `;
    return entries.filter(({ spelling }) => /[^\p{L}\d]|\p{L}\d|\d\p{L}/u.test(spelling)).flatMap((entry) => {
      const [at, length] = [small.indexOf(entry.spelling.toLowerCase()), entry.spelling.length];
      const [before, after] = [small[at - 1], small.slice(at + length)];
      const isAlone = at > 0 && !/[\p{L}\d.-]/u.test(before) && !/^([\p{L}\d]|[.-][\p{L}\d])/u.test(after);
      return isAlone ? [{ entry, phrase: entry.number, score: 90, isNumber: true }] : [];
    });
  };

  // The mentions of codes in a text: a number with what stands before it, a name that is not part of a longer one.
  const mentions = (typed) => {
    const rest = quiet(typed);
    const text = ` ${fold(rest)} `;
    const said = text.trim().split(" ");
    const named = registries.filter(({ names }) => names.some((name) => placeOf(text, padded(name)) >= 0));
    const isBare = said.every((word) => /^\d+$/.test(word) || isQuiet(word) || words.cues.has(word) || isRegistry(word));
    const found = spelled(typed);
    for (const { index: at, 0: whole, 1: digits } of rest.matchAll(/(?<![\p{L}\d])(?:0x[\da-f]+|(?=\d*[a-f])(?=[a-f]*\d)[\da-f]{6,8}(?![\p{L}\d]))|(\d+)/giu)) {
      found.push(...byNumber(at, whole, digits));
    }
    for (const [, digits] of rest.matchAll(/(?<![\p{L}\d])(\d{1,2})x{1,2}(?![\p{L}\d])/giu)) found.push(...byClass(digits));
    for (const entry of entries) {
      for (const [at, phrase] of entry.names.entries()) {
        const start = placeOf(text, entry.sought[at]);
        if (start < 0) continue;
        const before = text.slice(0, start + 1).trim().split(" ");
        const score = 30 + Math.min(phrase.length, 40) + (words.cues.has(before.at(-1)) ? 20 : 0)
          + (named.includes(entry.registry) ? 15 : 0);
        found.push({ entry, phrase, start, end: start + phrase.length, score, isOfficial: at === 0 });
      }
      if (text.length < QUOTE_MIN) continue;
      for (const phrase of entry.quotes()) {
        const start = text.length < phrase.length ? -1 : text.indexOf(` ${phrase} `);
        const isPart = start < 0 && said.length > 1 && phrase.includes(text.trim());
        if ((start < 0 && !isPart) || phrase.length < 8 || shared(phrase) > QUOTE_SHARED_MAX) continue;
        const length = isPart ? text.length : phrase.length;
        found.push({ entry, phrase, start, end: start + length, score: 24 + Math.min(length, 60), isQuote: true });
      }
    }
    const isPart = (one) => found.some((other) => !other.isQuote && !one.isNumber && other.end - other.start > one.end - one.start
      && other.start <= one.start && one.end <= other.end);
    return { found: found.filter((one) => !isPart(one)), text, said, named };

    function byNumber(at, whole, digits) {
      const [before, after] = [rest.slice(0, at), rest.slice(at + whole.length)];
      // Digits inside a word are no code, unless the word is one of ours: `HTTP404`, `502vs504`.
      const touching = [before.match(/\p{Script=Latin}+$/u)?.[0], after.match(/^\p{Script=Latin}+/u)?.[0]];
      const isOurs = (word) => word === undefined || isRegistry(fold(word)) || fold(word).split(" ").every((part) =>
        words.links.has(part) || words.cues.has(part) || words.fillers.has(part));
      if (digits && !touching.every(isOurs)) return [];
      const sign = /(^|[\s(=:])-$/.test(before) ? "-" : "";
      const previous = fold(before).split(" ");
      const isCued = words.cues.has(previous.at(-1)) && /[\p{L}\d]\W{0,4}$/u.test(before.trimEnd() || before);
      const isAfterRequest = /(["”]|§)\s*$/.test(before);
      const near = registries.filter(({ names }) => names.some((name) =>
        previous.slice(-3).join(" ").endsWith(name) || previous.slice(-2, -1)[0] === name
        || fold(after).startsWith(`${name} `) && !/^\s*(,|and|vs)/.test(after)));
      const folded = fold(whole);
      const isLong = folded.replace(/ /g, "").length > 2;
      return entries.flatMap((entry) => {
        const isExact = entry.forms.includes(folded);
        const [low, high] = entry.spelling.split("-").map(Number);
        const isInRange = !isExact && /^\d+-\d+$/.test(entry.spelling) && low <= Number(whole) && Number(whole) <= high;
        if (!isExact && !isInRange) return [];
        const isNegative = entry.spelling.startsWith("-");
        const isOwn = near.includes(entry.registry);
        const isElsewhere = near.length > 0 && !isOwn;
        if (!isLong && !isCued && !isOwn && !named.includes(entry.registry) && !isBare) return [];
        const score = 40 + (isLong ? 20 : 0) + (isCued ? 20 : 0) + (isAfterRequest ? 20 : 0) + (isOwn ? 25 : 0)
          + (named.includes(entry.registry) ? 10 : 0) - (isElsewhere ? 25 : 0) - (isInRange ? 12 : 0)
          + (isNegative === (sign === "-") ? 0 : -20);
        return [{ entry, phrase: folded, place: at, score, isNumber: true }];
      });
    }
    function byClass(digits) {
      const members = entries.filter(({ spelling }) => /^\d{3,4}$/.test(spelling) && spelling.startsWith(digits)
        && spelling.length === 3);
      return members.map((entry, at) => ({ entry, phrase: entry.number, score: 30 - at / 100, isNumber: true }));
    }
  };

  // Tells how well a text that is still being typed fits a code.
  const fit = (query, entry) => {
    if (entry.number.startsWith(query)) return 28;
    if (entry.names.some((name) => name.startsWith(query))) return 26;
    if (entry.names.some((name) => name.includes(query))) return 22;
    const own = [entry.number, ...entry.registry.names, ...entry.names].join(" ").split(" ");
    return query.split(" ").every((part) => own.some((word) => word.startsWith(part))) ? 18 : 0;
  };

  // Tells how well a name, or a word of one, with a slip of one or two letters fits what was typed.
  const slip = (said, entry) => {
    entry.words ??= [...new Set(entry.names.flatMap((name) => [name, ...name.split(" ")]))];
    const whole = said.join(" ");
    let best = 0;
    for (const part of new Set([whole, ...said])) {
      const max = /\d/.test(part) || part.length < 4 ? 0 : part.length > 7 ? 2 : 1;
      for (const target of max ? entry.words : []) {
        const far = edits(part, target, max);
        if (far <= max) best = Math.max(best, (entry.names.includes(target) ? 16 : 8) - far + target.length / 100);
      }
    }
    return best;
  };

  const find = (typed) => {
    if (!fold(typed)) return [];
    const { found, text, said, named } = mentions(typed);
    const query = text.trim();
    if (!query) return [];
    const scores = new Map();
    const why = new Map();
    for (const one of found) {
      const isWhole = !one.isNumber && (one.phrase === query || one.phrase === telling(said).join(" "));
      const score = one.score + (isWhole ? 40 : 0);
      if (score > (scores.get(one.entry) ?? 0)) {
        scores.set(one.entry, score + Math.min((scores.get(one.entry) ?? 0) / 4, 15));
        why.set(one.entry, one);
      } else scores.set(one.entry, scores.get(one.entry) + Math.min(score / 4, 15));
    }
    if (said.length < 6) {
      const asked = telling(said).join(" ") || query;
      for (const entry of entries) {
        const score = Math.max(fit(query, entry), asked === query ? 0 : fit(asked, entry) - 1);
        if (score && !scores.has(entry)) scores.set(entry, score);
      }
      if (!scores.size) {
        for (const entry of entries) {
          const score = slip(telling(said), entry);
          if (score) scores.set(entry, score);
        }
      }
    }
    const codes = [...scores].map(([entry, score]) => ({ a: entry, href: entry.href, score, by: why.get(entry)?.phrase }))
      .sort((x, y) => y.score - x.score || x.a.registry.order - y.a.registry.order || x.a.at - y.a.at);
    const pairs = pairsOf(found, said, named);
    const first = pairs.filter(({ isAsked }) => isAsked);
    return [...first, ...codes.slice(0, RESULTS_MAX), ...pairs.filter((pair) => !pair.isAsked)].slice(0, RESULTS_MAX);
  };

  // Leaves out what says nothing: connectives, "error", "what is", and names of registries.
  const telling = (said) => said.filter((word) => !isQuiet(word));
  // Where scripts have no spaces, one word may be several of them: `的区别`.
  const isQuiet = (word) => words.links.has(word) || words.fillers.has(word)
    || (!isLatin(word) && !quietWords.reduce((rest, part) => rest.replaceAll(part, ""), word));

  // The pairs of what was mentioned: asked for where the text is two codes and connectives, else among the rest.
  const pairsOf = (found, said, named) => {
    const spots = new Map();
    for (const one of found.filter(({ isQuote }) => !isQuote)) {
      const spot = one.isNumber ? `${one.phrase}` : `name ${one.start}`;
      if (!spots.has(spot)) spots.set(spot, []);
      spots.get(spot).push(one);
    }
    const covered = new Set([...spots.values()].flat().flatMap(({ phrase }) => phrase.split(" ")));
    const left = telling(said).filter((word) => !covered.has(word) && !words.cues.has(word) && !isRegistry(word));
    const list = [...spots.values()];
    const score = (pair, one, other) => one.score + other.score + (one.isOfficial && other.isOfficial ? 5 : 0) + (pair.a.registry === pair.b.registry ? 20 : 0)
      + (pair.isWritten === false ? 0 : 10) - pair.a.registry.order / 10;
    const pairs = [];
    list.forEach((ones, at) => list.slice(at + 1).forEach((others) => {
      for (const one of ones) for (const other of others) {
        const pair = pairOf(one.entry, other.entry);
        if (pair) pairs.push({ ...pair, score: score(pair, one, other), isAsked: list.length === 2 && !left.length });
      }
    }));
    // "503 grpc": the code is of one registry, and another one is named that it is compared with.
    const [only] = list.length === 1 ? list : [];
    for (const { entry } of only ?? []) {
      for (const [other, pair] of across.get(entry) ?? []) {
        if (named.includes(other.registry) && !named.includes(entry.registry)) pairs.push({ ...pair, score: 1, isAsked: !left.length });
      }
    }
    const unique = new Map(pairs.sort((x, y) => y.score - x.score).reverse().map((pair) => [pair.href, pair]));
    return [...unique.values()].reverse().slice(0, 4);
  };

  // The codes whose spelling is nearest to a word of an address that leads nowhere.
  const nearest = (typed) => {
    const said = fold(typed).split(" ");
    const distance = (entry) => Math.min(...said.map((word) => edits(word, entry.number, 2)));
    // Of equally near ones, that which begins like the word: `5021` is 502 sooner than 501.
    const alike = ({ number }) => Math.max(...said.map((word) => [...number].findIndex((c, at) => c !== word[at]) + 1 || number.length + 1));
    return entries.map((entry) => ({ a: entry, href: entry.href, far: distance(entry), alike: alike(entry) }))
      .filter(({ far, a }) => far <= 2 && far < a.number.length)
      .sort((x, y) => x.far - y.far || y.alike - x.alike);
  };

  // Letters that were changed, left out, added or swapped between two words; more than `max` is all the same.
  function edits(from, to, max) {
    if (Math.abs(from.length - to.length) > max) return max + 1;
    let [before, row] = [[], Array.from({ length: to.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= from.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= to.length; j += 1) {
        const same = from[i - 1] === to[j - 1] ? 0 : 1;
        next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same));
        if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[to.length];
  }

  // The words of a text that a result was found by, as ranges.
  const marks = (typed, result) => {
    const by = new Set([result.by, result.a.number, result.b?.number].filter(Boolean).flatMap((phrase) => phrase.split(" ")));
    return [...typed.matchAll(/\d+|\p{Script=Latin}[\p{L}\p{M}]*|\p{L}[\p{L}\p{M}]*/gu)]
      .filter(([word]) => fold(word).split(" ").every((part) => by.has(part)))
      .map(({ index: at, 0: word }) => [at, at + word.length]);
  };

  return { entries, find, nearest, pairOf, marks, lang: index.lang };
};
