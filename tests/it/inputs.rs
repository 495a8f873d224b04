//! Inputs that cannot stand in the repository, and hostile ones: content comes from many hands, and must
//! not be able to inject markup, leave the output folder, or stop the process.

use std::path::Path;

use tempfile::TempDir;

use crate::support::{Tree, build, report, tree};

const SITE: &str = r#"title = "Demo"
base_url = "https://demo.example"
source_locale = "en"

[[locales]]
id = "en"
lang = "en"
name = "English"
"#;

const INDEX: &str = "+++\nname = \"Demo\"\n+++\n";

const CODE: &str = "+++\nname = \"One\"\n+++\n\nThe first one.\n";

/// What every hostile text holds: an address that runs, an element, the end of an attribute, and of a script.
const HOSTILE: &str = r#"javascript:alert(7)</script><script>alert(7)</script>"onload="alert(7)'&"#;

/// Makes a site with one code, and with more files or others in their place.
fn site(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let usual = [
        ("content/site.toml", SITE.as_bytes()),
        ("content/demo/_index.md", INDEX.as_bytes()),
        ("content/demo/1.md", CODE.as_bytes()),
    ];
    for (name, bytes) in usual.iter().chain(files) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// Returns the first lines of the mistakes that are found in a site.
fn mistakes(folder: &Path) -> Vec<String> {
    let report = report(folder);
    let is_head = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
    report.lines().filter(is_head).map(Into::into).collect()
}

#[test]
fn a_file_too_large_is_refused_and_nothing_else_is_said_of_it() {
    let large = [CODE.as_bytes(), &vec![b'a'; 1 << 20]].concat();
    let site = site(&[("content/demo/1.md", &large)]);
    let found = report(site.path());
    assert_eq!(
        mistakes(site.path()),
        [format!("error[file-too-large]: the file has {} bytes", large.len())]
    );
    assert!(found.contains("--> content/demo/1.md:1:1\n"), "{found}");
    assert!(found.contains("= help: split it: a text file may have 1048576 bytes"), "{found}");
}

#[test]
fn a_file_as_large_as_may_be_is_read() {
    let mut large = CODE.as_bytes().to_vec();
    large.resize(1 << 20, b' ');
    let site = site(&[("content/demo/1.md", &large)]);
    assert_eq!(report(site.path()), "");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_refused_wherever_it_leads() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("2.md"), CODE).unwrap();
    let targets = [outside.path().join("2.md"), outside.path().into(), "1.md".into(), "no".into()];
    for target in targets {
        for link in ["content/demo/2.md", "locales/en/demo.ftl", "templates/assets/icon.svg"] {
            let site = site(&[]);
            let link = site.path().join(link);
            std::fs::create_dir_all(link.parent().unwrap()).unwrap();
            std::os::unix::fs::symlink(&target, &link).unwrap();
            let found = report(site.path());
            assert_eq!(
                mistakes(site.path()),
                ["error[symbolic-link]: a symbolic link is not followed"],
                "{} to {}: {found}",
                link.display(),
                target.display()
            );
            assert!(found.contains("= help: put the file itself here"), "{found}");
        }
    }
}

#[test]
fn a_folder_of_inputs_that_is_a_link_is_not_followed() {
    for folder in ["content", "locales", "templates"] {
        let site = site(&[("locales/en/own.ftl", b""), ("templates/own.html", b"")]);
        let outside = tempfile::tempdir().unwrap();
        let elsewhere = outside.path().join(folder);
        std::fs::rename(site.path().join(folder), &elsewhere).unwrap();
        for target in [elsewhere, "/".into(), "no".into()] {
            let link = site.path().join(folder);
            std::os::unix::fs::symlink(&target, &link).unwrap();
            if folder == "content" && !target.join("site.toml").exists() {
                // There is no site then.
                let found = versus::Sources::load(site.path(), &mut versus::Diagnostics::default());
                assert!(found.is_err(), "{}", target.display());
            } else {
                let found = report(site.path());
                assert!(found.contains("error[symbolic-link]"), "{folder}: {found}");
                assert!(found.contains(&format!("--> {folder}:1:1")), "{folder}: {found}");
            }
            std::fs::remove_file(link).unwrap();
        }
    }
}

