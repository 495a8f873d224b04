//! Rendered pages → the output folder. Nothing else touches it.
//!
//! A page whose key and file are as the last build left them is neither rendered nor touched. What changed
//! is written into a staging folder inside the output; when every page has been rendered, it is moved into
//! place, and files that are no longer in the plan are removed last. A build that is killed before has
//! changed nothing; one that is killed while it moves is completed by the next.

#![expect(clippy::disallowed_methods, reason = "this is the one module that touches the output")]

mod commit;
mod folder;
mod state;

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Result, bail};
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Key;
use crate::page;
use crate::plan::Page;
use crate::press::Press;
use crate::{Observer, Site, Stage, sitemap};

use folder::discard;
use state::{Record, State};

/// The folder in the output that is ours alone: lock, lists of files, staging folder.
const OWN_FOLDER: &str = ".versus";

/// A folder that may be published to.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    caution: Caution,
}

/// What a build did to the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Pages that were rendered.
    pub rendered: usize,
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were left as they are.
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
        let output = Self { folder: folder.into(), caution };
        if caution == Caution::Refuse {
            folder::refuse_inputs(folder, root)?;
            let is_ours = output.own("state").exists() || output.own("next").exists();
            if !is_ours && folder::holds_visible_files(folder)? {
                bail!(
                    "the output `{}` holds files that no build of this program wrote\n\
                     help: choose another folder with `--output`, or publish into it with `--force`",
                    folder.display()
                );
            }
        }
        Ok(output)
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn own(&self, name: &str) -> PathBuf {
        self.folder.join(OWN_FOLDER).join(name)
    }

    fn stage(&self) -> PathBuf {
        self.own("stage")
    }

    /// Reads what an earlier build wrote; nothing where there was none, or where its list cannot be read
    /// and the author has said that all may be replaced.
    fn read_state(&self, name: &str) -> Result<State> {
        match State::read(&self.own(name)) {
            Ok(state) => Ok(state.unwrap_or_default()),
            Err(_) if self.caution == Caution::Force => Ok(State::default()),
            Err(error) => Err(error),
        }
    }

    /// Keeps other builds out until the file is closed; the kernel closes it for a build that is killed.
    fn lock(&self) -> Result<File> {
        let path = self.own("lock");
        folder::refuse_link(&self.folder.join(OWN_FOLDER))?;
        folder::refuse_link(&path)?;
        create_parent(&path)?;
        let file = File::create(&path).map_err(at(&path, "write"))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => {
                bail!("another build is publishing to `{}`: wait for it", self.folder.display())
            }
            Err(TryLockError::Error(error)) => Err(at(&path, "lock")(error)),
        }
    }
}

/// Publishes a site; `None` and an untouched output where a template fails.
pub fn publish(
    site: &Site,
    press: &Press,
    output: &Output,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Published>> {
    observer.stage(Stage::Render);
    let _lock = output.lock()?;
    folder::refuse_links(&output.folder, site)?;
    discard(&output.stage())?;
    let build = Build {
        output,
        before: output.read_state("state")?,
        broken_off: output.read_state("next")?,
        is_empty: !folder::holds_visible_files(&output.folder)?,
    };
    let staged = build.stage_all(site, press, observer, diagnostics);
    let files = match staged {
        Ok(Some(files)) => files,
        Ok(None) => {
            discard(&output.stage())?;
            return Ok(None);
        }
        Err(error) => {
            // The first failure is the one to report: a full disk also fails to be cleaned up.
            let _ = discard(&output.stage());
            return Err(error);
        }
    };
    observer.stage(Stage::Commit);
    build.commit(site, &files).map(Some)
}

/// The output while it is being built.
struct Build<'o> {
    output: &'o Output,
    /// What the last build left.
    before: State,
    /// What a build that was killed while it moved files was about to leave.
    broken_off: State,
    /// Whether the output holds nothing yet that a page could be compared with.
    is_empty: bool,
}

/// All files of the site: pages in the order of the plan, and those that are no pages.
struct Files {
    pages: Vec<Staged>,
    others: Vec<(String, Staged)>,
}

/// A file that is in place or staged.
#[derive(Clone, Copy, Debug)]
struct Staged {
    record: Record,
    work: Work,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    /// Key and file were as the last build left them.
    Kept,
    /// Made again, and found the same.
    Same,
    /// Made and staged.
    Changed,
}

impl Staged {
    /// What stands for a page that failed, until the failure is reported.
    const NONE: Self =
        Self { record: Record { key: [0; 16], size: 0, modified: 0 }, work: Work::Kept };
}

enum Failure {
    Author(Box<Diagnostic>),
    Machine(anyhow::Error),
}

