//! Which folders are published to, and which are refused.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};
use same_file::is_same_file;

use crate::Site;
use crate::plan::{Page, Subject};
use crate::source::FOLDERS;

use super::at;

/// Refuses an output that is, holds or lies in a folder of inputs. Folders are compared by identity, not
/// by spelling.
pub(super) fn refuse_inputs(folder: &Path, root: &Path) -> Result<()> {
    let inputs = FOLDERS.map(|name| root.join(name));
    // A folder that does not exist yet is known by its path.
    let same = |a: &Path, b: &Path| a == b || is_same_file(a, b).unwrap_or(false);
    let folder = absolute(folder)?;
    for input in &inputs {
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

/// Resolves a path part by part, as the system would: `..` leads out of what stands before it, links are
/// followed, and what does not exist yet keeps its name.
pub(super) fn absolute(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path).map_err(at(path, "find"))?;
    let mut resolved = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(resolved.pop()),
            part => resolved.push(part),
        }
        if resolved.exists() {
            resolved = resolved.canonicalize().map_err(at(&resolved, "find"))?;
        }
    }
    Ok(resolved)
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

/// Refuses a link in place of a folder that files are written to, which may lead out of the output.
pub(super) fn refuse_links(output: &Path, site: &Site) -> Result<()> {
    // A pair stands beside its codes.
    let is_pair = |page: &Page| matches!(page.subject, Subject::Pair(..) | Subject::PairTwin(..));
    let others = site.plan().pages().filter(|page| !is_pair(page));
    let files = others.map(|page| site.plan().path(page)).chain(site.assets.paths());
    let mut judged = String::new();
    for file in files {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        if folder == judged {
            continue;
        }
        // Files of one folder come one after another.
        folder.clone_into(&mut judged);
        let above = Path::new(folder).ancestors().filter(|part| !part.as_os_str().is_empty());
        above.into_iter().try_for_each(|part| refuse_link(&output.join(part)))?;
    }
    Ok(())
}

/// Refuses a link.
pub(super) fn refuse_link(path: &Path) -> Result<()> {
    if path.is_symlink() {
        bail!("`{}` is a link, which is not written through\nhelp: remove it", path.display());
    }
    Ok(())
}

/// Removes a folder, if it is there.
pub(super) fn discard(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(at(folder, "remove")(error)),
    }
}
