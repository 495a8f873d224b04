//! The catalog as each locale reads it: texts rendered, gaps filled from the source locale and marked.
//!
//! Everything that depends on one code and one locale happens here, once; what is left for a pair is to
//! choose and to join. A text that a locale lacks is taken from the source locale and says so ([`Said`]).

mod coverage;
mod pair;
mod sentence;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::catalog::{
    Body, Catalog, Code, CodeId, Comparison, FactValue, Pair, Registry, RegistryId,
};
use crate::config::{Config, LocaleId};
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};
use crate::html::escape;
use crate::locale::Locale;
use crate::markdown::{self, Inline, Markdown, Prose};
use crate::source::Sources;
use crate::url;

pub use coverage::Coverage;
pub use pair::{FactRow, PairText};

use sentence::Sentences;

/// The catalog as one locale reads it.
#[derive(Debug)]
pub struct Edition {
    /// The locale.
    pub locale: LocaleId,
    /// The registries, as [`Catalog::registries`] orders them.
    pub registries: Vec<RegistryEdition>,
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

/// A code as one locale reads it.
#[derive(Clone, Debug, Hash)]
pub struct CodeEdition {
    /// How it is written; safe in HTML and URLs as it is.
    pub spelling: String,
    /// The official name.
    pub official_name: Inline,
    /// The translated name, where it differs from the official one.
    pub name: Option<String>,
    /// What the code is.
    pub description: Said<Prose>,
    /// The clause that completes "the code indicates that".
    pub means: Said<Inline>,
    /// The sections, as [`Registry::sections`] orders them.
    pub sections: Vec<Option<Said<Prose>>>,
    /// The values of the facts, as [`Registry::facts`] orders them.
    pub facts: Vec<Option<Said<Inline>>>,
    /// The clause that completes "you encounter the code when".
    pub seen: Option<Said<Inline>>,
    sentences: Sentences,
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
        Edition { locale: self.locale.id, registries: registries.collect() }
    }

