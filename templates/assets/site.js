// Color scheme, look-up, picker and nearest pages. Every page is whole without this script.
"use strict";
(() => {
  const THEME = "versus-theme";
  const NEAREST_MAX = 4;
  const MENTION_MIN = 30;
  const SAID_MIN = 24;
  const INDEX_AGE_MAX = 5 * 60 * 1000;

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

  // What looks up, and the index of the locale: both are scripts, as data cannot be fetched from disk. The index is asked for
  // anew every few minutes, whatever a host caches, so that a deploy shows.
  let lookUp, loading;
  const script = (src) => new Promise((resolve, reject) => {
    const made = document.createElement("script");
    made.src = src;
    made.onload = resolve;
    made.onerror = () => reject(new Error(src));
    document.head.append(made);
  });
  const load = (folder) => loading ??= (async () => {
    let index;
    window.versus = (data) => { index = data; };
    const age = Math.floor(Date.now() / INDEX_AGE_MAX);
    await Promise.all([script(document.body.dataset.lookUp), script(`${folder}look-up.js?${age}`)]);
    lookUp = window.versusLookUp(index, folder);
  })().catch((error) => { loading = undefined; throw error; });

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };
  const number = (entry) => element("span", { class: "number" }, entry.spelling);
  const official = (entry) => element("span", { lang: lookUp.lang, translate: "no" }, entry.official);
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
    const said = document.getElementById("look-up-said");
    const options = () => [...list.querySelectorAll("a")];
    let active = -1;
    const activate = (at) => {
      active = at;
      options().forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
      const option = options()[at];
      option?.scrollIntoView({ block: "nearest" });
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
    };
    const close = () => {
      list.hidden = true;
      said.hidden = true;
      input.setAttribute("aria-expanded", "false");
      activate(-1);
    };
    // The words of a pasted text that the first result was found by.
    const showSaid = (typed, result) => {
      const ranges = result && typed.length > SAID_MIN ? lookUp.marks(typed, result) : [];
      let at = 0;
      const parts = ranges.flatMap(([from, to]) => {
        const before = typed.slice(at, from);
        at = to;
        return [before, element("mark", {}, typed.slice(from, to))];
      });
      said.hidden = !ranges.length;
      said.replaceChildren(...parts, typed.slice(at));
    };
    const open = async () => {
      await load(folder).catch(() => {});
      const results = lookUp?.find(input.value) ?? [];
      list.replaceChildren(...results.map((result, at) => {
        const gist = at || result.b ? [] : [element("span", { class: "answer" }, result.a.gist)];
        const link = element("a", { role: "option", id: `look-up-${at}`, "aria-selected": "false", tabindex: "-1", href: result.href },
          ...label(result), ...gist);
        return element("li", { role: "presentation", "data-href": result.href }, link);
      }));
      const isAsked = input.value.trim() !== "";
      status.textContent = !isAsked ? "" : results.length ? status.dataset.count.replace("#", results.length) : status.dataset.none;
      status.classList.toggle("found", results.length > 0);
      showSaid(input.value, results[0]);
      activate(-1);
      list.hidden = !results.length;
      input.setAttribute("aria-expanded", String(results.length > 0));
    };
    const go = (option) => { if (option) location.href = option.href; };
    const move = {
      ArrowDown: () => activate((active + 1) % list.children.length),
      ArrowUp: () => activate((active <= 0 ? list.children.length : active) - 1),
      Home: () => activate(0),
      End: () => activate(list.children.length - 1),
    };
    input.addEventListener("focus", () => load(folder).catch(() => {}));
    input.addEventListener("input", (event) => { if (!event.isComposing) open(); });
    input.addEventListener("compositionend", open);
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
        go(options()[Math.max(active, 0)]);
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (isList) close();
        else { input.value = ""; status.textContent = ""; }
      }
    });
    // A press would take the focus, and the list with it, before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) {
      input.value = asked;
      input.focus();
      open();
    }
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
      const entry = (url) => lookUp?.entries.find(({ href }) => new URL(href, location).href === url.href);
      const [one, other] = [entry(a), entry(b)];
      location.href = (one && other && lookUp.pairOf(one, other)?.href) ?? a.href;
    });
  };

  // The page of an address that is exact but for its form: `http/404`, a pair in reverse.
  const ledTo = (address) => {
    const [folder, stem] = address.split("/").slice(-2);
    const entry = (name) => lookUp.entries.find((one) => one.registry.folder === folder && one.address === name);
    const [one, other] = (stem ?? "").replace(/^code-(?=404$)/, "").split("-vs-").map(entry);
    return one && other ? lookUp.pairOf(one, other)?.href : stem?.includes("-vs-") ? undefined : one?.href;
  };

  // A page that hosts show for an address that leads nowhere leads on, or names what may have been meant.
  const setUpNearest = async () => {
    const list = document.getElementById("nearest");
    if (!list) return;
    const folders = [...document.querySelectorAll(".languages a")].map(({ href }) => new URL(".", href));
    const own = folders.find(({ pathname }) => location.pathname.startsWith(pathname));
    const file = own && location.pathname.slice(own.pathname.length);
    // The page itself, opened by its own address, is no mistake.
    if (!own || file === "404.html") return;
    await load(own.href).catch(() => {});
    const asked = decodeURIComponent(file.replace(/(index)?\.html?$|\/$/, ""));
    const led = lookUp && ledTo(asked);
    if (led && new URL(led).pathname !== location.pathname) location.replace(led);
    // What merely begins alike is not what was asked for.
    const exact = (lookUp?.find(asked) ?? []).filter(({ score }) => score >= MENTION_MIN);
    const results = (exact.length ? exact : lookUp?.nearest(asked) ?? []).slice(0, NEAREST_MAX);
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
