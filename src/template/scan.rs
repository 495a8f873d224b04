//! What the tags of a template do: which messages, parts and templates they name, and where one computes
//! with a variable instead of showing it.
//!
//! Tera keeps what it parses to itself, so tags are read here a second time, and no deeper than needed. What
//! is not known to be harmless counts as computing: the page is then made the slow way, and is right.

mod walked;

use std::collections::BTreeMap;
use std::ops::Range;

use super::token::{Kind, Token, end_of_raw, tokens};
use super::walk::Walk;

/// The variable that is all variables.
pub(super) const EVERYTHING: &str = "__tera_context";

/// What the tags of a template do.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The messages that `t` shows, each with its place.
    pub(super) messages: Vec<(String, Range<usize>)>,
    /// Calls that do not say by a literal what they show, each with what they should say.
    pub(super) unnamed: Vec<(Range<usize>, Call)>,
    /// The parts that `each` repeats, each with its place.
    pub(super) parts: Vec<(String, Range<usize>)>,
    /// The templates that this one extends or includes.
    pub(super) joined: Vec<String>,
    /// Whether it declares components, which any template can use.
    pub(super) has_components: bool,
    /// Where variables are computed with.
    pub(super) uses: Vec<Use>,
    /// What each `for` walks through.
    pub(super) walks: Vec<Walk>,
    /// Those of them whose end has not come yet.
    open: Vec<usize>,
    /// Variables that are another, or an item of another.
    aliases: BTreeMap<String, Vec<String>>,
}

/// A function whose argument must be written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// `t(id="…")`.
    Message,
    /// `each(list=…, part="…")`, alone in its tag.
    Each,
}

/// A place where variables are more than shown.
#[derive(Debug)]
pub(super) struct Use {
    /// The tag.
    pub(super) at: Range<usize>,
    /// The variables.
    pub(super) variables: Vec<String>,
    /// The message whose arguments they are: it may do no more than show them.
    pub(super) message: Option<String>,
}

impl Use {
    fn of_everything(at: Range<usize>) -> Self {
        Self { at, variables: vec![EVERYTHING.into()], message: None }
    }
}

impl Scan {
    /// Reads the tags of a template. One that Tera could not parse yields something or nothing.
    pub(super) fn of(template: &str) -> Self {
        let mut scan = Self::default();
        let mut at = 0;
        while let Some(open) = template[at..].find('{').map(|found| at + found) {
            at = match &template.as_bytes()[open + 1..] {
                [b'#', ..] => {
                    template[open..].find("#}").map_or(template.len(), |end| open + end + 2)
                }
                [b'{', ..] => scan.tag(template, open, "}}"),
                [b'%', ..] => scan.tag(template, open, "%}"),
                _ => open + 1,
            };
        }
        scan
    }

    /// Returns the variables that one may be: itself, or what it stands for.
    pub(super) fn origins<'s>(&'s self, variable: &'s str) -> Vec<&'s str> {
        let mut origins = vec![variable];
        let mut at = 0;
        while at < origins.len() {
            for alias in self.aliases.get(origins[at]).into_iter().flatten() {
                if !origins.contains(&alias.as_str()) {
                    origins.push(alias);
                }
            }
            at += 1;
        }
        origins
    }

    /// Tells whether a variable is made in the template.
    pub(super) fn is_set(&self, variable: &str) -> bool {
        self.aliases.contains_key(variable)
    }

    /// Reads the tag that begins at `open`, and returns where the template goes on.
    fn tag(&mut self, template: &str, open: usize, closing: &str) -> usize {
        let (tokens, end) = tokens(template, open + 2, closing);
        let tokens: &[Token<'_>] = match tokens.as_slice() {
            [dash, rest @ ..] if dash.is('-') => rest,
            all => all,
        };
        let tokens = match tokens {
            [rest @ .., dash] if dash.is('-') => rest,
            all => all,
        };
        self.find_calls(tokens);
        let at = open..end;
        if closing == "}}" {
            self.shown(tokens, at);
            return end;
        }
        let Some((first, rest)) = tokens.split_first() else { return end };
        match first.text {
            "raw" => return end_of_raw(template, end),
            "if" | "elif" => self.computed_unless(is_plain(rest), rest, at),
            "for" => {
                let split = rest.iter().position(|token| token.text == "in").unwrap_or(rest.len());
                let (items, list) = (&rest[..split], rest.get(split + 1..).unwrap_or_default());
                self.alias(items, list);
                self.open.push(self.walks.len());
                self.walks.push(Walk::new(at.clone(), template.len(), items, list));
                self.computed_unless(is_plain(list), list, at);
            }
            "endfor" => {
                if let Some(walk) = self.open.pop() {
                    self.walks[walk].body.end = at.start;
                }
            }
            // What stands inside is computed with, whatever it is.
            "filter" | "<" => self.uses.push(Use::of_everything(at)),
            "set" | "set_global" if !rest.get(1).is_some_and(|is| is.is('=')) => {
                self.uses.push(Use::of_everything(at));
            }
            "set" | "set_global" => {
                let (name, value) = rest.split_at(2);
                self.alias(name, value);
                self.computed_unless(is_plain(value), value, at);
            }
            "extends" | "include" => {
                let names = rest.iter().filter(|token| token.kind == Kind::Text);
                self.joined.extend(names.map(|name| name.text.into()));
                self.computed_unless(false, rest, at);
            }
            "block" | "endblock" => {}
            "component" => self.has_components = true,
            _ => self.computed_unless(false, rest, at),
        }
        end
    }

