//! A code as one locale reads it: its texts, clauses and facts.

use serde::Serialize;

use crate::catalog::section::{FIX, WHEN};
use crate::catalog::{
    AnyCode, Code, CodeId, CodeText, FactKind, FactValue, Life, Reference, Registry,
};
use crate::config::LocaleId;
use crate::diagnostic::{Diagnostics, rule};
use crate::digest::Keyed;
use crate::html::escape;
use crate::markdown::{self, Inline, Markdown, Prose};
use crate::span::Spanned;
use crate::url;

use super::sentence::{self, Sentences};
use super::{Context, RegistryHead, Said, fact_message};

/// A code as one locale reads it.
#[derive(Clone, Debug, Hash)]
pub struct CodeEdition {
    /// What it is called.
    pub link: Keyed<CodeLink>,
    /// Its category in [`RegistryHead::categories`].
    pub category: Option<usize>,
    /// The documents that define it, the first one foremost.
    pub references: Vec<Reference>,
    /// Former names and names in libraries, the same in every language.
    pub official_aliases: Vec<String>,
    /// Words under which readers of the locale look it up.
    pub aliases: Vec<String>,
    /// Its names in the libraries of [`RegistryHead::constants`], in that order.
    pub constants: Vec<Option<String>>,
    /// What the code is.
    pub description: Said<Prose>,
    /// The description's first sentence, plain text, for lists.
    pub gist: Said<String>,
    /// The clause that completes "the code indicates that".
    pub means: Said<Inline>,
    /// The sections, as [`RegistryHead::sections`] orders them.
    pub sections: Vec<Option<Said<Prose>>>,
    /// The first sentence of how to mend it, plain text.
    pub first_check: Option<Said<String>>,
    /// The values of the facts, as [`RegistryHead::facts`] orders them.
    pub facts: Vec<Option<FactEdition>>,
    /// The clause that completes "you encounter the code when".
    pub seen: Option<Said<Inline>>,
    /// When the code is the right one.
    pub choose: Option<Said<Inline>>,
    /// The sentences about it that pair pages join.
    pub sentences: Sentences,
    /// What becomes of it in time.
    pub life: Life,
}

/// What a code is called, for all that leads to it.
#[derive(Clone, Debug, Hash)]
pub struct CodeLink {
    /// The id of its registry.
    pub registry: String,
    /// What is said before it.
    pub registry_name: String,
    /// The name of its file, which is safe in HTML and URLs as it is.
    pub address: String,
    /// How it is written.
    pub spelling: String,
    /// How it is written, as HTML.
    pub html: String,
    /// The official name.
    pub official_name: Inline,
    /// The translated name, where it differs from the official one.
    pub name: Option<String>,
}

/// The value of a fact.
#[derive(Clone, Debug, Hash)]
pub struct FactEdition {
    /// Its words.
    pub words: Said<Inline>,
    /// What it is in every language; `None` where it is nothing but words.
    pub datum: Option<Datum>,
}

/// The value as it is in every language: the id of a choice, a literal, or codes. Words have none.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Datum {
    /// The id of a choice, or a literal.
    Word(String),
    /// Codes of the same registry, by their spellings.
    Codes(Vec<String>),
}

