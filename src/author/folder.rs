//! Writes files that are not there yet, all or none, and replaces one as a whole.

#![expect(clippy::disallowed_methods, reason = "this is the one module that writes inputs")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// Texts by their paths below a site's folder.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// What has been made so far, to be taken back where something fails.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

/// Writes files below a folder, which is made where it is not there. Refuses where one exists; where one cannot
/// be written, takes back the others.
pub(super) fn create(root: &Path, files: &Files) -> Result<()> {
    let mut existing = files.keys().filter(|path| root.join(path).symlink_metadata().is_ok());
    if let Some(path) = existing.next() {
        bail!("`{path}` exists already, and is never overwritten");
    }
    let mut made = Made::default();
    for (path, bytes) in files {
        if let Err(error) = made.write(&root.join(path), bytes) {
            made.take_back();
            return Err(error);
        }
    }
    Ok(())
}

/// Puts other bytes in place of a file's, in one step, if it still holds those that were read.
pub(super) fn replace(path: &Path, read: &str, bytes: &str) -> Result<()> {
    let cannot = || format!("cannot write `{}`", path.display());
    let current = fs::read(path).with_context(cannot)?;
    let mark = "\u{feff}".as_bytes();
    let (mark, text) = match current.strip_prefix(mark) {
        Some(text) => (mark, text),
        None => (&[][..], current.as_slice()),
    };
    if text != read.as_bytes() {
        bail!("`{}` has just been changed by another program", path.display());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let staged = path.with_file_name(format!(".{name}.versus"));
    // New, so that no link which somebody put there is written through.
    let file = fs::OpenOptions::new().write(true).create_new(true).open(&staged);
    let file = file.with_context(|| format!("cannot make `{}`", staged.display()))?;
    let write = |mut file: fs::File| -> std::io::Result<()> {
        file.write_all(&[mark, bytes.as_bytes()].concat())?;
        fs::set_permissions(&staged, fs::metadata(path)?.permissions())?;
        fs::rename(&staged, path)
    };
    write(file).inspect_err(|_| drop(fs::remove_file(&staged))).with_context(cannot)
}

/// Tells whether a folder is there and holds more than dotfiles.
pub(super) fn holds_files(folder: &Path) -> Result<bool> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        entries => entries.with_context(|| format!("cannot read `{}`", folder.display()))?,
    };
    for entry in entries {
        let name = entry.with_context(|| format!("cannot read `{}`", folder.display()))?;
        if !name.file_name().to_string_lossy().starts_with('.') {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Made {
    fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<()> {
        let cannot = || format!("cannot write `{}`", path.display());
        let missing = path.ancestors().skip(1);
        let missing = missing.take_while(|f| !f.as_os_str().is_empty() && !f.exists());
        let missing: Vec<_> = missing.collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).with_context(cannot)?;
            self.folders.push(folder.into());
        }
        let mut file =
            fs::OpenOptions::new().write(true).create_new(true).open(path).with_context(cannot)?;
        self.files.push(path.into());
        file.write_all(bytes).with_context(cannot)
    }

    /// Removes what was made; what cannot be removed stays, as the first failure is the one to report.
    fn take_back(self) {
        for file in self.files {
            drop(fs::remove_file(file));
        }
        for folder in self.folders.into_iter().rev() {
            drop(fs::remove_dir(folder));
        }
    }
}
