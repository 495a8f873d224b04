//! CSV (RFC 4180), with commas or semicolons → rows, each cell with its place.

use std::collections::BTreeSet;
use std::ops::Range;

use ::csv::{ReaderBuilder, StringRecord};

use crate::diagnostic::{Diagnostics, rule};
use crate::span::{SourceId, Span, Spanned};

use super::table::{Cell, Row, Text};

/// Reads a table whose first row names its columns.
pub(super) fn read(id: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Row> {
    let delimiter = delimiter(text);
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter);
    let mut reader = reader.from_reader(text.as_bytes());
    let mut records = reader.records().map_while(Result::ok).filter_map(|record| {
        let start = usize::try_from(record.position()?.byte()).ok()?;
        // A position may stand before the end of the line before.
        let start =
            start + text[start..].len() - text[start..].trim_start_matches(['\r', '\n']).len();
        Some((start, record))
    });
    let Some((start, header)) = records.next() else {
        diagnostics.push(
            rule::MISSING_KEY
                .at(Span::new(id, 0..0), "the table has no columns")
                .help("write the names of the columns in the first row: `code,name,description`"),
        );
        return Vec::new();
    };
    let header = header_of(id, text, start, delimiter, &header, diagnostics);
    let mut rows = Vec::new();
    for (start, record) in records {
        rows.extend(row(id, text, start, delimiter, &record, &header, diagnostics));
    }
    rows
}

/// Tells which of the two delimiters the first row has more of.
pub(super) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' }
}

fn header_of(
    id: SourceId,
    text: &str,
    start: usize,
    delimiter: u8,
    record: &StringRecord,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<String>> {
    let spans = cells(text, start, delimiter);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut header = Vec::new();
    for (name, cell) in record.iter().zip(&spans) {
        let name = name.trim();
        let span = Span::new(id, cell.inner.clone());
        if !name.is_empty() && !seen.insert(name) {
            let message = format!("the column `{name}` comes twice");
            diagnostics.push(rule::DUPLICATE_ID.at(span, message).help("rename one of the two"));
        }
        header.push(Spanned::new(name.to_owned(), span));
    }
    header
}

fn row(
    id: SourceId,
    text: &str,
    start: usize,
    delimiter: u8,
    record: &StringRecord,
    header: &[Spanned<String>],
    diagnostics: &mut Diagnostics,
) -> Option<Row> {
    let places = cells(text, start, delimiter);
    let line_end = text[start..].find(['\r', '\n']).map_or(text.len(), |end| start + end);
    let span = Span::new(id, start..line_end);
    if let Some(open) = places.iter().find(|cell| cell.is_open) {
        diagnostics.push(
            rule::DATA_SYNTAX
                .at(Span::new(id, open.inner.start - 1..open.inner.start), "a cell is not closed")
                .help("close it with `\"`, and write a quotation mark within it twice"),
        );
        return None;
    }
    if record.len() != header.len() {
        let message =
            format!("the row has {} cells, but there are {} columns", record.len(), header.len());
        let help =
            "put a cell that holds a comma, a semicolon or a line break between quotation marks";
        diagnostics.push(rule::DATA_SYNTAX.at(span, message).help(help));
        return None;
    }
    let filled = record
        .iter()
        .zip(places)
        .zip(header)
        .filter(|((value, _), key)| !value.trim().is_empty() && !key.value.is_empty());
    let cells = filled.map(|((value, place), key)| {
        let Range { start, end } = place.inner;
        let raw = &text[start..end];
        let (head, value) = (raw.len() - raw.trim_start().len(), value.trim());
        let is_exact = raw.trim() == value;
        let range = if is_exact { start + head..start + head + value.len() } else { start..end };
        let text = Text { value: value.to_owned(), span: Span::new(id, range), is_exact };
        Cell { key: key.clone(), locale: None, texts: vec![text] }
    });
    Some(Row { span, cells: cells.collect() })
}

/// Where a cell stands, without its quotation marks.
#[derive(Debug)]
struct Place {
    inner: Range<usize>,
    is_open: bool,
}

/// Finds the cells of the row that begins at a byte.
fn cells(text: &str, start: usize, delimiter: u8) -> Vec<Place> {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = start;
    loop {
        let is_quoted = bytes.get(at) == Some(&b'"');
        let from = if is_quoted { at + 1 } else { at };
        let (to, is_open) = if is_quoted { closing(bytes, from) } else { (from, false) };
        let is_end = |byte: &u8| [delimiter, b'\r', b'\n'].contains(byte);
        let end = bytes[to..].iter().position(is_end).map_or(bytes.len(), |end| to + end);
        cells.push(Place { inner: from..if is_quoted { to } else { end }, is_open });
        if bytes.get(end) != Some(&delimiter) {
            return cells;
        }
        at = end + 1;
    }
}

/// Finds the quotation mark that closes a cell; one within it is written twice.
fn closing(bytes: &[u8], from: usize) -> (usize, bool) {
    let mut at = from;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            if bytes.get(at + 1) != Some(&b'"') {
                return (at, false);
            }
            at += 1;
        }
        at += 1;
    }
    (bytes.len(), true)
}
