//! TOML text → the fields of its tables, read one by one; whatever is wrong with one is reported.
//!
//! serde would stop at the first mistake of a file: here a reader asks for each key it knows, and
//! [`Fields::finish`] reports the keys nobody asked for.

use std::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostics, expected_one_of, phrased, rule};
use crate::span::{SourceId, Span, Spanned, floor_boundary};

/// Where a piece of TOML begins: its file and how far into it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    source: SourceId,
    offset: usize,
}

impl Start {
    /// A piece of TOML that begins at byte `offset` of `source`.
    pub(crate) fn new(source: SourceId, offset: usize) -> Self {
        Self { source, offset }
    }

    fn span(self, range: Range<usize>) -> Span {
        Span::new(self.source, range.start + self.offset..range.end + self.offset)
    }
}

/// Parses TOML as far as it can be read and reports every syntax error.
pub(crate) fn parse<'a>(text: &'a str, start: Start, diagnostics: &mut Diagnostics) -> DeTable<'a> {
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
            rule::TOML_SYNTAX
                .at(start.span(range), "the TOML cannot be read")
                .label(phrased(error.message())),
        );
    }
    table
}

/// Returns where the text stops being TOML, if it does.
pub(crate) fn end_of_toml(text: &str) -> Option<usize> {
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
pub(crate) struct Fields<'t> {
    table: &'t DeTable<'t>,
    start: Start,
    owner: Span,
    asked: Vec<&'static str>,
    diagnostics: &'t mut Diagnostics,
}

impl<'t> Fields<'t> {
    /// Begins to read the table that a file, or its front matter, is.
    pub(crate) fn new(
        table: &'t DeTable<'t>,
        start: Start,
        diagnostics: &'t mut Diagnostics,
    ) -> Self {
        let owner = Span::new(start.source, 0..0);
        Self { table, start, owner, asked: Vec::new(), diagnostics }
    }

    /// Returns where mistakes in the table are reported.
    pub(crate) fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    /// Tells whether a key is there.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Returns where the table's text begins.
    pub(crate) fn start(&self) -> Span {
        self.start.span(0..0)
    }

    /// Returns where a report says that something is missing: the start of the file, or a table in a list.
    pub(crate) fn owner(&self) -> Span {
        self.owner
    }