    fn registry(
        &self,
        id: RegistryId,
        registry: &Registry,
        diagnostics: &mut Diagnostics,
    ) -> RegistryEdition {
        let markdown = self.markdown(id);
        let fallback = self.fallback.map(|edition| &edition.registries[id.0]);
        let text = registry.text(self.locale.id);
        let intro = text
            .filter(|text| !text.intro.text(self.sources).trim().is_empty())
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

    fn code(
        &self,
        registry_id: RegistryId,
        registry: &Registry,
        id: CodeId,
        registry_name: &str,
        diagnostics: &mut Diagnostics,
    ) -> CodeEdition {
        let code = registry.code(id);
        let markdown = self.markdown(registry_id);
        let fallback = self.fallback.map(|edition| &edition.registries[registry_id.0].codes[id.0]);
        let text = code.texts[self.locale.id.0].as_ref();
        let source_text = code.texts[self.config.source_locale.0].as_ref();

        let official = source_text.and_then(|text| text.name.as_ref());
        let official_name = plain_inline(official.map_or("", |name| &name.value));
        let name = text.and_then(|text| text.name.as_ref()).map(|name| self.spaced(&name.value));
        let before = diagnostics.errors();
        let description = text
            .and_then(|text| self.prose(markdown, text.description, diagnostics))
            .or_else(|| fallback.map(|code| code.description.clone()));
        // What was refused and left out has been reported.
        if description.is_none() && diagnostics.errors() == before {
            diagnostics.push(
                Diagnostic::error("missing-description", code.span, "the code has no description")
                    .help("write a sentence on what it is, after the front matter"),
            );
        }
        let description = description.unwrap_or_else(|| self.own(Prose::default()));
        let sections: Vec<Option<Said<Prose>>> = (0..registry.sections.len())
            .map(|at| {
                text.and_then(|text| text.sections[at])
                    .and_then(|body| self.prose(markdown, body, diagnostics))
                    .or_else(|| fallback.and_then(|code| code.sections[at].clone()))
            })
            .collect();
        let facts =
            (0..registry.facts.len()).map(|at| self.fact(registry, code, at, fallback)).collect();

        let mut clause = |clause: Option<&Spanned<String>>| {
            clause.map(|clause| self.own(markdown.clause(clause, diagnostics)))
        };
        let means = clause(text.and_then(|text| text.means.as_ref()));
        let seen = clause(text.and_then(|text| text.seen.as_ref()));
        let section = |id: &str| {
            let at = registry.sections.iter().position(|section| section.value == id)?;
            sections[at].as_ref()
        };
        let means = means.unwrap_or_else(|| self.lowered(&description));
        let seen = seen.or_else(|| section("when").map(|when| self.lowered(when)));
        let sentences = Sentences::compose(
            self.locales,
            registry_name,
            (&code.spelling, &official_name),
            &description,
            seen.as_ref(),
            section("fix"),
        );
        CodeEdition {
            spelling: code.spelling.clone(),
            name: name.filter(|name| *name != official_name.plain),
            official_name,
            description,
            means,
            sections,
            facts,
            seen,
            sentences,
        }
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

    fn fact(
        &self,
        registry: &Registry,
        code: &Code,
        at: usize,
        fallback: Option<&CodeEdition>,
    ) -> Option<Said<Inline>> {
        let fact = &registry.facts[at];
        let value = match code.facts[at].as_ref()? {
            FactValue::Choice(choice) => {
                let crate::catalog::FactKind::Choice(choices) = &fact.kind else { return None };
                let id = fact_message(registry, &fact.id.value);
                plain_inline(self.locale.text(&format!("{id}.{}", choices[*choice].value)))
            }
            FactValue::Literal(literal) => plain_inline(literal),
            FactValue::Codes(codes) => self.code_list(registry, codes),
            FactValue::Text => {
                let text = code.texts[self.locale.id.0].as_ref();
                match text.and_then(|text| text.facts[at].as_ref()) {
                    Some(words) => plain_inline(&self.spaced(&words.value)),
                    None => return fallback.and_then(|code| code.facts[at].clone()),
                }
            }
        };
        Some(self.own(value))
    }

    fn code_list(&self, registry: &Registry, codes: &[CodeId]) -> Inline {
        let spellings = codes.iter().map(|&id| registry.code(id).spelling.as_str());
        let suffix = url::suffix(self.config.urls);
        let written = spellings.clone().map(|spelling| {
            let link = url::code_link(&registry.id, spelling);
            let markdown = format!("[{}]({link}.md)", markdown::escape(spelling));
            (format!("<a href=\"{link}{suffix}\">{spelling}</a>"), markdown)
        });
        let (links, markdown): (Vec<String>, Vec<String>) = written.unzip();
        Inline {
            html: self.locale.list(links.iter().map(String::as_str)),
            plain: self.locale.list(spellings),
            markdown: Some(self.locale.list(markdown.iter().map(String::as_str))),
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

    fn markdown(&self, registry: RegistryId) -> Markdown<'_> {
        Markdown {
            sources: self.sources,
            catalog: self.catalog,
            registry,
            urls: self.config.urls,
            locale: self.locale,
            source_locale: self.config.source_locale,
        }
    }

    /// Makes a clause of a text's first paragraph.
    fn lowered(&self, text: &Said<Prose>) -> Said<Inline> {
        let value = sentence::lower_first(&text.value.lead, &self.config.proper_names);
        Said { value, by: text.by }
    }

    fn spaced(&self, text: &str) -> String {
        self.locale.language.space(text).into_owned()
    }

    fn own<T>(&self, value: T) -> Said<T> {
        Said { value, by: self.locale.id }
    }
}

impl CodeEdition {
    /// Tells whether every text of the code is in the words of one locale.
    pub fn is_wholly_by(&self, locale: LocaleId) -> bool {
        self.description.by == locale
            && self.means.by == locale
            && self.seen.iter().all(|seen| seen.by == locale)
            && self.sections.iter().flatten().all(|section| section.by == locale)
            && self.facts.iter().flatten().all(|fact| fact.by == locale)
    }
}

impl<T> Said<T> {
    /// Makes another text from this one, in the same words' language.
    pub fn map<U>(&self, make: impl FnOnce(&T) -> U) -> Said<U> {
        Said { value: make(&self.value), by: self.by }
    }
}

/// Returns the id of the message that names a fact; its attributes name the values.
pub fn fact_message(registry: &Registry, fact: &str) -> String {
    format!("fact-{}-{fact}", registry.id)
}

fn plain_inline(text: &str) -> Inline {
    Inline { html: escape(text), plain: text.into(), markdown: None }
}
