//! What the look-up finds codes by: names and links of every code of a locale, and which pairs have a page.

use serde::Serialize;

use crate::catalog::{Across, CodeId, PairPolicy, Registry, RegistryId};
use crate::config::LocaleId;
use crate::plan::Page;
use crate::url;

use super::Renderer;

/// The index of one locale. Its keys are short: every reader who looks something up loads it.
#[derive(Debug, Serialize)]
struct Index<'s> {
    /// The end of a link to a page.
    suffix: &'static str,
    /// The language of official names.
    lang: &'s str,
    registries: Vec<RegistryEntry<'s>>,
    /// The pairs across registries, by the numbers of registry and code on either side.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    across: Vec<[usize; 4]>,
}

#[derive(Debug, Serialize)]
struct RegistryEntry<'s> {
    /// The folder below the locale's.
    folder: &'s str,
    name: &'s str,
    codes: Vec<CodeEntry<'s>>,
    /// The pairs that have a page, by the numbers of their codes; none where every pair has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<Vec<[usize; 2]>>,
}

/// Spelling, official name, translated name or nothing, other names, and the file's stem where it is not
/// the spelling.
#[derive(Debug, Serialize)]
struct CodeEntry<'s>(
    &'s str,
    &'s str,
    &'s str,
    Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")] Option<String>,
);

fn numbers(across: &Across) -> [usize; 4] {
    let [(a_registry, a), (b_registry, b)] = across.codes();
    [a_registry.0, a.0, b_registry.0, b.0]
}

impl Renderer<'_> {
    /// Writes the index of a locale as a script that hands it to the page's own.
    pub(super) fn look_up(&self, page: Page) -> String {
        let registries = self.site.catalog.registries();
        let index = Index {
            suffix: url::suffix(self.site.config.urls),
            lang: self.source_lang(),
            registries: registries
                .map(|(id, registry)| self.registry_entry(page.locale, id, registry))
                .collect(),
            across: self.site.catalog.across.iter().map(numbers).collect(),
        };
        let index = serde_json::to_string(&index).expect("the index holds texts and lists");
        format!("versus({index});\n")
    }

    fn registry_entry<'s>(
        &'s self,
        locale: LocaleId,
        id: RegistryId,
        registry: &'s Registry,
    ) -> RegistryEntry<'s> {
        let pairs = || registry.pairs().map(|pair| [pair.a().0, pair.b().0]).collect();
        RegistryEntry {
            folder: &registry.id,
            name: &self.registry_edition(locale, id).name.value,
            codes: registry.codes().map(|(code, _)| self.look_up_entry(locale, id, code)).collect(),
            pairs: (registry.policy != PairPolicy::All).then(pairs),
        }
    }

    fn look_up_entry(&self, locale: LocaleId, id: RegistryId, code: CodeId) -> CodeEntry<'_> {
        let edition = self.code_edition(locale, id, code);
        let written = self.site.catalog.registry(id).code(code);
        let constants = written.constants.iter().flatten();
        let names = written.aliases.iter().chain(&edition.aliases).chain(constants);
        let stem = url::code_stem(&edition.spelling);
        CodeEntry(
            &edition.spelling,
            &edition.official_name.plain,
            edition.name.as_deref().unwrap_or_default(),
            names.map(String::as_str).collect(),
            (stem != edition.spelling).then_some(stem),
        )
    }
}
