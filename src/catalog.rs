//! Everything under `content/`, in memory, before any language is chosen.
//!
//! A catalog holds what authors wrote, read and resolved: names of codes have become numbers, Markdown
//! is still Markdown. It knows nothing of messages and templates.

mod across;
mod code;
mod comparison;
mod constant;
mod document;
mod equivalent;
mod fact;
mod index;
mod name;
mod section;
mod translation;

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::config::{Config, LocaleId};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned};
use crate::source::Sources;

pub use across::{Across, AcrossId, FOLDER as ACROSS};
pub use code::{Code, CodeText};
pub use comparison::{Comparison, ComparisonText};
pub use constant::Constant;
pub use document::{check_registry_name, check_spelling};
pub use equivalent::Equivalent;
pub use fact::{Fact, FactKind, FactValue};
pub use index::{Category, IndexText, PairPolicy, Reference};
pub use translation::Tracked;

use document::{Documents, Subject};

/// All registries of a site, in the order the site lists them.
#[derive(Debug)]
pub struct Catalog {
    /// The registries.
    pub registries: Vec<Registry>,
    /// The comparisons of codes of different registries, in the order of their first codes.
    pub across: Vec<Across>,
}

/// One namespace of codes.
#[derive(Debug)]
pub struct Registry {
    /// The folder's name, which is the URL segment.
    pub id: String,
    /// Where the registry stands among the others; equal ones stand by their id.
    pub order: i64,
    /// Documents that define the registry.
    pub references: Vec<Reference>,
    /// The ids of the sections that each code may have, in the order they are shown.
    pub sections: Vec<Spanned<String>>,
    /// Whether each of the sections stands on the cards of pair pages.
    pub card_sections: Vec<bool>,
    /// The groups of codes, in the order they are shown.
    pub categories: Vec<Category>,
    /// The facts that each code may fill, the most telling first.
    pub facts: Vec<Fact>,
    /// The libraries whose constants its codes list.
    pub constants: Vec<Constant>,
    /// The ids of the ways in which a code corresponds to one of another registry.
    pub relations: Vec<Spanned<String>>,
    /// Which pairs get a page.
    pub policy: PairPolicy,
    /// The registry's own words, by locale.
    pub texts: PerLocale<IndexText>,
    /// The codes, in registry order.
    pub codes: Vec<Code>,
    /// The spellings in the order the index lists them, if it does.
    listed: Vec<Spanned<String>>,
    /// The comparisons written by hand.
    pub comparisons: BTreeMap<Pair, Comparison>,
}

/// A text by locale; `None` where a locale lacks it.
pub type PerLocale<T> = Vec<Option<T>>;

/// The number of a registry in [`Catalog::registries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegistryId(pub usize);

/// The number of a code in [`Registry::codes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeId(pub usize);

/// A code of whichever registry.
pub type AnyCode = (RegistryId, CodeId);

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

/// A stretch of Markdown in an input file.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    /// Where it stands.
    pub span: Span,
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

impl Catalog {
    /// Parses everything under `content/` and reports every mistake in it.
    pub fn load(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let mut folders = Documents::by_registry(sources, config, diagnostics);
        let across = folders.remove(across::FOLDER).unwrap_or_default();
        let mut registries: Vec<Registry> = folders
            .into_iter()
            .filter_map(|(id, documents)| {
                Registry::load(id, &documents, sources, config, diagnostics)
            })
            .collect();
        registries.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        let mut catalog = Self { registries, across: Vec::new() };
        catalog.resolve_equivalents(diagnostics);
        catalog.read_across(&across, sources, config, diagnostics);
        catalog
    }

    /// Returns one registry.
    pub fn registry(&self, id: RegistryId) -> &Registry {
        &self.registries[id.0]
    }

    /// Returns one code.
    pub fn code(&self, (id, code): AnyCode) -> &Code {
        self.registry(id).code(code)
    }

    fn code_mut(&mut self, (id, code): AnyCode) -> &mut Code {
        &mut self.registries[id.0].codes[code.0]
    }

    /// Returns every registry with its number.
    pub fn registries(&self) -> impl Iterator<Item = (RegistryId, &Registry)> {
        self.registries.iter().enumerate().map(|(at, registry)| (RegistryId(at), registry))
    }

    /// Finds a registry by its id.
    pub fn find(&self, id: &str) -> Option<RegistryId> {
        self.registries.iter().position(|registry| registry.id == id).map(RegistryId)
    }
}

impl Registry {
    fn load(
        id: String,
        documents: &BTreeMap<Subject, Documents>,
        sources: &Sources,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let Some(index) = documents.get(&Subject::Index) else {
            let first = documents.values().flat_map(Documents::spans).next()?;
            let message = format!("the registry `{id}` has no index");
            diagnostics.push(
                Diagnostic::error("missing-index", first, message)
                    .help(format!("write `content/{id}/_index.md` with the registry's `name`")),
            );
            return None;
        };
        let mut registry = Self::from_index(id, index, sources, config, diagnostics)?;
        for (subject, documents) in documents {
            if let Subject::Code(spelling) = subject {
                let code = registry.read_code(spelling, documents, sources, config, diagnostics);
                registry.codes.extend(code);
            }
        }
        registry.sort_codes(diagnostics);
        registry.resolve_codes(diagnostics);
        for (subject, documents) in documents {
            if let Subject::Pair(a, b) = subject {
                let read =
                    registry.read_comparison((a, b), documents, sources, config, diagnostics);
                registry.comparisons.extend(read);
            }
        }
        registry.check_policy(config, diagnostics);
        Some(registry)
    }

    /// Returns one code.
    pub fn code(&self, id: CodeId) -> &Code {
        &self.codes[id.0]
    }

    /// Returns every code with its number, in registry order.
    pub fn codes(&self) -> impl Iterator<Item = (CodeId, &Code)> {
        self.codes.iter().enumerate().map(|(at, code)| (CodeId(at), code))
    }

    /// Finds a code by its spelling.
    pub fn find(&self, spelling: &str) -> Option<CodeId> {
        self.codes.iter().position(|code| code.spelling == spelling).map(CodeId)
    }

    /// Returns the pairs that get a page, in registry order.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        let codes = 0..self.codes.len();
        codes
            .flat_map(move |a| {
                (a + 1..self.codes.len()).map(move |b| Pair { a: CodeId(a), b: CodeId(b) })
            })
            .filter(|&pair| self.has_page(pair))
    }

    /// Tells whether a pair gets a page.
    pub fn has_page(&self, pair: Pair) -> bool {
        match self.policy {
            PairPolicy::All => true,
            PairPolicy::Category => {
                self.code(pair.a).category == self.code(pair.b).category
                    || self.comparisons.contains_key(&pair)
            }
            PairPolicy::Curated => self.comparisons.contains_key(&pair),
            PairPolicy::None => false,
        }
    }

    /// Returns the registry's words in one locale, where it has some of its own.
    pub fn text(&self, locale: LocaleId) -> Option<&IndexText> {
        self.texts[locale.0].as_ref()
    }

    fn check_policy(&self, config: &Config, diagnostics: &mut Diagnostics) {
        if self.policy != PairPolicy::None {
            return;
        }
        for comparison in self.comparisons.values() {
            let Some(text) = &comparison.texts[config.source_locale.0] else { continue };
            diagnostics.push(
                Diagnostic::error(
                    "unpublished-comparison",
                    text.span,
                    "the registry publishes no pairs, so nobody can read this comparison",
                )
                .help("set `policy = \"curated\"` in `_index.md`, or remove the file"),
            );
        }
    }
}
