//! What a page says of two codes, chosen and joined from what their editions hold ready.

use crate::catalog::{CodeId, FactValue, Pair, Registry, RegistryId};
use crate::config::LocaleId;
use crate::locale::{Locale, Part};
use crate::markdown::{Inline, Prose};

use super::{CodeEdition, ComparisonEdition, Edition, RegistryEdition, Said};

/// What a page says of two codes.
#[derive(Debug)]
pub struct PairText {
    /// What separates the two.
    pub summary: Said<String>,
    /// What tells them apart, one item each.
    pub differences: Vec<Said<String>>,
    /// When to use which: HTML blocks.
    pub choose: Option<Said<String>>,
}

/// One fact of two codes.
#[derive(Debug)]
pub struct FactRow<'e> {
    /// The fact's number in [`Registry::facts`].
    pub fact: usize,
    /// Its value for the first code.
    pub a: Option<&'e Said<Inline>>,
    /// Its value for the second code.
    pub b: Option<&'e Said<Inline>>,
    /// Whether both have a value and the two are not the same.
    pub differs: bool,
}

/// Two codes in one language, and in the source language, which speaks where the first is silent.
struct Composer<'e> {
    registry: &'e Registry,
    pair: Pair,
    own: &'e RegistryEdition,
    source: &'e RegistryEdition,
    locales: &'e [Locale],
    locale: LocaleId,
    source_locale: LocaleId,
}

impl PairText {
    /// Composes the texts of a pair for one locale, of which `facts` are all facts.
    pub fn compose(
        registry: (RegistryId, &Registry),
        pair: Pair,
        facts: &[FactRow<'_>],
        own: &Edition,
        source: &Edition,
        locales: &[Locale],
    ) -> Self {
        let (id, registry) = registry;
        let composer = Composer {
            registry,
            pair,
            own: &own.registries[id.0],
            source: &source.registries[id.0],
            locales,
            locale: own.locale,
            source_locale: source.locale,
        };
        let comparison = composer.own.comparisons.get(&pair);
        Self {
            summary: composer.summary(comparison),
            differences: composer.differences(comparison, facts),
            choose: composer.choose(comparison),
        }
    }
}

impl PairText {
    /// Takes a comparison that is written whole.
    pub fn written(comparison: &ComparisonEdition, locale: LocaleId) -> Self {
        let html = |said: &Said<Prose>| said.map(|prose| prose.html.clone());
        let items = comparison.differences.iter().flat_map(|items| {
            items.value.iter().map(|item| Said { value: item.html.clone(), by: items.by })
        });
        Self {
            summary: comparison.verdict.as_ref().map_or(Self::silent(locale).summary, html),
            differences: items.collect(),
            choose: comparison.choose.as_ref().map(html),
        }
    }

    /// Says nothing, for a site whose templates show none of it.
    pub fn silent(locale: LocaleId) -> Self {
        let summary = Said { value: String::new(), by: locale };
        Self { summary, differences: Vec::new(), choose: None }
    }
}

impl<'e> FactRow<'e> {
    /// Returns the facts of two codes, those that differ first; facts that neither fills are left out.
    pub fn of(registry: &Registry, pair: Pair, edition: &'e RegistryEdition) -> Vec<Self> {
        let value = |code: CodeId, fact: usize| edition.codes[code.0].facts[fact].as_ref();
        let mut rows: Vec<Self> = (0..registry.facts.len())
            .map(|fact| Self {
                fact,
                a: value(pair.a(), fact),
                b: value(pair.b(), fact),
                differs: differs(registry, pair, fact, edition),
            })
            .filter(|row| row.a.is_some() || row.b.is_some())
            .collect();
        rows.sort_by_key(|row| (!row.differs, row.a.is_none() || row.b.is_none(), row.fact));
        rows
    }
}

fn differs(registry: &Registry, pair: Pair, fact: usize, edition: &RegistryEdition) -> bool {
    let value = |code: CodeId| registry.code(code).facts[fact].as_ref();
    match (value(pair.a()), value(pair.b())) {
        (Some(FactValue::Text), Some(FactValue::Text)) => {
            let words = |code: CodeId| edition.codes[code.0].facts[fact].as_ref();
            let (a, b) = (words(pair.a()), words(pair.b()));
            a.map(|a| &a.value.plain) != b.map(|b| &b.value.plain)
        }
        (Some(a), Some(b)) => a != b,
        _ => false,
    }
}

impl<'e> Composer<'e> {
    fn code(&self, id: CodeId) -> &'e CodeEdition {
        &self.own.codes[id.0]
    }

