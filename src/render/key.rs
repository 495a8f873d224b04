//! What a page is made from, as a digest: a page whose key is as it was need not be rendered again.
//!
//! Keys are taken from values, not from who depends on whom. A key may change where the page does not;
//! the page is then rendered, found the same, and left alone. It may never stay where the page changes.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;

use crate::Site;
use crate::catalog::{AnyCode, CodeId, FactKind, Pair, RegistryId};
use crate::config::LocaleId;
use crate::plan::{Page, Subject};

use super::equivalent::equivalents;
use super::pair::related;

/// A digest, cut to 128 bits: enough to tell the versions of a page apart.
pub type Key = [u8; 16];

/// The program itself: its version and a hash of its sources.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("VERSUS_SOURCES"));

/// The digests of what pages share, by locale.
#[derive(Debug)]
pub struct Keys {
    locales: Vec<LocaleKeys>,
    /// What the pages that name all languages are made from.
    all: Key,
}

#[derive(Debug)]
struct LocaleKeys {
    /// Program, templates, assets, messages, configuration, navigation.
    base: Key,
    registries: Vec<RegistryKeys>,
    /// Each comparison across registries, as its page and lists show it.
    across: Vec<Key>,
}

#[derive(Debug)]
struct RegistryKeys {
    /// The base and what the registry's pages all show.
    base: Key,
    /// Each code, with all its texts.
    codes: Vec<Key>,
    /// Each code as the source locale reads it.
    source_texts: Vec<Key>,
    /// Whether the locale has all of a code in its own words.
    is_whole: Vec<bool>,
    /// Each code as it stands in lists.
    links: Vec<Key>,
    /// All codes as they stand in lists.
    list: Key,
    /// Each comparison, by its pair.
    comparisons: std::collections::BTreeMap<Pair, Key>,
}

impl Keys {
    /// Takes the digests of a site.
    pub fn new(site: &Site) -> Self {
        let common = digest(|input| {
            input.add(&PROGRAM);
            for (_, source) in site.sources.below("templates/") {
                input.add(&(&source.path, &source.text));
            }
            input.add(&site.assets);
            let config = &site.config;
            input.add(&(&config.title, &config.base_url, config.urls, config.source_locale));
            input.add(&config.pair_twins);
            for locale in &config.locales {
                input.add(&(&locale.id, &locale.lang, &locale.name));
            }
        });
        let source = &site.editions[site.config.source_locale.0];
        let source_texts: Vec<Vec<Key>> = source
            .registries
            .iter()
            .map(|registry| registry.codes.par_iter().map(|code| digest(|input| input.add(code))))
            .map(ParallelIterator::collect)
            .collect();
        let locales: Vec<LocaleKeys> = site
            .config
            .locale_ids()
            .map(|locale| LocaleKeys::new(site, locale, common, &source_texts))
            .collect();
        let all = digest(|input| locales.iter().for_each(|locale| input.add(&locale.base)));
        Self { locales, all }
    }

    /// Returns what the sitemaps are made from: the plan, and which pages are in their own words.
    pub fn sitemap(&self, site: &Site) -> Key {
        digest(|input| {
            input.add(&self.all);
            for (id, registry) in site.catalog.registries() {
                input.add(&(&registry.id, registry.policy));
                registry.codes.iter().for_each(|code| input.add(&(&code.spelling, code.category)));
                registry.comparisons.keys().for_each(|pair| input.add(pair));
                for edition in &site.editions {
                    let edition = &edition.registries[id.0];
                    input.add(&edition.intro.by);
                    edition.codes.iter().for_each(|code| input.add(&code.description.by));
                }
            }
            for (id, across) in site.catalog.across() {
                input.add(&across.codes());
                for edition in &site.editions {
                    input.add(&edition.across[id.0].verdict.as_ref().map(|verdict| verdict.by));
                }
            }
        })
    }

