//! The documentation keeps step with the program: `docs/views.md` is made from `src/view/`, the guides
//! name every key and message that the program reads, their examples build, and their links lead somewhere.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use crate::support::{assert_snapshot, project, report, tree};

/// Every document that is written for people.
const DOCUMENTS: [&str; 15] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "docs/commands.md",
    "docs/content.md",
    "docs/diagnostics.md",
    "docs/facts.md",
    "docs/glossary.md",
    "docs/locales.md",
    "docs/serve.md",
    "docs/templates.md",
    "docs/tutorial.md",
    "docs/twins.md",
    "docs/views.md",
];

const VIEWS_INTRODUCTION: &str = "\
# Views

What each template sees. [templates.md](templates.md) says which template gets which view. This file is made
from `src/view/` by `tests/it/docs.rs`; edit the files there, then run `SNAPSHOTS=overwrite cargo test docs::`.

| type | meaning |
|---|---|
| text | plain text; escaped where it is shown |
| HTML | markup that is ready; shown as it is |
| number | a whole number, not negative |
| yes or no | for `{% if … %}` |
| list of … | in the order to show it; `{% for … %}` |
| … or none | false in `{% if … %}`, empty where it is shown |
| shared | made once for many pages; of the type of that field in [FactView](#factview) or [CodeView](#codeview) |
";

/// The files of `src/view/`, in the order they are described.
const VIEW_FILES: [&str; 7] = ["page", "part", "list", "pair", "code", "registry", "front"];

/// A struct of `src/view/`.
struct View<'t> {
    name: &'t str,
    doc: String,
    /// Name, type and documentation.
    fields: Vec<(&'t str, &'t str, String)>,
}

fn read(path: &str) -> String {
    fs::read_to_string(project().join(path)).expect("the project has this file")
}

fn views(text: &str) -> Vec<View<'_>> {
    let (_, body) = text.split_once("\nviews! {\n").expect("a file's views stand in one place");
    let (body, _) = body.split_once("\n}\n").expect("that place has an end");
    let mut views: Vec<View<'_>> = Vec::new();
    let mut doc: Vec<&str> = Vec::new();
    for line in body.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            doc.push(words.trim());
        } else if let Some(name) = line.strip_suffix(" {") {
            let doc = std::mem::take(&mut doc).join(" ");
            views.push(View { name, doc, fields: Vec::new() });
        } else if let Some((name, kind)) = line.trim_end_matches(',').split_once(": ") {
            let doc = std::mem::take(&mut doc).join(" ");
            views.last_mut().expect("a field stands in a view").fields.push((name, kind, doc));
        } else {
            assert!(matches!(line, "" | "}"), "what is `{line}`?");
        }
    }
    views
}

