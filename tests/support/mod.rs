//! What both test programs need: sites, what comes out of them, and what must.

pub(crate) mod case;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use versus::{Caution, Diagnostics, Output, Published, ReportStyle, Sources};

/// The files of a folder: path and bytes.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// The project's own folder, whose site is the product.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Tells whether what is expected is written instead of compared.
pub(crate) fn overwrites_snapshots() -> bool {
    std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite")
}

/// Returns the sites in `tests/sites/`.
pub(crate) fn sites() -> Vec<PathBuf> {
    let folder = project().join("tests/sites");
    let entries = std::fs::read_dir(&folder).unwrap();
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "no site in {}", folder.display());
    folders
}

/// Checks a site.
pub(crate) fn check(root: &Path) -> (Diagnostics, Arc<Sources>) {
    let mut diagnostics = Diagnostics::default();
    let sources = Arc::new(Sources::load(root, &mut diagnostics).unwrap());
    versus::check(&sources, &(), &mut diagnostics);
    (diagnostics, sources)
}

/// Builds a site that must have no error.
pub(crate) fn build(root: &Path, output: &Path) -> Published {
    let mut diagnostics = Diagnostics::default();
    let sources = Arc::new(Sources::load(root, &mut diagnostics).unwrap());
    let output = Output::open(output, root, Caution::Refuse).unwrap();
    let built = versus::build(&sources, &output, &(), &mut diagnostics).unwrap();
    let report = diagnostics.report(&sources, ReportStyle::Plain);
    assert_eq!(diagnostics.errors(), 0, "{}: {report}", root.display());
    built.unwrap().1
}

/// Reads the files of a folder, but for the program's own.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in std::fs::read_dir(&current).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap() == ".versus" {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                tree.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    tree
}

/// Writes files into a folder.
pub(crate) fn write_tree(tree: &Tree, folder: &Path) {
    for (name, bytes) in tree {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// Returns the names that differ between two trees, whichever holds them.
pub(crate) fn difference(one: &Tree, other: &Tree) -> Vec<String> {
    let names = one.keys().chain(other.keys());
    let mut names: Vec<_> =
        names.filter(|&name| one.get(name) != other.get(name)).cloned().collect();
    names.sort();
    names.dedup();
    names
}
