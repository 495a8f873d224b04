//! The JSON of a code, a registry, a pair and a locale, spelled from the values of their pages.

/// Declares shapes: structs whose fields are the keys of an object.
macro_rules! shapes {
    ($($(#[doc = $doc:literal])+ $name:ident {
        $($(#[$attribute:meta])* $field:ident: $type:ty,)*
    })*) => {$(
        $(#[doc = $doc])+
        #[derive(Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub(super) struct $name<'s> {
            $($(#[$attribute])* pub(super) $field: $type,)*
        }
    )*};
}

mod data;
mod listed;
#[cfg(test)]
mod schema;

use std::borrow::Cow;

use serde::Serialize;

use crate::address::{File, Folder, Name};
use crate::catalog;
use crate::config::LocaleId;
use crate::edition::{CodeEdition, CodeLink, FactEdition, RegistryHead, Said};
use crate::markdown::{Inline, Prose, escape};
use crate::plan::{Form, Schema};

use super::Shell;
use super::code::CodePage;
use super::front::FrontPage;
use super::pair::PairPage;
use super::registry::{Curated, RegistryPage};
use super::row::FactRow;
use super::side::Side;
use data::{
    Across, Address, AnyCode, Category, Code, Comparison, Constant, Equivalent, Fact, Reference,
    RegistryName, Related, Section, Text, Translation,
};
use listed::{
    Catalog, CatalogRegistry, Entry, EntryConstant, EntryFact, EntryValue, FactName, Pair,
    PairFact, Registry, SideValue,
};

impl CodePage<'_> {
    /// Writes the JSON of the code.
    pub(super) fn json(&self) -> String {
        let (code, head, shell) = (self.code, self.head, self.shell);
        json(&Code {
            schema: shell.schema(Schema::Code),
            language: shell.lang(),
            registry: registry_name(head),
            code: &code.link.spelling,
            official_name: &code.link.official_name.plain,
            name: code.link.name.as_deref(),
            category: code.category.map(|at| shell.category(head, at)),
            url: self.file().address(shell.config),
            description: shell.prose_data(&code.description),
            means: shell.inline_data(&code.means),
            seen: code.seen.as_ref().map(|seen| shell.inline_data(seen)),
            sections: self
                .sections()
                .map(|(head, text)| Section {
                    id: &head.id,
                    label: &head.label,
                    text: shell.prose_data(text),
                })
                .collect(),
            facts: facts(shell, head, code),
            references: references(&code.references),
            aliases: code.official_aliases.iter().chain(&code.aliases).map(|a| &**a).collect(),
            constants: self
                .constants()
                .map(|(head, constant)| Constant { id: &head.id, name: &head.name, constant })
                .collect(),
            equivalents: self
                .equivalents
                .iter()
                .map(|one| Equivalent {
                    from: any_code(shell, one.from),
                    to: any_code(shell, one.to),
                    relation: one.relation,
                    label: one.words(shell),
                    reference: one.reference.map(reference),
                })
                .collect(),
            related: self
                .related
                .iter()
                .map(|other| Related {
                    code: &other.spelling,
                    url: other.file(shell.id()).address(shell.config),
                })
                .collect(),
            since: code.life.since.as_deref(),
            deprecated: code.life.deprecated.as_deref(),
            removed: code.life.removed.as_deref(),
            replaced_by: self.replacement().map(|other| any_code(shell, other)),
            reviewed: code.life.reviewed.as_deref(),
            comparisons: comparisons(shell, &self.curated),
            across: self
                .across
                .iter()
                .map(|pair| Across {
                    a: any_code(shell, pair.codes[0]),
                    b: any_code(shell, pair.codes[1]),
                    url: pair.file(shell.id()).address(shell.config),
                    summary: pair.gist.map(|gist| shell.gist_data(gist)),
                })
                .collect(),
            translations: translations(shell, self.file(), &self.own),
        })
    }
}

impl<'s> RegistryPage<'s> {
    /// Writes the JSON of the registry.
    pub(super) fn json(&self) -> String {
        let (head, shell) = (self.head, self.shell);
        json(&Registry {
            schema: shell.schema(Schema::Registry),
            language: shell.lang(),
            id: &head.id,
            name: &head.name,
            url: self.file().address(shell.config),
            description: shell.prose_data(self.intro),
            references: references(&head.references),
            categories: shell.categories(head),
            facts: head
                .facts
                .iter()
                .map(|fact| FactName {
                    id: &fact.id,
                    label: &fact.label,
                    reference: fact.reference.as_ref().map(reference),
                })
                .collect(),
            codes: self.entries(),
            comparisons: comparisons(shell, &self.curated),
            translations: translations(shell, self.file(), &self.own),
        })
    }

    fn entries(&self) -> Vec<Entry<'s>> {
        let (head, shell) = (self.head, self.shell);
        let entries = self.codes.iter().map(|code| Entry {
            code: &code.link.spelling,
            official_name: &code.link.official_name.plain,
            name: code.link.name.as_deref(),
            category: code.category.map(|at| &*head.categories[at].id),
            summary: shell.gist_data(&code.gist),
            facts: entry_facts(head, code),
            aliases: code.official_aliases.iter().chain(&code.aliases).map(|a| &**a).collect(),
            constants: head
                .constants
                .iter()
                .zip(&code.constants)
                .filter_map(|(head, constant)| {
                    Some(EntryConstant { id: &head.id, constant: constant.as_ref()? })
                })
                .collect(),
            address: addresses(shell, code.link.file(shell.id())),
        });
        entries.collect()
    }
}

impl FrontPage<'_> {
    /// Writes all registries and codes of a locale as JSON.
    pub(super) fn json(&self) -> String {
        let shell = self.shell;
        let registries = self.registries.iter().map(|registry| CatalogRegistry {
            id: &registry.head.id,
            name: &registry.head.name,
            summary: shell.gist_data(&registry.intro.map(Prose::gist)),
            address: addresses(shell, registry.file()),
            categories: shell.categories(registry.head),
            codes: registry.entries(),
        });
        let catalog = |shell: Shell<'_>| {
            let file = shell.page(Folder::Locale, Name::Stem("catalog"));
            File { ending: Form::Json.suffix(), ..file }
        };
        json(&Catalog {
            schema: shell.schema(Schema::Catalog),
            language: shell.lang(),
            title: &shell.config.title,
            url: self.file().address(shell.config),
            registries: registries.collect(),
            translations: translations(shell, catalog(shell), &self.own),
        })
    }
}

