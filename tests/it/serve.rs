//! `versus serve` as browsers, editors and attackers meet it: a real server on a free port, and bytes on a
//! socket.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{copy, project, tree};

/// How long anything may take that is waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// A running `versus serve`; it ends with the value.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(root: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_versus"));
        command.args(["serve", "--port", "0", "--root"]).arg(root);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.find(|line| line.as_ref().unwrap().starts_with("serving ")).unwrap();
        let address = line.unwrap().split(' ').nth(1).unwrap().to_owned();
        let port = address.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        // What it prints later is of no interest, but must find room.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes, and reads until the server closes.
    fn send(&self, request: &[u8]) -> Answer {
        let mut stream = self.connect();
        // A server that refuses does not read to the end.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Answer::parse(&bytes)
    }

    fn get_with(&self, path: &str, fields: &str) -> Answer {
        let port = self.port;
        let head =
            format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
        self.send(format!("{head}{fields}\r\n").as_bytes())
    }

    fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    /// Returns the version of the site that a page names.
    fn version(&self) -> String {
        let page = self.get("/").text();
        let (_, rest) = page.split_once("data-version=\"").expect("a page has the script");
        rest.split('"').next().unwrap().to_owned()
    }

    /// Opens the stream of events as a page of a version does.
    fn listen(&self, version: &str) -> Events {
        let mut stream = self.connect();
        let path = format!("/.versus/reload?version={version}");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut lines = BufReader::new(stream);
        let mut status = String::new();
        lines.read_line(&mut status).unwrap();
        Events { status: status.split(' ').nth(1).unwrap().parse().unwrap(), lines }
    }

    /// Ends the server and returns what it printed for people.
    fn end(mut self) -> String {
        self.child.kill().unwrap();
        let mut printed = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut printed).unwrap();
        printed
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back for a request.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let body = bytes.get(end + 4..).unwrap_or_default().to_vec();
        Self { status: status.unwrap_or_default(), head, body }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn field(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// A stream of server-sent events.
struct Events {
    status: u16,
    lines: BufReader<TcpStream>,
}

impl Events {
    /// Waits for an event, and returns its name and data.
    fn next(&mut self) -> (String, String) {
        let (mut name, mut data) = (String::new(), String::new());
        loop {
            let mut line = String::new();
            assert_ne!(self.lines.read_line(&mut line).unwrap(), 0, "the stream ended");
            let line = line.trim_end();
            if let Some(value) = line.strip_prefix("event: ") {
                value.clone_into(&mut name);
            } else if let Some(value) = line.strip_prefix("data: ") {
                value.clone_into(&mut data);
            } else if line.is_empty() && !name.is_empty() {
                return (name, data);
            }
        }
    }
}

/// Copies a site of `tests/sites`.
fn site(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = project().join("tests/sites").join(name);
    for part in ["content", "locales", "templates"] {
        if from.join(part).is_dir() {
            copy(&from.join(part), &folder.path().join(part));
        }
    }
    folder
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

fn without_script(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8(page.to_vec()).unwrap();
    let Some((before, rest)) = page.split_once("<script src=\"/.versus/reload.js\"") else {
        panic!("the page has no script: {page}");
    };
    let (_, after) = rest.split_once("</script>").unwrap();
    format!("{before}{after}").into_bytes()
}

#[test]
fn every_url_of_the_plan_is_the_file_that_a_build_writes() {
    for name in ["minimal", "two-locales", "across"] {
        let site = site(name);
        let server = Server::start(site.path());
        let output = tempfile::tempdir().unwrap();
        let mut build = Command::new(env!("CARGO_BIN_EXE_versus"));
        build.args([
            "build",
            "--quiet",
            "--base-url",
            &format!("http://127.0.0.1:{}", server.port),
        ]);
        build.arg("--root").arg(site.path()).arg("--output").arg(output.path().join("dist"));
        assert!(build.status().unwrap().success());
        let files = tree(&output.path().join("dist"));
        assert!(files.len() >= 20, "{name}: {} files", files.len());
        for (path, bytes) in files {
            let mut urls = vec![format!("/{path}")];
            urls.extend(path.strip_suffix(".html").map(|clean| format!("/{clean}")));
            if path == "index.html" || path.ends_with("/index.html") {
                urls.push(format!("/{}", path.strip_suffix("index.html").unwrap()));
            }
            for url in urls {
                let answer = server.get(&url);
                assert_eq!(answer.status, 200, "{name}: {url}");
                let is_page = path.ends_with(".html");
                let served = if is_page { without_script(&answer.body) } else { answer.body };
                assert!(served == bytes, "{name}: {url} differs from the file");
            }
        }
        assert!(!site.path().join("dist").exists(), "serving writes nothing");
    }
}

#[test]
fn answers_are_what_a_static_host_gives() {
    let site = site("minimal");
    let server = Server::start(site.path());
    let page = server.get("/en/minimal/1");
    assert_eq!(page.field("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.field("cache-control"), Some("no-cache"));
    let tag = page.field("etag").unwrap();
    let again =
        server.get_with("/en/minimal/1.html", &format!("If-None-Match: \"x\", W/{tag}\r\n"));
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.field("etag"), Some(tag));
    let head = server.send(b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!((head.status, head.body.len()), (200, 0));
    let folder = server.get("/en/minimal");
    assert_eq!((folder.status, folder.field("location")), (301, Some("/en/minimal/")));
    for (path, kind) in [
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/en/catalog.json", "application/json; charset=utf-8"),
        ("/en/look-up.js", "text/javascript; charset=utf-8"),
        ("/en/minimal/1.md", "text/markdown; charset=utf-8"),
    ] {
        assert_eq!(server.get(path).field("content-type"), Some(kind), "{path}");
    }
    for (path, nearest) in [("/en/minimal/none", "/en/404.html"), ("/none", "/404.html")] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404);
        assert!(answer.body == server.get(nearest).body, "{path}");
    }
}

#[test]
fn an_edit_reaches_open_pages() {
    let site = site("minimal");
    let server = Server::start(site.path());
    let mut events = server.listen(&server.version());
    edit(&site.path().join("content/minimal/1.md"), "+++\n\n", "+++\n\nBrand new words. ");
    assert_eq!(events.next().0, "page");
    assert!(server.get("/en/minimal/1").text().contains("Brand new words."));
    // A page that was open all along knows the version; one that comes back late is told.
    assert_eq!(server.listen("an-older-one").next(), ("page".into(), server.version()));

    // A folder of inputs that is new is watched, and a change of style alone reloads no page.
    let style = fs::read(project().join("templates/assets/style.css")).unwrap();
    let assets = site.path().join("templates/assets");
    fs::create_dir_all(&assets).unwrap();
    fs::write(assets.join("style.css"), [&style, b"\np { color: teal }\n".as_slice()].concat())
        .unwrap();
    let (name, paths) = events.next();
    assert_eq!(name, "style");
    let paths: Vec<[String; 2]> = serde_json::from_str(&paths).unwrap();
    let [before, now] = &paths[0];
    assert!(server.get(&format!("/{now}")).text().contains("color: teal"));
    assert_eq!(server.get(&format!("/{before}")).status, 404);
    assert!(server.get("/en/").text().contains(now));
}

#[test]
fn a_mistake_is_shown_over_the_last_good_site() {
    let site = site("minimal");
    let server = Server::start(site.path());
    let good = server.get("/en/minimal/1");
    let mut events = server.listen(&server.version());
    let file = site.path().join("content/minimal/1.md");
    edit(&file, "+++\n", "+++\nnme = \"</pre><script>\"\n");
    let (name, data) = events.next();
    assert_eq!(name, "mistakes");
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let report = data["report"].as_str().unwrap();
    assert!(report.contains("content/minimal/1.md:2:1"), "{report}");
    assert!(report.contains("nme = \"</pre><script>\""), "{report}");
    assert_eq!(data["summary"], "1 error, 0 warnings");
    assert!(server.get("/en/minimal/1").body == good.body);
    // A page that is opened now is told too.
    assert_eq!(server.listen(&server.version()).next().0, "mistakes");
    edit(&file, "nme = \"</pre><script>\"\n", "");
    assert_eq!(events.next().0, "mended");
    // So is what cannot be read at all.
    let config = site.path().join("content/site.toml");
    fs::rename(&config, site.path().join("away")).unwrap();
    assert_eq!(events.next().0, "mistakes");
    fs::rename(site.path().join("away"), &config).unwrap();
    assert_eq!(events.next().0, "mended");
    let printed = server.end();
    assert!(printed.contains("nme = \"</pre><script>\""), "{printed}");
    assert!(printed.contains("1 error, 0 warnings"), "{printed}");
}

#[test]
fn a_site_with_a_mistake_is_served_when_it_is_mended() {
    let site = site("minimal");
    let file = site.path().join("content/minimal/1.md");
    edit(&file, "+++\n", "+++\nnme = \"</pre><script>\"\n");
    let server = Server::start(site.path());
    let page = server.get("/en/minimal/1");
    assert_eq!(page.status, 503);
    assert!(
        page.text().contains("nme = &quot;&lt;/pre&gt;&lt;script&gt;&quot;"),
        "{}",
        page.text()
    );
    let mut events = server.listen("");
    assert_eq!(events.next().0, "mistakes");
    edit(&file, "nme = \"</pre><script>\"\n", "");
    assert_eq!(events.next().0, "page");
    assert_eq!(server.get("/en/minimal/1").status, 200);
}

#[test]
fn a_template_that_fails_on_one_page_spares_the_others() {
    let site = site("minimal");
    fs::create_dir_all(site.path().join("templates")).unwrap();
    fs::write(site.path().join("templates/home.html"), "{{ title + 1 }}").unwrap();
    let server = Server::start(site.path());
    let home = server.get("/en/");
    assert_eq!(home.status, 500);
    assert!(home.text().contains("templates/home.html:1:4"), "{}", home.text());
    assert_eq!(server.get("/en/minimal/1").status, 200);
    assert!(server.end().contains("templates/home.html:1:4"));
}

#[test]
fn a_port_that_is_taken_is_said_and_an_interrupt_ends_cleanly() {
    let site = site("minimal");
    let mut server = Server::start(site.path());
    let port = server.port.to_string();
    let mut second = Command::new(env!("CARGO_BIN_EXE_versus"));
    second.args(["serve", "--port", &port, "--root"]).arg(site.path());
    let second = second.output().unwrap();
    assert_eq!(second.status.code(), Some(2));
    let message = String::from_utf8(second.stderr).unwrap();
    assert!(message.contains(&format!("port {port} of `127.0.0.1` is taken")), "{message}");
    if cfg!(unix) {
        // Also while a page waits for news.
        let _events = server.listen("");
        let id = server.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        assert_eq!(server.child.wait().unwrap().code(), Some(0));
    }
}

/// A site beside a file that nobody may read through the server.
fn site_with_a_secret() -> tempfile::TempDir {
    let site = site("minimal");
    fs::write(site.path().join("secret.txt"), "a secret").unwrap();
    site
}

#[test]
fn no_path_leaves_the_site() {
    let site = site_with_a_secret();
    let server = Server::start(site.path());
    let climbs = ["..", "%2e%2e", ".%2e", "%252e%252e", "..;", "%c0%ae%c0%ae", "..%00", "\u{2025}"];
    let slashes = ["/", "%2f", "%5c", "\\", "//", "%252f", "%c0%af"];
    let mut paths: Vec<String> = Vec::new();
    for climb in climbs {
        for slash in slashes {
            let climb = format!("{climb}{slash}");
            for times in [1, 2, 8] {
                for target in ["secret.txt", "content/site.toml", "etc/passwd"] {
                    paths.push(format!("/{}{target}", climb.repeat(times)));
                    paths.push(format!("/en/{}{target}", climb.repeat(times)));
                }
            }
        }
    }
    let root = site.path().display();
    paths.extend([
        "/secret.txt".into(),
        "/content/site.toml".into(),
        "/templates/base.html".into(),
        "/templates/assets/site.js".into(),
        "/.versus/../secret.txt".into(),
        "/.versus/state".into(),
        "/assets/../../secret.txt".into(),
        format!("/{root}/secret.txt"),
        format!("{root}/secret.txt"),
        "/etc/passwd".into(),
        "//etc/passwd".into(),
        "/C:/Windows/win.ini".into(),
        "/c%3a%5cWindows%5cwin.ini".into(),
        "//server/share/secret.txt".into(),
        "/\\\\server\\share\\secret.txt".into(),
        "/%5c%5cserver%5cshare%5csecret.txt".into(),
        "/%5c%5c%3f%5cC:%5cWindows%5cwin.ini".into(),
        "/en/minimal/1.md%00.html".into(),
        "/en/minimal/CON".into(),
        "/en/minimal/1.html::$DATA".into(),
        "/%".into(),
        "/%zz".into(),
        "/%ff%fe".into(),
    ]);
    for path in paths {
        let answer = server.get(&path);
        let text = answer.text();
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!text.contains("a secret") && !text.contains("root:"), "{path}: {text}");
        assert!(!text.contains("base_url"), "{path}: {text}");
    }
    for target in ["file:///etc/passwd", "http://evil.example/", "http://127.0.0.1@evil.example/"] {
        let answer = server.get(target);
        assert!(matches!(answer.status, 400 | 403 | 404), "{target}: {}", answer.status);
    }
    assert_eq!(server.get("/").status, 200);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_site() {
    use std::os::unix::fs::symlink;
    let site = site_with_a_secret();
    let secret = site.path().join("secret.txt");
    let server = Server::start(site.path());
    let mut events = server.listen(&server.version());
    let assets = site.path().join("templates/assets");
    fs::create_dir_all(&assets).unwrap();
    for link in ["content/minimal/2.md", "content/minimal/folder", "templates/assets/secret.txt"] {
        let link = site.path().join(link);
        let target = if link.ends_with("folder") { site.path() } else { secret.as_path() };
        let kept = fs::read(&link).ok();
        let _ = fs::remove_file(&link);
        symlink(target, &link).unwrap();
        // A file that is gone for a moment is another mistake.
        while !events.next().1.contains("symbolic-link") {}
        for path in ["/en/minimal/2", "/en/minimal/folder/secret.txt", "/assets/secret.txt"] {
            assert!(!server.get(path).text().contains("a secret"), "{path}");
        }
        fs::remove_file(&link).unwrap();
        if let Some(kept) = kept {
            fs::write(&link, kept).unwrap();
        }
        while events.next().0 == "mistakes" {}
    }
}

#[test]
fn other_sites_and_other_methods_get_nothing() {
    let site = site("minimal");
    let server = Server::start(site.path());
    let request = |fields: &str| {
        server.send(format!("GET /en/ HTTP/1.1\r\n{fields}Connection: close\r\n\r\n").as_bytes())
    };
    for fields in [
        "",
        "Host: evil.example\r\n",
        "Host: evil.example:3000\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: \r\n",
        "Host: 192.168.1.1\r\n",
    ] {
        let answer = request(fields);
        assert!(matches!(answer.status, 400 | 403), "{fields}: {}", answer.status);
    }
    for fields in [
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n",
        "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\n",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n",
    ] {
        let answer = server.get_with("/.versus/reload", fields);
        assert_eq!(answer.status, 403, "{fields}");
        assert!(!answer.head.contains("access-control"), "{}", answer.head);
    }
    // A link from elsewhere leads here.
    let link =
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    assert_eq!(server.get_with("/en/", link).status, 200);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW"] {
        let head = format!("{method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        let answer = server.send(format!("{head}Content-Length: 3\r\n\r\nabc").as_bytes());
        assert!(matches!(answer.status, 400 | 405), "{method}: {}", answer.status);
    }
}

#[test]
fn large_half_sent_and_many_requests_harm_nobody_else() {
    let site = site("minimal");
    let server = Server::start(site.path());
    let long = "a".repeat(1 << 20);
    assert_eq!(server.get_with("/", &format!("X-Long: {long}\r\n")).status, 431);
    assert!(matches!(server.get(&format!("/{long}")).status, 414 | 431));
    assert_eq!(server.get_with("/", &"X-Field: 1\r\n".repeat(1000)).status, 431);
    for nonsense in
        ["\r\n\r\n\0\0\0\0\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}"]
    {
        let mut stream = server.connect();
        stream.write_all(nonsense.as_bytes()).unwrap();
    }
    // More than the server holds at once: they are closed, and others get their turn.
    let half_open: Vec<TcpStream> = (0..300).map(|_| server.connect()).collect();
    for mut stream in &half_open {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: local").unwrap();
    }
    let started = Instant::now();
    assert_eq!(server.get("/").status, 200);
    assert!(started.elapsed() < PATIENCE);
    drop(half_open);

    let streams: Vec<Events> = (0..70).map(|_| server.listen("")).collect();
    assert_eq!(streams.iter().filter(|events| events.status == 200).count(), 64);
    assert!(streams.iter().all(|events| matches!(events.status, 200 | 503)));
    drop(streams);
    let started = Instant::now();
    while server.listen("").status != 200 {
        assert!(started.elapsed() < PATIENCE, "streams that are closed leave their place");
    }
}

#[test]
fn ten_thousand_requests_in_a_row_are_answered() {
    let site = site("minimal");
    let server = Server::start(site.path());
    let mut stream = BufReader::new(server.connect());
    let paths = ["/", "/en/minimal/1", "/en/none", "/en/minimal/", "/robots.txt"];
    for number in 0..10_000 {
        let path = paths[number % paths.len()];
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.get_mut().write_all(request.as_bytes()).unwrap();
        let mut length = 0;
        loop {
            let mut line = String::new();
            stream.read_line(&mut line).unwrap();
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().unwrap();
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        assert!(!body.is_empty(), "request {number}");
    }
    assert_eq!(server.get("/").status, 200);
}
