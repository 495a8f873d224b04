//! The rules of single languages: particles, spaces, punctuation.
//!
//! What a program can do right it does (spaces in French, particles in Korean); what only a writer can
//! mend is reported.

use std::borrow::Cow;
use std::ops::Range;

pub(crate) mod chinese;
pub(crate) mod french;
pub(crate) mod korean;

/// A language with rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// French.
    French,
    /// Korean.
    Korean,
    /// A language without such rules, English among them.
    Other,
}

/// A place where a text breaks a rule of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The bytes in the text.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: &'static str,
    /// How to mend it.
    pub help: &'static str,
}

impl Language {
    /// Returns the language of a BCP 47 tag.
    pub fn of(lang: &str) -> Self {
        match lang.split('-').next() {
            Some("zh") => Self::Chinese,
            Some("fr") => Self::French,
            Some("ko") => Self::Korean,
            _ => Self::Other,
        }
    }

    /// Tells whether a space stands between two sentences.
    pub fn separates_sentences(self) -> bool {
        self != Self::Chinese
    }

    /// Finds where a run of text breaks a rule that only its writer can mend.
    pub fn slips(self, text: &str) -> Vec<Slip> {
        match self {
            Self::Chinese => chinese::slips(text),
            Self::French => french::slips(text),
            Self::Korean | Self::Other => Vec::new(),
        }
    }

    /// Puts the spaces that the language wants around punctuation.
    pub fn space(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::French => french::space(text),
            Self::Chinese | Self::Korean | Self::Other => Cow::Borrowed(text),
        }
    }
}
