//! The catalog as each locale reads it: texts rendered, gaps filled from the source locale and marked.
//!
//! Everything that depends on one code and one locale happens here, once; what is left for a pair is to
//! choose and to join. A text that a locale lacks is taken from the source locale and says so ([`Said`]).

mod code;
mod coverage;
mod original;
mod pair;
mod sentence;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::catalog::{Body, Catalog, CodeId, Comparison, Pair, Registry, RegistryId};
use crate::config::{Config, LocaleId};
use crate::diagnostic::Diagnostics;
use crate::locale::Locale;
use crate::markdown::{Inline, Markdown, Prose};
use crate::source::Sources;

pub use code::CodeEdition;
pub use coverage::Coverage;
pub use original::Original;
pub use pair::{FactRow, PairText};

/// The catalog as one locale reads it.
#[derive(Debug)]
pub struct Edition {
    /// The locale.
    pub locale: LocaleId,
    /// The registries, as [`Catalog::registries`] orders them.
    pub registries: Vec<RegistryEdition>,
    /// The comparisons across registries, as [`Catalog::across`] orders them.
    pub across: Vec<ComparisonEdition>,
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
    /// What is said before a code.
    pub name: Said<String>,
    /// The introduction.
    pub intro: Said<Prose>,
    /// The titles of the categories.
    pub categories: Vec<Said<String>>,
    /// The words for the facts, in the locale's own language always.
    pub fact_labels: Vec<String>,
    /// The codes, in registry order.
    pub codes: Vec<CodeEdition>,
    /// The comparisons written by hand.
    pub comparisons: BTreeMap<Pair, ComparisonEdition>,
}

/// A comparison as one locale reads it; a part that is `None` is composed.
#[derive(Clone, Debug, Hash)]
pub struct ComparisonEdition {
    /// The verdict.
    pub verdict: Option<Said<Prose>>,
    /// What tells the two apart, one item each.
    pub differences: Option<Said<Vec<Inline>>>,
    /// When to use which.
    pub choose: Option<Said<Prose>>,
}

/// What localizing needs, and nothing of what it makes.
#[derive(Clone, Copy, Debug)]
struct Context<'a> {
    sources: &'a Sources,
    config: &'a Config,
    catalog: &'a Catalog,
    locales: &'a [Locale],
    /// The edition being made.
    locale: &'a Locale,
    /// The edition of the source locale, which fills gaps; `None` while it is being made itself.
    fallback: Option<&'a Edition>,
}

/// Makes the edition of every locale and reports what is wrong with texts.
pub fn localize(
    sources: &Sources,
    config: &Config,
    catalog: &Catalog,
    locales: &[Locale],
    diagnostics: &mut Diagnostics,
) -> Vec<Edition> {
    let make = |id: LocaleId, fallback, diagnostics: &mut Diagnostics| {
        let locale = &locales[id.0];
        Context { sources, config, catalog, locales, locale, fallback }.edition(diagnostics)
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
        let registries = self
            .catalog
            .registries()
            .map(|(id, registry)| self.registry(id, registry, diagnostics));
        let registries = registries.collect();
        let across = self.catalog.across().map(|(id, across)| {
            let fallback = self.fallback.map(|edition| &edition.across[id.0]);
            self.comparison(self.markdown(None), &across.comparison, fallback, diagnostics)
        });
        Edition { locale: self.locale.id, registries, across: across.collect() }
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
            .or_else(|| fallback.map(|edition| edition.intro.clone()))
            .unwrap_or_else(|| self.own(Prose::default()));
        let name = text
            .and_then(|text| text.name.as_ref())
            .map(|name| self.own(self.spaced(&name.value)))
            // A name that is not translated is the official one, and counts as translated.
            .or_else(|| fallback.map(|edition| self.own(edition.name.value.clone())))
            .unwrap_or_else(|| self.own(String::new()));
        let categories = (0..registry.categories.len()).map(|at| {
            text.and_then(|text| text.category_titles[at].as_ref())
                .map(|title| self.own(self.spaced(&title.value)))
                .or_else(|| fallback.map(|edition| edition.categories[at].clone()))
                .unwrap_or_else(|| self.own(String::new()))
        });
        let labels = registry
            .facts
            .iter()
            .map(|fact| self.locale.text(&fact_message(registry, &fact.id.value)).to_owned());
        let (categories, fact_labels) = (categories.collect::<Vec<_>>(), labels.collect());

        let made: Vec<(CodeEdition, Diagnostics)> = (0..registry.codes.len())
            .into_par_iter()
            .map(|at| {
                let mut found = Diagnostics::default();
                let code = CodeId(at);
                (self.code(id, registry, code, &name.value, &mut found), found)
            })
            .collect();
        let mut codes = Vec::with_capacity(made.len());
        for (code, found) in made {
            codes.push(code);
            diagnostics.append(found);
        }
        let comparisons = registry.comparisons.iter().map(|(&pair, comparison)| {
            let fallback = fallback.map(|edition| &edition.comparisons[&pair]);
            (pair, self.comparison(markdown, comparison, fallback, diagnostics))
        });
        let comparisons = comparisons.collect();
        RegistryEdition { name, intro, categories, fact_labels, codes, comparisons }
    }

    fn comparison(
        &self,
        markdown: Markdown<'_>,
        comparison: &Comparison,
        fallback: Option<&ComparisonEdition>,
        diagnostics: &mut Diagnostics,
    ) -> ComparisonEdition {
        let text = comparison.texts[self.locale.id.0].as_ref();
        let mut prose =
            |body: Option<Body>| body.and_then(|body| self.prose(markdown, body, diagnostics));
        let verdict = prose(text.and_then(|text| text.verdict));
        let choose = prose(text.and_then(|text| text.choose));
        let differences = text
            .and_then(|text| text.differences)
            .map(|body| self.own(markdown.items(body, diagnostics)));
        ComparisonEdition {
            verdict: verdict.or_else(|| fallback.and_then(|edition| edition.verdict.clone())),
            differences: differences
                .or_else(|| fallback.and_then(|edition| edition.differences.clone())),
            choose: choose.or_else(|| fallback.and_then(|edition| edition.choose.clone())),
        }
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
pub fn relation_message(registry: &Registry, relation: &str) -> String {
    format!("relation-{}-{relation}", registry.id)
}

/// Returns the id of the message that names a fact; its attributes name the values.
pub fn fact_message(registry: &Registry, fact: &str) -> String {
    format!("fact-{}-{fact}", registry.id)
}
