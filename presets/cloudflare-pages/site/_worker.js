// {{ mark }}
// A pair that was asked for the other way round leads to its page, where there is one. By _routes.json only addresses
// with "-vs-" come here; each is a request to Functions.
export default {
  async fetch(request, env) {
    const found = await env.ASSETS.fetch(request);
    if (found.status !== 404) return found;
    const url = new URL(request.url);
    const pair = url.pathname.match(/^(\/(?:[^/]+\/)*)([^/]+)-vs-([^/]+?)(?:\.html)?\/?$/);
    if (!pair) return found;
    url.pathname = `${pair[1]}${pair[3]}-vs-${pair[2]}`;
    const swapped = await env.ASSETS.fetch(new Request(url, { method: "HEAD", redirect: "manual" }));
    return swapped.status === 200 ? Response.redirect(url, 301) : found;
  },
};
