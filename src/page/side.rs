//! One of the two codes of a pair, with its registry.

use crate::catalog::CodeId;
use crate::config::LocaleId;
use crate::digest::Keyed;
use crate::edition::{CodeEdition, RegistryEdition, RegistryHead, Said, SectionHead};
use crate::markdown::Prose;

/// One of the two codes.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Side<'s> {
    pub(super) head: &'s Keyed<RegistryHead>,
    pub(super) code: &'s Keyed<CodeEdition>,
}

impl<'s> Side<'s> {
    pub(super) fn new(registry: &'s RegistryEdition, code: CodeId) -> Self {
        Self { head: &registry.head, code: &registry.codes[code.0] }
    }

    /// Returns the sections that stand on cards.
    pub(super) fn card_sections(&self) -> impl Iterator<Item = (&'s SectionHead, &'s Said<Prose>)> {
        let sections = self.head.sections.iter().zip(&self.code.sections);
        let on_cards = sections.filter(|(head, _)| head.is_on_cards);
        on_cards.filter_map(|(head, section)| Some((head, section.as_ref()?)))
    }

    /// Returns whose words each text but the facts is in that the page shows of the code alone.
    pub(super) fn speakers(&self) -> impl Iterator<Item = LocaleId> {
        let sections = self.card_sections().map(|(_, section)| section.by);
        let first_check = self.code.first_check.as_ref().map(|check| check.by);
        std::iter::once(self.code.description.by).chain(sections).chain(first_check)
    }
}
