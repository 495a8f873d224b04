// What every host must answer: one table for all.
import assert from "node:assert/strict";
import { request } from "node:http";

/** Asks for a path as it is written, and follows nothing. */
export function ask(port, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: { host: "codes.test", ...headers } }, (answer) => {
      const parts = [];
      answer.on("data", (bytes) => parts.push(bytes));
      answer.on("end", () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: answer.statusCode, headers: answer.headers, bytes, text: bytes.toString("utf8") });
      });
    });
    asked.on("error", reject).end();
  });
}

/** Returns each check with its name: `site` has its form of links, the path of its address and its files. */
export function checks({ clean, base, assets }) {
  const page = (path) => base + (clean ? path : `${path}.html`);
  const leads = (from, to) => [`${from || "/"} leads on`, async (get) => {
    const answer = await get(base + from);
    assert.ok([301, 302, 307, 308].includes(answer.status), `status ${answer.status}`);
    const to_ = new URL(answer.headers.location, `http://codes.test${base}${from}`);
    assert.equal(to_.pathname + to_.search, to);
    assert.equal((await get(to)).status, 200);
  }];
  const shows = (path, type) => [`${path} is ${type}`, async (get) => {
    const answer = await get(path);
    assert.equal(answer.status, 200);
    assert.match(answer.headers["content-type"], type);
  }];
  const lacks = (path, lang) => [`${path} is none, in ${lang}`, async (get) => {
    const answer = await get(base + path);
    assert.equal(answer.status, 404);
    assert.match(answer.text, new RegExp(`<html lang="${lang}"`));
    assert.match(answer.text, /id="nearest"/);
    for (const [, link] of answer.text.matchAll(/(?:rel="stylesheet" href|<script src)="([^"]*)"/g)) {
      const asset = new URL(link, `http://codes.test${base}${path}`).pathname;
      assert.equal((await get(asset)).status, 200, asset);
    }
  }];
  const html = /^text\/html; ?charset=utf-8$/i;
  return [
    shows(base, html), shows(`${base}en/`, html), shows(`${base}en/http/`, html), shows(page("en/http/502"), html),
    shows(page("fr/http/502-vs-504"), html), shows(page("en/across/http-502-vs-close-1006"), html),
    shows(page("en/close/auth.expired"), html), shows(page("en/close/1006-vs-auth.expired"), html),
    shows(page("en/http/code-404"), html),
    leads("en", `${base}en/`), leads("en/http", `${base}en/http/`),
    leads(clean ? "en/http/502.html" : "en/http/502", page("en/http/502")),
    leads(clean ? "en/close/auth.expired.html" : "en/close/auth.expired", page("en/close/auth.expired")),
    leads("en/http/502/", page("en/http/502")),
    ...(clean ? [leads("en/http/index.html", `${base}en/http/`), leads("index.html", base)] : []),
    leads("en/http/504-vs-502", page("en/http/502-vs-504")), leads("fr/http/504-vs-502.html", page("fr/http/502-vs-504")),
    leads("en/close/auth.expired-vs-1006", page("en/close/1006-vs-auth.expired")),
    leads("en/across/close-1006-vs-http-502", page("en/across/http-502-vs-close-1006")),
    leads("en/http/404", page("en/http/code-404")), leads("en/http/404.html", page("en/http/code-404")),
    lacks("nope", "en"), lacks("fr/nope", "fr"), lacks("fr/nope.html", "fr"), lacks("zh/http/999", "zh-Hans"),
    lacks("zh/a/b/c/d", "zh-Hans"), lacks("en/http/504-vs-999", "en"), lacks("en/http/504-vs-999.html", "en"),
    lacks("fr/404.html", "fr"), lacks("404.html", "en"), lacks("assets/", "en"), lacks("assets/nope.css", "en"),
    lacks("frog/nope", "en"), lacks(".versus/state", "en"),
    shows(`${base}en/http/502.md`, /^text\/markdown; ?charset=utf-8$/i),
    shows(`${base}zh/llms.txt`, /^text\/plain; ?charset=utf-8$/i),
    shows(`${base}en/http/502.json`, /^application\/json(; ?charset=utf-8)?$/i),
    shows(`${base}sitemap.xml`, /^(text|application)\/xml(; ?charset=utf-8)?$/i),
    shows(base + assets.js, /^(text|application)\/javascript; ?charset=utf-8$/i),
    shows(base + assets.css, /^text\/css; ?charset=utf-8$/i),
    shows(base + assets.svg, /^image\/svg\+xml/i),
    ...[page("en/http/502"), `${base}fr/nope`].map((path) => [`${path} is sealed`, async (get) => {
      const { headers, text } = await get(path);
      const [, policy] = text.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
      assert.equal(headers["content-security-policy"], `${policy}; frame-ancestors 'none'`);
      assert.equal(headers["x-content-type-options"], "nosniff");
      assert.equal(headers["x-frame-options"], "DENY");
      assert.equal(headers["referrer-policy"], "strict-origin-when-cross-origin");
      assert.match(headers["permissions-policy"], /camera=\(\)/);
      assert.equal(headers["strict-transport-security"], undefined);
    }]),
    ["assets stay, pages and the look-up are asked for anew", async (get) => {
      assert.match((await get(base + assets.css)).headers["cache-control"], /max-age=31536000.*immutable/);
      for (const path of [page("en/http/502"), `${base}en/look-up.js`, base]) {
        const { headers } = await get(path);
        assert.match(headers["cache-control"], /^(no-cache|public, max-age=0, must-revalidate)$/);
        const known = headers.etag ? { "if-none-match": headers.etag } : { "if-modified-since": headers["last-modified"] };
        assert.equal((await get(path, known)).status, 304, path);
      }
    }],
    ["text is compressed", async (get) => {
      for (const path of [page("en/http/502"), base + assets.css, `${base}en/look-up.js`, `${base}en/http/502.md`]) {
        const { headers } = await get(path, { "accept-encoding": "gzip" });
        if (Number(headers["content-length"] ?? 1e6) < 512) continue;
        assert.equal(headers["content-encoding"], "gzip", path);
      }
    }],
    ["every link leads to its page at once", (get) => followAll(get, base)],
    ["an address leads to no other host", async (get) => {
      for (const path of [`${base}/evil.test/`, `//evil.test/en/index.html`, `//evil.test/..%2f504-vs-502`]) {
        const { headers } = await get(path);
        const to = new URL(headers.location ?? "/", `http://codes.test/`);
        assert.equal(to.host, "codes.test", `${path} leads to ${headers.location}`);
      }
    }],
  ];
}

async function followAll(get, base) {
  const asked = new Set([base]);
  for (const path of asked) {
    const { status, headers, text } = await get(path);
    assert.equal(status, 200, `${path} leads to ${headers.location}`);
    if (!headers["content-type"].startsWith("text/html")) continue;
    for (const [, link] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      const url = new URL(link.replaceAll("&amp;", "&"), `http://codes.test${path}`);
      if (url.host === "codes.test" && !link.startsWith("http")) asked.add(url.pathname);
    }
  }
  assert.ok(asked.size > 60, `only ${asked.size} links`);
}
