// {{ mark }}
// What no file answers: old addresses and reversed pairs lead to their pages, all else to the nearest 404 page.
const BASE = "{{ base }}";
const LOCALES = [{% for locale in locales %}"{{ locale }}"{% if not loop.last %}, {% endif %}{% endfor %}];
const MOVES = { {%- for move in moves %}
  "{{ base }}{{ move.from }}": "{{ base }}{{ move.to }}",{% endfor %}
};
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const ask = (path, method) => env.ASSETS.fetch(new Request(new URL(path, url), { method, redirect: "manual" }));
    const lead = (path) => Response.redirect(new URL(path + url.search, url), 301);
    const moved = MOVES[url.pathname];
    if (moved) return lead(moved);
    const pair = url.pathname.match(/^(\/(?:[^/]+\/)*)([^/]+)-vs-([^/]+?)(?:\.html)?\/?$/);
    if (pair) {
      const swapped = `${pair[1]}${pair[3]}-vs-${pair[2]}`;
      if ((await ask(swapped, "HEAD")).status === 200) return lead(swapped);
    }
    const first = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length).split("/", 2) : [];
    const folder = first.length === 2 && LOCALES.includes(first[0]) ? `${BASE}${first[0]}/` : BASE;
    const page = await ask(`${folder}404`, "GET");
    const headers = new Headers(page.headers);
    headers.set("Cache-Control", "no-store");
    return new Response(request.method === "HEAD" ? null : page.body, { status: 404, headers });
  },
};
