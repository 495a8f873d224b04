//! Every link of a built site leads somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use versus::internals::Parts as _;

use percent_encoding::percent_decode_str;

use crate::support::{Tree, build, load, project, sites, tree};

#[test]
fn every_link_and_anchor_exists() {
    let mut roots = sites();
    roots.push(project());
    for root in roots {
        let output = tempfile::tempdir().unwrap();
        build(&root, &output.path().join("dist"));
        check_links(&tree(&output.path().join("dist")), &root, &load(&root).config().base_path());
    }
}

/// Returns the values of an attribute in a page, character references resolved as far as links use them.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let values = html.split(start.as_str()).skip(1);
    values.map(|rest: &'a str| rest.split('"').next().unwrap().replace("&amp;", "&")).collect()
}

fn check_links(tree: &Tree, root: &Path, base_path: &str) {
    let pages: BTreeMap<&str, &str> = tree
        .iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).unwrap()))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(name, html)| (*name, attributes(html, "id").into_iter().collect()))
        .collect();
    let mut count = 0;
    for (name, html) in &pages {
        let listed = attributes(html, "id");
        assert_eq!(listed.len(), ids[name].len(), "{name} has an id twice");
        for link in attributes(html, "href").into_iter().chain(attributes(html, "src")) {
            if link.starts_with("https://") || link.starts_with("http://") {
                continue;
            }
            count += 1;
            let link = percent_decode_str(&link).decode_utf8().unwrap();
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target =
                if path.is_empty() { (*name).to_owned() } else { resolve(name, path, base_path) };
            let found = [target.clone(), format!("{target}.html"), join(&target, "index.html")];
            let found = found.iter().find(|target| tree.contains_key(*target));
            let Some(found) = found else {
                panic!("{}: {name} links to {link}, which is no file", root.display());
            };
            if !anchor.is_empty() {
                assert!(ids[found.as_str()].contains(anchor), "{name}: no {anchor} in {found}");
            }
        }
    }
    assert!(count > 20, "only {count} links in {}", root.display());
}

fn join(folder: &str, file: &str) -> String {
    if folder.is_empty() { file.into() } else { format!("{folder}/{file}") }
}

/// Resolves a relative link; one that begins with `/` is the path of the site's address.
pub(crate) fn resolve(page: &str, link: &str, base_path: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    if let Some(below) = link.strip_prefix(base_path) {
        return below.trim_end_matches('/').into();
    }
    for part in link.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {link} leads out of the site"),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
