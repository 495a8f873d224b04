//! The Markdown twins of codes, registries and pairs.

use crate::catalog::{AnyCode, CodeId, Pair, Reference, RegistryId};
use crate::edition::{CodeEdition, FactRow, Said};
use crate::locale::Part;
use crate::markdown::{Inline, escape, link};
use crate::plan::{Form, Page, Subject};

use super::super::code::constants;
use super::super::equivalent::equivalents;
use super::document::Document;
use super::{Renderer, after_link};

impl Renderer<'_> {
    pub(super) fn code_document(&self, page: Page, id: RegistryId, code: CodeId) -> String {
        let edition = self.registry_edition(page.locale, id);
        let own = &edition.codes[code.0];
        let written = self.site.catalog.registry(id).code(code);
        let locale = self.locale(page.locale);
        let title = format!("{} {}", edition.name.value, self.full_name(page, id, code));
        let mut document = Document::new(&title);
        if self.is_partly_foreign(page.locale, id, code) {
            self.add_untranslated(page, &mut document);
        }
        document.block(&own.description.value.markdown);
        for (_, label, text) in self.labeled_sections(page, id, code) {
            document.heading(label);
            document.block(&text.value.markdown);
        }
        let mut rows = vec![vec![escape(locale.text("fact")), escape(&own.spelling)]];
        rows.extend(written.category.map(|at| {
            vec![escape(locale.text("category")), escape(&edition.categories[at].value)]
        }));
        let facts = edition.fact_labels.iter().zip(&own.facts);
        rows.extend(facts.filter_map(|(label, value)| {
            Some(vec![escape(label), value.as_ref()?.value.markdown().into_owned()])
        }));
        if rows.len() > 1 {
            document.heading(locale.text("facts"));
            document.table(&rows);
        }
        let aliases = written.aliases.iter().chain(&own.aliases);
        document.list(locale.text("aliases"), aliases.map(|alias| escape(alias)));
        let constants = constants(self.site.catalog.registry(id), code);
        let item = |name: &str, value: &str| format!("{}: `{value}`", escape(name));
        document
            .list(locale.text("constants"), constants.map(|(one, value)| item(&one.name, value)));
        document.list(locale.text("equivalents"), self.equivalent_items(page, (id, code)));
        document.list(locale.text("references"), references(&written.references));
        let curated = self.curated(id, Some(code)).map(|pair| self.pair_item(page, id, pair));
        document.list(locale.text("often-confused"), curated);
        document.block(&format!("<{}>", self.address(page, Subject::Code(id, code))));
        document.finish()
    }

    fn equivalent_items(&self, page: Page, code: AnyCode) -> Vec<String> {
        let name = |(id, code): AnyCode| {
            let registry = &self.registry_edition(page.locale, id).name.value;
            let name = format!("{registry} {}", self.full_name(page, id, code));
            let to = Page { subject: Subject::CodeTwin(id, code, Form::Markdown), ..page };
            link(&name, &self.plan.href(page, to))
        };
        let equivalents = equivalents(&self.site.catalog, code).map(|(from, equivalent)| {
            let relation = escape(self.relation(page, from, equivalent));
            format!("{} → {}: {relation}", name(from), name(equivalent.code))
        });
        equivalents.collect()
    }

    pub(super) fn registry_document(&self, page: Page, id: RegistryId) -> String {
        let registry = self.site.catalog.registry(id);
        let edition = self.registry_edition(page.locale, id);
        let locale = self.locale(page.locale);
        let mut title = String::new();
        let name = [("registry", Part::text(&edition.name.value))];
        locale.frame("registry-heading").plain(&name, &mut title);
        let mut document = Document::new(&title);
        let is_foreign = edition.intro.by != page.locale
            || edition.categories.iter().any(|title| title.by != page.locale)
            || edition.codes.iter().any(|code| code.description.by != page.locale);
        if is_foreign {
            self.add_untranslated(page, &mut document);
        }
        document.block(&edition.intro.value.markdown);
        let items = |category: Option<usize>| {
            let codes = registry.codes().filter(move |(_, code)| code.category == category);
            codes.map(move |(code, _)| self.code_item(page, id, code))
        };
        // What belongs to no category comes first: below a heading it would seem to.
        let loose: Vec<String> = items(None).map(|item| format!("- {item}")).collect();
        document.block(&loose.join("\n"));
        for (at, title) in edition.categories.iter().enumerate() {
            document.list(&title.value, items(Some(at)));
        }
        let curated = self.curated(id, None).map(|pair| self.pair_item(page, id, pair));
        document.list(locale.text("often-confused"), curated);
        document.list(locale.text("references"), references(&registry.references));
        document.block(&format!("<{}>", self.address(page, Subject::Registry(id))));
        document.finish()
    }

    pub(super) fn pair_document(&self, page: Page, id: RegistryId, pair: Pair) -> String {
        let registry = self.site.catalog.registry(id);
        let edition = self.registry_edition(page.locale, id);
        let locale = self.locale(page.locale);
        let codes = [pair.a(), pair.b()];
        let [a, b] = codes.map(|code| &edition.codes[code.0]);
        let name = |code: &CodeEdition| format!("{} {}", code.spelling, code.official_name.plain);
        let mut document =
            Document::new(&format!("{} {} vs {}", edition.name.value, name(a), name(b)));
        let comparison = edition.comparisons.get(&pair);
        let is_foreign = comparison.is_some_and(|comparison| !comparison.is_wholly_by(page.locale))
            || codes.iter().any(|&code| self.is_partly_foreign(page.locale, id, code));
        if is_foreign {
            self.add_untranslated(page, &mut document);
        }
        let verdict = comparison.and_then(|comparison| comparison.verdict.as_ref());
        document.block(verdict.map_or("", |verdict| &verdict.value.markdown));
        for code in [a, b] {
            document.heading(&name(code));
            document.block(&code.description.value.markdown);
        }
        let head = [locale.text("fact"), &a.spelling, &b.spelling];
        let mut rows = vec![head.map(escape).to_vec()];
        let value = |said: Option<&Said<Inline>>| {
            said.map_or_else(String::new, |said| said.value.markdown().into_owned())
        };
        let facts = FactRow::of(registry, pair, edition).into_iter();
        rows.extend(
            facts.map(|row| {
                vec![escape(&edition.fact_labels[row.fact]), value(row.a), value(row.b)]
            }),
        );
        if rows.len() > 1 {
            document.heading(locale.text("facts"));
            document.table(&rows);
        }
        let differences = comparison.and_then(|comparison| comparison.differences.as_ref());
        let differences = differences.iter().flat_map(|said| &said.value);
        let differences = differences.map(|item| item.markdown().replace('\n', "\n  "));
        document.list(locale.text("key-differences"), differences);
        if let Some(choose) = comparison.and_then(|comparison| comparison.choose.as_ref()) {
            document.heading(locale.text("when-to-use-which"));
            document.block(&choose.value.markdown);
        }
        let learn_more = codes.map(|code| self.code_item(page, id, code));
        document.list(locale.text("learn-more"), learn_more);
        document.block(&format!("<{}>", self.address(page, Subject::Pair(id, pair))));
        document.finish()
    }

    fn add_untranslated(&self, page: Page, document: &mut Document) {
        let locale = self.locale(page.locale);
        let source = Page { locale: self.site.config.source_locale, ..page };
        let source = link(locale.text("untranslated-link"), &self.plan.href(page, source));
        document.block(&format!("> {} {source}", escape(locale.text("untranslated"))));
    }

    /// Makes the entry of a code in a list.
    fn code_item(&self, page: Page, id: RegistryId, code: CodeId) -> String {
        let subject = Subject::CodeTwin(id, code, Form::Markdown);
        let href = self.plan.href(page, Page { subject, ..page });
        let own = self.code_edition(page.locale, id, code);
        let link = link(&self.full_name(page, id, code), &href);
        link + &after_link(&own.description.value)
    }

    /// Makes the entry of a comparison in a list; it leads to the page where pairs have no twins.
    fn pair_item(&self, page: Page, id: RegistryId, pair: Pair) -> String {
        let registry = self.site.catalog.registry(id);
        let subject = Subject::Pair(id, pair);
        let twin = self.plan.twins(subject).find(|&(form, _)| form == Form::Markdown);
        let subject = twin.map_or(subject, |(_, twin)| twin);
        let href = self.plan.href(page, Page { subject, ..page });
        let [a, b] = [pair.a(), pair.b()].map(|code| &registry.code(code).spelling);
        let verdict = self.verdict(page, id, pair);
        let verdict = verdict.map(|verdict| after_link(&verdict.value)).unwrap_or_default();
        link(&format!("{a} vs {b}"), &href) + &verdict
    }
}

fn references(references: &[Reference]) -> impl Iterator<Item = String> {
    references.iter().map(|reference| link(&reference.name, &reference.url))
}
