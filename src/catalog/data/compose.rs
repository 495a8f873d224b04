//! A row in one language, and the file that adds to it → the text of a file, each piece with its place.

use crate::catalog::index::FactKind;
use crate::catalog::raw::{Inputs, RawIndex, split_front_matter};
use crate::config::LocaleId;
use crate::diagnostic::{Diagnostics, rule};
use crate::fields::{self, Start};
use crate::source::{Derived, Piece};
use crate::span::{SourceId, Span};

use super::plain::{plain, words};
use super::table::{Cell, Row, Text};

/// The keys whose values are lists.
const LISTS: [&str; 3] = ["aliases", "related", "formerly"];

/// Makes the text of one row in one language.
pub(super) struct Compose<'c> {
    row: &'c Row,
    address: &'c str,
    locale: LocaleId,
    index: &'c RawIndex,
    inputs: Inputs<'c>,
    text: String,
    pieces: Vec<Piece>,
}

impl<'c> Compose<'c> {
    pub(super) fn new(
        row: &'c Row,
        address: &'c str,
        locale: LocaleId,
        index: &'c RawIndex,
        inputs: Inputs<'c>,
    ) -> Self {
        Self { row, address, locale, index, inputs, text: String::new(), pieces: Vec::new() }
    }

    /// Writes the text: front matter of the row and the file, and what both say.
    pub(super) fn text(mut self, registry: &str, diagnostics: &mut Diagnostics) -> Derived {
        let path = self.path(registry);
        let file = self.inputs.sources.find(&path).map(|(id, _)| id);
        let mut cells: Vec<&Cell> = self.cells().collect();
        if let Some(id) = file {
            cells.retain(|cell| !self.is_in_file(cell, id, diagnostics));
        }
        let (facts, keys): (Vec<&Cell>, Vec<&Cell>) =
            cells.iter().partition(|cell| Self::table_key(cell).is_some());
        let (texts, keys): (Vec<&Cell>, Vec<&Cell>) =
            keys.into_iter().partition(|cell| self.is_text(&cell.key.value));
        self.glue("+++\n");
        for cell in keys {
            self.key(&cell.key.value, cell);
        }
        self.reference(&cells);
        let front = file.map(|id| split_front_matter(id, self.inputs.sources));
        let tables = front.as_ref().map_or(0..0, |(front, _)| front.clone());
        self.front_matter(file, tables, &facts);
        self.glue("+++\n\n");
        let (descriptions, sections): (Vec<&Cell>, Vec<&Cell>) =
            texts.into_iter().partition(|cell| cell.key.value == "description");
        for cell in descriptions {
            self.prose(&cell.texts[0]);
        }
        if let (Some(id), Some((_, body))) = (file, front) {
            self.glue("\n\n");
            self.copy(Span::new(id, body));
        }
        for cell in sections {
            self.glue("\n\n# ");
            self.glue(&cell.key.value);
            self.glue("\n\n");
            self.prose(&cell.texts[0]);
        }
        self.glue("\n");
        Derived::new(path, self.text, self.row.span, self.pieces)
    }

    /// Returns the path of the file that a row stands for, which may exist and add to it.
    fn path(&self, registry: &str) -> String {
        let config = self.inputs.config;
        let address = self.address;
        if self.locale == config.source_locale {
            return format!("content/{registry}/{address}.md");
        }
        format!("content/{registry}/{address}.{}.md", config.locale(self.locale).id)
    }

    /// Returns what the row says in this language.
    fn cells(&self) -> impl Iterator<Item = &'c Cell> + use<'c> {
        let (row, locale, source) = (self.row, self.locale, self.inputs.config.source_locale);
        let is_of_source = row.cells.iter().any(|cell| cell.locale == Some(locale));
        let address = self.address;
        row.cells.iter().filter(move |cell| match (cell.locale, &*cell.key.value) {
            (_, "address") => false,
            // The code stands in the text of the source locale, where it is not the address.
            (None, "code") => locale == source && cell.texts[0].value != address,
            (None, _) => !is_of_source || locale == source,
            (Some(own), _) => own == locale,
        })
    }

