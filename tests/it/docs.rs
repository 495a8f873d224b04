//! The documentation keeps step with the program: the sites in guides build, links lead somewhere, and every
//! module is on the map.

use std::collections::BTreeSet;
use std::fs;

use crate::guides::read;
use crate::support::{Tree, project, report, write_tree};
use crate::tutorial::blocks;

/// Returns the names in a folder of the project.
fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(project().join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
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
            let files = blocks(&text)
                .into_iter()
                .filter_map(|block| Some((block.path?.to_owned(), block.text.into_bytes())));
            let files: Tree = files.collect();
            assert!(!files.is_empty(), "{guide} shows no file");
            write_tree(&files, folder.path());
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
    let guides = names("docs").into_iter().map(|name| format!("docs/{name}"));
    let documents = names("").into_iter().chain(guides).filter(|name| name.ends_with(".md"));
    let mut count = 0;
    for document in documents {
        let text = read(&document);
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap();
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            if path.contains(':') {
                continue;
            }
            count += 1;
            let folder =
                document.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
            let found = if path.is_empty() { document.clone() } else { folder + path };
            let exists = project().join(&found).exists();
            assert!(exists, "{document} links to `{target}`, which does not exist");
            let leads = anchor.is_empty() || anchors(&read(&found)).contains(anchor);
            assert!(leads, "{document} links to `{target}`: no such heading");
        }
    }
    assert!(count > 100, "only {count} links");
}

#[test]
fn every_module_is_on_the_map() {
    let map = read("ARCHITECTURE.md");
    let (_, map) = map.split_once("\n## Code map\n").unwrap();
    let (map, _) = map.split_once("\n## ").unwrap();
    let rows = map.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let listed: BTreeSet<&str> = rows.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    for module in &listed {
        let file = project().join(format!("src/{module}.rs"));
        assert!(file.exists(), "ARCHITECTURE.md has `{module}`, which does not exist");
    }
    // The introduction has `lib`.
    let modules = names("src").into_iter().filter(|name| name != "lib.rs");
    for module in modules.filter_map(|name| Some(name.strip_suffix(".rs")?.to_owned())) {
        assert!(listed.contains(&*module), "ARCHITECTURE.md does not have `{module}`");
    }
}
