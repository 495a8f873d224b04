//! Rendered pages → the output folder. Nothing else touches it.
//!
//! Pages that differ from what the folder holds are written into a staging folder beside it; when every
//! page has been rendered, they are moved into place. Only files that an earlier build wrote are removed.

#![expect(clippy::disallowed_methods, reason = "this is the one module that touches the output")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use rayon::prelude::*;
use same_file::is_same_file;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::Page;
use crate::render::Renderer;
use crate::{Observer, Site, Stage, sitemap};

/// The folder in the output that is ours alone: what an earlier build wrote, and the staging folder.
const OWN_FOLDER: &str = ".versus";

/// The first line of the list of files that a build wrote.
const STATE_HEADER: &str = "versus 1";

/// A folder that may be published to.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    /// What an earlier build wrote, relative to the folder.
    written_before: BTreeSet<String>,
}

/// What a build did to the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were there already, byte for byte.
    pub unchanged: usize,
    /// Files of an earlier build that the plan no longer holds.
    pub removed: usize,
    /// Size of all files of the site.
    pub bytes: u64,
}

/// Whether a folder is published to although it looks like somebody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// Such a folder is refused.
    Refuse,
    /// The author has said it is all right.
    Force,
}

impl Output {
    /// Opens `folder` for the site in `root`. Refused are the site's own folder, one that holds or lies in
    /// its inputs, and one that holds other people's files.
    pub fn open(folder: &Path, root: &Path, caution: Caution) -> Result<Self> {
        if folder.exists() && !folder.is_dir() {
            bail!("the output `{}` is not a folder", folder.display());
        }
        let written_before = read_state(folder)?;
        if caution == Caution::Refuse {
            refuse_inputs(folder, root)?;
            if written_before.is_none() && holds_visible_files(folder)? {
                bail!(
                    "the output `{}` holds files that no build of this program wrote\n\
                     help: choose another folder with `--output`, or publish into it with `--force`",
                    folder.display()
                );
            }
        }
        let written_before = written_before.unwrap_or_default();
        Ok(Self { folder: folder.into(), written_before })
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn stage(&self) -> PathBuf {
        self.folder.join(OWN_FOLDER).join("stage")
    }
}

/// Publishes a site; `None` and an untouched output where a template fails.
pub fn publish(
    site: &Site,
    renderer: &Renderer<'_>,
    output: &Output,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Published>> {
    observer.stage(Stage::Render);
    discard(&output.stage())?;
    let pages: Vec<Page> = site.plan().pages().collect();
    observer.pages(pages.len());
    let staged: Vec<Result<Staged>> = pages
        .par_iter()
        .map_init(Vec::new, |buffer, &page| {
            buffer.clear();
            let path = site.plan().path(page);
            let staged = match renderer.render(page, buffer) {
                Ok(()) => output.stage_file(path, buffer),
                Err(found) => Ok(Staged::Failed(found)),
            };
            observer.page_done();
            staged
        })
        .collect();

    let mut files = Vec::with_capacity(staged.len());
    for staged in staged {
        match staged? {
            Staged::Failed(found) => diagnostics.push(*found),
            Staged::File(file) => files.push(file),
        }
    }
    if diagnostics.errors() > 0 {
        discard(&output.stage())?;
        return Ok(None);
    }
    let mut assets = Vec::new();
    for (name, bytes) in site.sources.assets() {
        let path = site.assets.path(name).expect("every asset was named").to_owned();
        assets.push(output.stage_bytes(path, bytes)?);
    }
    for (path, text) in sitemap::files(site.plan(), &site.config) {
        files.push(output.stage_bytes(path, text.as_bytes())?);
    }
    observer.stage(Stage::Commit);
    // Assets come before the pages that need them.
    assets.append(&mut files);
    output.commit(&assets).map(Some)
}

enum Staged {
    File(File),
    Failed(Box<Diagnostic>),
}

/// A file of the site, staged or already in place.
#[derive(Debug)]
struct File {
    path: String,
    bytes: u64,
    is_changed: bool,
}

impl Output {
    fn stage_file(&self, path: String, bytes: &[u8]) -> Result<Staged> {
        self.stage_bytes(path, bytes).map(Staged::File)
    }

    fn stage_bytes(&self, path: String, bytes: &[u8]) -> Result<File> {
        let in_place = self.folder.join(&path);
        let is_changed = match fs::read(&in_place) {
            Ok(present) => present != bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(at(&in_place, "read")(error)),
        };
        if is_changed {
            let staged = self.stage().join(&path);
            create_parent(&staged)?;
            fs::write(&staged, bytes).map_err(at(&staged, "write"))?;
        }
        Ok(File { path, bytes: bytes.len() as u64, is_changed })
    }

    fn commit(&self, files: &[File]) -> Result<Published> {
        let mut published = Published::default();
        for file in files {
            published.bytes += file.bytes;
            if !file.is_changed {
                published.unchanged += 1;
                continue;
            }
            let in_place = self.folder.join(&file.path);
            create_parent(&in_place)?;
            fs::rename(self.stage().join(&file.path), &in_place).map_err(at(&in_place, "write"))?;
            published.written += 1;
        }
        let current: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
        for gone in self.written_before.difference(&current) {
            published.removed += usize::from(self.remove(gone)?);
        }
        discard(&self.stage())?;
        if current != self.written_before {
            self.write_state(&current)?;
        }
        Ok(published)
    }

    /// Removes a file that an earlier build wrote, and the folders it leaves empty.
    fn remove(&self, path: &str) -> Result<bool> {
        let file = self.folder.join(path);
        match fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(at(&file, "remove")(error)),
        }
        let mut folder = file.parent();
        while let Some(empty) = folder.filter(|folder| *folder != self.folder) {
            if fs::remove_dir(empty).is_err() {
                break;
            }
            folder = empty.parent();
        }
        Ok(true)
    }

    fn write_state(&self, files: &BTreeSet<String>) -> Result<()> {
        let state = state_path(&self.folder);
        let mut text = format!("{STATE_HEADER}\n");
        for file in files {
            text.push_str(file);
            text.push('\n');
        }
        let fresh = state.with_extension("new");
        create_parent(&state)?;
        fs::write(&fresh, text).map_err(at(&fresh, "write"))?;
        fs::rename(&fresh, &state).map_err(at(&state, "write"))
    }
}

/// Reads what an earlier build wrote; `None` where there was none.
fn read_state(folder: &Path) -> Result<Option<BTreeSet<String>>> {
    let state = state_path(folder);
    let text = match fs::read_to_string(&state) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(&state, "read")(error)),
    };
    let mut lines = text.lines();
    if lines.next() != Some(STATE_HEADER) {
        bail!("`{}` is of another version of this program: remove it", state.display());
    }
    // A list that was tampered with must not lead out of the output.
    let is_below = |path: &&str| {
        !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
    };
    Ok(Some(lines.filter(is_below).map(Into::into).collect()))
}

fn state_path(folder: &Path) -> PathBuf {
    folder.join(OWN_FOLDER).join("state")
}

/// Refuses an output that is, holds or lies in a folder of inputs. Folders are compared by identity, not
/// by spelling.
fn refuse_inputs(folder: &Path, root: &Path) -> Result<()> {
    let inputs = ["content", "locales", "templates"].map(|name| root.join(name));
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

fn holds_visible_files(folder: &Path) -> Result<bool> {
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

fn discard(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(at(folder, "remove")(error)),
    }
}

fn create_parent(file: &Path) -> Result<()> {
    let folder = file.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).map_err(at(folder, "create"))
}

/// Names the path in a failure of the machine.
fn at(path: &Path, verb: &'static str) -> impl FnOnce(io::Error) -> anyhow::Error {
    let path = path.display().to_string();
    move |error| anyhow::Error::new(error).context(format!("cannot {verb} `{path}`"))
}
