//! Files of text, each as the passages that its translations say anew.

use icu_normalizer::ComposingNormalizerBorrowed;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::source::Sources;
use crate::span::{Span, Spanned};

/// Number of hex digits of a digest that a translation carries.
const DIGEST_DIGITS: usize = 16;

/// A text by locale; `None` where a locale lacks it.
pub(crate) type PerLocale<T> = Vec<Option<T>>;

/// A stretch of Markdown in an input file.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    /// Where it stands.
    pub span: Span,
}

/// A file in one language.
#[derive(Clone, Debug)]
pub struct TextFile<'a> {
    /// Where the file begins.
    pub span: Span,
    /// The digest of the source text that a translation says it was made from.
    pub source: Option<&'a Spanned<String>>,
    /// All its Markdown.
    pub body: Body,
    /// What a translation says anew: in every language the same ones, whether or not they are written.
    pub passages: Vec<Passage<'a>>,
}

/// One of the texts in a file.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// What it is in its file.
    pub role: Role<'a>,
    /// What is written; `None` where nothing is.
    pub words: Option<Words<'a>>,
}

/// What a passage is in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role<'a> {
    /// The name of a registry or code; one that is not translated is the official one.
    Name,
    /// The clause under a key.
    Clause(&'static str),
    /// That key of the question that tells two codes apart.
    Ask(&'static str),
    /// The title of the category with that id.
    Title(&'a str),
    /// The value of the fact with that id.
    Fact(&'a str),
    /// The text before the first section.
    Leading,
    /// The section under the heading of that id.
    Section(&'a str),
}

/// The words of a passage.
#[derive(Clone, Copy, Debug)]
pub enum Words<'a> {
    /// The value of a key.
    Value(&'a Spanned<String>),
    /// Markdown.
    Markdown(Body),
}

impl Body {
    /// Returns the Markdown.
    pub fn text(self, sources: &Sources) -> &str {
        &sources.get(self.span.source).text[self.span.start..self.span.end]
    }

    /// Tells whether the Markdown holds more than comments.
    pub fn says_something(self, sources: &Sources) -> bool {
        let is_comment = |event: &Event<'_>| {
            matches!(
                event,
                Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) | Event::Html(_)
            )
        };
        let text = self.text(sources);
        if !text.contains("<!--") {
            return !text.trim().is_empty();
        }
        !Parser::new(text).all(|event| is_comment(&event))
    }
}

impl<'a> TextFile<'a> {
    /// Returns the digest by which translations name this text: BLAKE3 over the values of its keys and its
    /// Markdown, each in Unicode NFC with white space folded, joined by newlines.
    pub fn digest(&self, sources: &Sources) -> String {
        let nfc = ComposingNormalizerBorrowed::new_nfc();
        let values = self.passages.iter().filter_map(|passage| match passage.words {
            Some(Words::Value(value)) => Some(value.value.as_str()),
            Some(Words::Markdown(_)) | None => None,
        });
        let folded: Vec<String> = values
            .chain([self.body.text(sources)])
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
            .map(|part| nfc.normalize(&part).into_owned())
            .collect();
        let mut digest = blake3::hash(folded.join("\n").as_bytes()).to_hex().to_string();
        digest.truncate(DIGEST_DIGITS);
        digest
    }

    /// Returns the passages that are Markdown and stand in the file.
    pub fn markdown(&self) -> impl Iterator<Item = (Role<'a>, Body)> {
        self.passages.iter().filter_map(|passage| match passage.words {
            Some(Words::Markdown(body)) => Some((passage.role, body)),
            Some(Words::Value(_)) | None => None,
        })
    }
}

impl<'a> Passage<'a> {
    /// Makes a passage that is the value of a key.
    pub(super) fn value(role: Role<'a>, value: Option<&'a Spanned<String>>) -> Self {
        Self { role, words: value.map(Words::Value) }
    }

    /// Makes a passage of Markdown.
    pub(super) fn markdown(role: Role<'a>, body: Option<Body>) -> Self {
        Self { role, words: body.map(Words::Markdown) }
    }

    /// Tells whether more than comments is written.
    pub fn says_something(&self, sources: &Sources) -> bool {
        match self.words {
            Some(Words::Value(_)) => true,
            Some(Words::Markdown(body)) => body.says_something(sources),
            None => false,
        }
    }
}