/// Says a type of Rust in a template author's words. A `Value` is the view that its documentation names.
fn type_in_words(kind: &str, doc: &str, views: &[View<'_>]) -> String {
    let inner = |outer: &str| kind.strip_prefix(outer)?.strip_prefix('<')?.strip_suffix('>');
    if let Some(item) = inner("Vec") {
        return format!("list of {}", type_in_words(item, doc, views));
    }
    if let Some(value) = inner("Option") {
        return format!("{} or none", type_in_words(value, doc, views));
    }
    match kind {
        "String" => "text".into(),
        "Html" => "HTML".into(),
        "u64" => "number".into(),
        "bool" => "yes or no".into(),
        "Value" => {
            let named = views.iter().find(|view| doc.contains(&format!("[`{}`]", view.name)));
            named.map_or("shared".into(), |view| link_to_view(view.name))
        }
        view => {
            assert!(views.iter().any(|known| known.name == view), "no words for the type `{view}`");
            link_to_view(view)
        }
    }
}

fn link_to_view(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

#[test]
fn views_are_described() {
    let files = tree(&project().join("src/view")).len();
    assert_eq!(files, VIEW_FILES.len(), "a file of `src/view/` is not described");
    let texts = VIEW_FILES.map(|name| read(&format!("src/view/{name}.rs")));
    let views: Vec<View<'_>> = texts.iter().flat_map(|text| views(text)).collect();
    assert!(views.len() >= 20, "only {} views found", views.len());
    let with_links = |doc: &str| {
        views.iter().fold(doc.to_owned(), |doc, view| {
            doc.replace(&format!("[`{}`]", view.name), &link_to_view(view.name))
        })
    };
    let mut output = String::from(VIEWS_INTRODUCTION);
    for view in &views {
        writeln!(output, "\n## {}\n\n{}\n", view.name, with_links(&view.doc)).unwrap();
        output.push_str("| field | type | meaning |\n|---|---|---|\n");
        for (name, kind, doc) in &view.fields {
            let is_list = *kind == "Value" && doc.contains("each a [`");
            let list = if is_list { "list of " } else { "" };
            let kind = type_in_words(kind, doc, &views);
            writeln!(output, "| `{name}` | {list}{kind} | {} |", with_links(doc)).unwrap();
        }
    }
    assert_snapshot(output.as_bytes(), &project().join("docs/views.md"));
}

#[test]
fn every_key_is_in_the_guide_to_content() {
    let guide = read("docs/content.md");
    let mut keys = BTreeSet::new();
    for (name, bytes) in tree(&project().join("src")) {
        if !(name == "config.rs" || name.starts_with("catalog")) {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let methods = ["string", "required", "strings", "table", "tables", "integer", "boolean"];
        let methods = methods.map(|method| format!(".{method}("));
        for rest in methods.iter().flat_map(|method| text.split(method.as_str()).skip(1)) {
            if let Some(key) = rest.trim_start().strip_prefix('"') {
                keys.insert(key.split('"').next().unwrap().to_owned());
            }
        }
    }
    assert!(keys.len() >= 25, "only {} keys found", keys.len());
    keys.retain(|key| !guide.contains(&format!("`{key}`")));
    assert!(keys.is_empty(), "docs/content.md does not name {keys:?}");
}

#[test]
fn every_frame_is_in_the_guide_to_locales() {
    let guide = read("docs/locales.md");
    let rules = read("src/check/messages.rs");
    let list = |name: &str| {
        let list = rules.split(&format!("\nconst {name}: ")).nth(1).unwrap();
        list.split("];").next().unwrap().to_owned()
    };
    // A frame is a pair of an id and its variables; the other lists hold ids alone.
    let frames = list("FRAMES");
    let frames = frames.split('(').filter_map(|rest| rest.trim_start().strip_prefix('"'));
    let frames: Vec<&str> = frames.map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(frames.len() >= 10, "only {} frames found", frames.len());
    let others = ["PER_REGISTRY", "TEXTS"].map(list);
    let others = others.iter().flat_map(|list| list.split('"').skip(1).step_by(2));
    for id in frames.into_iter().chain(others) {
        assert!(guide.contains(&format!("`{id}`")), "docs/locales.md does not name `{id}`");
    }
}

/// Returns the files that a guide shows: fenced blocks after a line that is a path in backticks.
fn shown_files(guide: &str) -> Vec<(&str, String)> {
    let mut files = Vec::new();
    let mut path = None;
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        let fence = &line[..line.len() - line.trim_start_matches('`').len()];
        if fence.len() >= 3 {
            let inside = lines.by_ref().take_while(|&line| line != fence);
            let text = inside.fold(String::new(), |text, line| text + line + "\n");
            files.extend(path.take().map(|path| (path, text)));
        } else if !line.is_empty() {
            let name = line.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
            path = name.filter(|name| !name.contains('`'));
        }
    }
    files
}

#[test]
fn the_sites_in_guides_have_no_mistake() {
    // What a guide shows stands alone, or on the site that the guide to content shows.
    let sites: [&[&str]; 4] = [
        &["README.md"],
        &["docs/content.md"],
        &["docs/content.md", "docs/locales.md"],
        &["docs/content.md", "docs/templates.md"],
    ];
    for guides in sites {
        let folder = tempfile::tempdir().unwrap();
        for guide in guides {
            let text = read(guide);
            let files = shown_files(&text);
            assert!(!files.is_empty(), "{guide} shows no file");
            for (path, text) in files {
                let path = folder.path().join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        }
        let report = report(folder.path());
        assert!(report.is_empty(), "the site in {guides:?} has mistakes:\n{report}");
    }
}

/// Returns the anchors of a document's headings, as code hosts make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let in_words = headings.map(|line| line.trim_start_matches('#').trim().to_lowercase());
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
    in_words.map(|words| words.replace(' ', "-").chars().filter(is_kept).collect()).collect()
}

#[test]
fn links_between_documents_lead_somewhere() {
    for document in DOCUMENTS {
        let text = read(document);
        let folder = PathBuf::from(document).parent().unwrap().to_owned();
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap();
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            if path.contains(':') {
                continue;
            }
            let found = if path.is_empty() { PathBuf::from(document) } else { folder.join(path) };
            assert!(
                project().join(&found).exists(),
                "{document} links to `{target}`, which does not exist"
            );
            if !anchor.is_empty() {
                let anchors = anchors(&read(found.to_str().unwrap()));
                assert!(
                    anchors.contains(anchor),
                    "{document} links to `{target}`: no such heading"
                );
            }
        }
    }
}
