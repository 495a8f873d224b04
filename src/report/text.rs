//! Mistakes → what people read: places, snippets of the source, remedies.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::Sources;
use crate::span::floor_boundary;

/// How many mistakes are printed: nobody reads more, and each may quote a long line.
const PRINTED_MAX: usize = 500;

/// Whether a report carries colors and box-drawing characters.
#[derive(Clone, Copy, Debug)]
pub enum ReportStyle {
    /// ASCII only, for files and tests.
    Plain,
    /// For a terminal.
    Styled,
}

impl Diagnostics {
    /// Prints the mistakes with their places, snippets and remedies, sorted, once each.
    pub fn report(&self, sources: &Sources, style: ReportStyle) -> String {
        let renderer = match style {
            ReportStyle::Plain => Renderer::plain(),
            ReportStyle::Styled => Renderer::styled().decor_style(DecorStyle::Unicode),
        };
        let mut report = String::new();
        let all = self.sorted();
        for found in all.iter().take(PRINTED_MAX) {
            report.push_str(&print(found, sources, &renderer));
            report.push_str("\n\n");
        }
        if let Some(more @ 1..) = all.len().checked_sub(PRINTED_MAX) {
            let _ = write!(report, "and {more} more\n\n");
        }
        report
    }
}

fn print(found: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match found.rule.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let source = sources.get(found.span.source);
    let (text, range, first_line) = excerpt(&source.text, found.span.start..found.span.end);
    let mut annotation = AnnotationKind::Primary.span(range);
    if !found.label.is_empty() {
        annotation = annotation.label(visible(&found.label));
    }
    let snippet = Snippet::source(text)
        .line_start(first_line)
        .path(visible(&source.path))
        .annotation(annotation);
    let mut group =
        level.primary_title(visible(&found.message)).id(found.rule.id()).element(snippet);
    if let Some(help) = &found.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    renderer.render(&[group])
}

/// Returns the lines a span stands on, the span within them, and the number of the first line.
fn excerpt(text: &str, span: Range<usize>) -> (String, Range<usize>, usize) {
    // A place after the last line is shown at that line's end.
    let last = text.trim_end_matches(['\r', '\n']).len();
    let start = floor_boundary(text, if span.start < text.len() { span.start } else { last });
    let end = floor_boundary(text, span.end);
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    // A span over many lines is shown by its first one.
    let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let number = text[..start].bytes().filter(|&byte| byte == b'\n').count() + 1;
    let line = text[from..to].replace('\r', " ");
    (line, start - from..end.clamp(start, to) - from, number)
}

/// Replaces control characters, so that no input can steer the terminal it is reported on.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
