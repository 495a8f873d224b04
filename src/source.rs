//! Reads every input file, in a fixed order, and keeps its text. Nothing else reads inputs.
//!
//! A site needs only `content/`: `templates/` and `locales/` come with the program, and a file of the
//! same path in the site's own folder replaces the program's.

#![expect(clippy::disallowed_methods, reason = "this is the one module that reads inputs")]

mod derived;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostics, rule};
use crate::host::{self, Host};
use crate::name::is_base_url;
use crate::span::{SourceId, Span};

pub(crate) use derived::{Derived, Piece};

/// Where the configuration stands below a site's folder.
pub(crate) const CONFIG: &str = "content/site.toml";

/// The folders of inputs below a site's folder.
pub(crate) const FOLDERS: [&str; 3] = ["content", "locales", "templates"];

/// Largest text file that is read, in bytes; what people write by hand is far smaller.
const TEXT_BYTES_MAX: usize = 1 << 20;

/// What some editors put before the text of a file.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Largest file of rows that is read, in bytes.
const DATA_BYTES_MAX: usize = 64 << 20;

/// Where published files that no template makes (stylesheet, scripts, images) stand.
const ASSETS: &str = "templates/assets/";

const EMBEDDED: [(&str, &Dir<'_>); 2] = [
    ("locales", &include_dir!("$CARGO_MANIFEST_DIR/locales")),
    ("templates", &include_dir!("$CARGO_MANIFEST_DIR/templates")),
];

/// The messages that serve every site; the others are the words of the program's own catalog.
const COMMON: [&str; 2] = ["sentences.ftl", "site.ftl"];

/// One text file.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path below the site's folder, with `/` between the parts.
    pub path: String,
    /// Its text, without a byte order mark.
    pub text: String,
    /// Whether it stands in the site's folder or came with the program.
    pub origin: Origin,
}

/// Where an input comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The site's own folder.
    Site,
    /// The program.
    Embedded,
}

impl Origin {
    /// Tells whether the file may carry more messages than a site uses.
    pub(crate) fn may_be_unused(self) -> bool {
        self == Self::Embedded
    }
}

/// All inputs: the texts and assets of a site, and what replaces a key of its configuration.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: Vec<Source>,
    derived: Vec<Derived>,
    drafts: bool,
    assets: BTreeMap<String, Vec<u8>>,
    base_url: Option<String>,
    host: Option<&'static Host>,
}

impl Sources {
    /// Reads the inputs of the site in `root`. Files that are no text, links, and files too large are
    /// reported; a folder or file that cannot be read is an error with its path.
    pub fn load(root: &Path, diagnostics: &mut Diagnostics) -> Result<Self> {
        let config = root.join(CONFIG);
        if !config.is_file() {
            bail!("there is no site in `{}`: `{}` does not exist", root.display(), CONFIG);
        }
        let mut files = defaults();
        for name in FOLDERS {
            read_folder(root, &root.join(name), &mut files)?;
        }
        Ok(Self::of_files(files, diagnostics))
    }

    /// Takes the texts of a site that is nowhere yet.
    pub fn of_texts(
        texts: impl IntoIterator<Item = (String, Vec<u8>)>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut files = defaults();
        files.extend(
            texts.into_iter().map(|(path, bytes)| (path, (Input::Bytes(bytes), Origin::Site))),
        );
        Self::of_files(files, diagnostics)
    }

    /// Publishes the site at another absolute address than its configuration says.
    pub fn with_base_url(mut self, base_url: &str) -> Result<Self> {
        if !is_base_url(base_url) {
            bail!("`{base_url}` is no absolute address such as `https://example.org/docs`");
        }
        self.base_url = Some(base_url.into());
        Ok(self)
    }

    /// Publishes the site on another host than its configuration says.
    pub fn with_host(mut self, name: &str) -> Result<Self> {
        let Some(host) = host::find(name) else {
            let known: Vec<_> = host::ALL.iter().map(|host| format!("`{}`", host.name)).collect();
            bail!("`{name}` is no host that there is a preset for, which are {}", known.join(", "));
        };
        self.host = Some(host);
        Ok(self)
    }

