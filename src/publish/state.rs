//! What a build left in the output: each file's key, size and modification time, in one file.
//!
//! 100,000 pages are listed in about 9 MB: the list is kept as it is read, with the places of its entries.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::UNIX_EPOCH;

use anyhow::{Result, bail};
use rayon::prelude::*;

use crate::digest::Key;

use super::at;

/// The first line of the file: the version of its format.
const HEADER: &[u8] = b"versus 2\n";

/// Bytes of the checksum at the end of the file.
const CHECKSUM_BYTES: usize = 32;

/// Bytes of an entry after its path.
const RECORD_BYTES: usize = size_of::<Key>() + 16;

/// No system has longer paths.
const PATH_BYTES_MAX: usize = 4096;

/// A file as a build left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// What the file was made from.
    pub(super) key: Key,
    /// Its size in bytes.
    pub(super) size: u64,
    /// Its modification time, in nanoseconds since 1970.
    pub(super) modified: u64,
}

impl Record {
    /// Describes a file made from `key`.
    pub(super) fn new(key: Key, metadata: &fs::Metadata) -> Self {
        let modified =
            metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = modified.and_then(|since| u64::try_from(since.as_nanos()).ok());
        Self { key, size: metadata.len(), modified: modified.unwrap_or_default() }
    }
}

/// The list that a build left.
#[derive(Debug, Default)]
pub(super) struct State {
    bytes: Vec<u8>,
    /// Where the entries begin, in the order of their paths.
    entries: Vec<usize>,
    /// Whether each of the entries has been asked for.
    asked: Vec<AtomicBool>,
}