impl<'s> PairPage<'s> {
    /// Writes the JSON of the pair.
    pub(super) fn json(&self) -> String {
        let shell = self.shell;
        let [a, b] = &self.sides;
        let value = |value: Option<&'s FactEdition>| {
            let value = value?;
            Some(SideValue { value: value.datum.as_ref(), text: shell.inline_data(&value.words) })
        };
        let facts = FactRow::of(&self.sides).into_iter().map(|row| PairFact {
            id: &row.fact.id,
            label: &row.fact.label,
            differs: row.differs,
            a: value(row.values[0]),
            b: value(row.values[1]),
        });
        let comparison = self.comparison;
        let differences = comparison.and_then(|comparison| comparison.differences.as_ref());
        let items =
            differences.iter().flat_map(|said| said.value.iter().map(|item| (item, said.by)));
        let verdict = comparison.and_then(|comparison| comparison.verdict.as_ref());
        let choose = comparison.and_then(|comparison| comparison.choose.as_ref());
        json(&Pair {
            schema: shell.schema(Schema::Pair),
            language: shell.lang(),
            registry: registry_name(a.head),
            url: self.file().address(shell.config),
            a: side(shell, a),
            b: side(shell, b),
            facts: facts.collect(),
            verdict: verdict.map(|text| shell.prose_data(text)),
            differences: items
                .map(|(item, by)| Text { text: item.markdown(), language: shell.foreign(by) })
                .collect(),
            choose: choose.map(|text| shell.prose_data(text)),
            translations: translations(shell, self.file(), &self.own),
        })
    }
}

