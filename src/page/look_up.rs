//! What the look-up finds codes by: names and links of every code of a locale, and which pairs have a page.

use serde::Serialize;

use crate::catalog::{Across, PairPolicy};
use crate::digest::Keyed;
use crate::edition::{CodeEdition, RegistryHead};
use crate::url;

use super::{Maker, Shell};

/// The index of one locale. Its keys are short: every reader who looks something up loads it.
#[derive(Debug, Serialize)]
struct Index<'s> {
    /// The end of a link to a page.
    suffix: &'static str,
    /// The language of official names.
    lang: &'s str,
    registries: Vec<RegistryEntry<'s>>,
    /// The pairs across registries, by the numbers of registry and code on either side.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    across: &'s [[usize; 4]],
}

#[derive(Debug, Serialize)]
struct RegistryEntry<'s> {
    /// The folder below the locale's.
    folder: &'s str,
    name: &'s str,
    codes: Vec<CodeEntry<'s>>,
    /// The pairs that have a page, by the numbers of their codes; none where every pair has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<&'s [[usize; 2]]>,
}

/// Spelling, official name, translated name or nothing, other names, the file's stem where it is not the
/// spelling, and the address, which the files of pairs are named by, where it is not.
#[derive(Debug, Serialize)]
struct CodeEntry<'s>(
    &'s str,
    &'s str,
    &'s str,
    Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")] Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")] Option<&'s str>,
);

/// What the look-up of a locale finds codes by.
#[derive(Debug, Hash)]
pub(crate) struct LookUpPage<'s> {
    shell: Shell<'s>,
    registries: Vec<LookUpRegistry<'s>>,
    across: Vec<[usize; 4]>,
}

#[derive(Debug, Hash)]
struct LookUpRegistry<'s> {
    head: &'s Keyed<RegistryHead>,
    codes: &'s [Keyed<CodeEdition>],
    pairs: Option<Vec<[usize; 2]>>,
}

impl<'s> LookUpPage<'s> {
    pub(super) fn of(maker: &Maker<'s>) -> Self {
        let catalog = &maker.site.catalog;
        let registries = catalog.registries().map(|(id, registry)| {
            let edition = maker.registry(id);
            let pairs = || registry.pairs().map(|pair| [pair.a().0, pair.b().0]).collect();
            LookUpRegistry {
                head: &edition.head,
                codes: &edition.codes,
                pairs: (registry.policy != PairPolicy::All).then(pairs),
            }
        });
        let numbers = |across: &Across| {
            let [(a_registry, a), (b_registry, b)] = across.codes();
            [a_registry.0, a.0, b_registry.0, b.0]
        };
        Self {
            shell: maker.shell(),
            registries: registries.collect(),
            across: catalog.across.iter().map(numbers).collect(),
        }
    }

    /// Writes the index as a script that hands it to the page's own.
    pub(super) fn script(&self) -> String {
        let registries = self.registries.iter().map(|registry| RegistryEntry {
            folder: &registry.head.id,
            name: &registry.head.name,
            codes: registry.codes.iter().map(|code| entry(code)).collect(),
            pairs: registry.pairs.as_deref(),
        });
        let index = Index {
            suffix: url::suffix(self.shell.config.urls),
            lang: self.shell.source_lang(),
            registries: registries.collect(),
            across: &self.across,
        };
        let index = serde_json::to_string(&index).expect("the index holds texts and lists");
        format!("versus({index});\n")
    }
}

fn entry(code: &CodeEdition) -> CodeEntry<'_> {
    let constants = code.constants.iter().flatten();
    let names = code.official_aliases.iter().chain(&code.aliases).chain(constants);
    let stem = url::code_stem(&code.link.address);
    CodeEntry(
        &code.link.spelling,
        &code.link.official_name.plain,
        code.link.name.as_deref().unwrap_or_default(),
        names.map(String::as_str).collect(),
        (stem != code.link.spelling).then_some(stem),
        (code.link.address != code.link.spelling).then_some(&code.link.address),
    )
}
