//! Files under `content/` → what each is about and in which language, told by its path.

use std::collections::BTreeMap;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::catalog::data::is_data;
use crate::catalog::name::{ACROSS, ADDRESS, VERSUS, address_for};
use crate::catalog::text::PerLocale;
use crate::config::{Config, LocaleId};
use crate::diagnostic::{Diagnostic, Diagnostics, expected_one_of, rule};
use crate::name::{is_locale_shaped, is_segment, is_url_safe};
use crate::source::{CONFIG, Sources};
use crate::span::{SourceId, Span};

/// What reading needs.
#[derive(Clone, Copy, Debug)]
pub(in crate::catalog) struct Inputs<'a> {
    pub sources: &'a Sources,
    pub config: &'a Config,
}

/// What a file is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::catalog) enum Subject {
    Index,
    Code(String),
    Pair(PairName),
}

/// The names of two codes, as that of a comparison's file has them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::catalog) struct PairName {
    pub a: String,
    pub b: String,
}

/// The files on one subject, by locale.
#[derive(Debug)]
pub(in crate::catalog) struct Documents {
    files: PerLocale<SourceId>,
}

impl Documents {
    /// Groups the files by registry and subject; files that fit nowhere are reported.
    pub(super) fn by_registry(
        inputs: Inputs<'_>,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<String, BTreeMap<Subject, Self>> {
        let mut registries: BTreeMap<String, BTreeMap<Subject, Self>> = BTreeMap::new();
        for (registry, files) in by_folder(inputs.sources, diagnostics) {
            if is_segment(registry) {
                let documents = Self::by_subject(registry, &files, inputs.config, diagnostics);
                registries.insert(registry.to_owned(), documents);
            } else {
                let message = format!("`{registry}` cannot name a registry");
                diagnostics.push(
                    rule::INVALID_NAME
                        .at(Span::new(files[0].id, 0..0), message)
                        .help("use small letters, digits and hyphens only"),
                );
            }
        }
        for (id, source) in inputs.sources.derived() {
            let Some((registry, stem)) = registry_and_stem(&source.path) else { continue };
            let file = File { id, stem };
            let Ok((subject, locale)) = file.identify(registry, inputs.config) else { continue };
            let folder = registries.entry(registry.into()).or_default();
            // A file that adds to a row has become part of its text.
            let documents = folder.entry(subject);
            let none = || Self { files: vec![None; inputs.config.locales.len()] };
            documents.or_insert_with(none).files[locale.0] = Some(id);
        }
        registries
    }

    /// Finds the index of a registry in all its languages.
    pub(super) fn of_index(registry: &str, inputs: Inputs<'_>) -> Option<Self> {
        let mut files = by_folder(inputs.sources, &mut Diagnostics::default());
        let mut files = files.remove(registry)?;
        files.retain(|file| file.stem.starts_with("_index"));
        let unreported = &mut Diagnostics::default();
        Self::by_subject(registry, &files, inputs.config, unreported).remove(&Subject::Index)
    }

