//! A commit in one step: a whole folder is made beside the output, of hard links where nothing changed, and the
//! two are exchanged.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Result, bail};

use crate::platform;

use super::commit::{list, move_into};
use super::folder::discard;
use super::home::Home;
use super::{Build, at};

/// The folder that becomes the output.
const WHOLE: &str = "whole";

/// Refuses where the file system cannot exchange two folders, before anything is rendered.
pub(super) fn refuse_where_impossible(home: &Home) -> Result<()> {
    const HELP: &str = "help: build without `--atomic`";
    if home.is_inside() {
        bail!("`--atomic` needs a folder beside the output, on its file system\n{HELP}");
    }
    let folders = [home.path(WHOLE), home.path("probe")];
    for folder in &folders {
        discard(folder)?;
        fs::create_dir(folder).map_err(at(folder, "create"))?;
    }
    let exchanged = platform::exchange(&folders[0], &folders[1]);
    folders.iter().try_for_each(|folder| discard(folder))?;
    if let Err(error) = exchanged {
        bail!("this file system cannot exchange two folders in one step: {error}\n{HELP}");
    }
    Ok(())
}

impl Build<'_> {
    /// Makes the whole output anew, and exchanges it with the old one; returns how many files are gone.
    pub(super) fn exchange(&self, gone: &[&str], touched: &Cell<bool>) -> Result<usize> {
        let (whole, output) = (self.home.path(WHOLE), self.home.output());
        let links = Links {
            output,
            whole: &whole,
            stage: &self.home.stage(),
            gone: gone.iter().copied().collect(),
        };
        fs::create_dir(&whole).map_err(at(&whole, "create"))?;
        let removed = if output.exists() { links.link("")? } else { 0 };
        for (name, is_folder) in staged(&self.home.stage())? {
            // Nobody sees this folder yet.
            let unseen = Cell::new(false);
            move_into(&self.home.stage().join(&name), &whole.join(&name), is_folder, &unseen)?;
        }
        let exchanged = if output.exists() {
            platform::exchange(&whole, output)
        } else {
            fs::rename(&whole, output)
        };
        exchanged.map_err(at(output, "exchange"))?;
        touched.set(true);
        // The old files; the next build removes what cannot be removed now.
        let _ = discard(&whole);
        Ok(removed)
    }
}

fn staged(stage: &Path) -> Result<Vec<(String, bool)>> {
    if stage.exists() { list(stage) } else { Ok(Vec::new()) }
}

/// What stays of the output, ours and that of others.
struct Links<'a> {
    output: &'a Path,
    whole: &'a Path,
    stage: &'a Path,
    gone: BTreeSet<&'a str>,
}

impl Links<'_> {
    /// Links the files of a folder; returns how many were left out because they are gone.
    fn link(&self, folder: &str) -> Result<usize> {
        let (from, to) = (self.output.join(folder), self.whole.join(folder));
        let mut gone = 0;
        let entries = fs::read_dir(&from).map_err(at(&from, "read"))?;
        for entry in entries.collect::<io::Result<Vec<_>>>().map_err(at(&from, "read"))? {
            let name = entry.file_name();
            let path = if folder.is_empty() { name.into() } else { Path::new(folder).join(name) };
            let is_folder = entry.file_type().map_err(at(&from, "read"))?.is_dir();
            let is_gone = path.to_str().is_some_and(|path| self.gone.contains(path));
            if is_folder {
                gone += self.link_folder(&path)?;
            } else if is_gone {
                gone += 1;
            } else if !self.stage.join(&path).exists() {
                let to = self.whole.join(&path);
                fs::hard_link(self.output.join(&path), &to).map_err(at(&to, "link"))?;
            }
        }
        let permissions = fs::metadata(&from).map_err(at(&from, "read"))?.permissions();
        fs::set_permissions(&to, permissions).map_err(at(&to, "write"))?;
        Ok(gone)
    }

    fn link_folder(&self, path: &Path) -> Result<usize> {
        let to = self.whole.join(path);
        fs::create_dir(&to).map_err(at(&to, "create"))?;
        let Some(path) = path.to_str() else {
            bail!("`{}` is no text: `--atomic` cannot take it along", path.display());
        };
        let gone = self.link(path)?;
        if gone > 0 {
            // Stays where it holds anything.
            let _ = fs::remove_dir(&to);
        }
        Ok(gone)
    }
}
