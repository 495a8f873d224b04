//! How much of the catalog each locale has in its own words.

use std::ops::AddAssign;

use crate::catalog::{Body, Catalog, CodeText, ComparisonText, Registry};
use crate::config::{Config, LocaleId};
use crate::source::Sources;

use super::{ComparisonEdition, Original};

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
        for original in Original::all(catalog) {
            coverage += original.coverage(locale, config, sources);
        }
        coverage
    }

    /// Returns the share in percent, rounded down: 100 means all.
    pub fn percent(self) -> usize {
        (self.translated * 100).checked_div(self.total).unwrap_or(100)
    }

    fn add(&mut self, translated: bool) {
        self.total += 1;
        self.translated += usize::from(translated);
    }
}

impl AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.translated += other.translated;
        self.total += other.total;
    }
}

pub(super) fn of_index(
    registry: &Registry,
    locale: LocaleId,
    source: LocaleId,
    sources: &Sources,
) -> Coverage {
    let mut coverage = Coverage::default();
    let (source, own) = (registry.text(source), registry.text(locale));
    if source.is_some_and(|text| text.intro.says_something(sources)) {
        coverage.add(own.is_some_and(|text| text.intro.says_something(sources)));
    }
    for at in 0..registry.categories.len() {
        coverage.add(own.is_some_and(|text| text.category_titles[at].is_some()));
    }
    coverage
}

pub(super) fn of_code(source: &CodeText, own: Option<&CodeText>, sources: &Sources) -> Coverage {
    let mut coverage = Coverage::default();
    let written = |body: &Body| body.says_something(sources);
    coverage.add(own.is_some_and(|text| written(&text.description)));
    if source.means.is_some() {
        coverage.add(own.is_some_and(|text| text.means.is_some()));
    }
    if source.seen.is_some() {
        coverage.add(own.is_some_and(|text| text.seen.is_some()));
    }
    for at in (0..source.facts.len()).filter(|&at| source.facts[at].is_some()) {
        coverage.add(own.is_some_and(|text| text.facts[at].is_some()));
    }
    let has_section = |text: &CodeText, at: usize| text.sections[at].as_ref().is_some_and(written);
    for at in (0..source.sections.len()).filter(|&at| has_section(source, at)) {
        coverage.add(own.is_some_and(|text| has_section(text, at)));
    }
    coverage
}

pub(super) fn of_comparison(
    source: &ComparisonText,
    own: Option<&ComparisonText>,
    sources: &Sources,
) -> Coverage {
    let has = |part: Option<Body>| part.is_some_and(|body| body.says_something(sources));
    let parts: [fn(&ComparisonText) -> Option<Body>; 3] =
        [|text| text.verdict, |text| text.differences, |text| text.choose];
    let mut coverage = Coverage::default();
    for part in parts.into_iter().filter(|part| has(part(source))) {
        coverage.add(own.is_some_and(|text| has(part(text))));
    }
    coverage
}

impl ComparisonEdition {
    /// Tells whether every part that is written is in the words of one locale.
    pub fn is_wholly_by(&self, locale: LocaleId) -> bool {
        let prose = [&self.verdict, &self.choose].into_iter().flatten().map(|said| said.by);
        prose.chain(self.differences.as_ref().map(|said| said.by)).all(|by| by == locale)
    }
}
