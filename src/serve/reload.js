// Reloads a page when its site changes, swaps stylesheets, and shows mistakes. No built page has it.
"use strict";
(() => {
  const OWN_FOLDER = "/.versus";
  const RETRY_MS = 1000;
  let { version } = document.currentScript.dataset;
  let stream, dialog;

  const open = () => {
    if (stream || document.visibilityState === "hidden") return;
    stream = new EventSource(`${OWN_FOLDER}/reload?version=${encodeURIComponent(version)}`);
    stream.addEventListener("page", () => location.reload());
    stream.addEventListener("style", (event) => {
      version = event.lastEventId;
      JSON.parse(event.data).forEach(restyle);
    });
    stream.addEventListener("mistakes", (event) => show(JSON.parse(event.data)));
    stream.addEventListener("mended", hide);
    stream.addEventListener("error", () => {
      // The browser comes back by itself, but not to a server that had no room.
      if (stream?.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(open, RETRY_MS);
    });
  };
  const close = () => {
    stream?.close();
    stream = undefined;
  };

  // The old stylesheet goes when the new one has come: the page is never bare.
  const restyle = ([before, now]) => {
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      const url = new URL(link.href);
      if (decodeURI(url.pathname) !== `/${before}`) continue;
      const next = link.cloneNode();
      next.href = `/${encodeURI(now)}`;
      next.addEventListener("load", () => link.remove());
      next.addEventListener("error", () => location.reload());
      link.after(next);
    }
  };

  const element = (name, text) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  };
  const show = ({ summary, report }) => {
    // A page that is itself the report of mistakes needs no second one.
    if (document.querySelector("main.versus-mistakes")) {
      document.querySelector("main.versus-mistakes h1").textContent = summary;
      document.querySelector("main.versus-mistakes pre").textContent = report;
      return;
    }
    hide();
    if (!document.querySelector(`link[href="${OWN_FOLDER}/overlay.css"]`)) {
      const link = element("link");
      link.rel = "stylesheet";
      link.href = `${OWN_FOLDER}/overlay.css`;
      document.head.append(link);
    }
    dialog = element("dialog");
    dialog.className = "versus-mistakes";
    dialog.lang = "en";
    const title = element("h2", summary);
    title.id = "versus-mistakes-title";
    dialog.setAttribute("aria-labelledby", title.id);
    const button = element("button", "Close (Esc)");
    button.addEventListener("click", hide);
    dialog.append(title, element("pre", report), button);
    document.body.append(dialog);
    dialog.showModal();
  };
  const hide = () => {
    dialog?.remove();
    dialog = undefined;
  };

  // A browser keeps six connections to a host: a page that nobody sees holds none.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") close(); else open();
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
})();
