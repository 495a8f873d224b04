//! Pairs of codes, and the texts that are written on them.

use crate::span::{Span, Spanned};

use super::code::CodeId;
use super::section::{CHOOSE, DIFFERENCES};
use super::text::{Body, Passage, PerLocale, Role, TextFile};

/// Two codes of one registry, the first before the second in registry order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    a: CodeId,
    b: CodeId,
}

impl Pair {
    /// Makes the pair of two codes, in whichever order they are named; `None` for a code with itself.
    pub fn of(one: CodeId, other: CodeId) -> Option<Self> {
        (one != other).then(|| Self { a: one.min(other), b: one.max(other) })
    }

    /// Returns the code that comes first.
    pub fn a(self) -> CodeId {
        self.a
    }

    /// Returns the code that comes second.
    pub fn b(self) -> CodeId {
        self.b
    }

    /// Returns the other code of a pair that holds `code`.
    pub fn other(self, code: CodeId) -> CodeId {
        if self.a == code { self.b } else { self.a }
    }
}

/// A text for one pair, written by hand.
#[derive(Debug)]
pub struct Comparison {
    /// Where it stands among the most confused pairs, on the home page; `None` comes last.
    pub order: Option<i64>,
    /// Its words, by locale.
    pub texts: PerLocale<ComparisonText>,
}

/// A comparison's words in one language; what it lacks is composed from the codes.
#[derive(Debug)]
pub struct ComparisonText {
    /// Where the file begins.
    pub span: Span,
    /// All its Markdown.
    pub body: Body,
    /// The text before the first section, which may be a comment alone.
    pub leading: Body,
    /// The question that tells the two apart.
    pub ask: Option<Ask>,
    /// The verdict, which stands where a summary is else composed.
    pub verdict: Option<Body>,
    /// A list of what tells the two apart.
    pub differences: Option<Body>,
    /// When to use which.
    pub choose: Option<Body>,
    /// The digest of the text it translates.
    pub source: Option<Spanned<String>>,
}

/// The question that tells two codes apart, and what each answer means.
#[derive(Debug)]
pub struct Ask {
    /// The question.
    pub question: Spanned<String>,
    /// The answer that means the first code.
    pub a: Spanned<String>,
    /// The answer that means the second code.
    pub b: Spanned<String>,
}

impl ComparisonText {
    /// Lists what a translation says anew.
    pub fn file(&self) -> TextFile<'_> {
        // The verdict is the leading text where that says something.
        let Self { span, body, leading, ask, verdict: _, differences, choose, source } = self;
        let ask = ask.as_ref();
        let passages = vec![
            Passage::value(Role::Ask("question"), ask.map(|ask| &ask.question)),
            Passage::value(Role::Ask("a"), ask.map(|ask| &ask.a)),
            Passage::value(Role::Ask("b"), ask.map(|ask| &ask.b)),
            Passage::markdown(Role::Leading, Some(*leading)),
            Passage::markdown(Role::Section(DIFFERENCES), *differences),
            Passage::markdown(Role::Section(CHOOSE), *choose),
        ];
        TextFile { span: *span, source: source.as_ref(), body: *body, passages }
    }
}
