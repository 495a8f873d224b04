// The servers that a site is put on: how each is started, as nobody, with the configuration that a build wrote.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const START_MS = 10_000;
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const where = (...names) => names.find((name) => existsSync(name));

export const servers = {
  nginx: {
    program: where("/usr/sbin/nginx", "/usr/bin/nginx"),
    version: ["-v"],
    start({ folder, www, port, written }) {
      const conf = read(join(written, "versus.conf"))
        .replace("listen 80;", `listen 127.0.0.1:${port};`)
        .replace("    listen [::]:80;\n", "")
        .replace(/root \/srv\/[^;]+;/, `root ${www};`);
      writeFileSync(join(folder, "versus.conf"), conf);
      const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
      const temporary = paths.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
      writeFileSync(
        join(folder, "nginx.conf"),
        `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/log;\nevents {}\n` +
          `http { access_log off; ${temporary}\ninclude ${folder}/versus.conf;\n}\n`,
      );
      return ["-c", join(folder, "nginx.conf"), "-e", join(folder, "log")];
    },
  },
  caddy: {
    program: where("/usr/bin/caddy", "/usr/local/bin/caddy"),
    version: ["version"],
    start({ folder, www, port, written, origin }) {
      const conf = read(join(written, "Caddyfile"))
        .replace(`\n${origin} {`, `\nhttp://:${port} {\n\tbind 127.0.0.1`)
        .replace(/root \* \/srv\/\S+/, `root * ${www}`);
      writeFileSync(join(folder, "Caddyfile"), `{\n\tadmin off\n\tauto_https off\n}\n${conf}`);
      return ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"];
    },
  },
  apache: {
    program: where("/usr/sbin/apache2", "/usr/sbin/httpd"),
    version: ["-v"],
    start({ folder, www, port }) {
      const modules = where("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules");
      const names = ["mpm_event", "authz_core", "unixd", "dir", "mime", "rewrite", "headers", "filter", "deflate"];
      const lines = names
        .map((name) => [name, join(modules, `mod_${name}.so`)])
        .filter(([, file]) => existsSync(file))
        .map(([name, file]) => `LoadModule ${name}_module ${file}`);
      lines.push(
        `ServerRoot ${folder}`, "ServerName codes.test", `Listen 127.0.0.1:${port}`, `PidFile ${folder}/pid`,
        `ErrorLog ${folder}/log`, `DefaultRuntimeDir ${folder}`, "StartServers 1", `DocumentRoot ${www}`,
        "TypesConfig /dev/null",
        `<Directory ${www}>`, "AllowOverride All", "Options FollowSymLinks",
        "Require all granted", "</Directory>",
      );
      writeFileSync(join(folder, "httpd.conf"), `${lines.join("\n")}\n`);
      return ["-f", join(folder, "httpd.conf"), "-DFOREGROUND"];
    },
  },
  lighttpd: {
    program: where("/usr/sbin/lighttpd", "/usr/bin/lighttpd"),
    version: ["-v"],
    start({ folder, www, port, written }) {
      const conf = read(join(written, "versus.conf"))
        .replace(/versus_root = "[^"]*"/, `versus_root = "${www}"`)
        .replace(/versus_lua = "[^"]*"/, `versus_lua = "${join(written, "versus.lua")}"`);
      const own = `server.port = ${port}\nserver.bind = "127.0.0.1"\nserver.errorlog = "${folder}/log"\n`;
      writeFileSync(join(folder, "lighttpd.conf"), own + conf);
      return ["-D", "-f", join(folder, "lighttpd.conf")];
    },
  },
};

const read = (file) => readFileSync(file, "utf8");

/** Returns the version that a server says. */
export function version({ program, version }) {
  const { stdout, stderr } = spawnSync(program, version, { encoding: "utf8" });
  return `${stdout}${stderr}`.trim().split("\n")[0];
}

/** Starts a server, and returns its port and what ends it. */
export async function start(server, site) {
  const port = await freePort();
  const args = server.start({ ...site, port });
  const env = { ...process.env, HOME: site.folder, XDG_DATA_HOME: site.folder, XDG_CONFIG_HOME: site.folder };
  const child = spawn(server.program, args, { ...NOBODY, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (said += bytes));
  let ended = false;
  const end = new Promise((resolve) => child.once("exit", () => resolve((ended = true))));
  const stop = async () => {
    child.kill();
    await end;
  };
  const until = Date.now() + START_MS;
  while (!(await answers(port))) {
    const log = join(site.folder, "log");
    if (ended || Date.now() > until) {
      await stop();
      throw new Error(`the server does not start: ${said}${existsSync(log) ? read(log) : ""}`);
    }
    await wait(20);
  }
  return { port, stop };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(socket.end() && true));
    socket.once("error", () => resolve(false));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
