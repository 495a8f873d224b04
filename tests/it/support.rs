//! Sites to test with, builds of them, and trees to compare.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use versus::diagnostic::{Diagnostics, ReportStyle};
use versus::publish::{Caution, Output, Published};
use versus::source::Sources;
use versus::{Observer, Site, Stage};

/// The files of a folder: path and bytes.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// Hears nothing.
pub(crate) struct Silent;

impl Observer for Silent {
    fn stage(&self, _: Stage) {}
    fn pages(&self, _: usize) {}
    fn page_done(&self) {}
}

/// The project's own folder, whose site is the product.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the folders in `tests/<name>/`.
pub(crate) fn cases(name: &str) -> Vec<PathBuf> {
    let folder = project().join("tests").join(name);
    let entries = std::fs::read_dir(&folder).unwrap();
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    assert!(!folders.is_empty(), "no case in {}", folder.display());
    folders
}

/// What a run of the program printed, and its exit code.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the program in a folder.
pub(crate) fn run(arguments: &[&str], folder: &Path) -> Ran {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_versus"));
    let output = command.args(arguments).current_dir(folder).output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Loads a site that must have no mistake.
pub(crate) fn load(root: &Path) -> Site {
    let mut diagnostics = Diagnostics::default();
    let sources = Arc::new(Sources::load(root, &mut diagnostics).unwrap());
    let site = versus::load(&sources, None, &Silent, &mut diagnostics);
    let report = diagnostics.report(&sources, ReportStyle::Plain);
    assert!(diagnostics.is_empty(), "{}: {report}", root.display());
    site.unwrap()
}

/// Returns the report on a site that is checked.
pub(crate) fn report(root: &Path) -> String {
    let mut diagnostics = Diagnostics::default();
    let sources = Arc::new(Sources::load(root, &mut diagnostics).unwrap());
    versus::check(&sources, None, &Silent, &mut diagnostics);
    diagnostics.report(&sources, ReportStyle::Plain)
}

/// Builds a site that must have no error.
pub(crate) fn build(root: &Path, output: &Path) -> Published {
    let mut diagnostics = Diagnostics::default();
    let sources = Arc::new(Sources::load(root, &mut diagnostics).unwrap());
    let output = Output::open(output, root, Caution::Refuse).unwrap();
    let built = versus::build(&sources, None, &output, &Silent, &mut diagnostics).unwrap();
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

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// Copies the WebSocket part of the project's own site into a temporary folder: real texts, and few enough
/// to build often.
pub(crate) fn copy_of_the_site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["content/websocket", "locales", "templates"] {
        copy(&project().join(name), &folder.path().join(name));
    }
    let config = "content/site.toml";
    std::fs::copy(project().join(config), folder.path().join(config)).unwrap();
    for entry in walkdir::WalkDir::new(folder.path()) {
        let path = entry.unwrap().into_path();
        if path.ends_with("http.ftl") || path.ends_with("grpc.ftl") {
            std::fs::remove_file(path).unwrap();
        } else if path.extension().is_some_and(|ending| ending == "md") {
            let text = std::fs::read_to_string(&path).unwrap();
            if let Some((before, rest)) = text.split_once("\n[[equivalents]]") {
                let (_, after) = rest.split_once("+++").unwrap();
                std::fs::write(path, format!("{before}+++{after}")).unwrap();
            }
        }
    }
    folder
}

/// Makes a temporary folder, in memory where there is such a place: some tests build hundreds of times.
pub(crate) fn folder_in_memory() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let in_memory = memory.is_dir().then(|| tempfile::tempdir_in(memory).ok()).flatten();
    in_memory.unwrap_or_else(|| tempfile::tempdir().unwrap())
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

/// Compares a text with a file; `SNAPSHOTS=overwrite` writes the file instead.
pub(crate) fn assert_snapshot(text: &[u8], file: &Path) {
    if overwrites_snapshots() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
        return;
    }
    let expected = std::fs::read(file).unwrap_or_default();
    assert!(
        expected == text,
        "{} differs; it should now be:\n{}",
        file.display(),
        String::from_utf8_lossy(text)
    );
}

/// Tells whether expected files are written instead of compared.
pub(crate) fn overwrites_snapshots() -> bool {
    std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite")
}