#[test]
fn what_is_neither_a_file_nor_a_folder_is_refused_unread() {
    let site = site(&[]);
    let pipe = site.path().join("content/demo/2.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let mistake = "error[no-file]: this is neither a file nor a folder";
    assert_eq!(mistakes(site.path()), [mistake]);
    std::fs::remove_file(&pipe).unwrap();
    std::fs::write(site.path().join("locales"), "no folder").unwrap();
    assert_eq!(mistakes(site.path()), ["error[no-file]: this is no folder"]);
}

#[test]
fn a_file_is_refused_for_its_size_unread() {
    let site = site(&[("content/demo/2.md", b"")]);
    let huge = std::fs::File::options().write(true).open(site.path().join("content/demo/2.md"));
    // A hole takes no room on the disk, and reading it would take all memory.
    huge.unwrap().set_len(1 << 40).unwrap();
    let found = report(site.path());
    assert!(found.contains("error[file-too-large]: the file has 1099511627776 bytes"), "{found}");
}

#[test]
fn a_character_that_stands_for_a_text_or_a_list_stops_no_process() {
    let marks = "&#x100007; &#x101007;&#x102FFF; &#x101FFF;&#x102000; \u{101000}\u{102000}";
    let code = format!("{CODE}\n\n{marks}\n");
    let site = site(&[("content/demo/1.md", code.as_bytes())]);
    assert_eq!(mistakes(site.path()), [""; 0]);
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
    let index = INDEX.replace("\n+++\n", "\nsections = [\"note\"]\n+++\n");
    let site = site(&[
        ("content/site.toml", &marked(SITE)),
        ("content/demo/_index.md", &marked(&index)),
        ("content/demo/1.md", &marked(CODE)),
        ("locales/en/demo.ftl", &marked("section-note = A note\n")),
    ]);
    assert_eq!(report(site.path()), "");
}

#[test]
fn a_file_of_other_bytes_is_one_mistake() {
    let utf_16: Vec<u8> = "\u{feff}The first.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&b"\xff\xfe\x00\xc0"[..], b"+++\nname = \"\xe9\"\n+++\n\nOne.\n", &utf_16] {
        for name in ["content/demo/1.md", "content/site.toml", "locales/en/demo.ftl"] {
            let site = site(&[(name, bytes)]);
            let found = report(site.path());
            assert!(found.contains("error[not-utf-8]: the file is not UTF-8 text"), "{found}");
        }
        let site = site(&[("templates/chooser.html", bytes)]);
        assert!(report(site.path()).contains("error[not-utf-8]"));
    }
}

#[test]
fn a_name_cannot_lead_out_of_the_site() {
    for name in ["%2e%2e%2fout", "..%2fout", "%2e", "a b", "a\\..\\b", "<b>", "\"onload=\"x"] {
        // Names that begin with a dot are hidden files, which are not read.
        let name = name.trim_start_matches('.');
        let file = format!("content/demo/{name}.md");
        let site = site(&[(&file, CODE.as_bytes())]);
        let expected = format!("error[invalid-name]: `{name}` cannot be the address of a code");
        assert_eq!(mistakes(site.path()), [expected]);
    }
    for folder in ["%2e%2e", "De mo", "en\\..", "<b>"] {
        let file = format!("content/{folder}/1.md");
        let site = site(&[(&file, CODE.as_bytes())]);
        let expected = format!("error[invalid-name]: `{folder}` cannot name a registry");
        assert_eq!(mistakes(site.path()), [expected]);
    }
    for id in ["../out", "..", "en/../../out", "%2e%2e", ""] {
        let config = SITE.replace("id = \"en\"", &format!("id = \"{id}\""));
        let config = config.replace("source_locale = \"en\"", &format!("source_locale = \"{id}\""));
        let site = site(&[("content/site.toml", config.as_bytes())]);
        let found = mistakes(site.path());
        let expected = if id.is_empty() { "error[missing-key]" } else { "error[invalid-locale]" };
        assert!(found.iter().any(|head| head.contains(expected)), "{id}: {found:?}");
    }
    for spelling in ["../2", "/etc/passwd", "2/../../3"] {
        let code = CODE.replace("+++\n\n", &format!("related = [\"{spelling}\"]\n+++\n\n"));
        let code = format!("{code}\nSee [{spelling}] and [demo:{spelling}].\n");
        let site = site(&[("content/demo/1.md", code.as_bytes())]);
        let found = mistakes(site.path());
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.iter().all(|head| head.contains("error[unknown-code]")), "{found:?}");
    }
}

