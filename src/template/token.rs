//! The words, texts and signs of a tag.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Text,
    Number,
    Sign(char),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    /// The word, the inside of the text, or the sign.
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl Token<'_> {
    pub(super) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

/// Reads the tokens of a tag up to its end, and returns where the template goes on.
pub(super) fn tokens<'t>(
    template: &'t str,
    start: usize,
    closing: &str,
) -> (Vec<Token<'t>>, usize) {
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
pub(super) fn end_of_raw(template: &str, start: usize) -> usize {
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
