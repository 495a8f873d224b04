//! Pages for machines: JSON is as its schema says, addresses and links lead somewhere, and Markdown says what
//! the page says.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, html};
use serde_json::Value;
use versus::Site;
use versus::internals::{Parts as _, Prose};

use crate::links::resolve;
use crate::support::{Tree, build, copy, load, project, sites, tree};

const DIALECT: Options = Options::ENABLE_TABLES.union(Options::ENABLE_GFM);

/// Builds each test site and the project's, and hands over what came out.
fn each_built(check: impl Fn(&Path, &Tree)) {
    let mut roots = sites();
    roots.push(project());
    for root in roots {
        let output = tempfile::tempdir().unwrap();
        build(&root, &output.path().join("dist"));
        check(&root, &tree(&output.path().join("dist")));
    }
    // What only pairs with twins have.
    let root = with_pair_twins(&project().join("tests/sites/two-locales"));
    let output = tempfile::tempdir().unwrap();
    build(root.path(), &output.path().join("dist"));
    let built = tree(&output.path().join("dist"));
    assert!(built.contains_key("en/pay/101-vs-102.json"));
    check(root.path(), &built);
}

fn with_pair_twins(site: &Path) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    copy(site, root.path());
    let config = root.path().join("content/site.toml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(config, format!("pair_twins = true\n{text}")).unwrap();
    root
}

fn is_json(name: &str) -> bool {
    name.ends_with(".json") && !name.starts_with("schemas/")
}

#[test]
fn every_json_is_as_its_schema_says() {
    each_built(|root, built| {
        let base_url = load(root).config().base_url.clone();
        let mut count = 0;
        for (name, bytes) in built.iter().filter(|(name, _)| is_json(name)) {
            assert!(bytes.ends_with(b"}\n"), "{name}");
            let data: Value = serde_json::from_slice(bytes).unwrap();
            let address = data["$schema"].as_str().unwrap();
            let path = address.strip_prefix(&format!("{base_url}/")).unwrap();
            let schema = serde_json::from_slice(&built[path]).unwrap();
            let schema = jsonschema::draft202012::options().build(&schema).unwrap();
            if let Some(error) = schema.iter_errors(&data).next() {
                panic!("{name}: {error} at {}", error.instance_path());
            }
            count += 1;
        }
        assert!(count >= 4, "only {count} in {}", root.display());
    });
}

#[test]
fn schemas_are_schemas_and_refuse_what_they_do_not_know() {
    for name in ["code", "registry", "catalog", "pair"] {
        let path = project().join(format!("docs/schemas/{name}.schema.json"));
        let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
        let schema = jsonschema::validator_for(&schema).unwrap();
        assert!(!schema.is_valid(&serde_json::json!({"unknown": 1})), "{name}");
    }
}

/// Returns every text of a value.
fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(object) => object.values().for_each(|item| texts(item, found)),
        _ => {}
    }
}

/// Returns where the links of a Markdown text lead.
fn links(markdown: &str) -> Vec<String> {
    let events = Parser::new_ext(markdown, DIALECT);
    let links = events.filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    links.collect()
}

#[test]
fn every_address_and_link_for_machines_leads_somewhere() {
    each_built(|root, built| {
        let site = load(root);
        let config = site.config();
        let mut count = 0;
        let mut check = |name: &str, link: &str| {
            let target = match link.strip_prefix(&format!("{}/", config.base_url)) {
                Some(path) => path.to_owned(),
                None if link.contains("://") => return,
                None => resolve(name, link, &config.base_path()),
            };
            let folder = target.trim_end_matches('/');
            let index = if folder.is_empty() {
                "index.html".into()
            } else {
                format!("{folder}/index.html")
            };
            let found = [target.clone(), format!("{target}.html"), index];
            let found = found.iter().any(|file| built.contains_key(file));
            assert!(found, "{}: {name} leads to {link}", root.display());
            count += 1;
        };
        for (name, bytes) in built {
            let text = String::from_utf8_lossy(bytes);
            if is_json(name) {
                let data: Value = serde_json::from_str(&text).unwrap();
                let mut found = Vec::new();
                texts(&data, &mut found);
                for text in found {
                    let links = links(text);
                    let is_address = text.contains("://") && !text.contains(' ');
                    for link in links {
                        check(name, &link);
                    }
                    if is_address {
                        check(name, text);
                    }
                }
            } else if name.ends_with(".md") || name.ends_with("llms.txt") {
                assert!(text.starts_with("# "), "{name}");
                for link in links(&text) {
                    check(name, &link);
                }
            }
        }
        assert!(count > 20, "only {count} links in {}", root.display());
    });
}

/// Returns the words that HTML shows.
fn words(html: &str) -> String {
    let mut words = String::new();
    for part in html.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        words.push(' ');
    }
    // Attributes need these characters escaped, text does not: both are right.
    words.replace("&#39;", "'").replace("&quot;", "\"").split_whitespace().collect()
}

