//! Messages and asset names, written into the templates of one locale ahead of time.
//!
//! `{{ t(id="skip") }}` says the same on every page of a locale: calling a function for it a hundred
//! thousand times would cost more than the rest of the page. So each locale compiles templates of its own,
//! in which such calls are replaced by text. What cannot be decided ahead stays a call.

use std::fmt::Write as _;

use crate::html::escape;
use crate::locale::{Locale, Piece};

use super::Assets;

/// Replaces what can be decided ahead for one locale. The result renders to the same bytes.
pub(super) fn inline(name: &str, template: &str, locale: &Locale, assets: &Assets) -> String {
    // Tera escapes by the ending of the name, and shows raw blocks as they are.
    let escapes = [".html", ".htm", ".xml"].iter().any(|ending| name.ends_with(ending));
    if !escapes || template.contains(" raw ") {
        return template.into();
    }
    let mut output = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find("{{") {
        let comment = rest[..at].rfind("{#").filter(|&open| !rest[open..at].contains("#}"));
        let (before, tag) = rest.split_at(comment.unwrap_or(at));
        output.push_str(before);
        // A comment is left out: its text could be taken for its end.
        let closing = if comment.is_some() { "#}" } else { "}}" };
        let Some(end) = tag.find(closing) else {
            rest = tag;
            break;
        };
        let (tag, after) = tag.split_at(end + 2);
        if comment.is_some() {
            output.push_str(tag);
            rest = after;
            continue;
        }
        // A tag that trims the space around it stays as it is: its text would not be trimmed.
        let expression = tag[2..end].trim();
        match decided(expression, locale, assets) {
            Some(text) => output.push_str(&text),
            None => output.push_str(tag),
        }
        rest = after;
    }
    output.push_str(rest);
    output
}

fn decided(expression: &str, locale: &Locale, assets: &Assets) -> Option<String> {
    let (function, arguments) = expression.strip_suffix(')')?.split_once('(')?;
    let mut arguments = split_arguments(arguments)?;
    if arguments.is_empty() {
        return None;
    }
    let (first, value) = arguments.remove(0);
    let value = value.strip_prefix('"')?.strip_suffix('"')?;
    match (function, first) {
        ("asset", "name") if arguments.is_empty() => {
            assets.path(value).map(|path| format!("{{{{ root }}}}{path}"))
        }
        ("t", "id") => message(value, &arguments, locale),
        _ => None,
    }
}

fn message(id: &str, arguments: &[(&str, &str)], locale: &Locale) -> Option<String> {
    // An opening brace in a message could begin a tag.
    let literal = |text: &str| (!text.contains('{')).then(|| escape(text));
    let text = locale.text(id);
    if !text.is_empty() {
        return literal(text);
    }
    let mut output = String::new();
    for piece in locale.find_frame(id)?.fixed_pieces()? {
        match piece {
            Piece::Literal { plain, .. } => output.push_str(&literal(plain)?),
            Piece::Argument(name) => {
                let (_, expression) = arguments.iter().find(|(given, _)| *given == name)?;
                let _ = write!(output, "{{{{ {expression} }}}}");
            }
        }
    }
    Some(output)
}

/// Splits `a=x, b=f(y, z)` at the commas and equal signs that stand in no bracket and no string.
fn split_arguments(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut arguments = Vec::new();
    let (mut depth, mut quote, mut start) = (0_usize, None, 0);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) => quote = Some(open).filter(|&open| open != c),
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.checked_sub(1)?,
            (None, ',') if depth == 0 => {
                arguments.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    arguments.push(&text[start..]);
    if depth > 0 || quote.is_some() {
        return None;
    }
    let named = arguments.into_iter().map(str::trim).filter(|argument| !argument.is_empty());
    named.map(|argument| argument.split_once('=').map(|(n, v)| (n.trim(), v.trim()))).collect()
}

#[cfg(test)]
mod tests {
    use super::split_arguments;

    #[test]
    fn arguments_are_split_outside_brackets_and_strings() {
        type Split = Option<&'static [(&'static str, &'static str)]>;
        let cases: [(&str, Split); 5] = [
            (r#"id="a""#, Some(&[("id", r#""a""#)])),
            (r#"id="a, b", n=f(x, [1, 2])"#, Some(&[("id", r#""a, b""#), ("n", "f(x, [1, 2])")])),
            (r#"id="a", n = x == y,"#, Some(&[("id", r#""a""#), ("n", "x == y")])),
            (r#"id="a"#, None),
            ("id", None),
        ];
        for (text, expected) in cases {
            assert_eq!(split_arguments(text).as_deref(), expected, "{text}");
        }
    }
}
