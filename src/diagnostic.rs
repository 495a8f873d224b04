//! Mistakes an author can mend, as values, and their printing with source snippets.
//!
//! Whoever finds a mistake pushes a [`Diagnostic`] of a [`Rule`]; nobody prints one but [`Diagnostics::report`].

pub mod rule;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::source::{SourceId, Sources};

use rule::Rule;

/// Longest part of a library's message that is passed on: it may quote a whole line.
const MESSAGE_CHARS_MAX: usize = 300;

/// How many mistakes are printed: nobody reads more, and each may quote a long line.
const PRINTED_MAX: usize = 500;

/// A byte range in one input file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Where a text stands changes no page: files move, and the keys of pages stay.
impl Hash for Span {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Span {
    /// Makes a span of `range` in `source`.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: range.start, end: range.end }
    }
}

/// A value and where it stands in an input file.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Where a value stands makes it no other one.
impl<T: Hash> Hash for Spanned<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Whether a mistake stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The build stops.
    Error,
    /// The build goes on.
    Warning,
}

/// One mistake an author can mend.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where the mistake is.
    pub span: Span,
    /// The kind of mistake.
    pub rule: &'static Rule,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What stands at the span or was expected there.
    pub label: String,
    /// How to mend it, in the imperative.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Tells whether the mistake stops the build.
    pub fn is_error(&self) -> bool {
        self.rule.severity() == Severity::Error
    }

    /// Says what stands at the span, or what was expected there.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Says how to mend the mistake.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Every mistake found so far.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a mistake.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all that another list holds.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Leaves out what does not fit.
    pub fn retain(&mut self, fits: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(fits);
    }

    /// Tells whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Counts the mistakes that stop the build.
    pub fn errors(&self) -> usize {
        self.0.iter().filter(|found| found.is_error()).count()
    }

    /// Counts errors and warnings in words.
    pub fn summary(&self) -> String {
        let all = self.sorted();
        let errors = all.iter().filter(|found| found.is_error()).count();
        let counted = |count: usize, noun: &str| match count {
            1 => format!("1 {noun}"),
            count => format!("{count} {noun}s"),
        };
        format!("{}, {}", counted(errors, "error"), counted(all.len() - errors, "warning"))
    }

    /// Returns the mistakes in the order of files and lines, each once. Of a file that was not read nothing
    /// else is said.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let is_unread = |found: &&Diagnostic| UNREAD.contains(&found.rule);
        let unread: BTreeSet<_> = self.0.iter().filter(is_unread).map(|d| d.span.source).collect();
        let is_said =
            |found: &&Diagnostic| is_unread(found) || !unread.contains(&found.span.source);
        let mut all: Vec<_> = self.0.iter().filter(is_said).collect();
        all.sort();
        all.dedup();
        all
    }

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

/// Whether a report carries colors and box-drawing characters.
#[derive(Clone, Copy, Debug)]
pub enum ReportStyle {
    /// ASCII only, for files and tests.
    Plain,
    /// For a terminal.
    Styled,
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

/// Returns the nearest place at or before a byte where a character begins.
pub(crate) fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Replaces control characters, so that no input can steer the terminal it is reported on.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The mistakes that keep a file from being read at all.
const UNREAD: [&Rule; 3] = [rule::FILE_TOO_LARGE, rule::NO_FILE, rule::SYMBOLIC_LINK];

/// How many letters a misspelt name may be from the one that was meant.
const EDITS_MAX: usize = 3;

/// Returns the known name nearest to a misspelt one, for "did you mean".
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::levenshtein(name, candidate), candidate))
        .filter(|&(distance, candidate)| {
            let longest = candidate.len().max(name.len());
            distance <= longest.div_ceil(3).min(EDITS_MAX) && distance < longest
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Makes a library's message one of ours: its first line, in lower case, without a full stop.
pub(crate) fn phrased(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut letters = line.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).take(MESSAGE_CHARS_MAX).collect()
        }
        _ => line.chars().take(MESSAGE_CHARS_MAX).collect(),
    }
}

/// Phrases the help for a name that is not among the known ones.
pub(crate) fn expected_one_of<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> String {
    if let Some(near) = nearest(name, known.clone()) {
        return format!("did you mean `{near}`?");
    }
    let names: Vec<_> = known.into_iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "remove it".into(),
        [only] => format!("write {only}"),
        names if names.len() <= 12 => format!("use one of {}", names.join(", ")),
        names => format!("use one of {} and {} more", names[..12].join(", "), names.len() - 12),
    }
}
