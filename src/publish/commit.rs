//! Staged files → the output: everything is moved into place, then what is gone is removed.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::Result;

use crate::Site;

use super::folder::discard;
use super::{Build, Files, Published, Work, at, state};

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
            // From here to the end the output may hold files of both builds: the list of the new ones
            // lets the next build complete what this one may not.
            let paths = site.plan().pages().map(|page| site.plan().path(page));
            let pages = paths.zip(files.pages.iter().map(|staged| staged.record));
            let others = files.others.iter().map(|(path, staged)| (path.clone(), staged.record));
            let next = self.output.own("next");
            state::write(&next, pages.chain(others))?;
            self.move_in()?;
            for path in gone {
                published.removed += usize::from(self.remove(path)?);
            }
            let state = self.output.own("state");
            fs::rename(&next, &state).map_err(at(&state, "write"))?;
        }
        discard(&self.output.stage())?;
        Ok(published)
    }

    /// Moves the staged files into place, assets before the pages that need them.
    fn move_in(&self) -> Result<()> {
        let stage = self.output.stage();
        if !stage.exists() {
            return Ok(());
        }
        let mut names = list(&stage)?;
        names.sort_by_key(|(name, _)| (name != "assets", name.clone()));
        for (name, is_folder) in names {
            move_into(&stage.join(&name), &self.output.folder.join(&name), is_folder)?;
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

    /// Removes a file that an earlier build wrote, and the folders it leaves empty.
    fn remove(&self, path: &str) -> Result<bool> {
        let file = self.output.folder.join(path);
        match fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(at(&file, "remove")(error)),
        }
        let mut folder = file.parent();
        while let Some(empty) = folder.filter(|folder| *folder != self.output.folder) {
            if fs::remove_dir(empty).is_err() {
                break;
            }
            folder = empty.parent();
        }
        Ok(true)
    }
}

/// Moves a staged file, or a folder: whole where there is none yet, else file by file.
fn move_into(from: &Path, to: &Path, is_folder: bool) -> Result<()> {
    if is_folder && to.is_dir() {
        for (name, is_folder) in list(from)? {
            move_into(&from.join(&name), &to.join(&name), is_folder)?;
        }
        return Ok(());
    }
    fs::rename(from, to).map_err(at(to, "write"))
}

/// Returns the names in a folder, and whether each is a folder.
fn list(folder: &Path) -> Result<Vec<(String, bool)>> {
    let entry = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        let is_folder = entry.file_type()?.is_dir();
        Ok((entry.file_name().to_string_lossy().into_owned(), is_folder))
    };
    let entries = fs::read_dir(folder).map_err(at(folder, "read"))?;
    entries.map(entry).collect::<io::Result<Vec<_>>>().map_err(at(folder, "read"))
}
