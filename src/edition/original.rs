//! The files of a catalog, each with its translations: what coverage counts and digests compare.

use crate::catalog::{ACROSS, Catalog, Code, Comparison, ComparisonText, Registry, TextFile};
use crate::config::{Config, LocaleId};
use crate::source::Sources;

use super::Coverage;

/// A file of the source locale, with its translations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Original<'a> {
    /// The name of the folder it stands in.
    pub folder: &'a str,
    texts: Texts<'a>,
}

/// What a file holds, in every locale.
#[derive(Clone, Copy, Debug)]
enum Texts<'a> {
    Index(&'a Registry),
    Code(&'a Registry, &'a Code),
    Comparison(&'a Comparison),
}

impl<'a> Original<'a> {
    /// Returns every file of a catalog: of each registry the index, the codes and the comparisons.
    pub(crate) fn all(catalog: &'a Catalog) -> impl Iterator<Item = Self> {
        let in_registries = catalog.registries.iter().flat_map(|registry| {
            let comparisons = registry.comparisons.values().map(Texts::Comparison);
            std::iter::once(Texts::Index(registry))
                .chain(registry.codes.iter().map(move |code| Texts::Code(registry, code)))
                .chain(comparisons)
                .map(|texts| Self { folder: &registry.id, texts })
        });
        let across = catalog.across.iter().map(|across| Texts::Comparison(&across.comparison));
        in_registries.chain(across.map(|texts| Self { folder: ACROSS, texts }))
    }

    /// Returns the file of a locale, where it has one.
    pub(crate) fn file(self, locale: LocaleId) -> Option<TextFile<'a>> {
        match self.texts {
            Texts::Index(registry) => {
                registry.text(locale).map(|text| text.file(&registry.categories))
            }
            Texts::Code(registry, code) => {
                let text = code.texts[locale.0].as_ref();
                text.map(|text| text.file(&registry.facts, &registry.sections))
            }
            Texts::Comparison(comparison) => {
                comparison.texts[locale.0].as_ref().map(ComparisonText::file)
            }
        }
    }

    /// Returns the path of a locale's file, whether or not it exists.
    pub(crate) fn path(self, locale: LocaleId, config: &Config, sources: &Sources) -> String {
        let source = self.file(config.source_locale).map(|file| file.span.source);
        let path = source.map_or("", |id| sources.get(id).path.as_str());
        if locale == config.source_locale {
            return path.into();
        }
        let stem = path.strip_suffix(".md").unwrap_or(path);
        format!("{stem}.{}.md", config.locale(locale).id)
    }

    /// Counts the texts of one locale.
    pub(crate) fn coverage(self, locale: LocaleId, config: &Config, sources: &Sources) -> Coverage {
        let source = self.file(config.source_locale);
        let own = self.file(locale);
        source.map(|source| Coverage::of_file(&source, own.as_ref(), sources)).unwrap_or_default()
    }

    /// Tells whether the file is that of a code.
    pub(crate) fn is_code(self) -> bool {
        matches!(self.texts, Texts::Code(..))
    }
}