impl<'s> Shell<'s> {
    fn prose_data(&self, said: &'s Said<Prose>) -> Text<'s> {
        Text { text: Cow::from(&said.value.markdown), language: self.foreign(said.by) }
    }

    fn inline_data(&self, said: &'s Said<Inline>) -> Text<'s> {
        Text { text: said.value.markdown(), language: self.foreign(said.by) }
    }

    fn gist_data(&self, said: &Said<String>) -> Text<'s> {
        Text { text: escape(&said.value).into(), language: self.foreign(said.by) }
    }

    fn category(&self, head: &'s RegistryHead, at: usize) -> Category<'s> {
        let category = &head.categories[at];
        let language = self.foreign(category.title.by);
        Category { id: &category.id, title: &category.title.value, language }
    }

    fn categories(&self, head: &'s RegistryHead) -> Vec<Category<'s>> {
        (0..head.categories.len()).map(|at| self.category(head, at)).collect()
    }

    fn schema(&self, schema: Schema) -> String {
        let locale = self.config.source_locale;
        let file = File::page(locale, Folder::Root, Name::Stem(schema.stem()));
        File { ending: Form::Json.suffix(), ..file }.address(self.config)
    }
}

fn registry_name(head: &RegistryHead) -> RegistryName<'_> {
    RegistryName { id: &head.id, name: &head.name }
}

fn any_code<'s>(shell: Shell<'_>, code: &'s CodeLink) -> AnyCode<'s> {
    let url = code.file(shell.id()).address(shell.config);
    AnyCode { registry: &code.registry, code: &code.spelling, url }
}

fn side<'s>(shell: Shell<'s>, side: &Side<'s>) -> listed::Side<'s> {
    let edition = side.code;
    listed::Side {
        code: &edition.link.spelling,
        official_name: &edition.link.official_name.plain,
        name: edition.link.name.as_deref(),
        address: addresses(shell, edition.link.file(shell.id())),
        means: shell.inline_data(&edition.means),
        seen: edition.seen.as_ref().map(|seen| shell.inline_data(seen)),
    }
}

fn facts<'s>(shell: Shell<'s>, head: &'s RegistryHead, code: &'s CodeEdition) -> Vec<Fact<'s>> {
    let facts = head.facts.iter().zip(&code.facts);
    let present = facts.filter_map(|(head, fact)| {
        let fact = fact.as_ref()?;
        Some(Fact {
            id: &head.id,
            label: &head.label,
            value: fact.datum.as_ref(),
            text: shell.inline_data(&fact.words),
        })
    });
    present.collect()
}

fn entry_facts<'s>(head: &'s RegistryHead, code: &'s CodeEdition) -> Vec<EntryFact<'s>> {
    let facts = head.facts.iter().zip(&code.facts);
    let present = facts.filter_map(|(head, fact)| {
        let fact = fact.as_ref()?;
        let words = EntryValue::Words(&fact.words.value.plain);
        Some(EntryFact {
            id: &head.id,
            value: fact.datum.as_ref().map_or(words, EntryValue::Datum),
        })
    });
    present.collect()
}

fn comparisons<'s>(shell: Shell<'s>, curated: &[Curated<'s>]) -> Vec<Comparison<'s>> {
    let comparison = |curated: &Curated<'s>| {
        let [a, b] = curated.link.codes;
        let verdict = curated.comparison.verdict.as_ref();
        Comparison {
            a: &a.spelling,
            b: &b.spelling,
            url: curated.link.file(shell.id()).address(shell.config),
            verdict: verdict.map(|text| shell.prose_data(text)),
        }
    };
    curated.iter().map(comparison).collect()
}

/// Returns a page in the other locales that have it in their own words.
fn translations<'s>(shell: Shell<'s>, file: File<'_>, own: &[LocaleId]) -> Vec<Translation<'s>> {
    let others = own.iter().filter(|&&locale| locale != shell.id());
    let versions = others.map(|&locale| Translation {
        language: shell.language(locale),
        url: File { locale, ..file }.address(shell.config),
    });
    versions.collect()
}

/// Returns the addresses of a page and of its twins.
fn addresses(shell: Shell<'_>, file: File<'_>) -> Address {
    let [json, markdown] =
        Form::ALL.map(|form| File { ending: form.suffix(), ..file }.address(shell.config));
    Address { url: file.address(shell.config), json, markdown }
}

fn references(references: &[catalog::Reference]) -> Vec<Reference<'_>> {
    references.iter().map(reference).collect()
}

fn reference(reference: &catalog::Reference) -> Reference<'_> {
    Reference { name: &reference.name, url: &reference.url }
}

/// Writes compact JSON, its keys in the order of the fields, and a line feed.
fn json(data: &impl Serialize) -> String {
    let mut text = serde_json::to_string(data).expect("data holds texts, lists and structs");
    text.push('\n');
    text
}

/// Returns the schema of one kind of JSON.
pub(super) fn schema(schema: Schema) -> &'static str {
    match schema {
        Schema::Code => include_str!("../../docs/schemas/code.schema.json"),
        Schema::Registry => include_str!("../../docs/schemas/registry.schema.json"),
        Schema::Catalog => include_str!("../../docs/schemas/catalog.schema.json"),
        Schema::Pair => include_str!("../../docs/schemas/pair.schema.json"),
    }
}
