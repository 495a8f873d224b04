//! What a `for` walks through: a list, the letters of a text, or what only `each` shows.

use std::ops::Range;

use super::token::{Kind, Token};

/// A `for`.
#[derive(Debug)]
pub(super) struct Walk {
    /// The tag.
    pub(super) at: Range<usize>,
    /// What is repeated.
    pub(super) body: Range<usize>,
    /// The variables that the body sees.
    pub(super) items: Vec<String>,
    /// What is walked through: one of these, or these themselves.
    pub(super) paths: Vec<Path>,
    /// Whether it is a list that is written out.
    pub(super) is_written_out: bool,
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
