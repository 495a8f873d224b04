//! Tells the program a hash of its own sources, so that pages built by another version are told apart, and
//! cargo that the embedded folders are inputs: a file added to one must be embedded too.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for input in [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "templates",
        "locales",
        "presets",
        "docs/schemas",
        "scaffold",
    ] {
        println!("cargo::rerun-if-changed={input}");
        hash(Path::new(input), &mut hasher)?;
    }
    println!("cargo::rustc-env=VERSUS_SOURCES={:016x}", hasher.finish());
    Ok(())
}

/// Hashes a file, or the files of a folder in the order of their names.
#[expect(clippy::disallowed_methods, reason = "the sources are what a build script may read")]
fn hash(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if !path.exists() {
        // A published package has no lock file of its own beside it.
        return Ok(());
    }
    if path.is_dir() {
        let entries = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        return paths.iter().try_for_each(|path| hash(path, hasher));
    }
    fs::read(path)?.hash(hasher);
    Ok(())
}