#[test]
fn nesting_stops_no_process() {
    let deep =
        |open: &str, close: &str| format!("{}a{}", open.repeat(10_000), close.repeat(10_000));
    let texts = [
        ("> ", ""),
        ("- ", ""),
        ("[", "]"),
        ("![", "](x)"),
        ("*a ", "*"),
        ("**a ", " b**"),
        ("<b>", "</b>"),
        ("`", "`"),
        ("<", ">"),
    ];
    for (open, close) in texts {
        let text = deep(open, close);
        let code = format!("{CODE}\n{text}\n\n# when\n\n{text}\n");
        let site = site(&[("content/demo/1.md", code.as_bytes())]);
        report(site.path());
    }
    let quoted = format!("{CODE}\n{}\n", deep("> ", ""));
    let site_of_quotes = site(&[("content/demo/1.md", quoted.as_bytes())]);
    assert_eq!(
        mistakes(site_of_quotes.path()),
        ["error[nested-too-deep]: the text is nested too deep"]
    );
    let calls = deep("A(\n", ")");
    let strings = deep("{\"", "\"}");
    let values = [deep("{", "}"), deep("{ $a -> *[b] ", "\n}"), format!("{{{calls}}}"), strings];
    for value in values {
        let messages = format!("tagline = {value}\n");
        let site = site(&[("locales/en/demo.ftl", messages.as_bytes())]);
        let expected = ["error[nested-too-deep]: the message is nested too deep"];
        assert_eq!(mistakes(site.path()), expected, "{}", &messages[..40]);
    }
    for toml in [deep("a = [", "]"), deep("[", "]"), deep("{a=", "}"), deep("a.", "")] {
        let code = CODE.replace("+++\n\n", &format!("related = {toml}\n+++\n\n"));
        let site = site(&[("content/demo/1.md", code.as_bytes())]);
        assert!(!mistakes(site.path()).is_empty(), "{}", &toml[..20]);
    }
}

#[test]
fn a_message_stops_no_process() {
    let many = "{\"\"}".repeat(120);
    let hostile = [
        // The formatter gives up after 100 placeables and trips over what it then tries to name.
        format!("tagline = {{ {{ -n }} }}\n-n = {many}\n"),
        format!("tagline = {{ -t }}\n-t = {{ 1 ->\n   *[a] {many}\n}}\n"),
        format!("tagline = {{ -t }}\n-t = {{ \"a\" ->\n   *[a] {many}\n}}\n"),
        format!("tagline = {many}\n"),
        "tagline = { tagline }\n".into(),
        "tagline = { -a }\n-a = { -b }\n-b = { -a }\n".into(),
        "tagline = {\"\\u000é\"}\n".into(),
        "tagline = {\n\"\\u000é\"}\n".into(),
        "tagline = A\n    .x = {\"\\U00000é\"}\n".into(),
        "tagline = {\"\\uD800\"}\n".into(),
        // Characters that stand for arguments inside of the program.
        "code-title = \u{e005} { $code } \u{e800} \u{f8fe}\n".into(),
        "difference-seen = {\"\\uE0FF\"} { $seen }\n".into(),
        "\u{feff}\u{feff}tagline = A\n".into(),
        "tagline".into(),
        "tagline =".into(),
        "= =\n{\n}\n\0".into(),
    ];
    for messages in hostile {
        let site = site(&[("locales/en/demo.ftl", messages.as_bytes())]);
        report(site.path());
    }
}

#[test]
fn what_authors_write_cannot_become_markup() {
    let quoted = HOSTILE.replace('"', "\\\"");
    let config = SITE.replace("Demo", &quoted).replace("English", &quoted);
    let reference = format!(
        r#"references = [{{ name = "{quoted}", url = 'https://demo.example/"onload="alert(7)<script>' }}]"#
    );
    let index = format!(
        r#"+++
name = "{quoted}"
{reference}
sections = ["when", "fix", "note"]

[[categories]]
id = "low"
title = "{quoted}"
range = "1-9"

[[facts]]
id = "word"
type = "text"

[[facts]]
id = "name"
type = "literal"

[[facts]]
id = "wire"
values = ["yes"]
+++
"#
    );
    let escaped = HOSTILE.replace('<', "\\<");
    let text = format!("{escaped} and `{HOSTILE}` and [\\<b>](https://demo.example/\"onload=\"x).");
    let code = format!(
        r#"+++
name = "{quoted}"
aliases = ["{quoted}"]
{reference}
facts = {{ word = "{quoted}", name = "{quoted}", wire = "yes" }}
+++

{text}

```js"onload="alert(7)
{HOSTILE}
```

# when

{text}

# fix

{text}

# note

{text}
"#
    );
    let comparison = format!("{text}\n\n# differences\n\n1. {text}\n\n# choose\n\n{text}\n");
    // A message may not hold a tag, but marks that end an attribute.
    let mark = "\"onload=\"alert(7)'&< {\"{\"}{\"{\"} title {\"}\"}{\"}\"}";
    let messages = format!(
        "fact-demo-word = {mark}\nfact-demo-name = {mark}\nsection-note = {mark}\n\
         fact-demo-wire = {mark}\n    .yes = {mark}\n\
         difference-category-demo = {{ $a }} {{ $b }} {mark}\n"
    );
    let site = site(&[
        ("content/site.toml", config.as_bytes()),
        ("content/demo/_index.md", index.as_bytes()),
        ("content/demo/1.md", code.as_bytes()),
        ("content/demo/2.md", code.as_bytes()),
        ("content/demo/3.md", code.as_bytes()),
        ("content/demo/1-vs-2.md", comparison.as_bytes()),
        ("locales/en/demo.ftl", messages.as_bytes()),
    ]);
    let output = tempfile::tempdir().unwrap();
    build(site.path(), &output.path().join("dist"));
    assert_harmless(&tree(&output.path().join("dist")));
}

