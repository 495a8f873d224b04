//! What a `for` walks through: a list, the letters of a text, or what only `each` shows.

use std::ops::Range;

use tera::{Context, Value};

use super::scan::{Kind, Scan, Token};

/// A `for`.
#[derive(Debug)]
pub(super) struct Walk {
    /// The tag.
    pub(super) at: Range<usize>,
    /// What is repeated.
    pub(super) body: Range<usize>,
    /// The variables that the body sees.
    items: Vec<String>,
    /// What is walked through: one of these, or these themselves.
    pub(super) paths: Vec<Path>,
    is_written_out: bool,
}

/// A variable, its field, a field of that; an empty name stands for any item of a list.
pub(super) type Path = Vec<String>;

impl Walk {
    /// Reads a `for` whose body ends where the template does, until its end is found.
    pub(super) fn new(
        at: Range<usize>,
        end: usize,
        items: &[Token<'_>],
        list: &[Token<'_>],
    ) -> Self {
        let items = items.iter().filter(|token| token.kind == Kind::Word);
        Self {
            body: at.end..end,
            at,
            items: items.map(|token| token.text.into()).collect(),
            paths: paths(list),
            is_written_out: list.first().is_some_and(|token| token.is('[')),
        }
    }

    /// Tells whether what stands before a place in the body is one of its items, with a dot.
    pub(super) fn has_item(&self, text: &str, at: usize) -> bool {
        let before = text[..at].strip_suffix('.');
        let name = before
            .and_then(|text| text.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next());
        self.body.contains(&at) && name.is_some_and(|name| self.items.iter().any(|i| i == name))
    }
}

impl Scan {
    /// Returns the values that a `for` may walk through, or `None` where that is not known.
    pub(super) fn walked<'c>(
        &'c self,
        walk: &'c Walk,
        context: &'c Context,
    ) -> Option<Vec<&'c Value>> {
        if walk.is_written_out {
            return Some(Vec::new());
        }
        self.named(walk, context)
    }

    fn named<'c>(&'c self, walk: &'c Walk, context: &'c Context) -> Option<Vec<&'c Value>> {
        let values = walk.paths.iter().map(|path| self.values(path, walk.at.start, context));
        let values: Option<Vec<_>> = values.collect();
        values.map(|values| values.concat())
    }

    fn values<'c>(
        &'c self,
        path: &'c Path,
        at: usize,
        context: &'c Context,
    ) -> Option<Vec<&'c Value>> {
        let (variable, fields) = path.split_first()?;
        let around = |walk: &&Walk| walk.body.contains(&at) && walk.items.contains(variable);
        let mut values = match self.walks.iter().rfind(around) {
            Some(walk) if walk.is_written_out => self.named(walk, context)?,
            Some(walk) => step(&self.named(walk, context)?, ""),
            None if self.is_set(variable) => return None,
            None => vec![context.get(variable)?],
        };
        for field in fields {
            values = step(&values, field);
        }
        Some(values)
    }
}

/// Returns a field of each value, or all items of each.
fn step<'c>(values: &[&'c Value], field: &'c str) -> Vec<&'c Value> {
    let mut found = Vec::new();
    for value in values {
        match field {
            "" => found.extend(value.as_array().into_iter().flatten()),
            field => found.extend(value.get_from_path(field)),
        }
    }
    found
}

/// Returns the paths in an expression that only chooses among them.
fn paths(tokens: &[Token<'_>]) -> Vec<Path> {
    let mut paths: Vec<Path> = Vec::new();
    let mut is_index = false;
    for (at, token) in tokens.iter().enumerate() {
        let is_field = at > 0 && tokens[at - 1].is('.');
        match (token.kind, paths.last_mut()) {
            (Kind::Sign(']'), _) => is_index = false,
            _ if is_index => {}
            (Kind::Sign('['), Some(path)) => {
                is_index = true;
                path.push(String::new());
            }
            (Kind::Number, Some(path)) => path.push(String::new()),
            (Kind::Word, Some(path)) if is_field => path.push(token.text.into()),
            (Kind::Word, _) if !matches!(token.text, "or" | "and" | "not") => {
                paths.push(vec![token.text.into()]);
            }
            _ => {}
        }
    }
    paths
}
