//! How much of the catalog each locale has in its own words.

use std::ops::AddAssign;

use crate::catalog::{Catalog, Role, TextFile};
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

    /// Counts the texts of one file; `own` is that of the locale, if it has one.
    pub(super) fn of_file(
        source: &TextFile<'_>,
        own: Option<&TextFile<'_>>,
        sources: &Sources,
    ) -> Self {
        let mut coverage = Self::default();
        for (at, passage) in source.passages.iter().enumerate() {
            if passage.role != Role::Name && passage.says_something(sources) {
                let own = own.map(|file| file.passages[at]);
                coverage.total += 1;
                coverage.translated +=
                    usize::from(own.is_some_and(|passage| passage.says_something(sources)));
            }
        }
        coverage
    }

    /// Returns the share in percent, rounded down: 100 means all.
    pub fn percent(self) -> usize {
        (self.translated * 100).checked_div(self.total).unwrap_or(100)
    }
}

impl AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.translated += other.translated;
        self.total += other.total;
    }
}

impl ComparisonEdition {
    /// Tells whether every part that is written is in the words of one locale.
    pub fn is_wholly_by(&self, locale: LocaleId) -> bool {
        let prose = [&self.verdict, &self.choose].into_iter().flatten().map(|said| said.by);
        let ask = self.ask.as_ref().map(|said| said.by);
        prose.chain(ask).chain(self.differences.as_ref().map(|said| said.by)).all(|by| by == locale)
    }
}
