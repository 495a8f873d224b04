//! The catalog as each locale reads it: texts rendered, gaps filled from the source locale and marked.
//!
//! Everything that depends on one code and one locale happens here, once; what is left for a pair is to
//! choose and to join. A text that a locale lacks is taken from the source locale and says so ([`Said`]).

mod code;
mod coverage;
mod head;
mod memory;
mod original;
mod sentence;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::catalog::{Body, Catalog, CodeId, Comparison, Pair, Registry, RegistryId};
use crate::config::{Config, LocaleId};
use crate::diagnostic::Diagnostics;
use crate::digest::{Key, Keyed};
use crate::locale::Locale;
use crate::markdown::{Inline, Markdown, Prose};
use crate::source::Sources;

pub use code::CodeEdition;
pub(crate) use code::{CodeLink, Datum, FactEdition};
pub use coverage::Coverage;
pub(crate) use head::{ConstantHead, FactHead, RegistryHead, SectionHead};
pub use memory::Memory;
pub(crate) use original::Original;
pub(crate) use sentence::first_sentence;

/// The catalog as one locale reads it. What pages are made from stands in it with its digest.
#[derive(Debug)]
pub struct Edition {
    /// The locale.
    pub locale: LocaleId,
    /// The id and the name of every registry, for navigation.
    pub registry_names: Keyed<Vec<[String; 2]>>,
    /// The registries, as [`Catalog::registries`] orders them.
    pub registries: Vec<RegistryEdition>,
    /// The comparisons across registries, as [`Catalog::across`] orders them.
    pub across: Vec<Keyed<ComparisonEdition>>,
}

/// A text, and whose words it is in: the locale's own or the source locale's.
#[derive(Clone, Debug, Hash)]
pub struct Said<T> {
    /// The text.
    pub value: T,
    /// The locale it is written in.
    pub by: LocaleId,
}

/// A registry as one locale reads it.
#[derive(Debug)]
pub struct RegistryEdition {
    /// What all its pages share.
    pub head: Keyed<RegistryHead>,
    /// The introduction.
    pub intro: Keyed<Said<Prose>>,
    /// The codes, in registry order.
    pub codes: Vec<Keyed<CodeEdition>>,
    /// What each code was made from; nothing where something was reported, which is to be reported again.
    origins: Vec<Option<Key>>,
    /// The comparisons written by hand.
    pub comparisons: BTreeMap<Pair, Keyed<ComparisonEdition>>,
}

/// A comparison as one locale reads it; a part that is `None` is composed.
#[derive(Clone, Debug, Hash)]
pub struct ComparisonEdition {
    /// The question that tells the two apart.
    pub ask: Option<Said<AskEdition>>,
    /// The verdict.
    pub verdict: Option<Said<Prose>>,
    /// The verdict's first sentence, plain text, for lists.
    pub gist: Option<Keyed<Said<String>>>,
    /// What tells the two apart, one item each.
    pub differences: Option<Said<Vec<Inline>>>,
    /// When to use which.
    pub choose: Option<Said<Prose>>,
}

/// The question that tells two codes apart.
#[derive(Clone, Debug, Hash)]
pub struct AskEdition {
    /// The question.
    pub question: Inline,
    /// The answer that means the first code, and the one that means the second.
    pub answers: [Inline; 2],
}

/// What localizing needs, and nothing of what it makes.
#[derive(Clone, Copy, Debug)]
struct Context<'a> {
    sources: &'a Sources,
    config: &'a Config,
    catalog: &'a Catalog,
    /// The edition being made.
    locale: &'a Keyed<Locale>,
    /// The edition of the source locale, which fills gaps; `None` while it is being made itself.
    fallback: Option<&'a Edition>,
    /// What was made before.
    memory: &'a Memory<'a>,
}

