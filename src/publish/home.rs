//! Where a build keeps what is its own: the lock, the lists of files, the staging folder.
//!
//! That is `.versus/<output's name>` beside the output, so that nothing of it is uploaded; where files cannot be
//! moved from there by a mere rename, or nothing can be made there, `.versus` in the output.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::platform;

use super::at;
use super::folder::{absolute, discard, refuse_link};

/// The folder that is ours alone.
const OWN_FOLDER: &str = ".versus";

/// The list of the files of the last build.
pub(super) const STATE: &str = "state";

/// The list of the files that a build is about to leave.
pub(super) const NEXT: &str = "next";

/// A folder of our own, which no other build touches meanwhile.
#[derive(Debug)]
pub(super) struct Home {
    folder: PathBuf,
    /// The output, resolved.
    output: PathBuf,
    /// The kernel opens it for others when the file is closed, also for a build that is killed.
    _lock: File,
}

/// The folders that may be ours for an output.
#[derive(Debug)]
pub(super) struct Places {
    /// The output, resolved.
    output: PathBuf,
    /// Beside the output, unless that is another file system.
    beside: Option<PathBuf>,
    /// In the output: where there is no other, and where version 0.1.0 had it.
    inside: PathBuf,
}

impl Places {
    /// Finds the places for an output, which need not exist.
    pub(super) fn of(output: &Path) -> Result<Self> {
        let resolved = absolute(output)?;
        if resolved.iter().any(|part| part == OWN_FOLDER) {
            bail!(
                "the output `{}` lies in `{OWN_FOLDER}`, where builds keep their lists\n\
                 help: choose another folder with `--output`",
                output.display()
            );
        }
        let beside = resolved.parent().zip(resolved.file_name()).and_then(|(parent, name)| {
            let is_reached = !resolved.exists() || platform::is_one_file_system(&resolved, parent);
            is_reached.then(|| parent.join(OWN_FOLDER).join(name))
        });
        Ok(Self { beside, inside: resolved.join(OWN_FOLDER), output: resolved })
    }

    /// Tells whether a build has been here.
    pub(super) fn are_ours(&self) -> bool {
        let places = self.beside.iter().chain([&self.inside]);
        places.into_iter().any(|place| [STATE, NEXT].iter().any(|name| place.join(name).exists()))
    }

    /// Takes one of the places, and keeps other builds out.
    pub(super) fn take(&self) -> Result<Home> {
        let folder = self.make()?;
        let path = folder.join("lock");
        refuse_link(&path)?;
        let lock = File::create(&path).map_err(at(&path, "write"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!("another build is publishing to `{}`: wait for it", self.output.display())
            }
            Err(TryLockError::Error(error)) => return Err(at(&path, "lock")(error)),
        }
        let home = Home { folder, output: self.output.clone(), _lock: lock };
        if home.folder != self.inside {
            home.take_over(&self.inside)?;
        }
        Ok(home)
    }

    /// Makes the folder beside the output, or else the one in it.
    fn make(&self) -> Result<PathBuf> {
        if let Some(beside) = &self.beside {
            match make(beside) {
                Ok(()) => return Ok(beside.clone()),
                Err(error) if !is_refused(&error) => return Err(error),
                Err(_) => {}
            }
        }
        make(&self.inside)?;
        Ok(self.inside.clone())
    }
}

/// Makes a folder of ours, with a line that keeps it out of repositories.
fn make(folder: &Path) -> Result<()> {
    let above = folder.parent().expect("a folder of ours has a parent");
    refuse_link(above)?;
    refuse_link(folder)?;
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(at(folder, "create"))?;
    let root = if above.ends_with(OWN_FOLDER) { above } else { folder };
    let ignored = root.join(".gitignore");
    match File::create_new(&ignored).and_then(|mut file| file.write_all(b"*\n")) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(at(&ignored, "write")(error)),
        _ => Ok(()),
    }
}

/// Tells whether the system does not let us write there.
fn is_refused(error: &anyhow::Error) -> bool {
    let kind = error.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
    matches!(kind, Some(ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem))
}

impl Home {
    /// Returns the output, resolved: links to it have been followed.
    pub(super) fn output(&self) -> &Path {
        &self.output
    }

    /// Tells whether it lies in the output.
    pub(super) fn is_inside(&self) -> bool {
        self.folder.starts_with(&self.output)
    }

    /// Returns the path of something of ours.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Returns the folder that files are staged in.
    pub(super) fn stage(&self) -> PathBuf {
        self.path("stage")
    }

    /// Moves the lists here that an earlier version kept in the output, and removes its folder.
    fn take_over(&self, inside: &Path) -> Result<()> {
        if inside.is_symlink() || !inside.is_dir() {
            return Ok(());
        }
        for name in [STATE, NEXT] {
            let old = inside.join(name);
            let mut free = [STATE, NEXT].map(|name| self.path(name)).into_iter();
            let free = free.find(|list| !list.exists());
            if let Some(list) = free.filter(|_| old.is_file() && !old.is_symlink()) {
                fs::rename(&old, &list).map_err(at(&list, "write"))?;
            }
        }
        discard(inside)
    }
}
