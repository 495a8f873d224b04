//! Edits behind the program's back: files touched, replaced and damaged, inputs and pages.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::Kind;
use super::site::Site;

pub(super) const KINDS: &[Kind] = &[
    ("an input touched", |site| {
        let file = any_input(site)?;
        touch(&site.path(&file), later(site));
        Some(file)
    }),
    ("an input written again", |site| {
        let file = any_input(site)?;
        let bytes = fs::read(site.path(&file)).unwrap();
        site.remove(&file);
        fs::write(site.path(&file), bytes).unwrap();
        Some(file)
    }),
    ("an input of the same size and time", |site| {
        let mut files = site.files("content");
        files.retain(|file| file.ends_with(".md"));
        let file = site.pick(&files)?;
        let mut bytes = fs::read(site.path(&file)).unwrap();
        // A digit of a number that the edits before have written: nothing else depends on it.
        let digits = (6..bytes.len()).filter(|&at| bytes[at].is_ascii_digit());
        let numbers = digits
            .filter(|&at| bytes[..at].ends_with(b"Text ") || bytes[..at].ends_with(b"clause "));
        let numbers: Vec<usize> = numbers.collect();
        let at = site.pick(&numbers)?;
        bytes[at] = if bytes[at] == b'9' { b'1' } else { bytes[at] + 1 };
        let time = time(&site.path(&file));
        fs::write(site.path(&file), bytes).unwrap();
        touch(&site.path(&file), time);
        Some(format!("{file}: byte {at}"))
    }),
    ("a page touched", |site| {
        let file = any_output(site)?;
        touch(&site.path(&file), later(site));
        Some(file)
    }),
    ("a page cut off", |site| {
        let file = any_output(site)?;
        let length = fs::metadata(site.path(&file)).unwrap().len();
        let end = length / 2;
        File::options().write(true).open(site.path(&file)).unwrap().set_len(end).unwrap();
        Some(format!("{file} at {end}"))
    }),
    ("a page of the same size", |site| {
        let file = any_output(site)?;
        let mut bytes = fs::read(site.path(&file)).unwrap();
        let at = site.random.usize(0..bytes.len());
        bytes[at] ^= 1;
        fs::write(site.path(&file), bytes).unwrap();
        touch(&site.path(&file), later(site));
        Some(format!("{file}: byte {at}"))
    }),
    ("a longer page", |site| {
        let file = any_output(site)?;
        let bytes = fs::read(site.path(&file)).unwrap();
        fs::write(site.path(&file), [bytes.as_slice(), b"<!-- by hand -->"].concat()).unwrap();
        Some(file)
    }),
    ("a page gone", |site| {
        let file = any_output(site)?;
        site.remove(&file);
        Some(file)
    }),
    ("a folder of pages gone", |site| {
        let file = any_output(site)?;
        let folder = site.path(&file).parent().unwrap().to_owned();
        if folder == site.output() {
            return None;
        }
        fs::remove_dir_all(&folder).unwrap();
        Some(folder.strip_prefix(site.root()).unwrap().display().to_string())
    }),
];

fn any_input(site: &mut Site<'_>) -> Option<String> {
    let folders = ["content", "locales", "templates"];
    let files: Vec<String> = folders.iter().flat_map(|folder| site.files(folder)).collect();
    site.pick(&files)
}

/// Chooses a file that a build has written.
fn any_output(site: &mut Site<'_>) -> Option<String> {
    let files = site.files("dist");
    site.pick(&files)
}

fn time(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

fn later(site: &mut Site<'_>) -> SystemTime {
    SystemTime::now() + Duration::from_secs(2 + site.random.u64(0..1000))
}

fn touch(path: &Path, time: SystemTime) {
    File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}
