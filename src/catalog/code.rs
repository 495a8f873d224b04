//! Codes, resolved: what they say of one another are numbers.

use crate::span::{Span, Spanned};

use super::index::{Fact, Reference};
use super::life::Life;
use super::text::{Body, Passage, PerLocale, Role, TextFile};

/// The number of a registry in [`super::Catalog::registries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegistryId(pub usize);

/// The number of a code in [`super::Registry::codes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeId(pub usize);

/// A code of whichever registry.
pub type AnyCode = (RegistryId, CodeId);

/// One code of a registry.
#[derive(Debug)]
pub struct Code {
    /// The name of its file, which is its address.
    pub address: String,
    /// How it is written: "1006", "22P02", "4000-4999", "auth/user-not-found".
    pub spelling: String,
    /// Where its file begins.
    pub span: Span,
    /// Its category in [`super::Registry::categories`].
    pub category: Option<usize>,
    /// The documents that define it, the first one foremost.
    pub references: Vec<Reference>,
    /// Former names and names in libraries.
    pub aliases: Vec<String>,
    /// The codes it is easily taken for.
    pub related: Vec<CodeId>,
    /// The values of [`super::Registry::facts`], in that order.
    pub facts: Vec<Option<FactValue>>,
    /// The names of [`super::Registry::constants`], in that order.
    pub constants: Vec<Option<String>>,
    /// What it corresponds to in other registries.
    pub equivalents: Vec<Equivalent>,
    /// The codes of other registries that name it as an equivalent, each with the number of that
    /// equivalent in their list.
    pub named_by: Vec<(AnyCode, usize)>,
    /// What becomes of it in time.
    pub life: Life,
    /// The code to use in its place.
    pub replaced_by: Option<AnyCode>,
    /// Its words, by locale.
    pub texts: PerLocale<CodeText>,
}

/// The value of a fact.
#[derive(Debug, PartialEq, Eq, Hash)]
pub enum FactValue {
    /// The number of a choice.
    Choice(usize),
    /// Words, which stand in [`CodeText::facts`].
    Text,
    /// A name that is the same in every language.
    Literal(String),
    /// Codes.
    Codes(Vec<CodeId>),
}

/// A code of another registry that a code corresponds to. It leads from the code in whose file it stands
/// to the other, and says nothing of the way back.
#[derive(Debug, Hash)]
pub struct Equivalent {
    /// The other code.
    pub code: AnyCode,
    /// The number of the relation in [`super::Registry::relations`] of the code in whose file it stands.
    pub relation: usize,
    /// The document that says so.
    pub reference: Option<Reference>,
}

/// A code's words in one language.
#[derive(Debug)]
pub struct CodeText {
    /// Where the file begins.
    pub span: Span,
    /// The official name in the source locale, a translated one elsewhere.
    pub name: Option<Spanned<String>>,
    /// The clause that completes "the code indicates that".
    pub means: Option<Spanned<String>>,
    /// The clause that completes "you encounter the code when".
    pub seen: Option<Spanned<String>>,
    /// When the code is the right one.
    pub choose: Option<Spanned<String>>,
    /// Words under which readers of a translation look it up.
    pub aliases: Vec<String>,
    /// The values of facts that are words, as [`super::Registry::facts`] orders them.
    pub facts: Vec<Option<Spanned<String>>>,
    /// All its Markdown.
    pub body: Body,
    /// The text before the first section.
    pub description: Body,
    /// The sections, as [`super::Registry::sections`] orders them.
    pub sections: Vec<Option<Body>>,
    /// The digest of the text it translates.
    pub source: Option<Spanned<String>>,
}

impl CodeText {
    /// Lists what a translation says anew; `facts` and `sections` are those that the registry declares.
    pub fn file<'a>(&'a self, facts: &'a [Fact], sections: &'a [Spanned<String>]) -> TextFile<'a> {
        let Self {
            span,
            name,
            means,
            seen,
            choose,
            // Each language has its own, which translate nothing.
            aliases: _,
            facts: words,
            body,
            description,
            sections: bodies,
            source,
        } = self;
        let mut passages = vec![
            Passage::value(Role::Name, name.as_ref()),
            Passage::value(Role::Clause("means"), means.as_ref()),
            Passage::value(Role::Clause("seen"), seen.as_ref()),
            Passage::value(Role::Clause("choose"), choose.as_ref()),
        ];
        passages.extend(
            facts
                .iter()
                .zip(words)
                .map(|(fact, words)| Passage::value(Role::Fact(&fact.id.value), words.as_ref())),
        );
        passages.push(Passage::markdown(Role::Leading, Some(*description)));
        passages.extend(
            sections
                .iter()
                .zip(bodies)
                .map(|(id, body)| Passage::markdown(Role::Section(&id.value), *body)),
        );
        TextFile { span: *span, source: source.as_ref(), body: *body, passages }
    }
}