    fn source_code(&self, id: CodeId) -> &'e CodeEdition {
        &self.source.codes[id.0]
    }

    fn ids(&self) -> [CodeId; 2] {
        [self.pair.a(), self.pair.b()]
    }

    fn summary(&self, comparison: Option<&ComparisonEdition>) -> Said<String> {
        let composed_by = self.summary_voice();
        match comparison.and_then(|comparison| comparison.verdict.as_ref()) {
            Some(verdict) if verdict.by == self.locale || composed_by != self.locale => {
                verdict.map(|prose| prose.html.clone())
            }
            _ => self.composed_summary(composed_by),
        }
    }

    /// Returns the locale that has every text of the summary.
    fn summary_voice(&self) -> LocaleId {
        let own = self.ids().into_iter().all(|id| {
            let category = self.registry.code(id).category;
            self.code(id).means.by == self.locale
                && category.is_none_or(|at| self.own.categories[at].by == self.locale)
        });
        if own { self.locale } else { self.source_locale }
    }

    fn composed_summary(&self, voice: LocaleId) -> Said<String> {
        let edition = if voice == self.locale { self.own } else { self.source };
        let [a, b] = self.ids().map(|id| &edition.codes[id.0]);
        let [a_category, b_category] = self.ids().map(|id| {
            self.registry.code(id).category.map(|at| edition.categories[at].value.as_str())
        });
        let id = match (a_category, b_category) {
            (Some(a), Some(b)) if a == b => "summary-same-category",
            (Some(_), Some(_)) => "summary-two-categories",
            _ => "summary-plain",
        };
        let registry_name = escaped(&edition.name.value);
        let a_category = escaped(a_category.unwrap_or_default());
        let b_category = escaped(b_category.unwrap_or_default());
        let values = [
            ("registry", registry_name.part()),
            ("a", Part::word(&a.spelling)),
            ("b", Part::word(&b.spelling)),
            ("a-name", a.official_name.part()),
            ("b-name", b.official_name.part()),
            ("a-category", a_category.part()),
            ("b-category", b_category.part()),
            ("category", a_category.part()),
            ("a-means", a.means.value.part()),
            ("b-means", b.means.value.part()),
        ];
        let mut html = String::from("<p>");
        self.locales[voice.0].frame_for(id, &self.registry.id).html(&values, &mut html);
        html.push_str("</p>");
        Said { value: html, by: voice }
    }

    /// Returns what tells the two apart beside their facts, which stand in a table: a page says a thing
    /// once. Only where no fact differs do the descriptions stand here.
    fn differences(
        &self,
        comparison: Option<&ComparisonEdition>,
        facts: &[FactRow<'_>],
    ) -> Vec<Said<String>> {
        let composed = self.composed_items(!facts.iter().any(|row| row.differs));
        let composed_is_own = composed.iter().all(|item| item.by == self.locale);
        match comparison.and_then(|comparison| comparison.differences.as_ref()) {
            Some(written) if written.by == self.locale || !composed_is_own => {
                let by = written.by;
                let items = written.value.iter();
                items.map(|item| Said { value: item.html.clone(), by }).collect()
            }
            _ => self.category_item().into_iter().chain(composed).collect(),
        }
    }

    fn composed_items(&self, with_descriptions: bool) -> Vec<Said<String>> {
        let codes = self.ids().map(|id| self.code(id));
        let descriptions = codes.iter().map(|code| code.sentences.description.clone());
        let seen = codes.iter().filter_map(|code| code.sentences.seen.clone());
        descriptions.filter(|_| with_descriptions).chain(seen).collect()
    }

    fn category_item(&self) -> Option<Said<String>> {
        let [a, b] = self.ids().map(|id| self.registry.code(id).category);
        let (a, b) = (a?, b?);
        if a == b {
            return None;
        }
        let own = [a, b].iter().all(|&at| self.own.categories[at].by == self.locale);
        let (edition, by) =
            if own { (self.own, self.locale) } else { (self.source, self.source_locale) };
        let [a_code, b_code] = self.ids().map(|id| self.code(id));
        let a_category = escaped(&edition.categories[a].value);
        let b_category = escaped(&edition.categories[b].value);
        let values = [
            ("a", Part::word(&a_code.spelling)),
            ("b", Part::word(&b_code.spelling)),
            ("a-category", a_category.part()),
            ("b-category", b_category.part()),
        ];
        let mut html = String::new();
        let frame = self.locales[by.0].frame_for("difference-category", &self.registry.id);
        frame.html(&values, &mut html);
        Some(Said { value: html, by })
    }

    fn choose(&self, comparison: Option<&ComparisonEdition>) -> Option<Said<String>> {
        let own = self
            .ids()
            .into_iter()
            .all(|id| self.code(id).sentences.fix.as_ref().is_none_or(|fix| fix.by == self.locale));
        match comparison.and_then(|comparison| comparison.choose.as_ref()) {
            Some(written) if written.by == self.locale || !own => {
                return Some(written.map(|prose| prose.html.clone()));
            }
            _ => {}
        }
        // One paragraph in one language: where either code lacks its own words, both speak the source's.
        let fixes: Vec<&str> = self
            .ids()
            .into_iter()
            .map(|id| if own { self.code(id) } else { self.source_code(id) })
            .filter_map(|code| code.sentences.fix.as_ref())
            .map(|fix| fix.value.as_str())
            .collect();
        let by = if own { self.locale } else { self.source_locale };
        let joint = if self.locales[by.0].language.separates_sentences() { " " } else { "" };
        (!fixes.is_empty()).then(|| Said { value: format!("<p>{}</p>", fixes.join(joint)), by })
    }
}

fn escaped(text: &str) -> Inline {
    Inline { html: crate::html::escape(text), plain: text.into(), markdown: None }
}
