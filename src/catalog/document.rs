//! Files under `content/` → what each is about and in which language, with its front matter split off.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::config::{Config, LocaleId};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, expected_one_of};
use crate::fields::{self, Fields, Place};
use crate::name::{is_locale_shaped, is_segment, is_url_safe};
use crate::source::{CONFIG, SourceId, Sources};

use super::{Body, across};

/// What the spelling of a code may be.
const SPELLING: &str = "use letters, digits, `-`, `_`, `.` and `~` only, no `.` or `_` at the start and \
                        no `.` at the end";

/// What a file is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Index,
    Code(String),
    Pair(String, String),
}

/// The files on one subject, by locale.
#[derive(Debug)]
pub(super) struct Documents {
    files: Vec<Option<SourceId>>,
}

impl Documents {
    /// Groups the files by registry and subject; files that fit nowhere are reported.
    pub(super) fn by_registry(
        sources: &Sources,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<String, BTreeMap<Subject, Self>> {
        let mut registries: BTreeMap<String, BTreeMap<Subject, Self>> = BTreeMap::new();
        let mut refused = String::new();
        for (id, source) in sources.below("content/") {
            if source.path == CONFIG {
                continue;
            }
            let found = identify(id, sources, config, &mut refused, diagnostics);
            let Some((registry, subject, locale)) = found else { continue };
            let documents = registries.entry(registry).or_default().entry(subject);
            let documents =
                documents.or_insert_with(|| Self { files: vec![None; config.locales.len()] });
            documents.files[locale.0] = Some(id);
        }
        registries
    }

    /// Returns the file in one locale.
    pub(super) fn get(&self, locale: LocaleId) -> Option<SourceId> {
        self.files[locale.0]
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
        let file = self.get(config.source_locale);
        if file.is_none() {
            for span in self.spans() {
                diagnostics.push(
                    Diagnostic::error("orphaned-translation", span, "nothing is translated here")
                        .help("write the file without the locale suffix, or remove this one"),
                );
            }
        }
        file
    }
}

/// Tells what a file is about by its path; `refused` is the registry whose name was reported last.
fn identify(
    id: SourceId,
    sources: &Sources,
    config: &Config,
    refused: &mut String,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Subject, LocaleId)> {
    let path = &sources.get(id).path;
    let start = Span::new(id, 0..0);
    let mut parts = path.split('/').skip(1);
    let registry = parts.next().unwrap_or_default();
    let stem = parts.next().and_then(|file| file.strip_suffix(".md"));
    let (Some(stem), None) = (stem, parts.next()) else {
        diagnostics.push(
            Diagnostic::error("unexpected-file", start, "this file has no place in a catalog")
                .help("write `content/<registry>/<code>.md`, or move the file elsewhere"),
        );
        return None;
    };
    if registry == refused {
        return None;
    }
    if !is_segment(registry) {
        diagnostics.push(
            Diagnostic::error(
                "invalid-name",
                start,
                format!("`{registry}` cannot name a registry"),
            )
            .help("use small letters, digits and hyphens only"),
        );
        registry.clone_into(refused);
        return None;
    }
    let (stem, locale) = split_locale(stem, start, config, diagnostics)?;
    if registry == across::FOLDER && !stem.contains("-vs-") {
        let message = "only comparisons across registries stand in this folder";
        diagnostics.push(Diagnostic::error("unexpected-file", start, message).help(
            "write `<registry>-<code>-vs-<registry>-<code>.md`, or give the registry another name",
        ));
        return None;
    }
    let subject = match stem.split_once("-vs-") {
        _ if stem == "_index" => Subject::Index,
        Some((a, b)) => Subject::Pair(a.into(), b.into()),
        None => Subject::Code(stem.into()),
    };
    if let Subject::Code(spelling) = &subject
        && !is_url_safe(spelling)
    {
        let message = format!("`{spelling}` cannot be the address of a code");
        diagnostics.push(Diagnostic::error("invalid-name", start, message).help(SPELLING));
        return None;
    }
    Some((registry.into(), subject, locale))
}

fn split_locale<'a>(
    stem: &'a str,
    start: Span,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<(&'a str, LocaleId)> {
    let Some((name, suffix)) = stem.rsplit_once('.') else {
        return Some((stem, config.source_locale));
    };
    match config.find_locale(suffix) {
        Some(locale) if locale == config.source_locale => {
            diagnostics.push(
                Diagnostic::error(
                    "source-suffix",
                    start,
                    "the source text carries a locale suffix",
                )
                .help(format!("rename the file to `{name}.md`")),
            );
            None
        }
        Some(locale) => Some((name, locale)),
        None if is_locale_shaped(suffix) => {
            let known: Vec<_> = config.locales.iter().map(|locale| locale.id.as_str()).collect();
            let help = expected_one_of(suffix, known.iter().copied());
            diagnostics.push(
                Diagnostic::error(
                    "unknown-locale",
                    start,
                    format!("the locale `{suffix}` is not configured"),
                )
                .help(format!("{help} (or add it to `content/site.toml`)")),
            );
            None
        }
        None => Some((stem, config.source_locale)),
    }
}

/// Tells whether a folder of that name can be a registry; the error is what to say and how to mend it.
pub fn check_registry_name(name: &str) -> Result<(), String> {
    if name == across::FOLDER {
        return Err(format!("`{name}` is the folder of comparisons across registries"));
    }
    if name.is_empty() || !is_segment(name) {
        let help = "use small letters, digits and hyphens only";
        return Err(format!("`{name}` cannot name a registry\nhelp: {help}"));
    }
    Ok(())
}

/// Tells whether a file of that name can be a code; the error is what to say and how to mend it.
pub fn check_spelling(spelling: &str, config: &Config) -> Result<(), String> {
    let refused = format!("`{spelling}` cannot be the name of a code's file");
    if !is_url_safe(spelling) {
        return Err(format!("{refused}\nhelp: {SPELLING}"));
    }
    if spelling.contains("-vs-") {
        return Err(format!("{refused}: `-vs-` stands in names of comparisons"));
    }
    let suffix = spelling.rsplit_once('.').map(|(_, suffix)| suffix);
    if suffix.is_some_and(|s| config.find_locale(s).is_some() || is_locale_shaped(s)) {
        return Err(format!("{refused}: what follows the last dot looks like a locale"));
    }
    Ok(())
}

/// Reads a file: `read` asks for the fields of the front matter and gets the Markdown after it;
/// fields it did not ask for are reported.
pub(super) fn read<T>(
    id: SourceId,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(&mut Fields<'_>, Body, &mut Diagnostics) -> T,
) -> T {
    let (toml, body) = split_front_matter(id, &sources.get(id).text, diagnostics);
    let place = Place::new(id, toml.start);
    let table = fields::parse(&sources.get(id).text[toml], place, diagnostics);
    let mut fields = Fields::new(&table, place);
    let value = read(&mut fields, Body { span: Span::new(id, body) }, diagnostics);
    fields.finish(diagnostics);
    value
}

/// Splits a text into the TOML between two lines of `+++` at its start and the Markdown after them.
fn split_front_matter(
    id: SourceId,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> (Range<usize>, Range<usize>) {
    let mut at = 0;
    let mut toml_start = None;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match toml_start {
            None if line.trim_end() == "+++" => toml_start = Some(end),
            None if line.trim().is_empty() => {}
            None => return (0..0, 0..text.len()),
            Some(start) if line.trim_end() == "+++" => return (start..at, end..text.len()),
            Some(_) => {}
        }
        at = end;
    }
    let Some(start) = toml_start else { return (0..0, 0..text.len()) };
    let fence = Span::new(id, text[..start].rfind("+++").unwrap_or_default()..start);
    diagnostics.push(
        Diagnostic::error("open-front-matter", fence, "the front matter has no end")
            .help("close it with a line `+++`"),
    );
    // What cannot be front matter is taken for the text.
    let end = fields::end_of_toml(&text[start..]).map_or(text.len(), |end| start + end);
    (start..end, end..text.len())
}
