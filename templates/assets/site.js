// Color scheme, look-up, picker and nearest pages. Every page is whole without this script.
"use strict";
(() => {
  const THEME = "versus-theme";
  const RESULTS_MAX = 8;
  const NEAREST_MAX = 4;

  // Storage may be forbidden, as it is for files in some browsers: the choice then lasts for a page.
  const storage = {
    get: () => { try { return localStorage.getItem(THEME); } catch { return null; } },
    set: (theme) => {
      try {
        if (theme === "auto") localStorage.removeItem(THEME);
        else localStorage.setItem(THEME, theme);
      } catch { /* Not remembered. */ }
    },
  };
  const showTheme = (theme) => {
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  // Before the first paint, which is why this script is not deferred.
  showTheme(storage.get());

  // The index of a locale is a script that calls `versus`: data cannot be fetched from disk.
  let entries = [], pages = new Map(), lang = "en", loading;
  const load = (folder) => loading ??= new Promise((resolve, reject) => {
    window.versus = (index) => read(index, folder);
    const script = document.createElement("script");
    script.src = `${folder}look-up.js`;
    script.onload = resolve;
    script.onerror = () => { loading = undefined; reject(new Error(script.src)); };
    document.head.append(script);
  });

  const read = (index, folder) => {
    lang = index.lang;
    const byRegistry = index.registries.map((registry) => registry.codes.map(
      ([spelling, official, name, aliases, stem, address = spelling], at) => ({
        registry, at, spelling, address, official, name,
        href: `${folder}${registry.folder}/${stem ?? spelling}${index.suffix}`,
        number: fold(spelling),
        names: [...new Set([official, name, ...aliases].map(fold).filter(Boolean))],
      })));
    entries = byRegistry.flat();
    const add = (a, b, path) => pages.set(key(a, b), { a, b, href: folder + path + index.suffix });
    byRegistry.forEach((codes, at) => {
      const { folder: of, pairs } = index.registries[at];
      const every = () => codes.flatMap((_, a) => codes.slice(a + 1).map((_, b) => [a, a + 1 + b]));
      for (const [a, b] of pairs ?? every()) {
        add(codes[a], codes[b], `${of}/${codes[a].address}-vs-${codes[b].address}`);
      }
    });
    for (const [ra, a, rb, b] of index.across ?? []) {
      const [one, other] = [byRegistry[ra][a], byRegistry[rb][b]];
      const side = (entry) => `${entry.registry.folder}-${entry.address}`;
      add(one, other, `across/${side(one)}-vs-${side(other)}`);
    }
  };
  const key = (a, b) => `${a.registry.folder} ${a.spelling} ${b.registry.folder} ${b.spelling}`;
  const pairOf = (a, b) => pages.get(key(a, b)) ?? pages.get(key(b, a));

  // Words in small letters without accents: `CLOSE_ABNORMAL` and `CloseAbnormal` are "close abnormal".
  const fold = (text) => text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();

  // Finds the codes that a text names in full, in its order: a number, or a name that is not part of a
  // longer one ("Found" in "Not Found").
  const mentions = (query) => {
    const text = ` ${query} `;
    const named = entries.filter((entry) => isNamed(text, entry.registry));
    const isBare = query.split(" ").every((word) => /^(\d+|vs|and|or)$/.test(word));
    const found = [];
    for (const entry of named.length ? named : entries) {
      const isTelling = entry.number.length > 2 || isBare || named.length > 0;
      const phrases = isTelling ? [entry.number, ...entry.names] : entry.names;
      for (const phrase of phrases) {
        const start = text.indexOf(` ${phrase} `);
        if (start < 0) continue;
        const score = phrase === entry.number ? 100 : 50 + phrase.length;
        found.push({ entry, start, end: start + phrase.length, score });
      }
    }
    const isPart = (one) => found.some((other) => other.end - other.start > one.end - one.start
      && other.start <= one.start && one.end <= other.end);
    const scores = new Map();
    for (const { entry, score } of found.filter((one) => !isPart(one)).sort((x, y) => x.start - y.start)) {
      scores.set(entry, (scores.get(entry) ?? 0) + score);
    }
    return scores;
  };
  const isNamed = (text, registry) =>
    [registry.name, registry.folder].some((name) => text.includes(` ${fold(name)} `));

  // Tells how well a text that is still being typed fits a code.
  const fit = (query, entry) => {
    if (entry.number.startsWith(query)) return 45;
    if (entry.names.some((name) => name.startsWith(query))) return 40;
    if (entry.names.some((name) => name.includes(query))) return 30;
    const words = [entry.number, fold(entry.registry.name), ...entry.names].join(" ").split(" ");
    const isWhole = query.split(" ").every((part) => words.some((word) => word.startsWith(part)));
    return isWhole ? 20 : 0;
  };

  const find = (typed) => {
    const query = fold(typed);
    if (!query) return [];
    const scores = mentions(query);
    const mentioned = [...scores.keys()];
    const pairs = mentioned.flatMap((a, at) => mentioned.slice(at + 1).map((b) => pairOf(a, b)));
    if (mentioned.length === 1) {
      const [only] = mentioned;
      const rest = query.split(" ").filter((word) => word !== only.number && word !== "vs").join(" ");
      const isOpen = rest && rest !== query && (/^\d+$/.test(rest) || !fit(rest, only));
      const others = entries.filter((entry) => isOpen && entry !== only && fit(rest, entry) >= 30);
      pairs.push(...others.map((entry) => pairOf(only, entry)).slice(0, 4));
    }
    for (const entry of entries) {
      const score = scores.get(entry) ?? fit(query, entry);
      if (score) scores.set(entry, score);
    }
    const codes = [...scores].sort((x, y) => y[1] - x[1]).map(([entry]) => ({ a: entry, href: entry.href }));
    return [...pairs.filter(Boolean), ...codes].slice(0, RESULTS_MAX);
  };

  // Finds the codes whose spelling is nearest to a word of an address that leads nowhere.
  const nearest = (typed) => {
    const words = fold(typed).split(" ");
    const distance = (entry) => Math.min(...words.map((word) => edits(word, entry.number)));
    return entries.map((entry) => ({ a: entry, href: entry.href, far: distance(entry) }))
      .filter(({ far, a }) => far <= 2 && far < a.number.length)
      .sort((x, y) => x.far - y.far);
  };
  const edits = (from, to) => {
    let row = Array.from({ length: to.length + 1 }, (_, at) => at);
    for (let i = 1; i <= from.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= to.length; j += 1) {
        const same = from[i - 1] === to[j - 1] ? 0 : 1;
        next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same));
      }
      row = next;
    }
    return row[to.length];
  };

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };
  const number = (entry) => element("span", { class: "number" }, entry.spelling);
  const official = (entry) => element("span", { lang, translate: "no" }, entry.official);
  const label = ({ a, b }) => {
    const note = b && b.registry !== a.registry ? `${a.registry.name}, ${b.registry.name}`
      : [b ? "" : a.name, a.registry.name].filter(Boolean).join(" · ");
    const words = b ? [number(a), " vs ", number(b)] : [number(a), " ", official(a)];
    return [element("span", {}, ...words), " ", element("span", { class: "gist" }, note)];
  };

  const setUpTheme = () => {
    const select = document.getElementById("theme");
    select.value = storage.get() ?? "auto";
    select.addEventListener("change", () => { storage.set(select.value); showTheme(select.value); });
  };

  // The combobox of the ARIA Authoring Practices Guide, with a list that is chosen from by hand.
  const setUpLookUp = (folder) => {
    const input = document.getElementById("look-up");
    const list = document.getElementById("look-up-list");
    const status = document.getElementById("look-up-status");
    const options = () => [...list.children];
    let active = -1;
    const activate = (at) => {
      active = at;
      options().forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
      const option = list.children[at];
      option?.scrollIntoView({ block: "nearest" });
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
    };
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      activate(-1);
    };
    const open = async () => {
      await load(folder).catch(() => {});
      const results = find(input.value);
      list.replaceChildren(...results.map((result, at) => element("li",
        { role: "option", id: `look-up-${at}`, "aria-selected": "false", "data-href": result.href },
        ...label(result))));
      status.textContent = input.value.trim() && !results.length ? status.dataset.none : "";
      activate(-1);
      list.hidden = !results.length;
      input.setAttribute("aria-expanded", String(results.length > 0));
    };
    const go = (option) => { if (option) location.href = option.dataset.href; };
    const move = {
      ArrowDown: () => activate((active + 1) % list.children.length),
      ArrowUp: () => activate((active <= 0 ? list.children.length : active) - 1),
      Home: () => activate(0),
      End: () => activate(list.children.length - 1),
    };
    input.addEventListener("focus", () => load(folder).catch(() => {}));
    input.addEventListener("input", open);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", async (event) => {
      if (event.isComposing) return;
      const isList = !list.hidden;
      if (move[event.key] && (isList || event.key.startsWith("Arrow"))) {
        if (!isList && !input.value.trim()) return;
        event.preventDefault();
        if (!isList) await open();
        move[event.key]();
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (!isList) await open();
        go(list.children[Math.max(active, 0)]);
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (isList) close();
        else { input.value = ""; status.textContent = ""; }
      }
    });
    // A press would take the focus, and the list with it, before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  };

  const setUpPicker = (folder) => {
    const form = document.getElementById("picker");
    form?.addEventListener("submit", async (event) => {
      event.preventDefault();
      await load(folder).catch(() => {});
      const [a, b] = ["picker-a", "picker-b"].map((id) => new URL(document.getElementById(id).value, location));
      const entry = (url) => entries.find(({ href }) => new URL(href, location).href === url.href);
      const [one, other] = [entry(a), entry(b)];
      location.href = (one && other && pairOf(one, other)?.href) ?? a.href;
    });
  };

  // A page that hosts show for an address that leads nowhere names what may have been meant.
  const setUpNearest = async () => {
    const list = document.getElementById("nearest");
    // The page itself, opened by its own address, is no mistake.
    if (!list || location.pathname.endsWith("404.html")) return;
    const folders = [...document.querySelectorAll(".languages a")].map(({ href }) => new URL(".", href));
    const own = folders.find(({ pathname }) => location.pathname.startsWith(pathname));
    if (!own) return;
    await load(own.href).catch(() => {});
    const address = location.pathname.slice(own.pathname.length).replace(/(index)?\.html?$/, "");
    const asked = decodeURIComponent(address);
    const exact = [...mentions(fold(asked)).keys()].length ? find(asked) : [];
    const results = (exact.length ? exact : nearest(asked)).slice(0, NEAREST_MAX);
    list.replaceChildren(...results.map((result) =>
      element("li", {}, element("a", { href: result.href }, ...label(result)))));
    list.parentElement.classList.toggle("found", results.length > 0);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const { root, locale } = document.body.dataset;
    const folder = `${root}${locale}/`;
    setUpTheme();
    setUpLookUp(folder);
    setUpPicker(folder);
    setUpNearest();
  });
})();
