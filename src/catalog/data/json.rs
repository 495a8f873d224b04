//! JSON, a list of objects → rows, each value with its place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::diagnostic::{Diagnostics, phrased, rule};
use crate::span::{SourceId, Span, Spanned};

use super::table::{Cell, Row, Text, table_prefix};

type Object<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// Reads a list of objects, or an object whose key `codes` is one.
pub(super) fn read(id: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Row> {
    let list = serde_json::from_str::<Vec<&RawValue>>(text).or_else(|error| {
        let object = serde_json::from_str::<Object<'_>>(text).map_err(|_| error)?;
        let codes = object.get("codes").map_or("[]", |codes| codes.get());
        serde_json::from_str(codes)
    });
    let list = match list {
        Ok(list) => list,
        Err(error) => {
            let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
            let at = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
            let at = crate::span::floor_boundary(text, at);
            diagnostics.push(
                rule::DATA_SYNTAX
                    .at(Span::new(id, at..at), "the JSON cannot be read")
                    .label(phrased(&error.to_string()))
                    .help("write a list of objects, one a code"),
            );
            return Vec::new();
        }
    };
    let start = |raw: &RawValue| raw.get().as_ptr() as usize - text.as_ptr() as usize;
    let mut rows = Vec::new();
    for raw in list {
        let span = Span::new(id, start(raw)..start(raw) + 1);
        let Ok(object) = serde_json::from_str::<Object<'_>>(raw.get()) else {
            let message = "this is no object";
            diagnostics.push(rule::DATA_SYNTAX.at(span, message).help("write a code as `{ … }`"));
            continue;
        };
        let mut cells = Vec::new();
        add_cells(id, "", &object, &start, &mut cells);
        cells.sort_by_key(|cell| cell.key.span);
        rows.push(Row { span, cells });
    }
    rows
}

fn add_cells(
    id: SourceId,
    prefix: &str,
    object: &Object<'_>,
    start: &dyn Fn(&RawValue) -> usize,
    cells: &mut Vec<Cell>,
) {
    for (key, raw) in object {
        let at = start(raw);
        let key = Spanned::new(format!("{prefix}{key}"), Span::new(id, at..at + raw.get().len()));
        if let Ok(inner) = serde_json::from_str::<Object<'_>>(raw.get()) {
            add_cells(id, &table_prefix(&key.value), &inner, start, cells);
            continue;
        }
        let list = serde_json::from_str::<Vec<&RawValue>>(raw.get()).unwrap_or_else(|_| vec![raw]);
        let texts = list.into_iter().filter_map(|raw| text(id, raw, start(raw)));
        let texts: Vec<Text> = texts.collect();
        if !texts.is_empty() {
            cells.push(Cell { key, locale: None, texts });
        }
    }
}

/// Reads one value; numbers are texts too, and nothing is nothing.
fn text(id: SourceId, raw: &RawValue, at: usize) -> Option<Text> {
    let written = raw.get();
    let (value, inner) = match serde_json::from_str::<String>(written) {
        Ok(value) => (value, at + 1..at + written.len() - 1),
        Err(_) if written == "null" => return None,
        Err(_) => (written.to_owned(), at..at + written.len()),
    };
    let is_exact = value.len() == inner.len();
    (!value.trim().is_empty()).then(|| Text { value, span: Span::new(id, inner), is_exact })
}