/// Makes the edition of every locale and reports what is wrong with texts.
pub fn localize(
    sources: &Sources,
    config: &Config,
    catalog: &Catalog,
    locales: &[Keyed<Locale>],
    memory: &Memory<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Edition> {
    let make = |id: LocaleId, fallback, diagnostics: &mut Diagnostics| {
        let locale = &locales[id.0];
        Context { sources, config, catalog, locale, fallback, memory }.edition(diagnostics)
    };
    let source = make(config.source_locale, None, diagnostics);
    let others: Vec<_> = config
        .locale_ids()
        .filter(|&id| id != config.source_locale)
        .map(|id| make(id, Some(&source), diagnostics))
        .collect();
    let mut editions = others;
    editions.insert(config.source_locale.0, source);
    editions
}

impl Context<'_> {
    fn edition(&self, diagnostics: &mut Diagnostics) -> Edition {
        let registries: Vec<RegistryEdition> = self
            .catalog
            .registries()
            .map(|(id, registry)| self.registry(id, registry, diagnostics))
            .collect();
        let across = self.catalog.across().map(|(id, across)| {
            let fallback = self.fallback.map(|edition| &edition.across[id.0]);
            self.comparison(self.markdown(None), &across.comparison, fallback, diagnostics)
        });
        let names = registries.iter().map(|own| [own.head.id.clone(), own.head.name.clone()]);
        Edition {
            locale: self.locale.id,
            registry_names: Keyed::new(names.collect()),
            across: across.collect(),
            registries,
        }
    }

    fn registry(
        &self,
        id: RegistryId,
        registry: &Registry,
        diagnostics: &mut Diagnostics,
    ) -> RegistryEdition {
        let markdown = self.markdown(Some(id));
        let fallback = self.fallback.map(|edition| &edition.registries[id.0]);
        let text = registry.text(self.locale.id);
        let intro = text
            .filter(|text| text.intro.says_something(self.sources))
            .map(|text| self.own(markdown.prose(text.intro, diagnostics)))
            .or_else(|| fallback.map(|edition| (*edition.intro).clone()))
            .unwrap_or_else(|| self.own(Prose::default()));
        let head = Keyed::new(self.head(registry, fallback.map(|edition| &*edition.head)));
        let ground = self.ground(registry, &head);
        let made: Vec<_> = (0..registry.codes.len())
            .into_par_iter()
            .map(|at| {
                let fallback = fallback.map(|edition| &edition.codes[at]);
                let origin = self.origin(ground, registry.code(CodeId(at)), fallback);
                if let Some(known) = self.memory.find(origin) {
                    return (known, Some(origin), Diagnostics::default());
                }
                let mut found = Diagnostics::default();
                let fallback = fallback.map(|code| &**code);
                let code = Keyed::new(self.code((id, CodeId(at)), &head, fallback, &mut found));
                (code, found.is_empty().then_some(origin), found)
            })
            .collect();
        let (mut codes, mut origins) = (Vec::new(), Vec::new());
        for (code, origin, found) in made {
            codes.push(code);
            origins.push(origin);
            diagnostics.append(found);
        }
        let comparisons = registry.comparisons.iter().map(|(&pair, comparison)| {
            let fallback = fallback.map(|edition| &edition.comparisons[&pair]);
            (pair, self.comparison(markdown, comparison, fallback, diagnostics))
        });
        let comparisons = comparisons.collect();
        RegistryEdition { head, intro: Keyed::new(intro), codes, origins, comparisons }
    }

    fn comparison(
        &self,
        markdown: Markdown<'_>,
        comparison: &Comparison,
        fallback: Option<&Keyed<ComparisonEdition>>,
        diagnostics: &mut Diagnostics,
    ) -> Keyed<ComparisonEdition> {
        let text = comparison.texts[self.locale.id.0].as_ref();
        let mut prose =
            |body: Option<Body>| body.and_then(|body| self.prose(markdown, body, diagnostics));
        let verdict = prose(text.and_then(|text| text.verdict));
        let choose = prose(text.and_then(|text| text.choose));
        let differences = text
            .and_then(|text| text.differences)
            .map(|body| self.own(markdown.items(body, diagnostics)));
        let ask = text.and_then(|text| text.ask.as_ref()).map(|ask| {
            let mut inline = |words| markdown.clause(words, diagnostics);
            let question = inline(&ask.question);
            self.own(AskEdition { question, answers: [inline(&ask.a), inline(&ask.b)] })
        });
        let verdict = verdict.or_else(|| fallback.and_then(|edition| edition.verdict.clone()));
        let gist = verdict.as_ref().map(|verdict| Keyed::new(verdict.map(Prose::gist)));
        Keyed::new(ComparisonEdition {
            ask: ask.or_else(|| fallback.and_then(|edition| edition.ask.clone())),
            verdict,
            gist,
            differences: differences
                .or_else(|| fallback.and_then(|edition| edition.differences.clone())),
            choose: choose.or_else(|| fallback.and_then(|edition| edition.choose.clone())),
        })
    }

    /// Renders a text; `None` where the file has none.
    fn prose(
        &self,
        markdown: Markdown<'_>,
        body: Body,
        diagnostics: &mut Diagnostics,
    ) -> Option<Said<Prose>> {
        let prose = markdown.prose(body, diagnostics);
        (!prose.html.is_empty()).then(|| self.own(prose))
    }

    fn markdown(&self, registry: Option<RegistryId>) -> Markdown<'_> {
        Markdown {
            sources: self.sources,
            catalog: self.catalog,
            registry,
            urls: self.config.urls,
            locale: self.locale,
            source_locale: self.config.source_locale,
        }
    }

    fn spaced(&self, text: &str) -> String {
        self.locale.language.space(text).into_owned()
    }

    fn own<T>(&self, value: T) -> Said<T> {
        Said { value, by: self.locale.id }
    }
}

impl<T> Said<T> {
    /// Makes another text from this one, in the same words' language.
    pub fn map<U>(&self, make: impl FnOnce(&T) -> U) -> Said<U> {
        Said { value: make(&self.value), by: self.by }
    }
}

/// Returns the id of the message that says how a code of the registry corresponds to another's.
pub(crate) fn relation_message(registry: &Registry, relation: &str) -> String {
    format!("relation-{}-{relation}", registry.id)
}

/// Returns the id of the message that names a fact; its attributes name the values.
pub(crate) fn fact_message(registry: &Registry, fact: &str) -> String {
    format!("fact-{}-{fact}", registry.id)
}