/// The assertion above would notice what a template let through.
#[test]
#[should_panic(expected = "onload in")]
fn markup_let_through_is_noticed() {
    let config = SITE.replace("Demo", "&lt;script&gt;alert(7) <b onload='alert(7)'>");
    let config = config.replace('\'', "\\\"");
    let home = "<p>{{ site_title | safe }}</p>";
    let pages = ["home", "code", "registry", "pair", "not-found", "chooser"];
    let templates = pages.map(|page| format!("templates/{page}.html"));
    let mut files: Vec<(&str, &[u8])> =
        templates.iter().map(|path| (path.as_str(), home.as_bytes())).collect();
    files.extend([
        ("content/site.toml", config.as_bytes()),
        ("content/demo/2.md", CODE.as_bytes()),
        ("content/demo/3.md", CODE.as_bytes()),
    ]);
    let site = site(&files);
    let output = tempfile::tempdir().unwrap();
    build(site.path(), &output.path().join("dist"));
    assert_harmless(&tree(&output.path().join("dist")));
}

/// Asserts that pages hold no script but data, and no attribute that runs one.
fn assert_harmless(tree: &Tree) {
    let pages: Vec<_> = tree.iter().filter(|(name, _)| name.ends_with(".html")).collect();
    assert!(pages.len() >= 10, "only {} pages", pages.len());
    for (name, bytes) in pages {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(html.contains("&lt;script&gt;alert(7)"), "{name} lacks what was written");
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            let (tag, attributes, after) = read_tag(&rest[at..]);
            for (attribute, value) in &attributes {
                assert!(!attribute.starts_with("on"), "{name}: {attribute} in {tag}");
                let is_address = ["href", "src"].contains(attribute);
                assert!(!is_address || !value.contains("javascript:"), "{name}: {value}");
            }
            rest = after;
            let is_own = |src: &str| src.contains("assets/site.") && src.ends_with(".js");
            if tag == "script" && !matches!(attributes[..], [("src", src)] if is_own(src)) {
                assert_eq!(attributes, [("type", "application/ld+json")], "{name}");
                let (data, after) = rest.split_once("</script>").unwrap();
                serde_json::from_str::<serde_json::Value>(data).unwrap();
                rest = after;
            }
        }
    }
    for (name, bytes) in tree.iter().filter(|(name, _)| name.ends_with(".xml")) {
        let xml = std::str::from_utf8(bytes).unwrap();
        assert!(!xml.contains("<script"), "{name}");
    }
}

/// Reads a tag as a browser does: its name, its attributes, and what follows it.
fn read_tag(html: &str) -> (&str, Vec<(&str, &str)>, &str) {
    let mut rest = &html[1..];
    let end = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap();
    let (name, mut attributes) = (&rest[..end], Vec::new());
    rest = rest[end..].trim_start();
    while !rest.starts_with('>') {
        let end = rest.find(|c: char| c.is_whitespace() || "=>".contains(c)).unwrap();
        let attribute = &rest[..end];
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            (value, rest) = quoted.split_once('"').unwrap();
        }
        assert!(!rest.starts_with('='), "an attribute without quotation marks: {attribute}");
        attributes.push((attribute, value));
        rest = rest.trim_start();
    }
    (name, attributes, &rest[1..])
}