impl Context<'_> {
    /// Makes the edition of a code.
    pub(super) fn code(
        &self,
        (registry_id, id): AnyCode,
        head: &RegistryHead,
        fallback: Option<&CodeEdition>,
        diagnostics: &mut Diagnostics,
    ) -> CodeEdition {
        let registry = self.catalog.registry(registry_id);
        let code = registry.code(id);
        let markdown = self.markdown(Some(registry_id));
        let text = code.texts[self.locale.id.0].as_ref();

        let own = self.description(code, markdown, diagnostics);
        let has_own = own.is_some();
        let description = own
            .or_else(|| Some(fallback?.description.clone()))
            .unwrap_or_else(|| self.own(Prose::default()));
        let sections = self.sections(registry, text, markdown, fallback, diagnostics);
        let section = |id: &str| sections[registry.find_section(id)?].as_ref();
        let mut clause = |written: Option<&Spanned<String>>| {
            written.map(|clause| self.own(markdown.clause(clause, diagnostics)))
        };
        let (means, seen) = (
            clause(text.and_then(|text| text.means.as_ref())),
            clause(text.and_then(|text| text.seen.as_ref())),
        );
        let choose = clause(text.and_then(|text| text.choose.as_ref()));
        let link = self.link(head, code);
        let lowered =
            |text: &Said<Prose>| Said { value: self.lowered(&text.value.lead, &link), by: text.by };
        // The first sentence serves where no language has a clause: one that is written is not guessed.
        let original = code.texts[self.config.source_locale.0].as_ref();
        let has_clause = |clause: fn(&CodeText) -> &Option<Spanned<String>>| {
            original.is_some_and(|original| clause(original).is_some())
        };
        let means = match (means, fallback) {
            (Some(means), _) => means,
            (None, Some(fallback)) if !has_own || has_clause(|text| &text.means) => {
                fallback.means.clone()
            }
            (None, _) => lowered(&description),
        };
        let own_when = section(WHEN).filter(|when| when.by == self.locale.id);
        let own_when = own_when.filter(|_| fallback.is_none() || !has_clause(|text| &text.seen));
        let seen = seen.or_else(|| own_when.map(lowered)).or_else(|| fallback?.seen.clone());
        let fix = section(FIX);
        let composer = sentence::Composer {
            locale: self.locale,
            registry: &head.name,
            registry_id: &head.id,
            category_id: code.category.map_or("", |at| &head.categories[at].id),
            lower: &|text| self.lowered(text, &link),
            link: &link,
            fallback: fallback.map(|code| &code.sentences),
        };
        let sentences = composer.compose(&description, seen.as_ref(), fix);
        CodeEdition {
            link: Keyed::new(link),
            category: code.category,
            references: code.references.clone(),
            official_aliases: code.aliases.clone(),
            aliases: text.map(|text| text.aliases.clone()).unwrap_or_default(),
            constants: code.constants.clone(),
            gist: description.map(Prose::gist),
            first_check: fix.map(|fix| fix.map(Prose::gist)),
            facts: self.facts(registry, code, fallback),
            description,
            means,
            sections,
            seen,
            choose: choose.or_else(|| fallback?.choose.clone()),
            sentences,
            life: code.life.clone(),
        }
    }

    fn sections(
        &self,
        registry: &Registry,
        text: Option<&CodeText>,
        markdown: Markdown<'_>,
        fallback: Option<&CodeEdition>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Option<Said<Prose>>> {
        let section = |at: usize| {
            text.and_then(|text| text.sections[at])
                .and_then(|body| self.prose(markdown, body, diagnostics))
                .or_else(|| fallback?.sections[at].clone())
        };
        (0..registry.sections.len()).map(section).collect()
    }

    fn facts(
        &self,
        registry: &Registry,
        code: &Code,
        fallback: Option<&CodeEdition>,
    ) -> Vec<Option<FactEdition>> {
        let numbers = 0..registry.facts.len();
        numbers.map(|at| self.fact(registry, code, at, fallback)).collect()
    }

    /// Renders what the code is, which the source locale must say.
    fn description(
        &self,
        code: &Code,
        markdown: Markdown<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Said<Prose>> {
        let before = diagnostics.errors();
        let text = code.texts[self.locale.id.0].as_ref();
        let own = text.and_then(|text| self.prose(markdown, text.description, diagnostics));
        // What was refused and left out has been reported.
        if own.is_none() && self.fallback.is_none() && diagnostics.errors() == before {
            diagnostics.push(
                rule::MISSING_DESCRIPTION
                    .at(code.span, "the code has no description")
                    .help("write a sentence on what it is, after the front matter"),
            );
        }
        own
    }

    fn link(&self, head: &RegistryHead, code: &Code) -> CodeLink {
        let name = |locale: LocaleId| code.texts[locale.0].as_ref()?.name.as_ref();
        let official = name(self.config.source_locale).map_or("", |name| &name.value);
        let own = name(self.locale.id).map(|name| self.spaced(&name.value));
        CodeLink {
            registry: head.id.clone(),
            registry_name: head.name.clone(),
            address: code.address.clone(),
            spelling: code.spelling.clone(),
            html: escape(&code.spelling),
            official_name: plain_inline(official),
            name: own.filter(|name| name != official),
        }
    }

    fn fact(
        &self,
        registry: &Registry,
        code: &Code,
        at: usize,
        fallback: Option<&CodeEdition>,
    ) -> Option<FactEdition> {
        let fact = &registry.facts[at];
        let (value, datum) = match code.facts[at].as_ref()? {
            FactValue::Choice(choice) => {
                let FactKind::Choice(choices) = &fact.kind else { return None };
                let (id, choice) = (fact_message(registry, &fact.id.value), &choices[*choice]);
                let words = plain_inline(self.locale.text(&format!("{id}.{}", choice.value)));
                (words, Some(Datum::Word(choice.value.clone())))
            }
            FactValue::Literal(literal) => {
                (plain_inline(literal), Some(Datum::Word(literal.clone())))
            }
            FactValue::Codes(codes) => {
                let spelling = |&id: &CodeId| registry.code(id).spelling.clone();
                let datum = Datum::Codes(codes.iter().map(spelling).collect());
                (self.code_list(registry, codes), Some(datum))
            }
            FactValue::Text => {
                let text = code.texts[self.locale.id.0].as_ref();
                match text.and_then(|text| text.facts[at].as_ref()) {
                    Some(words) => (plain_inline(&self.spaced(&words.value)), None),
                    None => return fallback?.facts[at].clone(),
                }
            }
        };
        Some(FactEdition { words: self.own(value), datum })
    }

    fn code_list(&self, registry: &Registry, codes: &[CodeId]) -> Inline {
        let codes = codes.iter().map(|&id| registry.code(id));
        let spellings = codes.clone().map(|code| code.spelling.as_str());
        let suffix = url::suffix(self.config.urls);
        let written = codes.map(|Code { address, spelling, .. }| {
            let link = url::code_link(&registry.id, address);
            let markdown = format!("[{}]({link}.md)", markdown::escape(spelling));
            (format!("<a href=\"{link}{suffix}\">{}</a>", escape(spelling)), markdown)
        });
        let (links, markdown): (Vec<String>, Vec<String>) = written.unzip();
        Inline {
            html: self.locale.list(links.iter().map(String::as_str)),
            plain: self.locale.list(spellings),
            markdown: Some(self.locale.list(markdown.iter().map(String::as_str))),
        }
    }

    /// Makes a clause of a text's first paragraph.
    fn lowered(&self, text: &Inline, link: &CodeLink) -> Inline {
        let own = [Some(&link.official_name.plain), link.name.as_ref()];
        let names = self.config.proper_names.iter().chain(own.into_iter().flatten());
        let names: Vec<&str> = names.map(String::as_str).collect();
        sentence::lower_first(text, self.locale, &names)
    }
}

impl CodeEdition {
    /// Returns whose words each text is in that a page about the code shows.
    pub fn speakers(&self) -> impl Iterator<Item = LocaleId> {
        let sections = self.sections.iter().flatten().map(|section| section.by);
        let facts = self.facts.iter().flatten().map(|fact| fact.words.by);
        std::iter::once(self.description.by).chain(sections).chain(facts)
    }
}

impl FactEdition {
    /// Tells whether two codes have different values of a fact.
    pub fn differs(&self, other: &Self) -> bool {
        match (&self.datum, &other.datum) {
            (None, None) => self.words.value.plain != other.words.value.plain,
            (one, other) => one != other,
        }
    }
}

fn plain_inline(text: &str) -> Inline {
    Inline { html: escape(text), plain: text.into(), markdown: None }
}
