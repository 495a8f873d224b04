//! What the tags of a template do: which messages, parts and templates they name, and where one computes
//! with a variable instead of showing it.
//!
//! Tera keeps what it parses to itself, so tags are read here a second time, and no deeper than needed. What
//! is not known to be harmless counts as computing: the page is then made the slow way, and is right.

use std::collections::BTreeMap;
use std::ops::Range;

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
    /// Where variables are computed with.
    pub(super) uses: Vec<Use>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    Text,
    Number,
    Sign(char),
}

#[derive(Clone, Copy, Debug)]
struct Token<'t> {
    kind: Kind,
    /// The word, the inside of the text, or the sign.
    text: &'t str,
    at: usize,
}

impl Token<'_> {
    fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
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
                self.computed_unless(is_plain(list), list, at);
            }
            "set" | "set_global" => {
                let (name, value) = rest.split_at(rest.len().min(2));
                self.alias(name, value);
                self.computed_unless(is_plain(value), value, at);
            }
            "extends" | "include" => {
                let names = rest.iter().filter(|token| token.kind == Kind::Text);
                self.joined.extend(names.map(|name| name.text.into()));
                self.computed_unless(false, rest, at);
            }
            "block" | "endblock" => {}
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
const KEYWORDS: [&str; 8] = ["or", "and", "not", "in", "is", "true", "false", "none"];

/// Returns the variables that an expression names.
fn variables(tokens: &[Token<'_>]) -> Vec<String> {
    let names = tokens.iter().enumerate().filter(|&(at, token)| {
        let is_next = |ahead: usize, sign| tokens.get(at + ahead).is_some_and(|next| next.is(sign));
        let is_field = at > 0 && tokens[at - 1].is('.');
        let names_argument = is_next(1, '=') && !is_next(2, '=');
        let is_word = token.kind == Kind::Word && !KEYWORDS.contains(&token.text);
        is_word && !is_field && !names_argument && !is_next(1, '(')
    });
    names.map(|(_, token)| token.text.into()).collect()
}

/// Reads the tokens of a tag up to its end, and returns where the template goes on.
fn tokens<'t>(template: &'t str, start: usize, closing: &str) -> (Vec<Token<'t>>, usize) {
    let mut tokens = Vec::new();
    let mut at = start;
    while let Some(first) = template[at..].chars().next() {
        let rest = &template[at..];
        if rest.starts_with(closing) {
            return (tokens, at + closing.len());
        }
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let length = match first {
            '"' | '\'' | '`' => {
                let end = rest[1..].find(first).unwrap_or(rest.len() - 1);
                tokens.push(Token { kind: Kind::Text, text: &rest[1..=end], at: at + 1 });
                (end + 2).min(rest.len())
            }
            c if c.is_whitespace() => c.len_utf8(),
            _ if word > 0 => {
                let kind = if first.is_ascii_digit() { Kind::Number } else { Kind::Word };
                tokens.push(Token { kind, text: &rest[..word], at });
                word
            }
            sign => {
                let length = sign.len_utf8();
                tokens.push(Token { kind: Kind::Sign(sign), text: &rest[..length], at });
                length
            }
        };
        at += length;
    }
    (tokens, template.len())
}

/// Returns where a template goes on after a block that is shown as it is written.
fn end_of_raw(template: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(open) = template[at..].find("{%").map(|found| at + found) {
        let (tag, end) = tokens(template, open + 2, "%}");
        if tag.iter().find(|token| !token.is('-')).is_some_and(|token| token.text == "endraw") {
            return end;
        }
        at = open + 2;
    }
    template.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(template: &str) -> Vec<Vec<String>> {
        Scan::of(template).uses.into_iter().map(|one| one.variables).collect()
    }

    #[test]
    fn what_is_only_shown_or_chosen_by_is_no_use() {
        let harmless = [
            "<title>{{ title }}</title>",
            "{%- if trail %}a{% elif not (a.name and b.name) %}b{% else %}c{%- endif -%}",
            "{{ a.name or a.official_name }}",
            "{% for row in rows %}{{ row.a.html }}{{ b.facts[loop.index0].html }}{% endfor %}",
            "{%- for side in [a, b] %}{{ side.href }}{% endfor %}",
            "{# {{ a ~ b }} #}{% raw %}{{ a ~ b }}{%- endraw %}",
            "{{ each(list=same, part=\"parts/row.html\") }}",
            "{% block main %}{{ super() }}{% endblock main %}",
            "related, and { no tag }",
        ];
        for template in harmless {
            assert_eq!(uses(template), Vec::<Vec<String>>::new(), "{template}");
        }
    }

    #[test]
    fn what_computes_is_found_with_its_variables() {
        let computing = [
            ("{{ title | upper }}", "title upper"),
            ("{% if pair.a.spelling == spelling %}x{% endif %}", "pair spelling"),
            ("{{ \"}}\" ~ summary }} text", "summary"),
            ("{% set x = a ~ b %}", "a b"),
            ("{% if a is defined %}x{% endif %}", "a defined"),
            ("{{ f(x=a) }}", "a"),
            ("{{ t(id=\"m\", n=a | length) }}", "a length"),
            ("{% for c in name %}{{ c }}{% endfor %}{{ items[name] }}", "items name"),
        ];
        for (template, expected) in computing {
            let expected: Vec<String> = expected.split(' ').map(String::from).collect();
            assert_eq!(uses(template), [expected], "{template}");
        }
    }

    #[test]
    fn items_and_copies_stand_for_what_they_come_from() {
        let scan = Scan::of("{% for row in rows %}{% set x = row.a or row.b %}{% endfor %}");
        assert_eq!(scan.origins("x"), ["x", "row", "rows"]);
    }

    #[test]
    fn messages_parts_and_templates_are_found() {
        let scan = Scan::of(
            "{% extends \"base.html\" %}{{ t(id=\"one\") }}{% if x %}{{ t(id='two', a=b) }}{% endif %}\
             {{ t(id=name) }}{% raw %}{{ t(id=\"three\") }}{% endraw %}\
             {{ each(list=l, part=\"p.html\") }}{{ each(list=l) }}{{ x.t(id=name) }}",
        );
        let names = |named: Vec<(String, Range<usize>)>| -> Vec<String> {
            named.into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(scan.messages), ["one", "two"]);
        assert_eq!(names(scan.parts), ["p.html"]);
        assert_eq!(scan.joined, ["base.html"]);
        let unnamed: Vec<Call> = scan.unnamed.into_iter().map(|(_, call)| call).collect();
        assert_eq!(unnamed, [Call::Message, Call::Each]);
    }
}
