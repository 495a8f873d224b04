//! A code as one locale reads it: its texts, clauses and facts.

use crate::catalog::section::{FIX, WHEN};
use crate::catalog::{Code, CodeId, FactKind, FactValue, Registry, RegistryId};
use crate::config::LocaleId;
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};
use crate::html::escape;
use crate::markdown::{self, Inline, Prose};
use crate::url;

use super::sentence::{self, Sentences};
use super::{Context, Said, fact_message};

/// A code as one locale reads it.
#[derive(Clone, Debug, Hash)]
pub struct CodeEdition {
    /// How it is written; safe in HTML and URLs as it is.
    pub spelling: String,
    /// The official name.
    pub official_name: Inline,
    /// The translated name, where it differs from the official one.
    pub name: Option<String>,
    /// Words under which readers of the locale look it up.
    pub aliases: Vec<String>,
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
    pub(super) sentences: Sentences,
}

impl Context<'_> {
    /// Makes the edition of a code.
    pub(super) fn code(
        &self,
        registry_id: RegistryId,
        registry: &Registry,
        id: CodeId,
        registry_name: &str,
        diagnostics: &mut Diagnostics,
    ) -> CodeEdition {
        let code = registry.code(id);
        let markdown = self.markdown(Some(registry_id));
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
        let section = |id: &str| sections[registry.find_section(id)?].as_ref();
        let means = means.unwrap_or_else(|| self.lowered(&description));
        let seen = seen.or_else(|| section(WHEN).map(|when| self.lowered(when)));
        let sentences = Sentences::compose(
            self.locales,
            registry_name,
            (&code.spelling, &official_name),
            &description,
            seen.as_ref(),
            section(FIX),
        );
        CodeEdition {
            spelling: code.spelling.clone(),
            name: name.filter(|name| *name != official_name.plain),
            official_name,
            aliases: text.map(|text| text.aliases.clone()).unwrap_or_default(),
            description,
            means,
            sections,
            facts,
            seen,
            sentences,
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
                let FactKind::Choice(choices) = &fact.kind else { return None };
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

    /// Makes a clause of a text's first paragraph.
    fn lowered(&self, text: &Said<Prose>) -> Said<Inline> {
        let value = sentence::lower_first(&text.value.lead, &self.config.proper_names);
        Said { value, by: text.by }
    }
}

impl CodeEdition {
    /// Tells whether every text of the code is in the words of one locale.
    pub fn is_wholly_by(&self, locale: LocaleId) -> bool {
        self.is_by(locale, &vec![true; self.sections.len()])
    }

    /// Tells whether the texts of the code that pair pages show are in the words of one locale.
    pub fn card_is_by(&self, locale: LocaleId, registry: &Registry) -> bool {
        self.is_by(locale, &registry.card_sections)
    }

    fn is_by(&self, locale: LocaleId, sections: &[bool]) -> bool {
        let mut shown = self.sections.iter().zip(sections).filter(|(_, is_shown)| **is_shown);
        self.description.by == locale
            && self.means.by == locale
            && self.seen.iter().all(|seen| seen.by == locale)
            && shown.all(|(section, _)| section.as_ref().is_none_or(|text| text.by == locale))
            && self.facts.iter().flatten().all(|fact| fact.by == locale)
    }
}

fn plain_inline(text: &str) -> Inline {
    Inline { html: escape(text), plain: text.into(), markdown: None }
}