    /// Returns a digest of everything that a page is made from.
    pub fn of(&self, page: Page, site: &Site) -> Key {
        let locale = &self.locales[page.locale.0];
        match page.subject.twin_of().map_or(page.subject, |(page, _)| page) {
            Subject::Home | Subject::LookUp | Subject::Catalog | Subject::Guide => {
                digest(|input| {
                    for registry in &locale.registries {
                        input.add(&(&registry.base, &registry.codes, &registry.comparisons));
                    }
                    input.add(&(&locale.base, &locale.across));
                    for (_, registry) in site.catalog.registries() {
                        registry.comparisons.values().for_each(|pair| input.add(&pair.order));
                    }
                })
            }
            Subject::Registry(id) => digest(|input| {
                let registry = &locale.registries[id.0];
                input.add(&(&registry.base, &registry.codes, &registry.comparisons));
                let across = site.catalog.across_with_registry(id);
                across.for_each(|id| input.add(&locale.across[id.0]));
            }),
            Subject::Code(id, code) => digest(|input| locale.add_code((id, code), site, input)),
            Subject::Pair(id, pair) => locale.registries[id.0].pair(pair, id, site),
            Subject::Across(id) => digest(|input| {
                for (registry, code) in site.catalog.across[id.0].codes() {
                    let registry = &locale.registries[registry.0];
                    input.add(&(registry.base, registry.codes[code.0]));
                }
                for id in std::iter::once(id).chain(site.catalog.across_beside(id)) {
                    input.add(&locale.across[id.0]);
                }
            }),
            _ => self.all,
        }
    }
}

impl LocaleKeys {
    fn new(site: &Site, locale: LocaleId, common: Key, source_texts: &[Vec<Key>]) -> Self {
        let edition = &site.editions[locale.0];
        let base = digest(|input| {
            input.add(&(common, locale));
            let folder = format!("locales/{}/", site.config.locale(locale).id);
            for (_, source) in site.sources.below(&folder) {
                input.add(&source.text);
            }
            for (registry, (_, written)) in edition.registries.iter().zip(site.catalog.registries())
            {
                input.add(&(&registry.name, &written.id));
            }
        });
        let registries = site
            .catalog
            .registries()
            .map(|(id, _)| RegistryKeys::new(site, locale, id, base, &source_texts[id.0]));
        let registries: Vec<RegistryKeys> = registries.collect();
        let across = site.catalog.across().map(|(id, across)| {
            digest(|input| {
                input.add(&edition.across[id.0]);
                for (registry, code) in across.codes() {
                    input.add(&(registry, registries[registry.0].links[code.0]));
                }
                // Versions in other languages name each other where a verdict exists.
                for edition in &site.editions {
                    input.add(&edition.across[id.0].verdict.as_ref().map(|verdict| verdict.by));
                }
            })
        });
        let across = across.collect();
        Self { base, registries, across }
    }
}

impl LocaleKeys {
    fn add_code(&self, (id, code): AnyCode, site: &Site, input: &mut Input) {
        input.add(&self.registries[id.0].code(code));
        let across = site.catalog.across_with_code((id, code));
        across.for_each(|id| input.add(&self.across[id.0]));
        for (from, equivalent) in equivalents(&site.catalog, (id, code)) {
            for (registry, code) in [from, equivalent.code] {
                input.add(&(registry, self.registries[registry.0].links[code.0]));
            }
            let relation = &site.catalog.registry(from.0).relations[equivalent.relation];
            input.add(&(&relation.value, &equivalent.reference));
        }
    }
}

