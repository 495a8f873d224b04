//! What a file of data calls its columns → the keys of a code; a column that is neither known nor left out is a
//! mistake.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::index::FactKind;
use crate::catalog::raw::{RawData, RawIndex};
use crate::config::{Config, LocaleId};
use crate::diagnostic::{Diagnostics, expected_one_of, rule};
use crate::span::Spanned;

use super::table::{Cell, Row};

/// The keys that only the source locale has.
const SOURCE_KEYS: [&str; 12] = [
    "address",
    "category",
    "related",
    "reference.name",
    "reference.url",
    "draft",
    "since",
    "deprecated",
    "removed",
    "replaced_by",
    "reviewed",
    "formerly",
];

/// The keys that are said in words, beside sections and facts.
const WORD_KEYS: [&str; 5] = ["name", "means", "seen", "aliases", "description"];

/// The keys that the columns of a file may have.
#[derive(Debug)]
pub(super) struct Columns<'i> {
    data: &'i RawData,
    known: BTreeMap<String, Meaning>,
}

/// What a key is.
#[derive(Clone, Copy, Debug)]
enum Meaning {
    /// A key in the language of the file.
    Own,
    /// A key in another one.
    In(LocaleId),
}

impl<'i> Columns<'i> {
    /// Lists the keys of a registry's codes in one language.
    pub(super) fn new(index: &'i RawIndex, locale: LocaleId, config: &Config) -> Self {
        let facts = |only_words: bool| {
            let facts = index.facts.iter();
            let facts =
                facts.filter(move |fact| !only_words || matches!(fact.kind, FactKind::Text));
            facts.map(|fact| format!("fact.{}", fact.id.value))
        };
        let sections = index.sections.iter().map(|section| section.value.clone());
        let words = WORD_KEYS.iter().map(|&key| key.to_owned()).chain(sections);
        let words: Vec<String> = words.chain(facts(true)).collect();
        let mut known = BTreeMap::from([("code".to_owned(), Meaning::Own)]);
        known.extend(words.iter().map(|key| (key.clone(), Meaning::Own)));
        if locale == config.source_locale {
            let constants = index.constants.iter().map(|one| format!("constant.{}", one.id.value));
            let own = SOURCE_KEYS.iter().map(|&key| key.to_owned()).chain(facts(false));
            known.extend(own.chain(constants).map(|key| (key, Meaning::Own)));
            for other in config.locale_ids().filter(|&other| other != locale) {
                let id = &config.locale(other).id;
                let in_other = words.iter().map(|key| (format!("{key}.{id}"), Meaning::In(other)));
                known.extend(in_other);
            }
        } else {
            known.extend(["source", "address"].map(|key| (key.to_owned(), Meaning::Own)));
        }
        Self { data: &index.data, known }
    }

    /// Gives cells the keys that their columns stand for.
    pub(super) fn translate(&self, rows: Vec<Row>, diagnostics: &mut Diagnostics) -> Vec<Row> {
        let mut theirs: BTreeMap<&str, Vec<&Spanned<String>>> = BTreeMap::new();
        for (ours, column) in &self.data.columns {
            theirs.entry(&column.value).or_default().push(ours);
        }
        self.check_declared(&rows, diagnostics);
        let mut unknown: BTreeSet<String> = BTreeSet::new();
        let mut translated = Vec::new();
        for row in rows {
            let mut cells = Vec::new();
            for cell in row.cells {
                let name = cell.key.value.clone();
                if self.data.ignore.iter().any(|ignored| ignored.value == name) {
                    continue;
                }
                let named: Vec<&str> = match theirs.get(name.as_str()) {
                    Some(ours) => ours.iter().map(|ours| ours.value.as_str()).collect(),
                    None => vec![&name],
                };
                for ours in named {
                    match self.known.get(ours) {
                        Some(&meaning) => cells.push(Self::cell(&cell, ours, meaning)),
                        // It is reported once, with its first cell.
                        None if unknown.insert(name.clone()) => self.refuse(&cell.key, diagnostics),
                        None => {}
                    }
                }
            }
            translated.push(Row { span: row.span, cells });
        }
        translated
    }

    fn cell(cell: &Cell, ours: &str, meaning: Meaning) -> Cell {
        let (key, locale) = match meaning {
            Meaning::Own => (ours, None),
            Meaning::In(locale) => {
                (ours.rsplit_once('.').map_or(ours, |(key, _)| key), Some(locale))
            }
        };
        Cell { key: Spanned::new(key.into(), cell.key.span), locale, texts: cell.texts.clone() }
    }

    /// Reports what `[data]` says of keys that there are none, and of columns that no row has.
    fn check_declared(&self, rows: &[Row], diagnostics: &mut Diagnostics) {
        let names: BTreeSet<&str> =
            rows.iter().flat_map(|row| &row.cells).map(|cell| cell.key.value.as_str()).collect();
        for (ours, _) in &self.data.columns {
            if !self.known.contains_key(&ours.value) && !self.is_elsewhere(&ours.value) {
                diagnostics.push(
                    rule::UNKNOWN_COLUMN
                        .at(ours.span, format!("a code has no key `{}`", ours.value))
                        .help(expected_one_of(&ours.value, self.known.keys().map(String::as_str))),
                );
            }
        }
        // A key that the source locale has may lack in a translation.
        let is_translation = self.known.contains_key("source");
        if is_translation || rows.is_empty() {
            return;
        }
        let columns = self.data.columns.iter().map(|(_, theirs)| theirs);
        for column in columns.filter(|column| !names.contains(column.value.as_str())) {
            let message = format!("no row has anything in a column `{}`", column.value);
            diagnostics.push(
                rule::UNKNOWN_COLUMN
                    .at(column.span, message)
                    .help(expected_one_of(&column.value, names.iter().copied())),
            );
        }
    }

    /// Tells whether a key is one of the source locale's, which its translations do not have.
    fn is_elsewhere(&self, key: &str) -> bool {
        self.known.contains_key("source")
            && (SOURCE_KEYS.contains(&key) || key.contains('.') || self.known.contains_key(key))
    }

    fn refuse(&self, key: &Spanned<String>, diagnostics: &mut Diagnostics) {
        let help = expected_one_of(&key.value, self.known.keys().map(String::as_str));
        diagnostics.push(rule::UNKNOWN_COLUMN.at(key.span, format!("unknown column `{}`", key.value)).help(
            format!(
                "{help}; else say in `_index.md` what it is, `data.columns = {{ name = \"{0}\" }}`, or leave it out, \
                 `data.ignore = [\"{0}\"]`",
                key.value
            ),
        ));
    }
}
