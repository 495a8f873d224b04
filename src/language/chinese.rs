//! Chinese (Simplified) punctuation and spacing: text becomes the list of its slips.
//!
//! Nothing is ever rewritten. Half-width marks are judged by the character directly beside them, so
//! Latin phrases, numbers and addresses keep theirs. An inserted value is neither Han nor Latin.

use std::ops::Range;

use super::Slip;

/// Finds the places where a text breaks the rules of Chinese typesetting, in text order.
#[must_use]
pub(crate) fn slips(text: &str) -> Vec<Slip> {
    places(text).flat_map(|place| RULES.iter().filter_map(move |rule| rule(&place))).collect()
}

/// Tells whether a character is in a block of CJK unified ideographs (Unicode 17, section 18.1).
#[must_use]
pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{4DBF}' // extension A
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{20000}'..='\u{2A6DF}' // extension B
        | '\u{2A700}'..='\u{2EE5F}' // extensions C, D, E, F and I
        | '\u{30000}'..='\u{3347F}' // extensions G, H and J
    )
}

/// Tells whether a character is a punctuation mark that is always full-width.
///
/// The marks Chinese shares with Latin scripts (`“ ” ‘ ’ — …`) are not.
#[must_use]
pub(crate) fn is_full_width_punctuation(character: char) -> bool {
    matches!(character, '、'..='〃' | '〈'..='】' | '〔'..='〟' | '，' | '．' | '：' | '；' | '？' | '！')
        || matches!(character, '（' | '）' | '［' | '］' | '｛' | '｝' | '～')
}

/// Every rule, each applied at every place.
const RULES: [fn(&Place) -> Option<Slip>; 5] =
    [half_width_mark, straight_quotation_mark, missing_space, needless_space, wide_space];

/// A character or a run of spaces, with what is beside it.
struct Place {
    range: Range<usize>,
    character: char,
    before: Option<char>,
    after: Option<char>,
}

fn places(text: &str) -> impl Iterator<Item = Place> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end;
        let before = text[..start].chars().next_back();
        let character = text[start..].chars().next()?;
        let rest = match character {
            ' ' => text[start..].trim_start_matches(' '),
            _ => &text[start + character.len_utf8()..],
        };
        end = text.len() - rest.len();
        Some(Place { range: start..end, character, before, after: rest.chars().next() })
    })
}

impl Place {
    fn is_beside(&self, kind: fn(char) -> bool) -> bool {
        self.before.is_some_and(kind) || self.after.is_some_and(kind)
    }

    fn slip(&self, message: &'static str, help: &'static str) -> Slip {
        Slip { range: self.range.clone(), message, help }
    }
}

/// Finds a half-width mark beside a Han character.
fn half_width_mark(place: &Place) -> Option<Slip> {
    let (message, help) = match place.character {
        ',' => ("a half-width comma in a Chinese sentence", "write `，`"),
        '.' => ("a half-width full stop in a Chinese sentence", "write `。`"),
        ':' => ("a half-width colon in a Chinese sentence", "write `：`"),
        ';' => ("a half-width semicolon in a Chinese sentence", "write `；`"),
        '?' => ("a half-width question mark in a Chinese sentence", "write `？`"),
        '!' => ("a half-width exclamation mark in a Chinese sentence", "write `！`"),
        '(' => ("a half-width parenthesis in a Chinese sentence", "write `（`"),
        ')' => ("a half-width parenthesis in a Chinese sentence", "write `）`"),
        _ => return None,
    };
    // A dot elsewhere may belong to a name, as in `示例.com`.
    let ends_sentence =
        place.before.is_some_and(is_han) && place.after.is_none_or(char::is_whitespace);
    let wrong = if place.character == '.' { ends_sentence } else { place.is_beside(is_han) };
    wrong.then(|| place.slip(message, help))
}

/// Finds a straight quotation mark beside a Han character.
fn straight_quotation_mark(place: &Place) -> Option<Slip> {
    (place.character == '"' && place.is_beside(is_han))
        .then(|| place.slip("a straight quotation mark in a Chinese sentence", "write `“` or `”`"))
}

/// Finds a Han character and a Latin letter or digit with nothing between them.
fn missing_space(place: &Place) -> Option<Slip> {
    let (one, next) = (place.character, place.after?);
    let touching =
        is_han(one) && next.is_ascii_alphanumeric() || one.is_ascii_alphanumeric() && is_han(next);
    touching.then(|| Slip {
        range: place.range.start..place.range.end + next.len_utf8(),
        message: "no space between a Chinese character and a Latin letter or digit",
        help: "write one space between them",
    })
}

/// Finds spaces beside full-width punctuation.
///
/// A mark shared with Latin scripts is taken for a Chinese one if a Han character is across the
/// spaces, as in `返回 “OK”`.
fn needless_space(place: &Place) -> Option<Slip> {
    let beside_shared = place.is_beside(is_shared_punctuation) && place.is_beside(is_han);
    (place.character == ' ' && (place.is_beside(is_full_width_punctuation) || beside_shared))
        .then(|| place.slip("a space beside full-width punctuation", "remove the space"))
}

/// Finds two spaces or more between a Han character and another word.
fn wide_space(place: &Place) -> Option<Slip> {
    let between = place.before.is_some() && place.after.is_some() && place.is_beside(is_han);
    (place.character == ' ' && place.range.len() > 1 && between && needless_space(place).is_none())
        .then(|| place.slip("more than one space in a Chinese sentence", "write one space"))
}

fn is_shared_punctuation(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::{is_full_width_punctuation, is_han, slips};

    #[test]
    fn finds_slips() {
        let cases: [(&str, &[(&str, &str)]); 16] = [
            ("你好,世界.", &[(",", "write `，`"), (".", "write `。`")]),
            (
                "原因:网关;为何?好!",
                &[
                    (":", "write `：`"),
                    (";", "write `；`"),
                    ("?", "write `？`"),
                    ("!", "write `！`"),
                ],
            ),
            ("网关(Gateway)表示", &[("(", "write `（`"), (")", "write `）`")]),
            ("结束. 然后", &[(".", "write `。`")]),
            ("返回\"OK\"状态", &[("\"", "write `“` or `”`"), ("\"", "write `“` or `”`")]),
            (
                "错误404页",
                &[("误4", "write one space between them"), ("4页", "write one space between them")],
            ),
            ("用HTTP 协议", &[("用H", "write one space between them")]),
            (
                "错误， 网关 （Gateway） ",
                &[(" ", "remove the space"), (" ", "remove the space"), (" ", "remove the space")],
            ),
            ("返回 “OK”  状态", &[(" ", "remove the space"), ("  ", "remove the space")]),
            ("错误  404", &[("  ", "write one space")]),
            ("用  \u{E000} 码", &[("  ", "write one space")]),
            ("状态码\u{E000},表示", &[(",", "write `，`")]),
            ("错误 404 与 HTTP/1.1、《网关》（Gateway）——“关闭”……完。", &[]),
            ("状态码\u{E000}表示 \u{E000}：见 示例.com", &[]),
            ("See a.b, c: d (e)? “So  it is” — “yes” 10:30", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> =
                slips(text).into_iter().map(|slip| (&text[slip.range], slip.help)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn knows_its_characters() {
        assert!("一鿿㐀䶿𠀀𪜀𰀀".chars().all(is_han));
        assert!(!"a1，、あ한\u{E000}々".chars().any(is_han));
        assert!("，。、：；？！（）《》〈〉「」『』【】".chars().all(is_full_width_punctuation));
        assert!(!",.“”‘’—…a中\u{E000}\u{3000}".chars().any(is_full_width_punctuation));
    }
}
