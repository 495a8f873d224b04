//! What the look-up finds codes by: names, words and links of every code of a locale, and which pairs have a page.

use serde::Serialize;

use crate::catalog::{Across, Pair, PairPolicy, Registry};
use crate::digest::Keyed;
use crate::edition::{CodeEdition, RegistryHead};
use crate::url;

use super::{Maker, Shell};

/// Shortest and longest text in `<code>` that codes are found by: a shorter one says little, nobody pastes a longer.
const QUOTE_CHARS: std::ops::RangeInclusive<usize> = 8..=160;

/// The index of one locale, which grows with codes and comparisons. Its keys are short: every reader who looks
/// something up loads it.
#[derive(Debug, Serialize)]
struct Index<'s> {
    /// The end of a link to a page.
    suffix: &'static str,
    /// The language of official names.
    lang: &'s str,
    /// Words between two codes, words that say nothing, and words that stand before a code.
    words: Words<'s>,
    registries: Vec<RegistryEntry<'s>>,
    /// The pairs across registries, by the numbers of registry and code on either side.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    across: &'s [[usize; 4]],
}

#[derive(Debug, Serialize)]
struct Words<'s> {
    links: &'s str,
    fillers: &'s str,
    cues: &'s str,
}

#[derive(Debug, Serialize)]
struct RegistryEntry<'s> {
    /// The folder below the locale's.
    folder: &'s str,
    name: &'s str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'s [String],
    /// `all` or `category` where that says which pairs have a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<&'static str>,
    codes: Vec<CodeEntry<'s>>,
    /// The pairs that have a page, by the numbers of their codes, where no policy says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<&'s [[usize; 2]]>,
    /// The pairs with a comparison.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    written: &'s [[usize; 2]],
}

/// Spelling, official name, translated name or nothing, other names, texts in `<code>`, the first sentence; then, null
/// where they go without saying, the file's stem, the address, and the number of the category.
#[derive(Debug, Serialize)]
struct CodeEntry<'s>(
    &'s str,
    &'s str,
    &'s str,
    Vec<&'s str>,
    Vec<&'s str>,
    &'s str,
    Option<String>,
    Option<&'s str>,
    Option<usize>,
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
    policy: PairPolicy,
    pairs: Option<Vec<[usize; 2]>>,
    written: Vec<[usize; 2]>,
}

impl<'s> LookUpPage<'s> {
    pub(super) fn of(maker: &Maker<'s>) -> Self {
        let catalog = &maker.site.catalog;
        let registries = catalog.registries().map(|(id, registry)| {
            let edition = maker.registry(id);
            LookUpRegistry::of(registry, &edition.head, &edition.codes)
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
        let locale = self.shell.locale;
        let words = Words {
            links: locale.text("look-up-links"),
            fillers: locale.text("look-up-fillers"),
            cues: locale.text("look-up-cues"),
        };
        let index = Index {
            suffix: url::suffix(self.shell.config.urls),
            lang: self.shell.source_lang(),
            words,
            registries: self.registries.iter().map(LookUpRegistry::entry).collect(),
            across: &self.across,
        };
        let index = serde_json::to_string(&index).expect("the index holds texts and lists");
        format!("versus({index});\n")
    }
}

impl<'s> LookUpRegistry<'s> {
    fn of(
        registry: &Registry,
        head: &'s Keyed<RegistryHead>,
        codes: &'s [Keyed<CodeEdition>],
    ) -> Self {
        let numbers = |pair: Pair| [pair.a().0, pair.b().0];
        let written = registry.comparisons.keys().copied().filter(|&pair| registry.has_page(pair));
        Self {
            head,
            codes,
            policy: registry.policy,
            pairs: registry.lists_pairs().then(|| registry.pairs().map(numbers).collect()),
            written: written.map(numbers).collect(),
        }
    }

    fn entry(&self) -> RegistryEntry<'_> {
        let policy = match self.policy {
            PairPolicy::All => Some("all"),
            PairPolicy::Category => Some("category"),
            PairPolicy::Related | PairPolicy::Curated | PairPolicy::None => None,
        };
        let is_grouped = self.policy == PairPolicy::Category;
        RegistryEntry {
            folder: &self.head.id,
            name: &self.head.name,
            aliases: &self.head.aliases,
            policy,
            codes: self.codes.iter().map(|code| entry(code, is_grouped)).collect(),
            pairs: self.pairs.as_deref(),
            written: &self.written,
        }
    }
}

fn entry(code: &CodeEdition, is_grouped: bool) -> CodeEntry<'_> {
    let constants = code.constants.iter().flatten();
    let names = code.official_aliases.iter().chain(&code.aliases).chain(constants);
    let stem = url::code_stem(&code.link.address);
    let texts = std::iter::once(&code.description).chain(code.sections.iter().flatten());
    CodeEntry(
        &code.link.spelling,
        &code.link.official_name.plain,
        code.link.name.as_deref().unwrap_or_default(),
        names.map(String::as_str).collect(),
        texts.flat_map(|text| quotes(&text.value.markdown)).collect(),
        &code.gist.value,
        (stem != code.link.spelling).then_some(stem),
        (code.link.address != code.link.spelling).then_some(&code.link.address),
        code.category.filter(|_| is_grouped),
    )
}

/// Returns the texts between backticks that a log may hold; `…` stands for what differs each time.
fn quotes(markdown: &str) -> impl Iterator<Item = &str> {
    let prose = markdown.split("```").step_by(2);
    let spans = prose.flat_map(|text| text.split('`').skip(1).step_by(2));
    let parts = spans.flat_map(|span| span.split('…')).map(str::trim);
    parts.filter(|part| {
        let is_telling = part.contains([' ', '_']) && !part.starts_with(['-', '<', '{']);
        is_telling && QUOTE_CHARS.contains(&part.chars().count())
    })
}
