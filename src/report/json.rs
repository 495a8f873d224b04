//! Mistakes → one JSON object, whose form `docs/commands.md` describes.

use serde::Serialize;

use crate::diagnostic::{Diagnostics, Severity};
use crate::source::{Origin, Sources};

use super::place::{Folder, Position};

/// The version of the object's form: it grows when a field changes or goes, not when one is added.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    id: &'static str,
    severity: &'static str,
    message: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    path: String,
    origin: &'static str,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

pub(super) fn write(diagnostics: &Diagnostics, sources: &Sources, folder: &Folder) -> String {
    let all = diagnostics.sorted();
    let errors = all.iter().filter(|found| found.is_error()).count();
    let findings = all.iter().map(|found| {
        let place = folder.place(found.span, sources);
        Finding {
            id: found.rule.id(),
            severity: match found.rule.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: &found.message,
            label: Some(found.label.as_str()).filter(|label| !label.is_empty()),
            help: found.help.as_deref(),
            path: place.path,
            origin: match place.origin {
                Origin::Site => "site",
                Origin::Embedded => "program",
            },
            start: place.start.into(),
            end: place.end.into(),
        }
    });
    let diagnostics = findings.collect();
    let report = Report { format: FORMAT, errors, warnings: all.len() - errors, diagnostics };
    let mut text = serde_json::to_string_pretty(&report).expect("strings and numbers are JSON");
    text.push('\n');
    text
}

impl From<Position> for Point {
    fn from(position: Position) -> Self {
        Self { line: position.line, column: position.column }
    }
}
