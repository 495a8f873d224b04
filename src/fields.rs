//! TOML text → the fields of its tables, read one by one; whatever is wrong with one is reported.
//!
//! serde would stop at the first mistake of a file: here a reader asks for each key it knows, and
//! [`Fields::finish`] reports the keys nobody asked for.

use std::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::diagnostic::{
    Diagnostic, Diagnostics, Span, Spanned, expected_one_of, floor_boundary, phrased,
};
use crate::source::SourceId;

/// Where a piece of TOML stands: its file and how far into it.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    source: SourceId,
    offset: usize,
}

impl Place {
    /// A piece of TOML that begins at byte `offset` of `source`.
    pub fn new(source: SourceId, offset: usize) -> Self {
        Self { source, offset }
    }

    fn span(self, range: Range<usize>) -> Span {
        Span::new(self.source, range.start + self.offset..range.end + self.offset)
    }
}

/// Parses TOML as far as it can be read and reports every syntax error.
pub fn parse<'a>(text: &'a str, place: Place, diagnostics: &mut Diagnostics) -> DeTable<'a> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut table = table.into_inner();
    let mut last_line = None;
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        // A list that lacks its end takes in what follows: nothing in it can be trusted.
        let mut around = table.iter().filter(|(_, value)| is_list_around(value, range.start));
        let broken = around.next().map(|(key, _)| key.get_ref().to_string());
        broken.map(|key| table.remove(key.as_str()));
        // One slip makes the parser stumble on through the rest of its line.
        let line = text[..floor_boundary(text, range.start)].matches('\n').count();
        if last_line.replace(line) == Some(line) {
            continue;
        }
        diagnostics.push(
            Diagnostic::error("toml-syntax", place.span(range), "the TOML cannot be read")
                .label(phrased(error.message())),
        );
    }
    table
}

/// Returns where the text stops being TOML, if it does.
pub fn end_of_toml(text: &str) -> Option<usize> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let first = errors.iter().filter_map(|error| Some(error.span()?.start)).min()?;
    Some(text[..floor_boundary(text, first)].rfind('\n').map_or(0, |at| at + 1))
}

fn is_list_around(value: &TomlSpanned<DeValue<'_>>, at: usize) -> bool {
    let is_table = |value: &TomlSpanned<DeValue<'_>>| value.get_ref().is_table();
    let list = value.get_ref().as_array();
    list.is_some_and(|list| !list.iter().any(is_table))
        && (value.span().start..=value.span().end).contains(&at)
}

/// The keys of one table that is being read.
#[derive(Debug)]
pub struct Fields<'t> {
    table: &'t DeTable<'t>,
    place: Place,
    asked: Vec<&'static str>,
}

impl<'t> Fields<'t> {
    /// Begins to read `table`.
    pub fn new(table: &'t DeTable<'t>, place: Place) -> Self {
        Self { table, place, asked: Vec::new() }
    }