    /// Judges an expression that is shown.
    fn shown(&mut self, tokens: &[Token<'_>], at: Range<usize>) {
        let message = match tokens {
            [t, open, id, is, name, arguments @ .., close]
                if t.text == "t"
                    && open.is('(')
                    && id.text == "id"
                    && is.is('=')
                    && close.is(')') =>
            {
                are_plain(arguments).then(|| name.text.to_owned())
            }
            _ => None,
        };
        let is_each = matches!(tokens, [each, open, .., close]
            if each.text == "each" && open.is('(') && close.is(')') && !tokens[2..tokens.len() - 1]
                .iter().any(|token| token.is('(') || token.is('|')));
        let variables = variables(tokens);
        if message.is_some() && !variables.is_empty() {
            self.uses.push(Use { at, variables, message });
        } else if message.is_none() {
            self.computed_unless(is_each || is_plain(tokens), tokens, at);
        }
    }

    fn computed_unless(&mut self, is_harmless: bool, tokens: &[Token<'_>], at: Range<usize>) {
        let variables = variables(tokens);
        if !is_harmless && !variables.is_empty() {
            self.uses.push(Use { at, variables, message: None });
        }
    }

    fn alias(&mut self, names: &[Token<'_>], value: &[Token<'_>]) {
        let origins = variables(value);
        for name in names.iter().filter(|token| token.kind == Kind::Word) {
            let known = self.aliases.entry(name.text.into()).or_default();
            known.extend(origins.iter().filter(|origin| *origin != name.text).cloned());
        }
    }

    /// Finds calls of `t` and `each` in a tag, wherever in it they stand.
    fn find_calls(&mut self, tokens: &[Token<'_>]) {
        for (number, call) in tokens.windows(2).enumerate() {
            let is_call = call[0].kind == Kind::Word && call[1].is('(');
            let is_method = number > 0 && tokens[number - 1].is('.');
            if !is_call || is_method {
                continue;
            }
            let place = call[0].at..call[1].at + 1;
            let arguments = &tokens[number + 2..];
            match (call[0].text, arguments) {
                ("t", [id, is, name, ..])
                    if id.text == "id" && is.is('=') && name.kind == Kind::Text =>
                {
                    self.messages.push((name.text.into(), name.range()));
                }
                ("t", _) => self.unnamed.push((place, Call::Message)),
                ("each", _) => {
                    let parts = arguments.windows(3).filter(|three| {
                        three[0].text == "part" && three[1].is('=') && three[2].kind == Kind::Text
                    });
                    let before = self.parts.len();
                    self.parts.extend(parts.map(|three| (three[2].text.into(), three[2].range())));
                    if before == self.parts.len() || number > 0 {
                        self.unnamed.push((place, Call::Each));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Tells whether an expression only chooses among values by whether they are there: paths with `or`, `and`,
/// `not` between them.
fn is_plain(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().all(|(at, token)| match token.kind {
        // A word before a bracket is a function's name.
        Kind::Word => {
            !matches!(token.text, "in" | "is" | "if" | "else")
                && !tokens
                    .get(at + 1)
                    .is_some_and(|next| next.is('(') && !matches!(token.text, "not" | "and" | "or"))
        }
        Kind::Number => at > 0 && (tokens[at - 1].is('[') || tokens[at - 1].is('.')),
        Kind::Sign(sign) => match sign {
            '.' | '(' | ')' | ']' | ',' => true,
            // A list that is written out.
            '[' if at == 0 => true,
            // A list's item: by its number, or by how often a loop has run.
            '[' => {
                matches!(&tokens[at + 1..], [number, close, ..]
                    if number.kind == Kind::Number && close.is(']'))
                    || matches!(&tokens[at + 1..], [first, dot, _, close, ..]
                    if first.text == "loop" && dot.is('.') && close.is(']'))
            }
            _ => false,
        },
        Kind::Text => false,
    })
}

/// Tells whether the arguments after the first are all named and plain: `, a=b.c, d=e`.
fn are_plain(arguments: &[Token<'_>]) -> bool {
    arguments.split(|token| token.is(',')).all(|argument| match argument {
        [] => true,
        [name, is, value @ ..] => {
            name.kind == Kind::Word && is.is('=') && !value.is_empty() && is_plain(value)
        }
        [_] => false,
    })
}

/// Words of expressions that name no variable.
const KEYWORDS: [&str; 15] = [
    "or", "and", "not", "in", "is", "if", "else", "for", "loop", "true", "True", "false", "False",
    "none", "None",
];

/// Returns the variables that an expression names.
fn variables(tokens: &[Token<'_>]) -> Vec<String> {
    let names = tokens.iter().enumerate().filter(|&(at, token)| {
        let is_next = |ahead: usize, sign| tokens.get(at + ahead).is_some_and(|next| next.is(sign));
        // A field, a filter, a test, a component.
        let is_of_another = match &tokens[..at] {
            [.., is, not] if not.text == "not" => is.text == "is",
            [.., one] if one.is('.') || one.is('|') || one.text == "is" => true,
            [first] => first.is('<'),
            _ => false,
        };
        let names_argument = is_next(1, '=') && !is_next(2, '=');
        let is_word = token.kind == Kind::Word && !KEYWORDS.contains(&token.text);
        is_word && !is_of_another && !names_argument && !is_next(1, '(')
    });
    names.map(|(_, token)| token.text.into()).collect()
}

#[cfg(test)]
mod tests;
