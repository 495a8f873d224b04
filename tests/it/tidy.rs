//! Rules of the project itself.

use std::fs;

use crate::support::{project, tree};

fn modules() -> Vec<(String, String)> {
    let files = tree(&project().join("src")).into_iter();
    let files = files.filter(|(name, _)| name.ends_with(".rs"));
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
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
