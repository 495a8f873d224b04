//! Staged files → the output: everything is moved into place, then what is gone is removed.

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Result, anyhow};

use crate::{Site, platform};

use super::folder::discard;
use super::home::{NEXT, STATE};
use super::state::Record;
use super::{Build, Commit, Files, Published, Work, at, state, unchanged};

impl Build<'_> {
    /// Makes the output what the plan says.
    pub(super) fn commit(&self, site: &Site, files: &Files) -> Result<Published> {
        let mut published = Published::default();
        let pages = files.pages.iter();
        published.rendered = pages.clone().filter(|staged| staged.work != Work::Kept).count();
        for staged in pages.chain(files.others.iter().map(|(_, staged)| staged)) {
            published.bytes += staged.record.size;
            match staged.work {
                Work::Changed => published.written += 1,
                Work::Kept | Work::Same => published.unchanged += 1,
            }
        }
        let gone = self.gone();
        let is_as_before = published.written == 0
            && published.rendered == 0
            && gone.is_empty()
            && self.broken_off.len() == 0
            && self.before.len() == files.pages.len() + files.others.len();
        if !is_as_before {
            let touched = Cell::new(false);
            let removed = self.replace(site, files, &gone, &touched);
            published.removed = removed.map_err(|error| {
                if touched.get() {
                    half_done(&self.output.folder, &error)
                } else {
                    unchanged(self.output)(error)
                }
            })?;
        }
        // What is ours is of no harm where it stays.
        let _ = discard(&self.home.stage());
        Ok(published)
    }

    /// Puts the new files in place of the old; returns how many are gone. From the first change to the end
    /// the output holds files of both builds: a list of all of them lets the next build complete what this
    /// one may not.
    fn replace(
        &self,
        site: &Site,
        files: &Files,
        gone: &[&str],
        touched: &Cell<bool>,
    ) -> Result<usize> {
        let (next, state) = (self.home.path(NEXT), self.home.path(STATE));
        // Files that only a build which was broken off left are listed nowhere else.
        let mut orphans = self.broken_off.unasked_records().peekable();
        let has_orphans = orphans.peek().is_some();
        state::write(&next, listed(site, files).chain(orphans))?;
        if self.output.sync {
            let folder = self.home.stage();
            platform::flush(&self.home.path("")).map_err(at(&folder, "flush"))?;
        }
        let removed = match self.output.commit {
            Commit::Moves => {
                self.move_in(touched)?;
                let removed = gone.iter().map(|path| self.remove(path, touched));
                removed.sum::<Result<usize>>()?
            }
            Commit::Exchange => self.exchange(gone, touched)?,
        };
        if has_orphans {
            state::write(&state, listed(site, files))?;
            fs::remove_file(&next).map_err(at(&next, "remove"))?;
        } else {
            fs::rename(&next, &state).map_err(at(&state, "write"))?;
        }
        Ok(removed)
    }

    /// Moves the staged files into place, assets before the pages that need them.
    fn move_in(&self, touched: &Cell<bool>) -> Result<()> {
        let stage = self.home.stage();
        if !stage.exists() {
            return Ok(());
        }
        let folder = &self.output.folder;
        fs::create_dir_all(folder).map_err(at(folder, "create"))?;
        let mut names = list(&stage)?;
        names.sort_by_key(|(name, _)| (name != "assets", name.clone()));
        for (name, is_folder) in names {
            move_into(&stage.join(&name), &folder.join(&name), is_folder, touched)?;
        }
        Ok(())
    }

    /// Returns the files of earlier builds that the site no longer has: for each that it has, both lists
    /// have been asked.
    fn gone(&self) -> Vec<&str> {
        let mut gone: Vec<&str> = self.before.unasked().chain(self.broken_off.unasked()).collect();
        gone.sort_unstable();
        gone.dedup();
        // Assets go last: an old page may still need them.
        gone.sort_by_key(|path| path.starts_with("assets/"));
        gone
    }

    /// Removes a file that an earlier build wrote, and the folders it leaves empty; returns how many files
    /// that were. A folder that stands there now, or a file behind a link, is none of ours.
    fn remove(&self, path: &str, touched: &Cell<bool>) -> Result<usize> {
        let file = self.output.folder.join(path);
        let above =
            || Path::new(path).ancestors().skip(1).map(|part| self.output.folder.join(part));
        let is_file = fs::symlink_metadata(&file).is_ok_and(|found| !found.is_dir());
        let is_behind_a_link =
            || above().any(|part| part != self.output.folder.join("") && part.is_symlink());
        if !is_file || is_behind_a_link() {
            return Ok(0);
        }
        fs::remove_file(&file).map_err(at(&file, "remove"))?;
        touched.set(true);
        for folder in above().take_while(|folder| *folder != self.output.folder.join("")) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(1)
    }
}

/// Lists the files that a build leaves.
fn listed(site: &Site, files: &Files) -> impl Iterator<Item = (String, Record)> {
    let paths = site.plan().pages().map(|page| site.plan().path(page));
    let pages = paths.zip(files.pages.iter().map(|staged| staged.record));
    pages.chain(files.others.iter().map(|(path, staged)| (path.clone(), staged.record)))
}

/// Says of a failure that it came after the first change.
fn half_done(folder: &Path, error: &anyhow::Error) -> anyhow::Error {
    anyhow!(
        "{error:#}\n\
         note: `{}` holds files of this build and of the last, each of them whole\n\
         help: build again: that completes it",
        folder.display()
    )
}

/// Moves a staged file, or a folder: whole where there is none yet, else file by file.
pub(super) fn move_into(
    from: &Path,
    to: &Path,
    is_folder: bool,
    touched: &Cell<bool>,
) -> Result<()> {
    if is_folder && to.is_dir() {
        for (name, is_folder) in list(from)? {
            move_into(&from.join(&name), &to.join(&name), is_folder, touched)?;
        }
        return Ok(());
    }
    fs::rename(from, to).map_err(at(to, "write"))?;
    touched.set(true);
    Ok(())
}

/// Returns the names in a folder, and whether each is a folder.
pub(super) fn list(folder: &Path) -> Result<Vec<(String, bool)>> {
    let entry = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        let is_folder = entry.file_type()?.is_dir();
        Ok((entry.file_name().to_string_lossy().into_owned(), is_folder))
    };
    let entries = fs::read_dir(folder).map_err(at(folder, "read"))?;
    entries.map(entry).collect::<io::Result<Vec<_>>>().map_err(at(folder, "read"))
}
