//! Mistakes an author can mend, as values. Whoever finds one pushes a [`Diagnostic`] of a [`Rule`]; nobody prints it
//! but `report`.

pub mod rule;

use std::collections::BTreeSet;

use crate::span::Span;

use rule::Rule;

/// Longest part of a library's message that is passed on: it may quote a whole line.
const MESSAGE_CHARS_MAX: usize = 300;

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

    /// Names the files in place of what was made of them.
    pub(crate) fn place(&mut self, place: impl Fn(Span) -> Span) {
        for found in &mut self.0 {
            found.span = place(found.span);
        }
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
}

/// The mistakes that keep a file from being read at all.
const UNREAD: [&Rule; 3] = [rule::FILE_TOO_LARGE, rule::NO_FILE, rule::SYMBOLIC_LINK];

/// How many letters a misspelt name may be from the one that was meant.
const EDITS_MAX: usize = 3;

/// How many names a help lists.
const LISTED_MAX: usize = 24;

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
        names if names.len() <= LISTED_MAX => format!("use one of {}", names.join(", ")),
        names => {
            let (listed, more) = names.split_at(LISTED_MAX);
            format!("use one of {} and {} more", listed.join(", "), more.len())
        }
    }
}