impl Build<'_> {
    /// Renders what may have changed, and stages what has; `None` where a template fails.
    fn stage_all(
        &self,
        site: &Site,
        press: &Press,
        observer: &dyn Observer,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<Files>> {
        let pages: Vec<Page> = site.plan().pages().collect();
        observer.pages(pages.len());
        let failures = Mutex::new(Vec::new());
        let staged = pages.par_iter().map_init(String::new, |buffer, &page| {
            let staged = self.stage_page(site, press, page, buffer);
            observer.page_done();
            staged.unwrap_or_else(|failure| {
                failures.lock().expect("no thread panics while it reports").push(failure);
                Staged::NONE
            })
        });
        let mut files = Files { pages: staged.collect(), others: Vec::new() };
        drop(pages);
        for failure in failures.into_inner().expect("no thread panics while it reports") {
            match failure {
                Failure::Author(found) => diagnostics.push(*found),
                Failure::Machine(error) => return Err(error),
            }
        }
        if diagnostics.errors() > 0 {
            return Ok(None);
        }
        for (name, bytes) in site.sources.assets() {
            let path = site.assets.path(name).expect("every asset was named").to_owned();
            let staged = self.stage_made(&path, Key::default(), || bytes.to_vec())?;
            files.others.push((path, staged));
        }
        let key = sitemap::key(site, press);
        let maps: Vec<Result<(String, Staged)>> = sitemap::files(site.plan(), &site.config)
            .into_par_iter()
            .map(|map| {
                let staged = self.stage_made(&map.path, key, || map.text(site).into_bytes())?;
                Ok((map.path, staged))
            })
            .collect();
        for map in maps {
            files.others.push(map?);
        }
        Ok(Some(files))
    }

    fn stage_page(
        &self,
        site: &Site,
        press: &Press,
        page: Page,
        buffer: &mut String,
    ) -> Result<Staged, Failure> {
        let path = site.plan().path(page);
        let value = page::of(site, page);
        let key = value.key(press);
        if let Some(record) = self.kept(&path, key) {
            return Ok(Staged { record, work: Work::Kept });
        }
        buffer.clear();
        value.spell(page.subject.form(), press, buffer).map_err(Failure::Author)?;
        self.stage(&path, key, buffer.as_bytes()).map_err(Failure::Machine)
    }

    fn stage_made(&self, path: &str, key: Key, make: impl FnOnce() -> Vec<u8>) -> Result<Staged> {
        match self.kept(path, key) {
            Some(record) => Ok(Staged { record, work: Work::Kept }),
            None => self.stage(path, key, &make()),
        }
    }

    /// Returns the record of a file that is as an earlier build left it, made from the same.
    fn kept(&self, path: &str, key: Key) -> Option<Record> {
        let records = [self.broken_off.find(path), self.before.find(path)];
        let mut known = records.into_iter().flatten().filter(|record| record.key == key).peekable();
        known.peek()?;
        let metadata = fs::symlink_metadata(self.output.folder.join(path)).ok()?;
        let present = Record::new(key, &metadata);
        known.find(|record| *record == present)
    }

    /// Stages a file, unless the one in place is the same.
    fn stage(&self, path: &str, key: Key, bytes: &[u8]) -> Result<Staged> {
        let in_place = self.output.folder.join(path);
        let is_ours = self.before.find(path).is_some() || self.broken_off.find(path).is_some();
        if self.is_empty {
            // Nothing is there to compare with, or to lose.
        } else if is_ours || self.before.len() == 0 {
            match fs::read(&in_place) {
                Ok(present) if present == bytes => {
                    let metadata = fs::metadata(&in_place).map_err(at(&in_place, "read"))?;
                    return Ok(Staged { record: Record::new(key, &metadata), work: Work::Same });
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(at(&in_place, "read")(error)),
            }
        } else if self.output.caution == Caution::Refuse && in_place.exists() {
            bail!(
                "`{}` is a file of the site, but no build of this program wrote the one in place\n\
                 help: move it elsewhere, or replace it with `--force`",
                in_place.display()
            );
        }
        let staged = self.output.stage().join(path);
        let metadata = write(&staged, bytes).map_err(at(&staged, "write"))?;
        Ok(Staged { record: Record::new(key, &metadata), work: Work::Changed })
    }
}

/// Writes a file; its folder is made where there is none yet.
fn write(path: &Path, bytes: &[u8]) -> io::Result<fs::Metadata> {
    let mut file = match File::create(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
            File::create(path)
        }
        created => created,
    }?;
    file.write_all(bytes)?;
    file.metadata()
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