impl RegistryKeys {
    fn new(site: &Site, locale: LocaleId, id: RegistryId, base: Key, source_texts: &[Key]) -> Self {
        let registry = site.catalog.registry(id);
        let edition = &site.editions[locale.0].registries[id.0];
        let source = &site.editions[site.config.source_locale.0].registries[id.0];
        let base = digest(|input| {
            input.add(&(base, &registry.references, registry.policy, &edition.intro));
            input.add(&(&edition.categories, &source.categories));
            input.add(&(&edition.fact_labels, &source.fact_labels));
            for constant in &registry.constants {
                input.add(&(&constant.id.value, &constant.name));
            }
            for fact in &registry.facts {
                input.add(&(&fact.id.value, &fact.reference));
                if let FactKind::Choice(choices) = &fact.kind {
                    choices.iter().map(|choice| &choice.value).for_each(|id| input.add(id));
                }
            }
            registry.sections.iter().for_each(|section| input.add(&section.value));
            input.add(&registry.card_sections);
            site.editions.iter().for_each(|other| input.add(&other.registries[id.0].intro.by));
            registry.categories.iter().for_each(|category| input.add(&category.id.value));
        });
        let codes = registry.codes.par_iter().enumerate().map(|(at, written)| {
            digest(|input| {
                input.add(&edition.codes[at]);
                input.add(&(&written.references, &written.aliases, &written.related));
                input.add(&(&written.facts, &written.constants, written.category));
                // Versions in other languages name each other where a description exists.
                for edition in &site.editions {
                    input.add(&edition.registries[id.0].codes[at].description.by);
                }
            })
        });
        let codes = codes.collect();
        let links: Vec<Key> = edition
            .codes
            .iter()
            .zip(&registry.codes)
            .map(|(code, written)| {
                let names = (&code.spelling, &code.official_name, &code.name);
                digest(|input| input.add(&(names, written.category)))
            })
            .collect();
        let comparisons = edition
            .comparisons
            .iter()
            .map(|(&pair, comparison)| (pair, digest(|input| input.add(comparison))));
        let list = digest(|input| input.add(&links));
        Self {
            base,
            codes,
            source_texts: source_texts.into(),
            is_whole: edition.codes.iter().map(|code| code.is_wholly_by(locale)).collect(),
            list,
            links,
            comparisons: comparisons.collect(),
        }
    }

    fn code(&self, code: CodeId) -> Key {
        digest(|input| {
            input.add(&(self.base, self.codes[code.0], self.list));
            for (pair, key) in &self.comparisons {
                if pair.a() == code || pair.b() == code {
                    input.add(&(pair, key));
                } else {
                    // Under some policies only pairs with a comparison have a page.
                    input.add(pair);
                }
            }
        })
    }

    fn pair(&self, pair: Pair, id: RegistryId, site: &Site) -> Key {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.base);
        hasher.update(&self.codes[pair.a().0]);
        hasher.update(&self.codes[pair.b().0]);
        if !(self.is_whole[pair.a().0] && self.is_whole[pair.b().0]) {
            // Where either code lacks a text, sentences on both are composed in the source locale.
            hasher.update(&self.source_texts[pair.a().0]);
            hasher.update(&self.source_texts[pair.b().0]);
        }
        for next in std::iter::once(pair).chain(related(site.catalog.registry(id), pair)) {
            hasher.update(&self.links[next.a().0]);
            hasher.update(&self.links[next.b().0]);
            hasher.update(self.comparisons.get(&next).map_or(&[0], |key| key.as_slice()));
        }
        cut(&hasher)
    }
}

/// Takes the digest of what `add` adds.
fn digest(add: impl FnOnce(&mut Input)) -> Key {
    let mut input = Input(blake3::Hasher::new());
    add(&mut input);
    cut(&input.0)
}

fn cut(hasher: &blake3::Hasher) -> Key {
    let mut key = Key::default();
    key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    key
}

/// Takes values by their derived hash, which leaves no field out and keeps every two values apart.
struct Input(blake3::Hasher);

impl Input {
    fn add(&mut self, value: &(impl Hash + ?Sized)) {
        value.hash(self);
    }
}

impl Hasher for Input {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest is longer than this: [`cut`] takes it.
    fn finish(&self) -> u64 {
        0
    }
}
