//! A file of `tests/errors/` → the files of a site with a mistake, and the report that it must get.
//!
//! A case has parts, each below a line `-- NAME --`: the text of an input file under its path and, last, the
//! exact report under `report`. `-- without PATH --` leaves out a file that `_defaults.txt` gives to every
//! case. `<0xE9>` in a file's text is that byte. What stands above the first part is a comment.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Tree, project};

/// What stands above the report.
pub(crate) const REPORT: &str = "-- report --\n";

/// Returns the file of a case.
pub(crate) fn path(name: &str) -> PathBuf {
    project().join(format!("tests/errors/{name}.txt"))
}

/// Reads a case: its site, as it is written there, and its report.
pub(crate) fn read(name: &str) -> (String, String) {
    let text = std::fs::read_to_string(path(name)).unwrap();
    let (site, report) = text.split_once(REPORT).expect("a case ends with its report");
    (site.into(), report.into())
}

/// Returns the files that every case has but where it says otherwise: a site without a mistake.
pub(crate) fn defaults() -> Tree {
    let text = std::fs::read_to_string(path("_defaults")).unwrap();
    parts(&text).into_iter().map(|(path, text)| (path.into(), bytes(&text))).collect()
}

/// Returns the files of a case's site.
pub(crate) fn files(name: &str) -> Tree {
    let mut files = defaults();
    for (part, text) in parts(&read(name).0) {
        if let Some(default) = part.strip_prefix("without ") {
            assert!(files.remove(default).is_some(), "`{default}` is no default");
            assert!(text.is_empty(), "there is text below `without {default}`");
        } else {
            let is_new = files.insert(part.into(), bytes(&text)) != Some(bytes(&text));
            assert!(is_new, "`{part}` is the default: leave it out");
        }
    }
    files
}

/// Splits a text at its lines `-- NAME --`.
fn parts(text: &str) -> BTreeMap<&str, String> {
    let mut parts = BTreeMap::new();
    let mut name = None;
    for line in text.split_inclusive('\n') {
        if let Some(begun) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --\n")) {
            name = Some(begun);
            assert!(parts.insert(begun, String::new()).is_none(), "`{begun}` comes twice");
        } else if let Some(part) = name.and_then(|name| parts.get_mut(name)) {
            part.push_str(line);
        }
    }
    parts
}

/// Puts bytes in the place of `<0x…>`.
fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("<0x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_once('>').expect("`<0x` has an end");
        for at in (0..digits.len()).step_by(2) {
            bytes.push(u8::from_str_radix(&digits[at..at + 2], 16).unwrap());
        }
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}
