//! Mistakes → what other tools read: JSON, annotations of GitHub, SARIF. The findings are those of
//! [`Diagnostics::report`], in the same order.
//!
//! Lines and columns count from 1. A column counts characters (Unicode code points), and the end of a
//! place is the column after its last character.

mod github;
mod json;
mod place;
mod sarif;
mod text;

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Sources;
use crate::span::Span;

pub use text::ReportStyle;

use place::Folder;

/// A form of reports for tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// One object.
    Json,
    /// Commands of a workflow, which GitHub shows beside the lines they are about.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

/// Writes the mistakes of the site in `root`. What a code host reads has paths from the top of the repository. In all
/// else they begin with `root` where it leads down from the current folder, and else with the site's own folders.
pub fn write(
    format: ReportFormat,
    diagnostics: &Diagnostics,
    sources: &Sources,
    root: &Path,
) -> String {
    let folder = match format {
        ReportFormat::Json => Folder::new(root),
        ReportFormat::Github | ReportFormat::Sarif => Folder::in_repository(root),
    };
    match format {
        ReportFormat::Json => json::write(diagnostics, sources, &folder),
        ReportFormat::Github => github::write(diagnostics, sources, &folder),
        ReportFormat::Sarif => sarif::write(diagnostics, sources, &folder),
    }
}

/// Names a place: `templates/pair.html:12:4`.
pub fn place(span: Span, sources: &Sources) -> String {
    let place = Folder::new(Path::new(".")).place(span, sources);
    format!("{}:{}:{}", place.path, place.start.line, place.start.column)
}

/// Joins what is said of a mistake: the message, what stands there, and how to mend it, a line each.
fn in_full(found: &Diagnostic) -> String {
    let mut text = found.message.clone();
    if !found.label.is_empty() {
        text = format!("{text}\n{}", found.label);
    }
    if let Some(help) = &found.help {
        text = format!("{text}\nhelp: {help}");
    }
    text
}
