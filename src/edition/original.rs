//! The files of a catalog, each with its translations: what coverage counts and digests compare.

use crate::catalog::{ACROSS, Body, Catalog, Code, Comparison, Registry, Tracked};
use crate::config::{Config, LocaleId};
use crate::diagnostic::Span;
use crate::source::Sources;

use super::Coverage;
use super::coverage::{of_code, of_comparison, of_index};

/// A file of the source locale, with its translations.
#[derive(Clone, Copy, Debug)]
pub struct Original<'a> {
    /// The name of the folder it stands in.
    pub folder: &'a str,
    pub(crate) texts: Texts<'a>,
}

/// What a file holds, in every locale.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Texts<'a> {
    Index(&'a Registry),
    Code(&'a Registry, &'a Code),
    Comparison(&'a Comparison),
}

impl<'a> Original<'a> {
    /// Returns every file of a catalog: of each registry the index, the codes and the comparisons.
    pub fn all(catalog: &'a Catalog) -> impl Iterator<Item = Self> {
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

    /// Returns where the file of a locale begins, and which text it is or translates.
    pub fn file(self, locale: LocaleId) -> Option<(Span, &'a Tracked)> {
        match self.texts {
            Texts::Index(registry) => registry.text(locale).map(|text| (text.span, &text.tracked)),
            Texts::Code(_, code) => code.texts[locale.0].as_ref().map(|t| (t.span, &t.tracked)),
            Texts::Comparison(comparison) => {
                comparison.texts[locale.0].as_ref().map(|text| (text.span, &text.tracked))
            }
        }
    }

    /// Returns the path of a locale's file, whether or not it exists.
    pub fn path(self, locale: LocaleId, config: &Config, sources: &Sources) -> String {
        let source = self.file(config.source_locale).map(|(span, _)| span.source);
        let path = source.map_or("", |id| sources.get(id).path.as_str());
        if locale == config.source_locale {
            return path.into();
        }
        let stem = path.strip_suffix(".md").unwrap_or(path);
        format!("{stem}.{}.md", config.locale(locale).id)
    }

    /// Counts the texts of one locale.
    pub fn coverage(self, locale: LocaleId, config: &Config, sources: &Sources) -> Coverage {
        let source = config.source_locale;
        match self.texts {
            Texts::Index(registry) => of_index(registry, locale, source, sources),
            Texts::Code(_, code) => {
                let own = code.texts[locale.0].as_ref();
                let source = code.texts[source.0].as_ref();
                source.map(|source| of_code(source, own, sources)).unwrap_or_default()
            }
            Texts::Comparison(comparison) => {
                let own = comparison.texts[locale.0].as_ref();
                let source = comparison.texts[source.0].as_ref();
                source.map(|source| of_comparison(source, own, sources)).unwrap_or_default()
            }
        }
    }

    /// Tells whether the file is that of a code.
    pub fn is_code(self) -> bool {
        matches!(self.texts, Texts::Code(..))
    }

    /// Returns the text before the first section, where a locale has the file.
    pub fn leading(self, locale: LocaleId) -> Option<Body> {
        match self.texts {
            Texts::Index(registry) => registry.text(locale).map(|text| text.intro),
            Texts::Code(_, code) => code.texts[locale.0].as_ref().map(|text| text.description),
            Texts::Comparison(comparison) => {
                comparison.texts[locale.0].as_ref().map(|text| text.leading)
            }
        }
    }

    /// Returns the sections of a locale's file, by their ids.
    pub fn sections(self, locale: LocaleId) -> Vec<(&'a str, Body)> {
        match self.texts {
            Texts::Index(_) => Vec::new(),
            Texts::Code(registry, code) => {
                let bodies = code.texts[locale.0].iter().flat_map(|text| &text.sections);
                let named = registry.sections.iter().zip(bodies);
                named.filter_map(|(id, body)| Some((id.value.as_str(), (*body)?))).collect()
            }
            Texts::Comparison(comparison) => {
                let Some(text) = &comparison.texts[locale.0] else { return Vec::new() };
                let named = [("differences", text.differences), ("choose", text.choose)];
                named.into_iter().filter_map(|(id, body)| Some((id, body?))).collect()
            }
        }
    }

    /// Returns the text before the first section, and the sections by their ids.
    pub fn parts(self, locale: LocaleId) -> impl Iterator<Item = (Option<&'a str>, Body)> {
        let leading = self.leading(locale).map(|body| (None, body));
        let sections = self.sections(locale).into_iter().map(|(id, body)| (Some(id), body));
        leading.into_iter().chain(sections)
    }
}
