//! What JSON for machines says of a code, a registry, a pair and a locale.

use crate::catalog::{self, AnyCode, CodeId, Pair, RegistryId};
use crate::edition::{FactRow, Said};
use crate::markdown::{Inline, escape};
use crate::plan::{Page, Schema, Subject};

use super::super::code::constants;
use super::super::equivalent::equivalents;
use super::data::{
    self, Catalog, CatalogRegistry, Category, Code, Comparison, Constant, Entry, Equivalent, Fact,
    FactName, PairFact, Reference, Registry, RegistryName, Related, Section, Side, SideValue, Text,
};
use super::{Renderer, first_sentence};

impl<'s> Renderer<'s> {
    pub(super) fn code_data(&self, page: Page, id: RegistryId, code: CodeId) -> Code<'s> {
        let registry = self.site.catalog.registry(id);
        let written = registry.code(code);
        let own = self.code_edition(page.locale, id, code);
        let sections = self.labeled_sections(page, id, code);
        let subject = Subject::Code(id, code);
        Code {
            schema: self.schema_address(Schema::Code),
            language: self.language(page.locale),
            registry: self.registry_name(page, id),
            code: &own.spelling,
            official_name: &own.official_name.plain,
            name: own.name.as_deref(),
            category: written.category.map(|at| self.category_data(page, id, at)),
            url: self.address(page, subject),
            description: self.prose_data(page, &own.description),
            means: self.inline_data(page, &own.means),
            seen: own.seen.as_ref().map(|seen| self.inline_data(page, seen)),
            sections: sections
                .map(|(id, label, text)| Section { id, label, text: self.prose_data(page, text) })
                .collect(),
            facts: self.facts_data(page, id, code),
            references: references(&written.references),
            aliases: written.aliases.iter().chain(&own.aliases).map(String::as_str).collect(),
            constants: constants(registry, code)
                .map(|(constant, value)| Constant {
                    id: &constant.id.value,
                    name: &constant.name,
                    constant: value,
                })
                .collect(),
            equivalents: self.equivalents_data(page, (id, code)),
            related: written
                .related
                .iter()
                .map(|&other| Related {
                    code: &registry.code(other).spelling,
                    url: self.address(page, Subject::Code(id, other)),
                })
                .collect(),
            comparisons: self.comparisons_data(page, id, Some(code)),
            translations: self.translations(page, subject),
        }
    }

    fn equivalents_data(&self, page: Page, code: AnyCode) -> Vec<Equivalent<'s>> {
        let catalog = &self.site.catalog;
        let any_code = |(id, code): AnyCode| data::AnyCode {
            registry: &catalog.registry(id).id,
            code: &catalog.registry(id).code(code).spelling,
            url: self.address(page, Subject::Code(id, code)),
        };
        let equivalents = equivalents(catalog, code).map(|(from, equivalent)| Equivalent {
            from: any_code(from),
            to: any_code(equivalent.code),
            relation: &catalog.registry(from.0).relations[equivalent.relation].value,
            label: self.relation(page, from, equivalent),
            reference: equivalent.reference.as_ref().map(reference),
        });
        equivalents.collect()
    }

    pub(super) fn registry_data(&self, page: Page, id: RegistryId) -> Registry<'s> {
        let registry = self.site.catalog.registry(id);
        let edition = self.registry_edition(page.locale, id);
        let facts = registry.facts.iter().zip(&edition.fact_labels);
        Registry {
            schema: self.schema_address(Schema::Registry),
            language: self.language(page.locale),
            id: &registry.id,
            name: &edition.name.value,
            url: self.address(page, Subject::Registry(id)),
            description: self.prose_data(page, &edition.intro),
            references: references(&registry.references),
            categories: self.categories_data(page, id),
            facts: facts
                .map(|(fact, label)| FactName {
                    id: &fact.id.value,
                    label,
                    reference: fact.reference.as_ref().map(reference),
                })
                .collect(),
            codes: self.entries(page, id),
            comparisons: self.comparisons_data(page, id, None),
            translations: self.translations(page, Subject::Registry(id)),
        }
    }

    pub(super) fn catalog_data(&self, page: Page) -> Catalog<'s> {
        let registries = self.site.catalog.registries().map(|(id, registry)| {
            let edition = self.registry_edition(page.locale, id);
            let summary = escape(first_sentence(&edition.intro.value.lead.plain)).into();
            CatalogRegistry {
                id: &registry.id,
                name: &edition.name.value,
                summary: Text { text: summary, language: self.foreign(page, edition.intro.by) },
                address: self.addresses(page, Subject::Registry(id)),
                categories: self.categories_data(page, id),
                codes: self.entries(page, id),
            }
        });
        Catalog {
            schema: self.schema_address(Schema::Catalog),
            language: self.language(page.locale),
            title: &self.site.config.title,
            url: self.address(page, Subject::Home),
            registries: registries.collect(),
            translations: self.translations(page, Subject::Catalog),
        }
    }

    pub(super) fn pair_data(&self, page: Page, id: RegistryId, pair: Pair) -> data::Pair<'s> {
        let registry = self.site.catalog.registry(id);
        let edition = self.registry_edition(page.locale, id);
        let comparison = edition.comparisons.get(&pair);
        let choose = comparison.and_then(|comparison| comparison.choose.as_ref());
        let differences = comparison.and_then(|comparison| comparison.differences.as_ref());
        let rows = FactRow::of(registry, pair, edition).into_iter().map(|row| {
            let value = |code: CodeId, said: Option<&'s Said<Inline>>| {
                let text = self.inline_data(page, said?);
                Some(SideValue { value: self.datum(id, code, row.fact), text })
            };
            PairFact {
                id: &registry.facts[row.fact].id.value,
                label: &edition.fact_labels[row.fact],
                differs: row.differs,
                a: value(pair.a(), row.a),
                b: value(pair.b(), row.b),
            }
        });
        data::Pair {
            schema: self.schema_address(Schema::Pair),
            language: self.language(page.locale),
            registry: self.registry_name(page, id),
            url: self.address(page, Subject::Pair(id, pair)),
            a: self.side_data(page, id, pair.a()),
            b: self.side_data(page, id, pair.b()),
            facts: rows.collect(),
            verdict: self.verdict(page, id, pair).map(|text| self.prose_data(page, text)),
            differences: differences
                .into_iter()
                .flat_map(|said| said.value.iter().map(move |item| (item, said.by)))
                .map(|(item, by)| Text { text: item.markdown(), language: self.foreign(page, by) })
                .collect(),
            choose: choose.map(|text| self.prose_data(page, text)),
            translations: self.translations(page, Subject::Pair(id, pair)),
        }
    }

    fn side_data(&self, page: Page, id: RegistryId, code: CodeId) -> Side<'s> {
        let own = self.code_edition(page.locale, id, code);
        Side {
            code: &own.spelling,
            official_name: &own.official_name.plain,
            name: own.name.as_deref(),
            address: self.addresses(page, Subject::Code(id, code)),
            means: self.inline_data(page, &own.means),
            seen: own.seen.as_ref().map(|seen| self.inline_data(page, seen)),
        }
    }

    fn registry_name(&self, page: Page, id: RegistryId) -> RegistryName<'s> {
        let name = &self.registry_edition(page.locale, id).name.value;
        RegistryName { id: &self.site.catalog.registry(id).id, name }
    }

    fn category_data(&self, page: Page, id: RegistryId, at: usize) -> Category<'s> {
        let title = &self.registry_edition(page.locale, id).categories[at];
        Category {
            id: &self.site.catalog.registry(id).categories[at].id.value,
            title: &title.value,
            language: self.foreign(page, title.by),
        }
    }

    fn categories_data(&self, page: Page, id: RegistryId) -> Vec<Category<'s>> {
        let count = self.site.catalog.registry(id).categories.len();
        (0..count).map(|at| self.category_data(page, id, at)).collect()
    }

    fn facts_data(&self, page: Page, id: RegistryId, code: CodeId) -> Vec<Fact<'s>> {
        let facts = self.site.catalog.registry(id).facts.iter();
        let labels = &self.registry_edition(page.locale, id).fact_labels;
        let values = &self.code_edition(page.locale, id, code).facts;
        let present = facts.zip(labels).zip(values).enumerate();
        present
            .filter_map(|(at, ((fact, label), value))| {
                Some(Fact {
                    id: &fact.id.value,
                    label,
                    value: self.datum(id, code, at),
                    text: self.inline_data(page, value.as_ref()?),
                })
            })
            .collect()
    }

    fn entries(&self, page: Page, id: RegistryId) -> Vec<Entry<'s>> {
        let registry = self.site.catalog.registry(id);
        let entry = |(code, written): (CodeId, &'s catalog::Code)| {
            let own = self.code_edition(page.locale, id, code);
            let summary = escape(first_sentence(&own.description.value.lead.plain)).into();
            Entry {
                code: &own.spelling,
                official_name: &own.official_name.plain,
                name: own.name.as_deref(),
                category: written.category.map(|at| registry.categories[at].id.value.as_str()),
                summary: Text { text: summary, language: self.foreign(page, own.description.by) },
                address: self.addresses(page, Subject::Code(id, code)),
            }
        };
        registry.codes().map(entry).collect()
    }

    fn comparisons_data(
        &self,
        page: Page,
        id: RegistryId,
        code: Option<CodeId>,
    ) -> Vec<Comparison<'s>> {
        let registry = self.site.catalog.registry(id);
        let comparison = |pair: Pair| Comparison {
            a: &registry.code(pair.a()).spelling,
            b: &registry.code(pair.b()).spelling,
            url: self.address(page, Subject::Pair(id, pair)),
            verdict: self.verdict(page, id, pair).map(|text| self.prose_data(page, text)),
        };
        self.curated(id, code).map(comparison).collect()
    }
}

fn reference(reference: &catalog::Reference) -> Reference<'_> {
    Reference { name: &reference.name, url: &reference.url }
}

fn references(references: &[catalog::Reference]) -> Vec<Reference<'_>> {
    references.iter().map(reference).collect()
}
