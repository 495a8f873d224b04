//! Rows of data (`_codes.csv`, `.toml`, `.json`) → a text each, as if an author had written it as a file.
//!
//! A text is made of pieces of the row's cells and of the file that adds to the row, if there is one, and knows
//! where each piece comes from. So rows are read, checked and translated as files are, and a report on one leads
//! to its cell.

mod columns;
mod compose;
mod csv;
mod json;
mod plain;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, LocaleId};
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::source::{Derived, Source, Sources};
use crate::span::{SourceId, Span};

use super::name::address_for;
use super::raw::{Inputs, RawIndex};
use columns::Columns;
use compose::Compose;
use table::Row;

/// How the name of a file of rows begins.
const STEM: &str = "_codes";

/// A file of rows.
#[derive(Clone, Copy, Debug)]
struct DataFile<'s> {
    id: SourceId,
    source: &'s Source,
    registry: &'s str,
    locale: LocaleId,
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Csv,
    Toml,
    Json,
}

impl Form {
    fn read(self, id: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Row> {
        match self {
            Self::Csv => csv::read(id, text, diagnostics),
            Self::Json => json::read(id, text, diagnostics),
            Self::Toml => table::read_toml(id, text, diagnostics),
        }
    }
}

/// Makes the rows of all files of data texts of their own; mistakes that show in the files alone are reported.
pub(crate) fn expand(
    sources: &Arc<Sources>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Arc<Sources> {
    let inputs = Inputs { sources, config };
    let mut derived = Vec::new();
    let mut seen: BTreeMap<(&str, LocaleId), SourceId> = BTreeMap::new();
    for (id, source) in sources.below("content/") {
        let Some((registry, stem, form)) = split(&source.path) else { continue };
        match identify(id, source, registry, stem, form, config) {
            Ok(file) if seen.insert((registry, file.locale), id).is_some() => diagnostics.push(
                rule::UNEXPECTED_FILE
                    .at(
                        Span::new(id, 0..0),
                        "the registry has another file of rows in this language",
                    )
                    .help("join the two"),
            ),
            Ok(file) => derived.extend(rows(file, inputs, diagnostics)),
            Err(mistake) => diagnostics.push(mistake),
        }
    }
    if derived.is_empty() { Arc::clone(sources) } else { Arc::new(sources.with_derived(derived)) }
}

/// Returns the columns of a file of rows, in the order they first come, each with the values in it.
pub(crate) fn columns(
    path: &str,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Vec<String>)> {
    let (Some((id, source)), Some((.., form))) = (sources.find(path), split(path)) else {
        return Vec::new();
    };
    let mut columns: Vec<(String, Vec<String>)> = Vec::new();
    for cell in form.read(id, &source.text, diagnostics).iter().flat_map(|row| &row.cells) {
        let values = cell.texts.iter().map(|text| text.value.clone());
        match columns.iter_mut().find(|(name, _)| *name == cell.key.value) {
            Some((_, known)) => known.extend(values),
            None => columns.push((cell.key.value.clone(), values.collect())),
        }
    }
    columns
}

/// Tells whether a file in a registry's folder holds rows.
pub(super) fn is_data(path: &str) -> bool {
    split(path).is_some()
}

/// Splits `content/pay/_codes.fr.csv` into the registry, `_codes.fr` and the form.
fn split(path: &str) -> Option<(&str, &str, Form)> {
    let (registry, file) = path.strip_prefix("content/")?.split_once('/')?;
    let (stem, ending) = file.rsplit_once('.')?;
    let form = match ending {
        "csv" => Form::Csv,
        "toml" => Form::Toml,
        "json" => Form::Json,
        _ => return None,
    };
    let rest = stem.strip_prefix(STEM)?;
    (rest.is_empty() || rest.starts_with('.')).then_some((registry, stem, form))
}

fn identify<'s>(
    id: SourceId,
    source: &'s Source,
    registry: &'s str,
    stem: &str,
    form: Form,
    config: &Config,
) -> Result<DataFile<'s>, Diagnostic> {
    let locale = match stem.strip_prefix(STEM).and_then(|rest| rest.strip_prefix('.')) {
        None => config.source_locale,
        Some(suffix) => match config.find_locale(suffix) {
            Some(locale) if locale != config.source_locale => locale,
            Some(_) => {
                return Err(rule::SOURCE_SUFFIX
                    .at(Span::new(id, 0..0), "the rows of the source locale carry a locale suffix")
                    .help("remove the suffix from the file's name"));
            }
            None => {
                return Err(rule::UNKNOWN_LOCALE
                    .at(Span::new(id, 0..0), format!("the locale `{suffix}` is not configured"))
                    .help("add it to `content/site.toml`, or correct the file's name"));
            }
        },
    };
    Ok(DataFile { id, source, registry, locale, form })
}

/// Makes the rows of one file texts.
fn rows(file: DataFile<'_>, inputs: Inputs<'_>, diagnostics: &mut Diagnostics) -> Vec<Derived> {
    let rows = file.form.read(file.id, &file.source.text, diagnostics);
    // Mistakes in the index are reported where it is read for the catalog.
    let index = RawIndex::of_registry(file.registry, inputs, &mut Diagnostics::default());
    let Some(index) = index else { return Vec::new() };
    let columns = Columns::new(&index, file.locale, inputs.config);
    let rows = columns.translate(rows, diagnostics);
    let mut addresses: BTreeMap<String, Span> = BTreeMap::new();
    let mut derived = Vec::new();
    for row in rows {
        let Some(address) = address(&row, inputs.config, diagnostics) else { continue };
        if addresses.insert(address.clone(), row.span).is_some() {
            let message = format!("the code `{address}` has a row before this one");
            diagnostics
                .push(rule::DUPLICATE_ID.at(row.span, message).help("remove one of the two"));
            continue;
        }
        for locale in row.locales(file.locale, inputs.config) {
            let compose = Compose::new(&row, &address, locale, &index, inputs);
            derived.push(compose.text(file.registry, diagnostics));
        }
    }
    derived
}

/// Returns the address of a row: the one it names, else one that its code comes near.
fn address(row: &Row, config: &Config, diagnostics: &mut Diagnostics) -> Option<String> {
    let Some(code) = row.text("code") else {
        diagnostics.push(
            rule::MISSING_KEY.at(row.span, "the row has no code").help(
                "fill the column `code`, or name the column that holds it in `[data] columns`",
            ),
        );
        return None;
    };
    let named = row.text("address").unwrap_or(code);
    let address = address_for(&named.value, config).filter(|address| {
        // What is meant for an address is one.
        row.text("address").is_none() || *address == named.value
    });
    if address.is_none() {
        let message = format!("`{}` cannot be the address of a code", named.value);
        diagnostics.push(
            rule::INVALID_NAME.at(named.span, message).help(
                "give the row a column `address` with letters, digits, `-`, `_`, `.` and `~`",
            ),
        );
    }
    address
}
