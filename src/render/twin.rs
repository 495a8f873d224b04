//! Pages for machines: the twins of pages as JSON and as Markdown, the catalog of a locale, and guides for
//! language models. They come from the editions and the catalog, as pages do, and from no template.

mod data;
mod document;
mod guide;
mod json;
mod markdown;

use std::borrow::Cow;

use serde::Serialize;

use crate::catalog::{CodeId, FactKind, FactValue, Pair, RegistryId};
use crate::config::LocaleId;
use crate::edition::Said;
use crate::markdown::{Inline, Prose, escape};
use crate::plan::{Form, Page, Schema, Subject};

use super::{Renderer, first_sentence};
use data::{Address, Datum, Text, Translation};

impl<'s> Renderer<'s> {
    /// Makes a page for machines.
    pub(super) fn for_machines(&self, page: Page) -> String {
        match page.subject {
            Subject::RegistryTwin(id, Form::Json) => json(&self.registry_data(page, id)),
            Subject::RegistryTwin(id, Form::Markdown) => self.registry_document(page, id),
            Subject::CodeTwin(id, code, Form::Json) => json(&self.code_data(page, id, code)),
            Subject::CodeTwin(id, code, Form::Markdown) => self.code_document(page, id, code),
            Subject::PairTwin(id, pair, Form::Json) => json(&self.pair_data(page, id, pair)),
            Subject::PairTwin(id, pair, Form::Markdown) => self.pair_document(page, id, pair),
            Subject::LookUp => self.look_up(page),
            Subject::Catalog => json(&self.catalog_data(page)),
            Subject::Guide => self.guide(page),
            Subject::RootGuide => self.root_guide(page),
            Subject::Schema(schema) => schema_text(schema).into(),
            _ => unreachable!("all other pages have a template"),
        }
    }

    /// Returns the tag of the language that a text is in, where that is not the page's.
    fn foreign(&self, page: Page, by: LocaleId) -> Option<&'s str> {
        (by != page.locale).then(|| self.language(by))
    }

    fn language(&self, locale: LocaleId) -> &'s str {
        &self.site.config.locale(locale).lang
    }

    fn prose_data(&self, page: Page, said: &'s Said<Prose>) -> Text<'s> {
        let text = Cow::from(said.value.markdown.as_str());
        Text { text, language: self.foreign(page, said.by) }
    }

    fn inline_data(&self, page: Page, said: &'s Said<Inline>) -> Text<'s> {
        Text { text: said.value.markdown(), language: self.foreign(page, said.by) }
    }

    /// Returns the sections of a code: id, label and text.
    fn labeled_sections(
        &self,
        page: Page,
        id: RegistryId,
        code: CodeId,
    ) -> impl Iterator<Item = (&'s str, &'s str, &'s Said<Prose>)> {
        let ids = &self.site.catalog.registry(id).sections;
        let sections = &self.code_edition(page.locale, id, code).sections;
        let locale = self.locale(page.locale);
        ids.iter().zip(sections).filter_map(move |(id, section)| {
            let label = locale.text(&format!("section-{}", id.value));
            Some((id.value.as_str(), label, section.as_ref()?))
        })
    }

    /// Returns the value of a fact as it is in every language; `None` for words.
    fn datum(&self, id: RegistryId, code: CodeId, fact: usize) -> Option<Datum<'s>> {
        let registry = self.site.catalog.registry(id);
        match (registry.code(code).facts[fact].as_ref()?, &registry.facts[fact].kind) {
            (FactValue::Choice(choice), FactKind::Choice(choices)) => {
                Some(Datum::Word(&choices[*choice].value))
            }
            (FactValue::Literal(literal), _) => Some(Datum::Word(literal)),
            (FactValue::Codes(codes), _) => {
                let spelling = |&code| registry.code(code).spelling.as_str();
                Some(Datum::Codes(codes.iter().map(spelling).collect()))
            }
            _ => None,
        }
    }

    /// Returns the comparisons written by hand that readers can see, of one code or of all.
    fn curated(&self, id: RegistryId, code: Option<CodeId>) -> impl Iterator<Item = Pair> {
        let registry = self.site.catalog.registry(id);
        let pairs = registry.comparisons.keys().copied();
        pairs.filter(move |&pair| {
            let holds = |code: CodeId| pair.a() == code || pair.b() == code;
            registry.has_page(pair) && code.is_none_or(holds)
        })
    }

    /// Returns the verdict of a comparison.
    fn verdict(&self, page: Page, id: RegistryId, pair: Pair) -> Option<&'s Said<Prose>> {
        self.registry_edition(page.locale, id).comparisons.get(&pair)?.verdict.as_ref()
    }

    /// Returns the absolute address of another page of the locale.
    fn address(&self, page: Page, subject: Subject) -> String {
        self.plan.address(Page { subject, ..page })
    }

    /// Returns the addresses of a page of the locale and of its twins.
    fn addresses(&self, page: Page, subject: Subject) -> Address {
        let mut twins = self.plan.twins(subject).map(|(_, twin)| self.address(page, twin));
        Address {
            url: self.address(page, subject),
            json: twins.next().unwrap_or_default(),
            markdown: twins.next().unwrap_or_default(),
        }
    }

    /// Returns a page in the other locales that have it in their own words.
    fn translations(&self, page: Page, subject: Subject) -> Vec<Translation<'s>> {
        let others = self.site.config.locale_ids().filter(|&locale| locale != page.locale);
        others
            .map(|locale| Page { locale, subject })
            .filter(|&version| self.plan.is_own(version))
            .map(|version| Translation {
                language: self.language(version.locale),
                url: self.plan.address(version),
            })
            .collect()
    }

    fn schema_address(&self, schema: Schema) -> String {
        let locale = self.site.config.source_locale;
        self.plan.address(Page { locale, subject: Subject::Schema(schema) })
    }

    /// Returns a code's names as one text: spelling, official name, and the translated one.
    fn full_name(&self, page: Page, id: RegistryId, code: CodeId) -> String {
        let own = self.code_edition(page.locale, id, code);
        let mut name = format!("{} {}", own.spelling, own.official_name.plain);
        if let Some(translated) = &own.name {
            name.push_str(" · ");
            name.push_str(translated);
        }
        name
    }
}

/// Returns the first sentence of a text as Markdown, to stand after a link; nothing for an empty one.
fn after_link(prose: &Prose) -> String {
    match first_sentence(&prose.lead.plain) {
        "" => String::new(),
        sentence => format!(": {}", escape(sentence)),
    }
}

/// Writes compact JSON, its keys in the order of the fields, and a line feed.
fn json(data: &impl Serialize) -> String {
    let mut text = serde_json::to_string(data).expect("data holds texts, lists and structs");
    text.push('\n');
    text
}

fn schema_text(schema: Schema) -> &'static str {
    match schema {
        Schema::Code => include_str!("../../docs/schemas/code.schema.json"),
        Schema::Registry => include_str!("../../docs/schemas/registry.schema.json"),
        Schema::Catalog => include_str!("../../docs/schemas/catalog.schema.json"),
        Schema::Pair => include_str!("../../docs/schemas/pair.schema.json"),
    }
}
