//! Mistakes → commands of a GitHub workflow, one line each: `::error file=…,line=…::message`.
//!
//! Form: GitHub, "Workflow commands for GitHub Actions"; escapes: `actions/toolkit`, `command.ts`.

use std::fmt::Write as _;

use crate::diagnostic::{Diagnostics, Severity};
use crate::source::Sources;

use super::in_full;
use super::place::Folder;

pub(super) fn write(diagnostics: &Diagnostics, sources: &Sources, folder: &Folder) -> String {
    let mut report = String::new();
    for found in diagnostics.sorted() {
        let command = match found.rule.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = folder.place(found.span, sources);
        let (start, end) = (place.start, place.end);
        let _ = write!(
            report,
            "::{command} file={},line={},endLine={}",
            property(&place.path),
            start.line,
            end.line
        );
        // Columns are for a place on one line (GitHub, "Check runs": `start_column`).
        if start.line == end.line {
            let _ = write!(report, ",col={},endColumn={}", start.column, end.column);
        }
        let _ = writeln!(report, ",title={}::{}", property(found.rule.id()), data(&in_full(found)));
    }
    report
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_its_command() {
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
