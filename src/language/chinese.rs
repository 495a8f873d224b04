//! Chinese punctuation and spacing: text becomes the list of its slips.
//!
//! Nothing is ever rewritten. Half-width marks are judged by the character directly beside them, so
//! Latin phrases, numbers and addresses keep theirs. An inserted value is neither Han nor Latin.

use std::ops::Range;

use super::Slip;

/// Finds the places where a text breaks the rules of Chinese typesetting, in text order.
#[must_use]
pub(crate) fn slips(text: &str) -> Vec<Slip> {
    spots(text).flat_map(|spot| RULES.iter().filter_map(move |rule| rule(&spot))).collect()
}

/// Finds the same slips where the characters are traditional: the quotation marks are others.
#[must_use]
pub(crate) fn traditional_slips(text: &str) -> Vec<Slip> {
    let mut slips = slips(text);
    for slip in &mut slips {
        if slip.message == STRAIGHT_MARK {
            slip.help = "write `「` or `」`";
        }
    }
    slips
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
const RULES: [fn(&Spot) -> Option<Slip>; 5] =
    [half_width_mark, straight_quotation_mark, missing_space, needless_space, wide_space];

const STRAIGHT_MARK: &str = "a straight quotation mark in a Chinese sentence";

/// A character or a run of spaces, with what is beside it.
struct Spot {
    range: Range<usize>,
    character: char,
    before: Option<char>,
    after: Option<char>,
}

fn spots(text: &str) -> impl Iterator<Item = Spot> {
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
        Some(Spot { range: start..end, character, before, after: rest.chars().next() })
    })
}

impl Spot {
    fn is_beside(&self, kind: fn(char) -> bool) -> bool {
        self.before.is_some_and(kind) || self.after.is_some_and(kind)
    }

    fn slip(&self, message: &'static str, help: &'static str) -> Slip {
        Slip { range: self.range.clone(), message, help }
    }
}

/// Finds a half-width mark beside a Han character.
fn half_width_mark(spot: &Spot) -> Option<Slip> {
    let (message, help) = match spot.character {
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
        spot.before.is_some_and(is_han) && spot.after.is_none_or(char::is_whitespace);
    let wrong = if spot.character == '.' { ends_sentence } else { spot.is_beside(is_han) };
    wrong.then(|| spot.slip(message, help))
}

/// Finds a straight quotation mark beside a Han character.
fn straight_quotation_mark(spot: &Spot) -> Option<Slip> {
    (spot.character == '"' && spot.is_beside(is_han))
        .then(|| spot.slip(STRAIGHT_MARK, "write `“` or `”`"))
}

/// Finds a Han character and a Latin letter or digit with nothing between them.
fn missing_space(spot: &Spot) -> Option<Slip> {
    let (one, next) = (spot.character, spot.after?);
    let touching =
        is_han(one) && next.is_ascii_alphanumeric() || one.is_ascii_alphanumeric() && is_han(next);
    touching.then(|| Slip {
        range: spot.range.start..spot.range.end + next.len_utf8(),
        message: "no space between a Chinese character and a Latin letter or digit",
        help: "write one space between them",
    })
}

/// Finds spaces beside full-width punctuation.
///
/// A mark shared with Latin scripts is taken for a Chinese one if a Han character is across the
/// spaces, as in `返回 “OK”`.
fn needless_space(spot: &Spot) -> Option<Slip> {
    let beside_shared = spot.is_beside(is_shared_punctuation) && spot.is_beside(is_han);
    (spot.character == ' ' && (spot.is_beside(is_full_width_punctuation) || beside_shared))
        .then(|| spot.slip("a space beside full-width punctuation", "remove the space"))
}

/// Finds two spaces or more between a Han character and another word.
fn wide_space(spot: &Spot) -> Option<Slip> {
    let between = spot.before.is_some() && spot.after.is_some() && spot.is_beside(is_han);
    (spot.character == ' ' && spot.range.len() > 1 && between && needless_space(spot).is_none())
        .then(|| spot.slip("more than one space in a Chinese sentence", "write one space"))
}

/// Tells whether a mark is one that Chinese shares with Latin scripts.
pub(crate) fn is_shared_punctuation(character: char) -> bool {
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
