//! Emphasis in scripts that write no spaces between words: `**注意：**请` is bold up to the mark.
//!
//! CommonMark lets a run of `*` open or close beside punctuation only where white space or punctuation stands on its
//! other side too, and Chinese, Japanese, Korean and Thai have neither there. A sign that no text holds is set between
//! such a run and the letter, so that the parser sees punctuation; it is taken out of what comes back.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use crate::language::is_written_without_spaces;

/// A text with the signs set.
pub(super) struct Marked<'t> {
    pub(super) text: Cow<'t, str>,
    sign: char,
    /// Where the signs stand in it, in order.
    signs: Vec<usize>,
}

impl<'t> Marked<'t> {
    /// Sets the signs. A text that needs none is kept as it is.
    pub(super) fn new(text: &'t str) -> Self {
        let sign = SIGNS.into_iter().find(|&sign| !text.contains(sign)).unwrap_or(SIGNS[0]);
        let mut marked = Self { text: Cow::Borrowed(text), sign, signs: Vec::new() };
        let places = places(text);
        if places.is_empty() || text.contains(sign) {
            return marked;
        }
        let mut with_signs = String::with_capacity(text.len() + places.len() * sign.len_utf8());
        let mut copied = 0;
        for place in places {
            with_signs.push_str(&text[copied..place]);
            marked.signs.push(with_signs.len());
            with_signs.push(sign);
            copied = place;
        }
        with_signs.push_str(&text[copied..]);
        marked.text = Cow::Owned(with_signs);
        marked
    }

    /// Takes the signs out of a string that the parser returned.
    pub(super) fn clean(&self, text: &str) -> String {
        if self.signs.is_empty() { text.into() } else { text.replace(self.sign, "") }
    }

    /// Returns the bytes of the text without signs.
    pub(super) fn range(&self, range: &Range<usize>) -> Range<usize> {
        let before = |at: usize| self.signs.partition_point(|&sign| sign < at);
        let shift = |at: usize| at - before(at) * self.sign.len_utf8();
        shift(range.start)..shift(range.end)
    }

    /// Takes the signs out of an event.
    pub(super) fn event<'e>(&self, event: Event<'e>) -> Event<'e> {
        if self.signs.is_empty() {
            return event;
        }
        let clean = |text: CowStr<'e>| CowStr::from(self.clean(&text));
        match event {
            Event::Text(text) => Event::Text(clean(text)),
            Event::Code(text) => Event::Code(clean(text)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let (dest_url, title, id) = (clean(dest_url), clean(title), clean(id));
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            event => event,
        }
    }
}

/// Punctuation that texts hardly hold: one of them is not in a text.
const SIGNS: [char; 3] = ['\u{2E2E}', '\u{2E3F}', '\u{2E4E}'];

/// Finds the places between a run of `*` or `~` and a letter that is written without spaces, where punctuation stands
/// on the run's other side.
fn places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '~', '\\']) {
        let start = text.len() - rest.len() + at;
        let first = text[start..].chars().next().unwrap_or_default();
        if first == '\\' {
            // What follows is escaped.
            let skipped = text[start + 1..].chars().next().map_or(0, char::len_utf8);
            rest = &text[start + 1 + skipped..];
            continue;
        }
        rest = text[start..].trim_start_matches(first);
        let end = text.len() - rest.len();
        let (before, after) = (text[..start].chars().next_back(), rest.chars().next());
        let is_mark = |c: Option<char>| {
            c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control())
        };
        let is_letter = |c: Option<char>| c.is_some_and(is_written_without_spaces);
        if is_mark(before) && is_letter(after) {
            places.push(end);
        } else if is_letter(before) && is_mark(after) {
            places.push(start);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::Marked;

    #[test]
    fn signs_come_and_go() {
        for (text, signs) in [
            ("**错误：**请重试。", 1),
            ("用**“引号”**包围", 2),
            ("**404(Not Found)**는", 1),
            ("\\*错：\\*请 a **b:** c", 0),
            ("", 0),
        ] {
            let marked = Marked::new(text);
            assert_eq!(marked.signs.len(), signs, "{text}");
            assert_eq!(marked.clean(&marked.text), text);
            assert_eq!(marked.range(&(0..marked.text.len())), 0..text.len());
        }
    }
}
