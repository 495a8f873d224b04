//! What the index of a registry declares, and its words.

use std::ops::RangeInclusive;

use crate::span::{Span, Spanned};

use super::text::{Body, Passage, Role, TextFile};

/// A document that defines something.
#[derive(Clone, Debug, Hash)]
pub struct Reference {
    /// What readers call it: "RFC 6455 §7.4.1".
    pub name: String,
    /// Its absolute address.
    pub url: String,
}

/// A titled group of codes.
#[derive(Debug, Hash)]
pub struct Category {
    /// The id that codes and translations name it by.
    pub id: Spanned<String>,
    /// The leading numbers of its codes; `None` where codes are told otherwise.
    pub range: Option<RangeInclusive<i128>>,
    /// What the spellings of its codes begin with.
    pub prefix: Option<String>,
}

/// A typed attribute that a registry declares and each of its codes fills.
#[derive(Debug, Hash)]
pub struct Fact {
    /// The id that codes name it by; its words are the message `fact-<registry>-<id>`.
    pub id: Spanned<String>,
    /// What its values are.
    pub kind: FactKind,
    /// The document its values come from.
    pub reference: Option<Reference>,
}

/// What the values of a fact are.
#[derive(Clone, Debug, Hash)]
pub enum FactKind {
    /// One of these, with words from the messages.
    Choice(Vec<Spanned<String>>),
    /// Words, written anew in each language.
    Text,
    /// A name, number or header that is the same in every language.
    Literal,
    /// Codes of the same registry.
    Codes,
}

/// A library or language whose constants a registry lists.
#[derive(Debug, Hash)]
pub struct Constant {
    /// The id that codes name it by.
    pub id: Spanned<String>,
    /// What readers call it, the same in every language: "Go net/http".
    pub name: String,
}

/// Which pairs of a registry get a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PairPolicy {
    /// Every pair.
    All,
    /// Pairs within a category, and those with a comparison.
    Category,
    /// Pairs of which either code names the other in `related`, and those with a comparison.
    Related,
    /// Pairs with a comparison.
    Curated,
    /// No pair.
    None,
}

/// A registry's own words in one language.
#[derive(Debug)]
pub struct IndexText {
    /// Where the file begins.
    pub span: Span,
    /// What is said before a code: "WebSocket".
    pub name: Option<Spanned<String>>,
    /// What readers call it otherwise, for the look-up.
    pub aliases: Vec<String>,
    /// The titles of the categories.
    pub category_titles: Vec<Option<Spanned<String>>>,
    /// The introduction.
    pub intro: Body,
    /// The digest of the text it translates.
    pub source: Option<Spanned<String>>,
}

impl IndexText {
    /// Lists what a translation says anew; `categories` are the registry's.
    pub fn file<'a>(&'a self, categories: &'a [Category]) -> TextFile<'a> {
        let Self { span, name, aliases: _, category_titles, intro, source } = self;
        let titles = categories.iter().zip(category_titles);
        let titles = titles.map(|(category, title)| {
            Passage::value(Role::Title(&category.id.value), title.as_ref())
        });
        let passages = std::iter::once(Passage::value(Role::Name, name.as_ref()))
            .chain(titles)
            .chain([Passage::markdown(Role::Leading, Some(*intro))]);
        let passages = passages.collect();
        TextFile { span: *span, source: source.as_ref(), body: *intro, passages }
    }
}