    /// Tells whether the file says what a cell says too, which is a mistake.
    fn is_in_file(&self, cell: &Cell, id: SourceId, diagnostics: &mut Diagnostics) -> bool {
        let sources = self.inputs.sources;
        let (front, body) = split_front_matter(id, sources);
        let text = &sources.get(id).text;
        let table = fields::parse(
            &text[front.clone()],
            Start::new(id, front.start),
            &mut Diagnostics::default(),
        );
        let key = cell.key.value.as_str();
        let is_double = match (key, Self::table_key(cell)) {
            (_, Some((name, id))) => table
                .get(name)
                .and_then(|table| table.get_ref().as_table())
                .is_some_and(|table| table.contains_key(id)),
            ("description", _) => {
                let lead = text[body].lines().find(|line| !line.trim().is_empty());
                lead.is_some_and(|line| !line.starts_with('#'))
            }
            (key, _) if self.is_text(key) => {
                text[body].lines().any(|line| line.trim() == format!("# {key}"))
            }
            (key, _) => table.contains_key(key.split('.').next().unwrap_or(key)),
        };
        if is_double {
            let message = format!("`{}` says `{key}` too", sources.get(id).path);
            diagnostics.push(
                rule::KEY_IN_BOTH
                    .at(cell.texts[0].span, message)
                    .help("remove it from one of the two"),
            );
        }
        is_double
    }

    /// Tells whether a key is a part of the text.
    fn is_text(&self, key: &str) -> bool {
        key == "description" || self.index.sections.iter().any(|section| section.value == key)
    }

    /// Splits `fact.retry` into the table of the front matter and the key in it.
    fn table_key(cell: &Cell) -> Option<(&'static str, &str)> {
        let key = cell.key.value.as_str();
        let fact = key.strip_prefix("fact.").map(|id| ("facts", id));
        fact.or_else(|| key.strip_prefix("constant.").map(|id| ("constants", id)))
    }

    fn is_list(&self, key: &str) -> bool {
        let is_code_list = || {
            let id = key.strip_prefix("facts.");
            let mut facts = self.index.facts.iter();
            let fact = facts.find(|fact| Some(&*fact.id.value) == id);
            fact.is_some_and(|fact| matches!(fact.kind, FactKind::Codes))
        };
        LISTS.contains(&key) || is_code_list()
    }

    /// Writes a key of the front matter.
    fn key(&mut self, key: &str, cell: &Cell) {
        if key.starts_with("reference.") {
            return;
        }
        self.glue(key);
        self.glue(" = ");
        if self.is_list(key) {
            self.glue("[");
            for text in list(&cell.texts) {
                self.quote(&text);
                self.glue(", ");
            }
            self.glue("]");
        } else if key == "draft" && ["true", "false"].contains(&&*cell.texts[0].value) {
            self.piece(&cell.texts[0], &cell.texts[0].value);
        } else if key == "category" {
            let text = &cell.texts[0];
            let id = self.index.category_of(&text.value).unwrap_or(&text.value).to_owned();
            self.quote(&Text { is_exact: text.is_exact && id == text.value, value: id, ..*text });
        } else {
            self.quote(&cell.texts[0]);
        }
        self.glue("\n");
    }

    fn reference(&mut self, cells: &[&Cell]) {
        let find = |key: &str| cells.iter().find(|cell| cell.key.value == key).copied();
        let parts = [("name", find("reference.name")), ("url", find("reference.url"))];
        if parts.iter().all(|(_, cell)| cell.is_none()) {
            return;
        }
        self.glue("references = [{ ");
        let mut is_first = true;
        for (key, cell) in parts {
            let Some(cell) = cell else { continue };
            self.glue(if is_first { "" } else { ", " });
            is_first = false;
            self.glue(key);
            self.glue(" = ");
            self.quote(&cell.texts[0]);
        }
        self.glue(" }]\n");
    }

