//! How much of the catalog each locale has in its own words.

use crate::catalog::{Body, Catalog, CodeText, Comparison, ComparisonText, Registry};
use crate::config::{Config, LocaleId};
use crate::source::Sources;

use super::ComparisonEdition;

/// The texts of the source locale, and how many of them one locale has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The texts that the locale has in its own words.
    pub translated: usize,
    /// The texts that the source locale has.
    pub total: usize,
}

impl Coverage {
    /// Counts the texts of one locale. Names count as translated: a missing one is the official one.
    pub fn of(locale: LocaleId, catalog: &Catalog, config: &Config, sources: &Sources) -> Self {
        let mut coverage = Self::default();
        for registry in &catalog.registries {
            coverage.add_registry(locale, registry, config, sources);
        }
        for across in &catalog.across {
            coverage.add_comparison(locale, &across.comparison, config);
        }
        coverage
    }

    /// Returns the share in percent, rounded down: 100 means all.
    pub fn percent(self) -> usize {
        (self.translated * 100).checked_div(self.total).unwrap_or(100)
    }

    fn add_registry(
        &mut self,
        locale: LocaleId,
        registry: &Registry,
        config: &Config,
        sources: &Sources,
    ) {
        let written = |body: &Body| !body.text(sources).trim().is_empty();
        let (source, own) = (registry.text(config.source_locale), registry.text(locale));
        if source.is_some_and(|text| written(&text.intro)) {
            self.add(own.is_some_and(|text| written(&text.intro)));
        }
        for at in 0..registry.categories.len() {
            self.add(own.is_some_and(|text| text.category_titles[at].is_some()));
        }
        for code in &registry.codes {
            if let Some(source) = &code.texts[config.source_locale.0] {
                self.add_code(source, code.texts[locale.0].as_ref(), &written);
            }
        }
        for comparison in registry.comparisons.values() {
            self.add_comparison(locale, comparison, config);
        }
    }

    fn add_comparison(&mut self, locale: LocaleId, comparison: &Comparison, config: &Config) {
        let Some(source) = &comparison.texts[config.source_locale.0] else { return };
        let own = comparison.texts[locale.0].as_ref();
        let parts: [fn(&ComparisonText) -> bool; 3] = [
            |text| text.verdict.is_some(),
            |text| text.differences.is_some(),
            |text| text.choose.is_some(),
        ];
        for part in parts.into_iter().filter(|part| part(source)) {
            self.add(own.is_some_and(part));
        }
    }

    fn add_code(
        &mut self,
        source: &CodeText,
        own: Option<&CodeText>,
        written: &impl Fn(&Body) -> bool,
    ) {
        self.add(own.is_some_and(|text| written(&text.description)));
        if source.means.is_some() {
            self.add(own.is_some_and(|text| text.means.is_some()));
        }
        if source.seen.is_some() {
            self.add(own.is_some_and(|text| text.seen.is_some()));
        }
        for at in (0..source.facts.len()).filter(|&at| source.facts[at].is_some()) {
            self.add(own.is_some_and(|text| text.facts[at].is_some()));
        }
        let has_section =
            |text: &CodeText, at: usize| text.sections[at].as_ref().is_some_and(written);
        for at in (0..source.sections.len()).filter(|&at| has_section(source, at)) {
            self.add(own.is_some_and(|text| has_section(text, at)));
        }
    }

    fn add(&mut self, translated: bool) {
        self.total += 1;
        self.translated += usize::from(translated);
    }
}

impl ComparisonEdition {
    /// Tells whether every part that is written is in the words of one locale.
    pub fn is_wholly_by(&self, locale: LocaleId) -> bool {
        let prose = [&self.verdict, &self.choose].into_iter().flatten().map(|said| said.by);
        prose.chain(self.differences.as_ref().map(|said| said.by)).all(|by| by == locale)
    }
}
