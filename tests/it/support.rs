//! Sites to test with, and runs of the program.

#[path = "../support/mod.rs"]
mod shared;

use std::path::Path;
use std::sync::Arc;

use versus::{Diagnostics, ReportStyle, Site, Sources};

pub(crate) use shared::*;

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
    let site = versus::load(&sources, &(), &mut diagnostics);
    let report = diagnostics.report(&sources, ReportStyle::Plain);
    assert!(diagnostics.is_empty(), "{}: {report}", root.display());
    site.unwrap()
}

/// Returns the report on a site that is checked.
pub(crate) fn report(root: &Path) -> String {
    let (diagnostics, sources) = check(root);
    diagnostics.report(&sources, ReportStyle::Plain)
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    write_tree(&tree(from), to);
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