    fn of_files(files: Files, diagnostics: &mut Diagnostics) -> Self {
        let mut sources = Self::default();
        for (path, (input, origin)) in files {
            match path.strip_prefix(ASSETS) {
                Some(name) => sources.add_asset(&path, name, input, diagnostics),
                None => sources.add_text(path, input, origin, diagnostics),
            }
        }
        sources
    }

    /// Returns a text by its number.
    pub fn get(&self, id: SourceId) -> &Source {
        match id.0.checked_sub(self.texts.len()) {
            Some(at) => &self.derived[at].source,
            None => &self.texts[id.0],
        }
    }

    /// Adds texts that are made of pieces of those that were read.
    pub(crate) fn with_derived(&self, derived: Vec<Derived>) -> Self {
        Self { derived, ..self.clone() }
    }

    /// Returns the texts that stand in no file of their own.
    pub(crate) fn derived(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        let numbered = self.derived.iter().enumerate();
        numbered.map(|(at, derived)| (SourceId(self.texts.len() + at), &derived.source))
    }

    /// Returns the place in a file that a place stands for.
    pub(crate) fn original(&self, span: Span) -> Span {
        let derived = span.source.0.checked_sub(self.texts.len());
        derived.map_or(span, |at| self.derived[at].original(span))
    }

    /// Tells whether two texts are made of one row.
    pub(crate) fn are_of_one_row(&self, one: SourceId, other: SourceId) -> bool {
        let row = |id: SourceId| {
            let at = id.0.checked_sub(self.texts.len())?;
            Some(self.derived[at].whole)
        };
        row(one).is_some() && row(one) == row(other)
    }

    /// Returns the texts below a folder such as `content/`, in the order of their paths.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (SourceId, &'a Source)> {
        let numbered = self.texts.iter().enumerate().map(|(at, source)| (SourceId(at), source));
        numbered.filter(move |(_, source)| source.path.starts_with(folder))
    }

    /// Finds a text by its path.
    pub fn find(&self, path: &str) -> Option<(SourceId, &Source)> {
        let mut numbered = self.texts.iter().enumerate();
        numbered.find(|(_, source)| source.path == path).map(|(at, source)| (SourceId(at), source))
    }

    /// Returns the assets: name below `templates/assets/` and bytes, in the order of their names.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Publishes codes that are still being written too.
    #[must_use]
    pub fn with_drafts(self) -> Self {
        Self { drafts: true, ..self }
    }

    /// Tells whether codes that are still being written are published.
    pub(crate) fn has_drafts(&self) -> bool {
        self.drafts
    }

    /// Returns the address that replaces the one of the configuration.
    pub fn base_url(&self) -> Option<&str> {
        self.base_url.as_deref()
    }

    /// Returns the host that replaces the one of the configuration.
    pub(crate) fn host(&self) -> Option<&'static Host> {
        self.host
    }

    fn add_asset(&mut self, path: &str, name: &str, input: Input, diagnostics: &mut Diagnostics) {
        match input {
            Input::Bytes(bytes) => drop(self.assets.insert(name.into(), bytes)),
            Input::Refused(refusal) => self.refuse(path, &refusal, diagnostics),
        }
    }

    fn add_text(
        &mut self,
        path: String,
        input: Input,
        origin: Origin,
        diagnostics: &mut Diagnostics,
    ) {
        let bytes = match input {
            Input::Bytes(bytes) if bytes.len() > bytes_max(&path) => {
                return self.refuse(&path, &Refusal::Large(bytes.len() as u64), diagnostics);
            }
            Input::Bytes(bytes) => bytes,
            Input::Refused(refusal) => return self.refuse(&path, &refusal, diagnostics),
        };
        let id = SourceId(self.texts.len());
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).map(Into::into).unwrap_or(bytes);
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let message = "the file is not UTF-8 text";
                diagnostics.push(
                    rule::NOT_UTF_8
                        .at(Span::new(id, at..at + 1), message)
                        .label("the first byte that is no UTF-8")
                        .help("save the file as UTF-8"),
                );
                String::from_utf8_lossy(error.as_bytes()).into_owned()
            }
        };
        self.texts.push(Source { path, text, origin });
    }

    fn refuse(&mut self, path: &str, refusal: &Refusal, diagnostics: &mut Diagnostics) {
        let span = Span::new(SourceId(self.texts.len()), 0..0);
        self.texts.push(Source { path: path.into(), text: String::new(), origin: Origin::Site });
        diagnostics.push(match refusal {
            Refusal::Link => rule::SYMBOLIC_LINK
                .at(span, "a symbolic link is not followed")
                .help("put the file itself here"),
            Refusal::NoFile => rule::NO_FILE
                .at(span, "this is neither a file nor a folder")
                .help("put a file in its place"),
            Refusal::NoFolder => {
                rule::NO_FILE.at(span, "this is no folder").help("put a folder in its place")
            }
            Refusal::Large(bytes) => rule::FILE_TOO_LARGE
                .at(span, format!("the file has {bytes} bytes"))
                .help(format!("split it: a text file may have {TEXT_BYTES_MAX} bytes")),
        });
    }
}

