//! Which folders are published to, and which are refused.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use same_file::is_same_file;

use crate::source::FOLDERS;

use super::at;

/// Refuses an output that is, holds or lies in a folder of inputs. Folders are compared by identity, not
/// by spelling.
pub(super) fn refuse_inputs(folder: &Path, root: &Path) -> Result<()> {
    let inputs = FOLDERS.map(|name| root.join(name));
    let same = |a: &Path, b: &Path| is_same_file(a, b).unwrap_or(false);
    let folder = absolute(folder)?;
    for input in inputs.iter().filter(|input| input.exists()) {
        let input = absolute(input)?;
        if input.ancestors().any(|above| same(above, &folder)) {
            bail!(
                "the output `{}` holds the site's inputs\n\
                 help: choose another folder with `--output`",
                folder.display()
            );
        }
        if folder.ancestors().any(|above| same(above, &input)) {
            bail!(
                "the output `{}` lies in the site's inputs\n\
                 help: choose another folder with `--output`",
                folder.display()
            );
        }
    }
    Ok(())
}

/// Resolves a path as far as it exists.
fn absolute(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path).map_err(at(path, "find"))?;
    let existing = path.ancestors().find(|above| above.exists()).unwrap_or(&path);
    let resolved = existing.canonicalize().map_err(at(existing, "find"))?;
    Ok(resolved.join(path.strip_prefix(existing).unwrap_or(Path::new(""))))
}

/// Tells whether a folder holds more than dotfiles.
pub(super) fn holds_visible_files(folder: &Path) -> Result<bool> {
    if !folder.exists() {
        return Ok(false);
    }
    for entry in fs::read_dir(folder).map_err(at(folder, "read"))? {
        let entry = entry.map_err(at(folder, "read"))?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            return Ok(true);
        }
    }
    Ok(false)
}
