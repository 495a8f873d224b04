//! The rules of single languages: particles, spaces, punctuation.
//!
//! What a program can do right it does (spaces in French, particles in Korean); what only a writer can
//! mend is reported.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use icu_locale_core::LanguageIdentifier;

pub(crate) mod chinese;
pub(crate) mod elision;
pub(crate) mod french;
pub(crate) mod korean;

/// How words are read aloud where their spelling does not tell, by the word in lower case.
pub(crate) type Readings = BTreeMap<String, String>;

/// A language with rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese in simplified characters.
    Chinese,
    /// Chinese in traditional characters.
    TraditionalChinese,
    /// French as France and Switzerland set it.
    French,
    /// French as Canada sets it.
    CanadianFrench,
    /// Japanese.
    Japanese,
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

/// A space that a language wants, and what stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The spaces in the text; empty where one is missing.
    pub range: Range<usize>,
    /// The space to stand there.
    pub space: char,
    /// Where the mark stands that asks for it.
    pub anchor: Anchor,
}

/// Where the mark stands that asks for a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The mark ends where the gap begins.
    Before,
    /// The mark begins where the gap ends.
    After,
    /// The gap has a space of its own.
    Within,
}

impl Language {
    /// Returns the language of a BCP 47 tag.
    pub fn of(lang: &str) -> Self {
        let Ok(tag) = lang.parse::<LanguageIdentifier>() else { return Self::Other };
        let is_traditional = match tag.script {
            Some(script) => script.as_str() == "Hant",
            None => tag.region.is_some_and(|at| matches!(at.as_str(), "TW" | "HK" | "MO")),
        };
        match tag.language.as_str() {
            "zh" | "yue" if is_traditional => Self::TraditionalChinese,
            "zh" => Self::Chinese,
            "yue" => Self::TraditionalChinese,
            "fr" if tag.region.is_some_and(|at| at.as_str() == "CA") => Self::CanadianFrench,
            "fr" => Self::French,
            "ja" => Self::Japanese,
            "ko" => Self::Korean,
            _ => Self::Other,
        }
    }

    /// Tells whether a space stands between two sentences.
    pub fn separates_sentences(self) -> bool {
        !self.is_chinese() && self != Self::Japanese
    }

    /// Tells whether it is Chinese, in whatever characters.
    pub fn is_chinese(self) -> bool {
        matches!(self, Self::Chinese | Self::TraditionalChinese)
    }

    /// Tells whether nothing stands between two characters that a line break of the source separates.
    pub fn joins(self, before: char, after: char) -> bool {
        let is_wide =
            |c: char| chinese::is_han(c) || chinese::is_full_width_punctuation(c) || is_kana(c);
        let is_shared = |c: char| self != Self::Other && chinese::is_shared_punctuation(c);
        match self {
            Self::Korean => false,
            _ => (is_wide(before) || is_shared(before)) && (is_wide(after) || is_shared(after)),
        }
    }

    /// Finds where a run of text breaks a rule that only its writer can mend.
    pub fn slips(self, text: &str) -> Vec<Slip> {
        match self {
            Self::Chinese => chinese::slips(text),
            Self::TraditionalChinese => chinese::traditional_slips(text),
            Self::French | Self::CanadianFrench => french::slips(text),
            Self::Japanese | Self::Korean | Self::Other => Vec::new(),
        }
    }

    /// Finds the spaces that the language wants around punctuation and before units, in text order.
    pub fn gaps(self, text: &str) -> Vec<Gap> {
        match self {
            Self::French => french::gaps(text, french::Place::France),
            Self::CanadianFrench => french::gaps(text, french::Place::Canada),
            _ => Vec::new(),
        }
    }

    /// Puts the spaces that the language wants around punctuation and before units.
    pub fn space(self, text: &str) -> Cow<'_, str> {
        let gaps = self.gaps(text);
        if gaps.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut spaced = String::with_capacity(text.len() + gaps.len());
        let mut copied = 0;
        for gap in gaps {
            spaced.push_str(&text[copied..gap.range.start]);
            spaced.push(gap.space);
            copied = gap.range.end;
        }
        spaced.push_str(&text[copied..]);
        Cow::Owned(spaced)
    }
}

/// Tells whether a letter is of a script that writes no spaces around words or their endings.
pub(crate) fn is_written_without_spaces(letter: char) -> bool {
    chinese::is_han(letter)
        || is_kana(letter)
        || matches!(letter,
            '가'..='힣' // Hangul syllables
            | '\u{0E00}'..='\u{0EFF}' // Thai and Lao
            | '\u{1000}'..='\u{109F}' // Myanmar
            | '\u{1780}'..='\u{17FF}' // Khmer
        )
}

/// Tells whether a character is kana or one of the signs that stand among kana.
pub(crate) fn is_kana(character: char) -> bool {
    matches!(character, '々'..='〇' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}')
}