    /// Reads a string; one that says nothing is reported.
    pub(crate) fn string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.get(key)?;
        self.text(value, key)
    }

    /// Reads a string that may be empty.
    pub(crate) fn string_or_nothing(&mut self, key: &'static str) -> Option<String> {
        let value = self.get(key)?;
        if value.get_ref().as_str() == Some("") {
            return Some(String::new());
        }
        self.text(value, key).map(|text| text.value)
    }

    /// Reads a string that must be there.
    pub(crate) fn required(&mut self, key: &'static str) -> Option<Spanned<String>> {
        if !self.contains(key) {
            self.diagnostics.push(
                rule::MISSING_KEY
                    .at(self.owner, format!("the key `{key}` is missing"))
                    .help(format!("add `{key} = \"…\"`")),
            );
        }
        self.string(key)
    }

    /// Reads a string that is one of those given; another is reported as no `what`, and taken for the first.
    pub(crate) fn one_of<T: Clone>(
        &mut self,
        key: &'static str,
        what: &str,
        known: &[(&str, T)],
    ) -> Option<T> {
        let Spanned { value: written, span } = self.string(key)?;
        let found = known.iter().find(|(name, _)| *name == written);
        if found.is_none() {
            let message = format!("`{written}` is no {what}");
            self.diagnostics.push(
                rule::UNKNOWN_VALUE
                    .at(span, message)
                    .help(expected_one_of(&written, known.iter().map(|(name, _)| *name))),
            );
        }
        found.or(known.first()).map(|(_, value)| value.clone())
    }

    /// Reads a whole number.
    pub(crate) fn integer(&mut self, key: &'static str) -> Option<i64> {
        let value = self.get(key)?;
        let number = value.get_ref().as_integer();
        let number =
            number.and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.refuse_type(value, key, "a whole number");
        }
        number
    }

    /// Reads a yes or no; one that is not there is no.
    pub(crate) fn boolean(&mut self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        let written = value.get_ref().as_bool();
        if written.is_none() {
            self.refuse_type(value, key, "`true` or `false`");
        }
        written.unwrap_or_default()
    }

    /// Reads a day, `2026-01-31`, which may stand between quotation marks.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<String> {
        let value = self.get(key)?;
        let span = self.start.span(value.span());
        let written = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(day) => day.to_string(),
            _ => String::new(),
        };
        let day = written.parse::<toml::value::Datetime>().ok();
        let is_day = day.is_some_and(|day| day.date.is_some() && day.time.is_none());
        if !is_day {
            let message = format!("the value of `{key}` is no day");
            self.diagnostics.push(
                rule::WRONG_TYPE.at(span, message).help("write year, month and day: `2026-01-31`"),
            );
        }
        is_day.then_some(written)
    }

    /// Reads a list of strings; one that is not there is empty.
    pub(crate) fn strings(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key).iter().filter_map(|value| self.text(value, key)).collect()
    }

    /// Reads a list of strings whose places do not matter.
    pub(crate) fn values(&mut self, key: &'static str) -> Vec<String> {
        self.strings(key).into_iter().map(|string| string.value).collect()
    }

    /// Reads a table, all of whose keys `read` asks for.
    pub(crate) fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'_>) -> T,
    ) -> Option<T> {
        let value = self.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.refuse_type(value, key, "a table");
        }
        table.map(|table| self.within(table, self.owner, read))
    }

    /// Reads the tables of a list, all of whose keys `read` asks for.
    pub(crate) fn tables(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'_>)) {
        for value in self.list(key) {
            match value.get_ref().as_table() {
                Some(table) => {
                    let owner = self.start.span(value.span());
                    self.within(table, owner, &mut read);
                }
                None => self.refuse_type(value, key, "a list of tables"),
            }
        }
    }

    /// Reads a table of strings and lists of strings, whatever its keys are.
    pub(crate) fn entries(&mut self, key: &'static str) -> Vec<Entry> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(table) = value.get_ref().as_table() else {
            self.refuse_type(value, key, "a table");
            return Vec::new();
        };
        let mut entries = Vec::new();
        for (key, value) in table {
            let name = Spanned::new(key.get_ref().to_string(), self.start.span(key.span()));
            let mut read = |value| self.text(value, &name.value);
            let value = match value.get_ref().as_array() {
                Some(list) => Value::List(list.iter().filter_map(read).collect()),
                None => read(value).map_or(Value::Broken, Value::One),
            };
            entries.push(Entry { name, value });
        }
        entries.sort_by_key(|entry| entry.name.span);
        entries
    }

    /// Reports every key that was not asked for.
    pub(crate) fn finish(self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                let span = self.start.span(key.span());
                self.diagnostics.push(
                    rule::UNKNOWN_KEY
                        .at(span, format!("unknown key `{name}`"))
                        .help(expected_one_of(name, self.asked.iter().copied())),
                );
            }
        }
    }

    fn within<T>(
        &mut self,
        table: &DeTable<'_>,
        owner: Span,
        read: impl FnOnce(&mut Fields<'_>) -> T,
    ) -> T {
        let diagnostics = &mut *self.diagnostics;
        let mut fields = Fields { table, start: self.start, owner, asked: Vec::new(), diagnostics };
        let value = read(&mut fields);
        fields.finish();
        value
    }

    fn get(&mut self, key: &'static str) -> Option<&'t TomlSpanned<DeValue<'t>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn list(&mut self, key: &'static str) -> &'t [TomlSpanned<DeValue<'t>>] {
        let Some(value) = self.get(key) else { return &[] };
        let list = value.get_ref().as_array();
        if list.is_none() {
            self.refuse_type(value, key, "a list");
        }
        list.map_or(&[], |list| &list[..])
    }

    fn text(&mut self, value: &TomlSpanned<DeValue<'_>>, key: &str) -> Option<Spanned<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.refuse_type(value, key, "a string");
            return None;
        };
        let span = self.start.span(value.span());
        if text.trim().is_empty() {
            self.diagnostics.push(
                rule::MISSING_KEY
                    .at(span, format!("the key `{key}` is empty"))
                    .help("write it out, or remove the key if it may be left out"),
            );
            return None;
        }
        Some(Spanned::new(text.to_owned(), span))
    }

    fn refuse_type(&mut self, value: &TomlSpanned<DeValue<'_>>, key: &str, expected: &str) {
        let message = format!("the value of `{key}` is of a wrong type");
        self.diagnostics.push(
            rule::WRONG_TYPE
                .at(self.start.span(value.span()), message)
                .label(format!("this is of the type {}", value.get_ref().type_str()))
                .help(format!("write {expected}")),
        );
    }
}

/// A key that the site itself names, and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub name: Spanned<String>,
    /// What is written for it.
    pub value: Value,
}

/// The value of an [`Entry`].
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A string.
    One(Spanned<String>),
    /// A list of strings.
    List(Vec<Spanned<String>>),
    /// Neither, which has been reported.
    Broken,
}
