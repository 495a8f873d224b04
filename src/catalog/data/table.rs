//! Rows as all forms of data give them, and the form that is TOML.

use toml::de::{DeTable, DeValue};

use crate::config::{Config, LocaleId};
use crate::diagnostic::{Diagnostics, rule};
use crate::fields::{self, Start};
use crate::span::{SourceId, Span, Spanned};

/// A row, which is a code in one or several languages.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Where it begins.
    pub span: Span,
    pub cells: Vec<Cell>,
}

/// What a row says under one key.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub key: Spanned<String>,
    /// Whose words it is, where it names a locale of its own.
    pub locale: Option<LocaleId>,
    /// One text, or those of a list.
    pub texts: Vec<Text>,
}

/// A text in a row.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub value: String,
    /// Where it stands, without what quotes it.
    pub span: Span,
    /// Whether it stands there letter by letter.
    pub is_exact: bool,
}

impl Row {
    /// Returns the one text under a key in the language of the file.
    pub(super) fn text(&self, key: &str) -> Option<&Text> {
        self.cells.iter().find(|cell| cell.key.value == key && cell.locale.is_none())?.texts.first()
    }

    /// Returns the languages that the row has words in, that of its file first.
    pub(super) fn locales(&self, own: LocaleId, config: &Config) -> Vec<LocaleId> {
        let is_said = |&locale: &LocaleId| {
            locale != own && self.cells.iter().any(|cell| cell.locale == Some(locale))
        };
        std::iter::once(own).chain(config.locale_ids().filter(is_said)).collect()
    }
}

/// Reads `[[codes]]` of TOML, whose keys are those of a file and its texts.
pub(super) fn read_toml(id: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Row> {
    let table = fields::parse(text, Start::new(id, 0), diagnostics);
    let codes = table.get("codes");
    let Some(codes) = codes.and_then(|codes| codes.get_ref().as_array()) else {
        diagnostics.push(
            rule::MISSING_KEY
                .at(Span::new(id, 0..0), "the file has no rows")
                .help("write each code as a table `[[codes]]`"),
        );
        return Vec::new();
    };
    let mut rows = Vec::new();
    for code in codes {
        let span = Span::new(id, code.span());
        let Some(table) = code.get_ref().as_table() else { continue };
        let mut cells = Vec::new();
        add_cells(id, text, "", table, &mut cells);
        cells.sort_by_key(|cell| cell.key.span);
        rows.push(Row { span, cells });
    }
    rows
}

fn add_cells(id: SourceId, text: &str, prefix: &str, table: &DeTable<'_>, cells: &mut Vec<Cell>) {
    for (key, value) in table {
        let name = format!("{prefix}{}", key.get_ref());
        let key = Spanned::new(name, Span::new(id, key.span()));
        match value.get_ref() {
            DeValue::Table(inner) => {
                add_cells(id, text, &table_prefix(&key.value), inner, cells);
            }
            DeValue::Array(list) => {
                let texts = list.iter().map(|value| toml_text(id, text, value)).collect();
                cells.push(Cell { key, locale: None, texts });
            }
            _ => cells.push(Cell { key, locale: None, texts: vec![toml_text(id, text, value)] }),
        }
    }
}

/// Returns how the keys of a table within a row begin: `fact.` of `facts`.
pub(super) fn table_prefix(key: &str) -> String {
    match key {
        "facts" => "fact.".into(),
        "constants" => "constant.".into(),
        key => format!("{key}."),
    }
}

fn toml_text(id: SourceId, text: &str, value: &toml::Spanned<DeValue<'_>>) -> Text {
    let range = value.span();
    let written = text.get(range.clone()).unwrap_or_default();
    let value = match value.get_ref() {
        DeValue::String(string) => string.to_string(),
        DeValue::Boolean(boolean) => boolean.to_string(),
        _ => written.to_owned(),
    };
    // The text stands between quotes, of which there are one or three.
    let at = written.find(&value).filter(|_| !value.is_empty());
    let span = at.map_or(range.clone(), |at| range.start + at..range.start + at + value.len());
    Text { value, span: Span::new(id, span), is_exact: at.is_some() }
}
