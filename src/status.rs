//! How far each translation is: a loaded [`Site`] → coverage and files, by locale and registry.
//!
//! What is stale, untracked, orphaned or repeated is what the rules of `check` found; nothing is judged anew.

mod json;
mod markdown;
mod text;

use crate::Site;
use crate::config::LocaleId;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::rule::{self, Rule};
use crate::edition::{Coverage, Original};

/// How far the translations of a site are.
#[derive(Debug)]
pub struct Status {
    /// The id of the locale that the others translate.
    pub source_locale: String,
    /// Every other locale, in the order of the configuration.
    pub locales: Vec<LocaleStatus>,
}

/// How far one locale is.
#[derive(Debug)]
pub struct LocaleStatus {
    /// The locale's id.
    pub id: String,
    /// Its texts in all registries.
    pub coverage: Coverage,
    /// The registries, and the folder of comparisons across them.
    pub registries: Vec<RegistryStatus>,
}

/// How far one registry is in one locale.
#[derive(Debug)]
pub struct RegistryStatus {
    /// The name of its folder.
    pub id: String,
    /// Its texts.
    pub coverage: Coverage,
    /// What is to be done, in the order of kinds and paths.
    pub files: Vec<(Kind, String)>,
}

/// What is to be done about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// There is no translation.
    Missing,
    /// The translation lacks some of the texts.
    Incomplete,
    /// The source text has changed since.
    Stale,
    /// The translation does not say which text it translates.
    Untracked,
    /// The translation has no source.
    Orphaned,
    /// The translation repeats its source word for word.
    Identical,
}

/// A form of the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusFormat {
    /// For a terminal.
    Text,
    /// One object.
    Json,
    /// A table and lists of files.
    Markdown,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 6] = [
        Self::Missing,
        Self::Incomplete,
        Self::Stale,
        Self::Untracked,
        Self::Orphaned,
        Self::Identical,
    ];

    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Incomplete => "incomplete",
            Self::Stale => "stale",
            Self::Untracked => "untracked",
            Self::Orphaned => "orphaned",
            Self::Identical => "identical",
        }
    }

    /// Returns the kind that the mistakes of a rule are of.
    pub fn of_rule(rule: &Rule) -> Option<Self> {
        let kinds = [
            (rule::STALE_TRANSLATION, Self::Stale),
            (rule::UNTRACKED_TRANSLATION, Self::Untracked),
            (rule::ORPHANED_TRANSLATION, Self::Orphaned),
            (rule::IDENTICAL_TRANSLATION, Self::Identical),
        ];
        kinds.into_iter().find_map(|(known, kind)| (known == rule).then_some(kind))
    }
}

impl Status {
    /// Takes the status of a site; `diagnostics` are those of loading it.
    pub fn of(site: &Site, diagnostics: &Diagnostics) -> Self {
        let config = &site.config;
        let others = config.locale_ids().filter(|&locale| locale != config.source_locale);
        Self {
            source_locale: config.locale(config.source_locale).id.clone(),
            locales: others.map(|locale| LocaleStatus::of(locale, site, diagnostics)).collect(),
        }
    }

    /// Writes the status in a form.
    pub fn write(&self, format: StatusFormat) -> String {
        match format {
            StatusFormat::Text => text::write(self),
            StatusFormat::Json => json::write(self),
            StatusFormat::Markdown => markdown::write(self),
        }
    }
}

impl LocaleStatus {
    fn of(locale: LocaleId, site: &Site, diagnostics: &Diagnostics) -> Self {
        let id = &site.config.locale(locale).id;
        let mut status =
            Self { id: id.clone(), coverage: Coverage::default(), registries: Vec::new() };
        for original in Original::all(&site.catalog) {
            let coverage = original.coverage(locale, &site.config, &site.sources);
            status.coverage += coverage;
            let path = original.path(locale, &site.config, &site.sources);
            let registry = status.registry(original.folder);
            registry.coverage += coverage;
            match original.file(locale) {
                _ if coverage.translated == coverage.total => {}
                None => registry.files.push((Kind::Missing, path)),
                Some(_) => registry.files.push((Kind::Incomplete, path)),
            }
        }
        let ending = format!(".{id}.md");
        for found in diagnostics.sorted() {
            let path = &site.sources.get(found.span.source).path;
            let Some(kind) = Kind::of_rule(found.rule) else { continue };
            if let (true, Some(folder)) = (path.ends_with(&ending), path.split('/').nth(1)) {
                status.registry(folder).files.push((kind, path.clone()));
            }
        }
        for registry in &mut status.registries {
            registry.files.sort();
            registry.files.dedup();
        }
        status
    }

    fn registry(&mut self, id: &str) -> &mut RegistryStatus {
        let at = self.registries.iter().position(|registry| registry.id == id);
        let at = at.unwrap_or_else(|| {
            let (id, coverage) = (id.to_owned(), Coverage::default());
            self.registries.push(RegistryStatus { id, coverage, files: Vec::new() });
            self.registries.len() - 1
        });
        &mut self.registries[at]
    }
}

impl RegistryStatus {
    /// Returns the paths of the files of one kind.
    pub fn paths(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let of_kind = self.files.iter().filter(move |(other, _)| *other == kind);
        of_kind.map(|(_, path)| path.as_str())
    }
}