    fn by_subject(
        registry: &str,
        files: &[File<'_>],
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<Subject, Self> {
        let mut subjects: BTreeMap<Subject, Self> = BTreeMap::new();
        for file in files {
            match file.identify(registry, config) {
                Ok((subject, locale)) => {
                    let documents = subjects
                        .entry(subject)
                        .or_insert_with(|| Self { files: vec![None; config.locales.len()] });
                    documents.files[locale.0] = Some(file.id);
                }
                Err(mistake) => diagnostics.push(mistake),
            }
        }
        subjects
    }

    /// Returns where each of the files begins.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.files.iter().flatten().map(|&id| Span::new(id, 0..0))
    }

    /// Returns the source locale's file; where there is none, reports the translations as orphans.
    pub(super) fn source_file(
        &self,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> Option<SourceId> {
        let file = self.files[config.source_locale.0];
        if file.is_none() {
            for span in self.spans() {
                diagnostics.push(
                    rule::ORPHANED_TRANSLATION
                        .at(span, "nothing is translated here")
                        .help("write the file without the locale suffix, or remove this one"),
                );
            }
        }
        file
    }

    /// Reads the translations, and joins them with the text of the source locale.
    pub(super) fn texts<T>(
        &self,
        source: T,
        config: &Config,
        mut read: impl FnMut(SourceId) -> T,
    ) -> PerLocale<T> {
        let others = config.locale_ids().filter(|&locale| locale != config.source_locale);
        let mut texts: PerLocale<T> =
            others.map(|locale| self.files[locale.0].map(&mut read)).collect();
        texts.insert(config.source_locale.0, Some(source));
        texts
    }
}

/// A Markdown file in a folder of `content/`.
struct File<'s> {
    id: SourceId,
    /// Its name, without its ending.
    stem: &'s str,
}

/// Groups the Markdown files by their folders; all other files are reported.
fn by_folder<'s>(
    sources: &'s Sources,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<&'s str, Vec<File<'s>>> {
    let mut folders: BTreeMap<&str, Vec<File<'_>>> = BTreeMap::new();
    for (id, source) in sources.below("content/").filter(|(_, source)| source.path != CONFIG) {
        match registry_and_stem(&source.path) {
            Some((folder, stem)) => folders.entry(folder).or_default().push(File { id, stem }),
            None if is_data(&source.path) => {}
            None => diagnostics.push(
                rule::UNEXPECTED_FILE
                    .at(Span::new(id, 0..0), "this file has no place in a catalog")
                    .help(
                        "write `content/<registry>/<address>.md`, where a code's spelling may stand in its key \
                         `code = \"…\"`, or move the file elsewhere",
                    ),
            ),
        }
    }
    folders
}

/// Splits `content/pay/1.fr.md` into the registry and `1.fr`.
fn registry_and_stem(path: &str) -> Option<(&str, &str)> {
    let (registry, file) = path.strip_prefix("content/")?.split_once('/')?;
    let stem = file.strip_suffix(".md")?;
    (!stem.contains('/')).then_some((registry, stem))
}

impl File<'_> {
    /// Tells what the file is about, and in which language.
    fn identify(&self, registry: &str, config: &Config) -> Result<(Subject, LocaleId), Diagnostic> {
        let start = Span::new(self.id, 0..0);
        let (stem, locale) = self.split_locale(config)?;
        let subject = match stem.split_once(VERSUS) {
            Some((a, b)) => Subject::Pair(PairName { a: a.into(), b: b.into() }),
            _ if registry == ACROSS => {
                let message = "only comparisons across registries stand in this folder";
                return Err(rule::UNEXPECTED_FILE.at(start, message).help(
                    "write `<registry>-<code>-vs-<registry>-<code>.md`, or give the registry another name",
                ));
            }
            _ if stem == "_index" => Subject::Index,
            // Some file systems take letters apart from their accents.
            _ if is_url_safe(stem) => {
                let nfc = ComposingNormalizerBorrowed::new_nfc();
                Subject::Code(nfc.normalize(stem).into_owned())
            }
            _ => {
                let message = format!("`{stem}` cannot be the address of a code");
                return Err(rule::INVALID_NAME.at(start, message).help(ADDRESS));
            }
        };
        Ok((subject, locale))
    }

    /// Splits the suffix of a locale from the name.
    fn split_locale(&self, config: &Config) -> Result<(&str, LocaleId), Diagnostic> {
        let start = Span::new(self.id, 0..0);
        let Some((name, suffix)) = self.stem.rsplit_once('.') else {
            return Ok((self.stem, config.source_locale));
        };
        match config.find_locale(suffix) {
            Some(locale) if locale == config.source_locale => {
                let message = "the source text carries a locale suffix";
                let help = format!("rename the file to `{name}.md`");
                Err(rule::SOURCE_SUFFIX.at(start, message).help(help))
            }
            Some(locale) => Ok((name, locale)),
            None if is_locale_shaped(suffix) => {
                let known: Vec<_> = config.locales.iter().map(|locale| &*locale.id).collect();
                let help = expected_one_of(suffix, known.iter().copied());
                let message = format!("the locale `{suffix}` is not configured");
                let address = address_for(self.stem, config).unwrap_or_else(|| "…".into());
                Err(rule::UNKNOWN_LOCALE.at(start, message).help(format!(
                    "{help} (or add it to `content/site.toml`; a code that is written `{}` stands in \
                     `{address}.md`, with the key `code = \"{}\"`)",
                    self.stem, self.stem
                )))
            }
            None => Ok((self.stem, config.source_locale)),
        }
    }
}