impl State {
    /// Reads a list; `None` where there is none.
    pub(super) fn read(file: &Path) -> Result<Option<Self>> {
        let bytes = match fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(at(file, "read")(error)),
        };
        match Self::parse(bytes) {
            Some(state) => Ok(Some(state)),
            None => bail!(
                "`{}` is damaged, or of another version of this program\n\
                 help: publish into an empty folder, or replace everything with `--force`",
                file.display()
            ),
        }
    }

    /// Reads what can be read of a list that is damaged: wherever an entry is found whose file lies in the
    /// output as the entry says.
    pub(super) fn salvage(file: &Path, folder: &Path) -> Self {
        let mut state = Self { bytes: fs::read(file).unwrap_or_default(), ..Self::default() };
        let mut at = 0;
        while at < state.bytes.len() {
            match state.entry_end(at).filter(|_| state.is_in_place(at, folder)) {
                Some(end) => {
                    // What the file was made from is not to be trusted.
                    let key = at + 2 + state.path(at).len();
                    state.bytes[key..key + size_of::<Key>()].fill(u8::MAX);
                    state.entries.push(at);
                    at = end;
                }
                None => at += 1,
            }
        }
        state.sort();
        state
    }

    /// Tells whether a folder is the one that the list is about: a file is there as it says.
    pub(super) fn is_of(&self, folder: &Path) -> bool {
        self.entries.iter().any(|&entry| {
            let path = str::from_utf8(self.path(entry)).ok().filter(|path| leads_down(path));
            let found = path.and_then(|path| fs::symlink_metadata(folder.join(path)).ok());
            found.is_some_and(|found| found.is_file() && found.len() == self.record(entry).size)
        })
    }

    /// Returns how many files are listed.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Finds a file by its path, and notes that it was asked for.
    pub(super) fn find(&self, path: &str) -> Option<Record> {
        let wanted = path.as_bytes();
        let found = self.entries.binary_search_by(|&entry| self.path(entry).cmp(wanted)).ok()?;
        self.asked[found].store(true, Ordering::Relaxed);
        Some(self.record(self.entries[found]))
    }

    /// Returns the paths of the files that nobody asked for. A list that was tampered with must not lead
    /// out of the output.
    pub(super) fn unasked(&self) -> impl Iterator<Item = &str> {
        let entries = self.entries.iter().zip(&self.asked);
        let unasked = entries.filter(|(_, asked)| !asked.load(Ordering::Relaxed));
        let paths = unasked.filter_map(|(&entry, _)| str::from_utf8(self.path(entry)).ok());
        paths.filter(|path| leads_down(path))
    }

    /// Returns the files that nobody asked for, as [`write()`] takes them.
    pub(super) fn unasked_records(&self) -> impl Iterator<Item = (String, Record)> {
        let entries = self.entries.iter().zip(&self.asked);
        let unasked = entries.filter(|(_, asked)| !asked.load(Ordering::Relaxed));
        unasked.filter_map(|(&entry, _)| {
            let path = str::from_utf8(self.path(entry)).ok().filter(|path| leads_down(path))?;
            Some((path.to_owned(), self.record(entry)))
        })
    }

    fn parse(bytes: Vec<u8>) -> Option<Self> {
        let content = bytes.len().checked_sub(CHECKSUM_BYTES)?;
        let (listed, checksum) = bytes.split_at(content);
        if !listed.starts_with(HEADER) || blake3::hash(listed).as_bytes() != checksum {
            return None;
        }
        let mut state = Self { bytes, ..Self::default() };
        let mut at = HEADER.len();
        while at < content {
            state.entries.push(at);
            at = state.entry_end(at)?;
        }
        state.sort();
        (at == content).then_some(state)
    }

    fn sort(&mut self) {
        self.asked = self.entries.iter().map(|_| AtomicBool::new(false)).collect();
        let mut entries = std::mem::take(&mut self.entries);
        entries.par_sort_unstable_by(|&a, &b| self.path(a).cmp(self.path(b)));
        self.entries = entries;
    }

    /// Returns where an entry ends that begins at `entry`; `None` where there are too few bytes.
    fn entry_end(&self, entry: usize) -> Option<usize> {
        let length = self.bytes.get(entry..entry + 2)?.try_into().ok()?;
        let end = entry + 2 + usize::from(u16::from_le_bytes(length)) + RECORD_BYTES;
        (end <= self.bytes.len()).then_some(end)
    }

    /// Tells whether the file of an entry lies in a folder with the size and time that the entry says.
    fn is_in_place(&self, entry: usize, folder: &Path) -> bool {
        let path = self.path(entry);
        let path = (path.len() <= PATH_BYTES_MAX).then(|| str::from_utf8(path).ok()).flatten();
        let Some(path) = path.filter(|path| leads_down(path)) else { return false };
        let record = self.record(entry);
        let found = fs::symlink_metadata(folder.join(path)).ok().filter(fs::Metadata::is_file);
        found.is_some_and(|found| Record::new(record.key, &found) == record)
    }

    fn path(&self, entry: usize) -> &[u8] {
        let length = u16::from_le_bytes([self.bytes[entry], self.bytes[entry + 1]]);
        &self.bytes[entry + 2..entry + 2 + usize::from(length)]
    }

    fn record(&self, entry: usize) -> Record {
        let start = entry + 2 + self.path(entry).len();
        let (key, rest) = self.bytes[start..start + RECORD_BYTES].split_at(size_of::<Key>());
        let (size, modified) = rest.split_at(8);
        let number = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("it has 8 bytes"));
        Record {
            key: key.try_into().expect("it has the bytes of a key"),
            size: number(size),
            modified: number(modified),
        }
    }
}

/// Tells whether a path leads down from a folder.
fn leads_down(path: &str) -> bool {
    !path.contains('\0') && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Writes a list of files, whole or not at all.
pub(super) fn write(file: &Path, records: impl Iterator<Item = (String, Record)>) -> Result<()> {
    let fresh = file.with_extension("new");
    // What a build that was broken off left, or a link that leads elsewhere.
    let _ = fs::remove_file(&fresh);
    let written = write_all(&fresh, records).and_then(|()| fs::rename(&fresh, file));
    written.map_err(at(file, "write"))
}

fn write_all(file: &Path, records: impl Iterator<Item = (String, Record)>) -> io::Result<()> {
    let mut output = BufWriter::new(File::create_new(file)?);
    let mut hasher = blake3::Hasher::new();
    let mut entry = HEADER.to_vec();
    for (path, record) in records {
        let length = u16::try_from(path.len()).expect("a path is shorter than 64 KiB");
        entry.extend_from_slice(&length.to_le_bytes());
        entry.extend_from_slice(path.as_bytes());
        entry.extend_from_slice(&record.key);
        entry.extend_from_slice(&record.size.to_le_bytes());
        entry.extend_from_slice(&record.modified.to_le_bytes());
        hasher.update(&entry);
        output.write_all(&entry)?;
        entry.clear();
    }
    hasher.update(&entry);
    output.write_all(&entry)?;
    output.write_all(hasher.finalize().as_bytes())?;
    output.flush()
}