enum Input {
    Bytes(Vec<u8>),
    Refused(Refusal),
}

/// Why an input is not read.
enum Refusal {
    Link,
    /// It is a pipe, a socket or a device.
    NoFile,
    /// It stands where a folder should.
    NoFolder,
    /// It has so many bytes.
    Large(u64),
}

/// Reads a file that is no input of a site.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))
}

/// Returns how large a text file may be.
fn bytes_max(path: &str) -> usize {
    if path.contains("/_codes.") { DATA_BYTES_MAX } else { TEXT_BYTES_MAX }
}

type Files = BTreeMap<String, (Input, Origin)>;

/// Returns the files that come with the program, by their paths.
pub(crate) fn embedded_files() -> BTreeMap<String, Vec<u8>> {
    let bytes = |input| match input {
        Input::Bytes(bytes) => bytes,
        Input::Refused(_) => Vec::new(),
    };
    defaults().into_iter().map(|(path, (input, _))| (path, bytes(input))).collect()
}

fn defaults() -> Files {
    let mut files = Files::new();
    for (name, folder) in EMBEDDED {
        embedded(name, folder, &mut files);
    }
    files
}

fn embedded(prefix: &str, folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        let path = format!("{prefix}/{}", portable(file.path()));
        let name = path.rsplit('/').next().unwrap_or_default();
        if prefix == "locales" && !COMMON.contains(&name) {
            continue;
        }
        files.insert(path, (Input::Bytes(file.contents().to_vec()), Origin::Embedded));
    }
    for inner in folder.dirs() {
        embedded(prefix, inner, files);
    }
}

fn read_folder(root: &Path, folder: &Path, files: &mut Files) -> Result<()> {
    let below = |path: &Path| path.strip_prefix(root).map(portable).unwrap_or_default();
    let refusal = match std::fs::symlink_metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        found if found.as_ref().is_ok_and(Metadata::is_symlink) => Some(Refusal::Link),
        found if found.as_ref().is_ok_and(Metadata::is_file) => Some(Refusal::NoFolder),
        _ => None,
    };
    if let Some(refusal) = refusal {
        files.insert(below(folder), (Input::Refused(refusal), Origin::Site));
        return Ok(());
    }
    let entries = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| is_input_name(entry.file_name()));
    let entries: Vec<_> = entries
        .collect::<Result<_, _>>()
        .with_context(|| format!("cannot read `{}`", folder.display()))?;
    let read = entries.par_iter().filter(|entry| !entry.file_type().is_dir()).map(|entry| {
        let path = entry.path();
        let cannot = || format!("cannot read `{}`", path.display());
        let is_asset = below(path).starts_with(ASSETS);
        let size = entry.metadata().with_context(cannot)?.len();
        // Judged before a byte is read: reading a pipe may never end, and a large file takes all memory.
        let input = match entry.file_type() {
            kind if kind.is_symlink() => Input::Refused(Refusal::Link),
            kind if !kind.is_file() => Input::Refused(Refusal::NoFile),
            _ if size > bytes_max(&below(path)) as u64 && !is_asset => {
                Input::Refused(Refusal::Large(size))
            }
            _ => Input::Bytes(std::fs::read(path).with_context(cannot)?),
        };
        Ok((below(path), (input, Origin::Site)))
    });
    files.extend(read.collect::<Result<Vec<_>>>()?);
    Ok(())
}

/// Tells whether a file or folder of that name, below a folder of inputs, is one: hidden ones and what editors
/// leave beside theirs are none.
pub(crate) fn is_input_name(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    !name.starts_with('.') && !name.ends_with('~')
}

fn portable(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
