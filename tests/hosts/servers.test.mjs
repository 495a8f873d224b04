// A site that a build makes for each server, on that server: `VERSUS=path/to/versus node --test tests/hosts`.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { servers, start, version } from "./servers.mjs";
import { ask, checks } from "./table.mjs";

const VERSUS = process.env.VERSUS ?? assert.fail("VERSUS names no program");

for (const [name, server] of Object.entries(servers)) {
  for (const urls of ["html", "clean"]) {
    for (const base of ["/", "/docs/codes.1/"]) {
      test(`${name}, ${urls}, ${base}`, async (context) => {
        assert.ok(server.program, `${name} is not installed`);
        context.diagnostic(version(server));
        const site = build(name, urls, base);
        const running = await start(server, site);
        const get = (path, headers) => ask(running.port, path, headers);
        try {
          const wrong = [];
          for (const [what, check] of checks({ ...site, clean: urls === "clean", base })) {
            await check(get).catch((error) => wrong.push(`${what}: ${error.message}`));
          }
          assert.deepEqual(wrong, []);
        } finally {
          await running.stop();
          rmSync(site.folder, { recursive: true });
        }
      });
    }
  }
}

/** Builds the site for a host, and returns where all is. */
function build(host, urls, base) {
  const folder = mkdtempSync(join(tmpdir(), `versus-${host}-`));
  chmodSync(folder, 0o777);
  const [root, www] = [join(folder, "site"), join(folder, "www")];
  cpSync(join(import.meta.dirname, "site"), root, { recursive: true });
  const config = join(root, "content/site.toml");
  writeFileSync(config, `urls = "${urls}"\n${readFileSync(config, "utf8")}`);
  const output = join(www, base);
  const origin = "https://codes.test";
  const at = `${origin}${base}`.replace(/\/$/, "");
  const flags = ["--root", root, "--output", output, "--host", host, "--base-url", at];
  execFileSync(VERSUS, ["build", "--quiet", ...flags], { stdio: ["ignore", "inherit", "inherit"] });
  const names = readdirSync(join(output, "assets"));
  const asset = (end) => `assets/${names.find((name) => name.endsWith(end))}`;
  const assets = { css: asset(".css"), js: asset(".js"), svg: asset(".svg") };
  const written = join(root, "publish", host);
  assert.ok(existsSync(written) || existsSync(join(output, ".htaccess")), `${host} has no configuration`);
  return { folder, www: www.replace(/\/$/, ""), written, origin, assets };
}