    /// Writes the front matter of the file, with the facts and constants of the row: below the file's own heading of
    /// that table, or before it.
    fn front_matter(
        &mut self,
        file: Option<SourceId>,
        front: std::ops::Range<usize>,
        facts: &[&Cell],
    ) {
        let text = file.map_or("", |id| &self.inputs.sources.get(id).text[front.clone()]);
        let heading = |name: &str| text.lines().any(|line| line.trim() == format!("[{name}]"));
        let headings = ["facts", "constants"].map(|name| (name, heading(name)));
        let key_of = |cell: &Cell| Self::table_key(cell).map(|(name, id)| (name, id.to_owned()));
        let keyed: Vec<(&str, String, &Cell)> = facts
            .iter()
            .filter_map(|cell| key_of(cell).map(|(name, id)| (name, id, *cell)))
            .collect();
        for (name, id, cell) in &keyed {
            if headings.contains(&(*name, false)) {
                self.key(&format!("{name}.{id}"), cell);
            }
        }
        let Some(source) = file else { return };
        let mut at = front.start;
        for line in text.split_inclusive('\n') {
            self.copy(Span::new(source, at..at + line.len()));
            at += line.len();
            let name = line.trim().strip_prefix('[').and_then(|name| name.strip_suffix(']'));
            for (_, id, cell) in keyed.iter().filter(|(table, ..)| Some(*table) == name) {
                // What is a list is told by the whole name.
                let is_list = self.is_list(&format!("facts.{id}"));
                self.fact_in_table(id, cell, is_list);
            }
        }
        if !text.ends_with('\n') {
            self.glue("\n");
        }
    }

    fn fact_in_table(&mut self, id: &str, cell: &Cell, is_list: bool) {
        self.glue(id);
        self.glue(" = ");
        if is_list {
            self.glue("[");
            for text in list(&cell.texts) {
                self.quote(&text);
                self.glue(", ");
            }
            self.glue("]");
        } else {
            self.quote(&cell.texts[0]);
        }
        self.glue("\n");
    }

    /// Writes a text as Markdown.
    fn prose(&mut self, text: &Text) {
        if self.index.data.is_plain {
            self.piece(text, &plain(&text.value));
        } else {
            self.piece(text, &text.value);
        }
    }

    /// Writes a text as a string of TOML.
    fn quote(&mut self, text: &Text) {
        let value = if self.index.data.is_plain { words(&text.value) } else { text.value.clone() };
        let quoted = toml::Value::String(value.clone()).to_string();
        if quoted == format!("\"{value}\"") {
            self.glue("\"");
            self.piece(text, &value);
            self.glue("\"");
        } else {
            self.piece(text, &quoted);
        }
    }

    fn glue(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes what stands for a text of the row.
    fn piece(&mut self, text: &Text, written: &str) {
        let is_exact = text.is_exact && written == text.value;
        self.pieces.push(Piece {
            at: self.text.len()..self.text.len() + written.len(),
            from: text.span,
            is_exact,
        });
        self.text.push_str(written);
    }

    /// Copies what stands in a file.
    fn copy(&mut self, from: Span) {
        let text = &self.inputs.sources.get(from.source).text[from.start..from.end];
        let at = self.text.len()..self.text.len() + text.len();
        self.pieces.push(Piece { at, from, is_exact: true });
        self.text.push_str(text);
    }
}

/// Splits the one text of a list at its bars.
fn list(texts: &[Text]) -> Vec<Text> {
    let [text] = texts else { return texts.to_vec() };
    let mut at = 0;
    let mut items = Vec::new();
    for part in text.value.split('|') {
        let value = part.trim();
        let start = text.span.start + at + (part.len() - part.trim_start().len());
        at += part.len() + 1;
        if value.is_empty() {
            continue;
        }
        let span = Span { start, end: start + value.len(), ..text.span };
        let span = if text.is_exact { span } else { text.span };
        items.push(Text { value: value.into(), span, is_exact: text.is_exact });
    }
    items
}