fn all_prose(site: &Site) -> Vec<&Prose> {
    let registries = site.editions().iter().flat_map(|edition| &edition.registries);
    let mut all = Vec::new();
    for registry in registries {
        all.push(&registry.intro.value);
        for code in &registry.codes {
            all.push(&code.description.value);
            all.extend(code.sections.iter().flatten().map(|section| &section.value));
        }
        for comparison in registry.comparisons.values() {
            all.extend(comparison.verdict.iter().map(|said| &said.value));
            all.extend(comparison.choose.iter().map(|said| &said.value));
        }
    }
    all
}

#[test]
fn markdown_says_what_the_page_says() {
    let site = load(&project());
    let all = all_prose(&site);
    assert!(all.len() > 300, "only {} texts", all.len());
    for prose in all {
        let mut again = String::new();
        html::push_html(&mut again, Parser::new_ext(&prose.markdown, DIALECT));
        assert_eq!(words(&again), words(&prose.html), "{}", prose.markdown);
    }
}

#[test]
fn what_authors_write_cannot_break_markdown() {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/sites/minimal/content"), &folder.path().join("content"));
    let text = "+++\nname = \"A | *B* [c](d) # `e` <f>\"\naliases = [\"- x\", \"1. y\"]\n\
                references = [{ name = \"R ] [ S\", url = \"https://example.org/a_(b)\" }]\n+++\n\n\
                It \\*is\\* plain; see [2].\n\n> [!NOTE]\n> Read this.\n";
    fs::write(folder.path().join("content/minimal/1.md"), text).unwrap();
    let output = folder.path().join("dist");
    build(folder.path(), &output);
    let document = fs::read_to_string(output.join("en/minimal/1.md")).unwrap();
    let mut shown = String::new();
    html::push_html(&mut shown, Parser::new_ext(&document, DIALECT));
    assert!(shown.contains("A | *B* [c](d) # `e` &lt;f&gt;</h1>"), "{shown}");
    assert!(shown.contains("It *is* plain; see <a href=\"../minimal/2.md\">2</a>."), "{shown}");
    assert!(shown.contains("<li>- x</li>\n<li>1. y</li>"), "{shown}");
    assert!(shown.contains("<a href=\"https://example.org/a_(b)\">R ] [ S</a>"), "{shown}");
    assert!(document.contains("> [!NOTE]"), "{document}");
}

#[test]
fn emphasis_beside_a_code_leaves_the_text_its_form() {
    let paragraphs = [
        "Try **another** card, see [an expired one][2].",
        "See *it*, then [2].",
        "[2] is **not** it.",
        "A **b**, [c][2], and *d*: `e`.",
    ];
    for paragraph in paragraphs {
        let folder = tempfile::tempdir().unwrap();
        copy(&project().join("tests/sites/minimal"), folder.path());
        let blocks = "- one\n- two\n\n```sh\ncurl -I https://a.example\n```";
        let text = format!("+++\nname = \"One\"\n+++\n\n{paragraph}\n\n{blocks}\n");
        fs::write(folder.path().join("content/minimal/1.md"), text).unwrap();
        let output = folder.path().join("dist");
        build(folder.path(), &output);
        let expected = format!("{paragraph}\n\n{blocks}")
            .replace("][2]", "](../minimal/2.md)")
            .replace("[2].", "[2](../minimal/2.md).")
            .replace("[2] is", "[2](../minimal/2.md) is");
        let document = fs::read_to_string(output.join("en/minimal/1.md")).unwrap();
        assert!(document.contains(&expected), "{document}");
        let data = fs::read(output.join("en/minimal/1.json")).unwrap();
        let data: Value = serde_json::from_slice(&data).unwrap();
        assert_eq!(data["description"]["text"], expected);
    }
}

#[test]
fn texts_of_another_language_say_so() {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/sites/two-locales"), folder.path());
    fs::remove_file(folder.path().join("content/pay/101.ko.md")).unwrap();
    let output = folder.path().join("dist");
    build(folder.path(), &output);
    let data = fs::read(output.join("ko/pay/101.json")).unwrap();
    let data: Value = serde_json::from_slice(&data).unwrap();
    assert_eq!(data["language"], "ko");
    assert_eq!(data["description"]["language"], "en");
    let document = fs::read_to_string(output.join("ko/pay/101.md")).unwrap();
    assert!(document.contains("](../../en/pay/101.md)"), "{document}");
}

#[test]
fn pairs_have_twins_only_where_the_site_wants_them() {
    let site = project().join("tests/sites/two-locales");
    let (plain, with) = (load(&site), with_pair_twins(&site));
    let with = load(with.path());
    let paths = |site: &Site| -> Vec<String> {
        site.plan().pages().map(|page| site.plan().path(page)).collect()
    };
    let (plain_paths, with_paths) = (paths(&plain), paths(&with));
    assert!(!plain_paths.iter().any(|path| path.contains("pair.") || path.ends_with("-102.json")));
    assert!(with_paths.contains(&"schemas/pair.schema.json".to_owned()));
    assert_eq!(plain.plan().find("en/pay/101-vs-102.json"), None);
    for path in &with_paths {
        assert!(with.plan().find(path).is_some(), "{path}");
    }
}
