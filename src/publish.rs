//! Rendered pages → the output folder. Nothing else touches it.
//!
//! A page whose key and file are as the last build left them is neither rendered nor touched. What changed
//! is written into a staging folder beside the output; when every page has been rendered, it is moved into
//! place, and files that are no longer in the plan are removed last. A build that is killed before has
//! changed nothing; one that is killed while it moves is completed by the next.

#![expect(clippy::disallowed_methods, reason = "this is the one module that touches the output")]

mod atomic;
mod commit;
mod folder;
mod home;
mod server;
mod state;

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Result, bail};
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::{Key, digest};
use crate::page;
use crate::plan::Page;
use crate::press::Press;
use crate::{Observer, Site, Stage, host, sitemap};

use folder::discard;
use home::{Home, NEXT, Places, STATE};
use state::{Record, State};

/// A folder that may be published to.
#[derive(Debug)]
pub struct Output {
    /// The site's folder.
    root: PathBuf,
    folder: PathBuf,
    places: Places,
    caution: Caution,
    commit: Commit,
    sync: bool,
}

/// How a finished build takes the place of the last one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Commit {
    /// File by file, in a short time.
    #[default]
    Moves,
    /// All at once: the folder is exchanged with one that is whole.
    Exchange,
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
        let places = Places::of(folder)?;
        if caution == Caution::Refuse {
            folder::refuse_inputs(folder, root)?;
            if !places.are_ours() && folder::holds_visible_files(folder)? {
                return Err(foreign(folder));
            }
        }
        let (root, folder) = (root.into(), folder.into());
        Ok(Self { root, folder, places, caution, commit: Commit::Moves, sync: false })
    }

    /// Chooses how a build takes the place of the last one.
    #[must_use]
    pub fn with_commit(self, commit: Commit) -> Self {
        Self { commit, ..self }
    }

    /// Chooses whether all files are on the disk before the first is moved into place.
    #[must_use]
    pub fn with_sync(self, sync: bool) -> Self {
        Self { sync, ..self }
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads what an earlier build wrote; nothing where there was none. Of a list that is damaged, where the
    /// author has said that all may be replaced, the files count that are as it says.
    fn read_state(&self, list: &Path) -> Result<State> {
        match State::read(list) {
            Ok(state) => Ok(state.unwrap_or_default()),
            Err(_) if self.caution == Caution::Force => Ok(State::salvage(list, &self.folder)),
            Err(error) => Err(error),
        }
    }
}

fn foreign(folder: &Path) -> anyhow::Error {
    anyhow::anyhow!(
        "the output `{}` holds files that no build of this program wrote\n\
         help: choose another folder with `--output`, or publish into it with `--force`",
        folder.display()
    )
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
    let home = output.places.take()?;
    let build = Build::start(output, &home, site).map_err(unchanged(output))?;
    let staged = build.stage_all(site, press, observer, diagnostics);
    let files = match staged {
        Ok(Some(files)) => files,
        Ok(None) => {
            discard(&home.stage())?;
            return Ok(None);
        }
        Err(error) => {
            // The first failure is the one to report: a full disk also fails to be cleaned up.
            let _ = discard(&home.stage());
            return Err(unchanged(output)(error));
        }
    };
    observer.stage(Stage::Commit);
    let published = build.commit(site, &files)?;
    server::write(site, output)?;
    Ok(Some(published))
}

/// Says of a failure that it came before the first change.
fn unchanged(output: &Output) -> impl FnOnce(anyhow::Error) -> anyhow::Error {
    let folder = output.folder.display().to_string();
    move |error| anyhow::anyhow!("{error:#}\nnote: nothing was changed in `{folder}`")
}

/// The output while it is being built.
struct Build<'o> {
    output: &'o Output,
    home: &'o Home,
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

impl<'o> Build<'o> {
    /// Finds out what earlier builds left.
    fn start(output: &'o Output, home: &'o Home, site: &Site) -> Result<Self> {
        folder::refuse_links(&output.folder, site)?;
        discard(&home.stage())?;
        if output.commit == Commit::Exchange {
            atomic::refuse_where_impossible(home)?;
        }
        let before = output.read_state(&home.path(STATE))?;
        let broken_off = output.read_state(&home.path(NEXT))?;
        let is_empty = !folder::holds_visible_files(&output.folder)?;
        // The lists lie beside the output: that may have been removed and made anew meanwhile.
        let is_ours =
            !is_empty && (before.is_of(&output.folder) || broken_off.is_of(&output.folder));
        if !is_ours && !is_empty && output.caution == Caution::Refuse {
            return Err(foreign(&output.folder));
        }
        let known = |list: State| if is_ours { list } else { State::default() };
        let (before, broken_off) = (known(before), known(broken_off));
        Ok(Self { output, home, before, broken_off, is_empty })
    }

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
        if let Some(host) = site.config.publish.host {
            for (path, text) in host::files(site, host, host::Output::Site) {
                let staged = self.stage_made(&path, digest(&text), || text.into_bytes())?;
                files.others.push((path, staged));
            }
        }
        let pages = site.plan().pages().zip(&files.pages);
        let pages = pages.map(|(page, staged)| (site.plan().path(page), staged.record.size));
        let others = files.others.iter().map(|(path, staged)| (path.clone(), staged.record.size));
        host::check_bytes(site, pages.chain(others), diagnostics);
        Ok((diagnostics.errors() == 0).then_some(files))
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
        // Where nothing is visible, there may still be a folder such as `.well-known`.
        if (!self.is_empty || path.starts_with('.'))
            && let Some(metadata) = self.same(path, bytes)?
        {
            return Ok(Staged { record: Record::new(key, &metadata), work: Work::Same });
        }
        let staged = self.home.stage().join(path);
        let metadata = write(&staged, bytes).map_err(at(&staged, "write"))?;
        Ok(Staged { record: Record::new(key, &metadata), work: Work::Changed })
    }

    /// Describes the file in place, if it holds these bytes; refuses one that must not be replaced.
    fn same(&self, path: &str, bytes: &[u8]) -> Result<Option<fs::Metadata>> {
        let in_place = self.output.folder.join(path);
        let metadata = match fs::symlink_metadata(&in_place) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(at(&in_place, "write")(error)),
        };
        if metadata.is_dir() {
            bail!(
                "`{}` is a folder, and the site has a file there\nhelp: move it elsewhere",
                in_place.display()
            );
        }
        let is_ours = self.before.find(path).is_some() || self.broken_off.find(path).is_some();
        if self.output.caution == Caution::Refuse && !is_ours {
            bail!(
                "`{}` is a file of the site, but no build of this program wrote the one in place\n\
                 help: move it elsewhere, or replace it with `--force`",
                in_place.display()
            );
        }
        // A link and what is no file of bytes are replaced, and not looked into.
        if !metadata.is_file() || metadata.len() != bytes.len() as u64 {
            return Ok(None);
        }
        let present = fs::read(&in_place).map_err(at(&in_place, "read"))?;
        Ok((present == bytes).then_some(metadata))
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

/// Names the path in a failure of the machine.
fn at(path: &Path, verb: &'static str) -> impl FnOnce(io::Error) -> anyhow::Error {
    let path = path.display().to_string();
    move |error| anyhow::Error::new(error).context(format!("cannot {verb} `{path}`"))
}