    /// Tells whether a key is there.
    pub fn contains(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Returns where the table's text begins.
    pub fn start(&self) -> Span {
        self.place.span(0..0)
    }

    /// Reads a string; one that says nothing is reported.
    pub fn string(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Spanned<String>> {
        let value = self.get(key)?;
        string(value, key, self.place, diagnostics)
    }

    /// Reads a string that must be there; `owner` is what the report says lacks it.
    pub fn required(
        &mut self,
        key: &'static str,
        owner: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<Spanned<String>> {
        if self.table.get(key).is_none() {
            self.asked.push(key);
            diagnostics.push(
                Diagnostic::error("missing-key", owner, format!("the key `{key}` is missing"))
                    .help(format!("add `{key} = \"…\"`")),
            );
            return None;
        }
        self.string(key, diagnostics)
    }

    /// Reads a whole number.
    pub fn integer(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<i64> {
        let value = self.get(key)?;
        let number = value.get_ref().as_integer();
        let number =
            number.and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            wrong_type(value, key, "a whole number", self.place, diagnostics);
        }
        number
    }

    /// Reads a yes or no; one that is not there is no.
    pub fn boolean(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> bool {
        let Some(value) = self.get(key) else { return false };
        let written = value.get_ref().as_bool();
        if written.is_none() {
            wrong_type(value, key, "`true` or `false`", self.place, diagnostics);
        }
        written.unwrap_or_default()
    }

    /// Reads a list of strings; one that is not there is empty.
    pub fn strings(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Spanned<String>> {
        let place = self.place;
        let mut strings = Vec::new();
        for value in self.list(key, diagnostics).into_iter().flat_map(|list| list.iter()) {
            strings.extend(string(value, key, place, diagnostics));
        }
        strings
    }

    /// Reads a table.
    pub fn table(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Self> {
        let value = self.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            wrong_type(value, key, "a table", self.place, diagnostics);
        }
        table.map(|table| Self::new(table, self.place))
    }

    /// Reads a list of tables, each with the place it stands at; one that is not there is empty.
    pub fn tables(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(Self, Span)> {
        let place = self.place;
        let mut tables = Vec::new();
        for value in self.list(key, diagnostics).into_iter().flat_map(|list| list.iter()) {
            match value.get_ref().as_table() {
                Some(table) => tables.push((Self::new(table, place), place.span(value.span()))),
                None => wrong_type(value, key, "a list of tables", place, diagnostics),
            }
        }
        tables
    }

    /// Reads every key with its value as a string or a list of strings, whatever the keys are.
    pub fn entries(&self, diagnostics: &mut Diagnostics) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (key, value) in self.table {
            let place = self.place;
            let name = Spanned::new(key.get_ref().to_string(), place.span(key.span()));
            let values = match value.get_ref().as_array() {
                Some(list) => {
                    list.iter().filter_map(|v| string(v, &name.value, place, diagnostics)).collect()
                }
                None => string(value, &name.value, place, diagnostics).into_iter().collect(),
            };
            entries.push(Entry { name, values, is_list: value.get_ref().is_array() });
        }
        entries.sort_by_key(|entry| entry.name.span);
        entries
    }

    /// Reports every key that was not asked for.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                let span = self.place.span(key.span());
                diagnostics.push(
                    Diagnostic::error("unknown-key", span, format!("unknown key `{name}`"))
                        .help(expected_one_of(name, self.asked.iter().copied())),
                );
            }
        }
    }

    fn get(&mut self, key: &'static str) -> Option<&'t TomlSpanned<DeValue<'t>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn list(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'t DeArray<'t>> {
        let value = self.get(key)?;
        let list = value.get_ref().as_array();
        if list.is_none() {
            wrong_type(value, key, "a list", self.place, diagnostics);
        }
        list
    }
}

/// A key that the site itself names, and its value.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub name: Spanned<String>,
    /// Its string, or the strings of its list.
    pub values: Vec<Spanned<String>>,
    /// Whether the value was written as a list.
    pub is_list: bool,
}

fn string(
    value: &TomlSpanned<DeValue<'_>>,
    key: &str,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<String>> {
    let Some(text) = value.get_ref().as_str() else {
        wrong_type(value, key, "a string", place, diagnostics);
        return None;
    };
    let span = place.span(value.span());
    if text.trim().is_empty() {
        diagnostics.push(
            Diagnostic::error("missing-key", span, format!("the key `{key}` is empty"))
                .help("write it out, or remove the key if it may be left out"),
        );
        return None;
    }
    Some(Spanned::new(text.to_owned(), span))
}

fn wrong_type(
    value: &TomlSpanned<DeValue<'_>>,
    key: &str,
    expected: &str,
    place: Place,
    diagnostics: &mut Diagnostics,
) {
    let found = value.get_ref().type_str();
    let span = place.span(value.span());
    diagnostics.push(
        Diagnostic::error("wrong-type", span, format!("the value of `{key}` is of a wrong type"))
            .label(format!("this is of the type {found}"))
            .help(format!("write {expected}")),
    );
}
