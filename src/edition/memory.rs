//! What was made of the codes when a site was loaded before, so that an edit makes anew only what it can change.

use std::collections::BTreeMap;

use crate::catalog::{Code, Registry};
use crate::config::LocaleId;
use crate::digest::{Key, Keyed, digest};

use super::{CodeEdition, Context, Edition, RegistryHead};

/// The codes of earlier editions, by what they were made from.
#[derive(Debug, Default)]
pub struct Memory<'a>(BTreeMap<Key, &'a Keyed<CodeEdition>>);

impl<'a> Memory<'a> {
    /// Remembers the codes of editions.
    pub fn of(editions: &'a [Edition]) -> Self {
        let registries = editions.iter().flat_map(|edition| &edition.registries);
        let codes = registries.flat_map(|registry| registry.origins.iter().zip(&registry.codes));
        Self(codes.filter_map(|(origin, code)| Some(((*origin)?, code))).collect())
    }

    /// Finds the code that was made from the same.
    pub(super) fn find(&self, origin: Key) -> Option<Keyed<CodeEdition>> {
        self.0.get(&origin).map(|&code| code.clone())
    }
}

impl Context<'_> {
    /// Takes a digest of what all codes of a registry are made from: configuration, messages, what the registry
    /// declares, and every name that a text can lead to.
    pub(super) fn ground(&self, registry: &Registry, head: &Keyed<RegistryHead>) -> Key {
        let names = self.catalog.registries().map(|(_, registry)| {
            let name = |locale: LocaleId| registry.text(locale)?.name.as_ref();
            let names = [self.locale.id, self.config.source_locale].map(name);
            let codes = registry.codes.iter().map(|code| (&code.address, &code.spelling));
            let codes: Vec<_> = codes.collect();
            (&registry.id, names, codes)
        });
        let names: Vec<_> = names.collect();
        digest(&(self.config, self.locale, &registry.facts, head, names))
    }

    /// Takes a digest of what a code is made from.
    pub(super) fn origin(
        &self,
        ground: Key,
        code: &Code,
        fallback: Option<&Keyed<CodeEdition>>,
    ) -> Key {
        let file = |locale: LocaleId| {
            let source = code.texts[locale.0].as_ref()?.span.source;
            // Places in the text are remembered with it, and say by its number which text they are in.
            Some((source, &self.sources.get(source).text))
        };
        let files = [self.locale.id, self.config.source_locale].map(file);
        digest(&(ground, &code.address, code.category, &code.facts, files, fallback))
    }
}
