//! Rules of the project itself.

use std::collections::BTreeSet;
use std::fs;

use crate::support::{cases, project, tree};

fn modules() -> Vec<(String, String)> {
    let files = tree(&project().join("src")).into_iter();
    let files = files.filter(|(name, _)| name.ends_with(".rs"));
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn every_diagnostic_has_a_case() {
    let cases: BTreeSet<String> = cases("errors")
        .iter()
        .map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned())
        .map(|name| name.split("--").next().unwrap().to_owned())
        .collect();
    let mut ids = BTreeSet::new();
    for (_, text) in modules() {
        for constructor in ["Diagnostic::error(", "Diagnostic::warning(", "self.refuse("] {
            for rest in text.split(constructor).skip(1) {
                if let Some(id) = rest.trim_start().strip_prefix('"') {
                    ids.insert(id.split('"').next().unwrap().to_owned());
                }
            }
        }
    }
    assert!(ids.len() >= 30, "only {} diagnostics found", ids.len());
    // A link and a file too large cannot stand in a repository: `inputs.rs` makes them.
    let made: BTreeSet<String> = ["file-too-large", "symbolic-link"].map(str::to_owned).into();
    assert!(made.is_subset(&ids), "no diagnostic for one of {made:?}");
    let untested: Vec<_> =
        ids.iter().filter(|&id| !cases.contains(id) && !made.contains(id)).collect();
    assert!(untested.is_empty(), "no case for {untested:?}");
    let unknown: Vec<_> = cases.difference(&ids).collect();
    assert!(unknown.is_empty(), "no diagnostic for {unknown:?}");
}

#[test]
fn modules_are_documented_small_and_on_the_map() {
    let map = fs::read_to_string(project().join("ARCHITECTURE.md")).unwrap();
    for (name, text) in modules() {
        assert!(text.starts_with("//!"), "{name} has no module documentation");
        let code = text.split("#[cfg(test)]").next().unwrap();
        let lines = code.lines().count();
        assert!(lines <= 400, "{name} has {lines} lines: it is two ideas");
        let top = name.split(['/', '.']).next().unwrap();
        assert!(map.contains(&format!("`{top}")), "ARCHITECTURE.md does not name `{top}`");
    }
}
