//! French spacing and marks: text becomes the gaps in which a no-break space stands, and straight apostrophes and
//! quotation marks become slips.
//!
//! Spaces alone are changed, and only where the text is plainly prose: `10:30`, `https://`, `a::b`,
//! `:root` and `?query=` stay as they are. A no-break space the author typed is kept.

use std::ops::Range;

use super::{Anchor, Gap, Slip};

/// Where French is written, which decides on its spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// France, and whoever sets as it does.
    France,
    /// Canada, which has no space before `;`, `!` and `?`.
    Canada,
}

/// Finds the gaps around double punctuation, inside `« »` and before units, in text order.
///
/// That is U+202F before `;`, `!` and `?` and inside `« »`, and U+00A0 before `:` and a unit; Canada has U+00A0 inside
/// `« »`. Typed spaces are replaced, and missing ones inserted, but before a unit. For that, `;`, `!`, `?` and `:` must
/// end a phrase: before white space, a closing mark or the end of the text. They gain a missing space only directly
/// after a letter, a digit, a closing bracket or a `»`.
///
/// Doing it twice changes nothing more. A mark at the very start of the text never gains a space,
/// nor does a `«` at its end, since their neighbor is not known.
#[must_use]
pub(crate) fn gaps(text: &str, place: Place) -> Vec<Gap> {
    let inside = if place == Place::France { '\u{202F}' } else { '\u{A0}' };
    let mut gaps: Vec<Gap> = Vec::new();
    for (at, mark) in text.char_indices() {
        let (range, space, anchor) = match mark {
            '«' => (gap_in_opening(text, at), inside, Anchor::Before),
            '»' => (gap_in_closing(text, at), inside, Anchor::After),
            ';' | '!' | '?' if place == Place::France => {
                (gap_before_mark(text, at), '\u{202F}', Anchor::After)
            }
            ':' => (gap_before_mark(text, at), '\u{A0}', Anchor::After),
            ' ' => (gap_before_unit(text, at), '\u{A0}', Anchor::Within),
            _ => continue,
        };
        // The gap in `« »` belongs to both marks; the first has filled it.
        let end = gaps.last().map_or(0, |gap| gap.range.end);
        let is_first = |range: &Range<usize>| {
            range.start >= end && gaps.last().is_none_or(|gap| gap.range != *range)
        };
        if let Some(range) = range.filter(is_first) {
            gaps.push(Gap { range, space, anchor });
        }
    }
    gaps
}

/// Finds the straight apostrophes between letters and the straight quotation marks around words.
///
/// A quotation is one slip, from its first mark through its last. The slips come in text order.
#[must_use]
pub(crate) fn slips(text: &str) -> Vec<Slip> {
    let mut slips: Vec<Slip> =
        straight_apostrophes(text).chain(straight_quotations(text)).collect();
    slips.sort_by_key(|slip| slip.range.start);
    slips
}

/// Finds the gap after a `«`: the spaces to replace, or an empty range where one is missing.
fn gap_in_opening(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + '«'.len_utf8();
    let rest = text[start..].trim_start_matches(' ');
    let gap = start..text.len() - rest.len();
    let missing = || rest.starts_with(|c: char| !c.is_whitespace() && c != '»');
    (!gap.is_empty() || missing()).then_some(gap)
}

/// Finds the gap before a `»`: the spaces to replace, or an empty range where one is missing.
fn gap_in_closing(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].trim_end_matches(' ');
    let gap = before.len()..at;
    let missing = || before.ends_with(|c: char| !c.is_whitespace() && c != '«');
    (!gap.is_empty() || missing()).then_some(gap)
}

/// Finds the gap before the first of a run of marks such as `?!`, if the run ends a phrase.
fn gap_before_mark(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].trim_end_matches(' ');
    let gap = before.len()..at;
    if gap.is_empty() && !before.ends_with(ends_word) {
        return None;
    }
    let rest = text[at..].trim_start_matches([';', ':', '!', '?']);
    let run = &text[at..text.len() - rest.len()];
    (!run.contains("::") && rest.chars().next().is_none_or(follows_phrase)).then_some(gap)
}

/// Tells whether a mark directly after the character lacks its space.
fn ends_word(character: char) -> bool {
    is_letter(character) || character.is_numeric() || matches!(character, ')' | ']' | '}' | '»')
}

/// Tells whether a character can stand after the end of a phrase.
///
/// Straight quotation marks are left out, as they open as well: `key:"value"`.
fn follows_phrase(character: char) -> bool {
    character.is_whitespace() || matches!(character, ')' | ']' | '}' | '»' | '”' | '’' | '…')
}

/// Tells whether a character is a letter; an inserted value counts as one.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '\u{E000}'..='\u{F8FF}')
}

/// Finds the space between a number and its unit.
fn gap_before_unit(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at + 1..];
    let unit =
        &rest[..rest.find(|c: char| !is_letter(c) && !"%°€$£‰".contains(c)).unwrap_or(rest.len())];
    let number = text[..at].rsplit(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').next();
    let is_number = number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()));
    (is_number && UNITS.contains(&unit)).then_some(at..at + 1)
}

/// The words before which a number keeps its space.
const UNITS: [&str; 42] = [
    "%", "‰", "€", "$", "£", "°", "°C", "o", "ko", "Ko", "Mo", "Go", "To", "Kio", "kio", "Mio",
    "Gio", "Tio", "octet", "octets", "bit", "bits", "kbit", "Mbit", "Gbit", "ns", "µs", "ms", "s",
    "min", "h", "seconde", "secondes", "minute", "minutes", "heure", "heures", "jour", "jours",
    "Hz", "kHz", "MHz",
];

fn straight_apostrophes(text: &str) -> impl Iterator<Item = Slip> {
    let between_letters = |at: usize| {
        text[..at].ends_with(is_letter) && text[at + '\''.len_utf8()..].starts_with(is_letter)
    };
    text.match_indices('\'').filter(move |&(at, _)| between_letters(at)).map(|(at, mark)| Slip {
        range: at..at + mark.len(),
        message: "a straight apostrophe in a French text",
        help: "write `’`",
    })
}

fn straight_quotations(text: &str) -> impl Iterator<Item = Slip> {
    let mut opening = None;
    text.match_indices('"').filter_map(move |(at, mark)| {
        let Some(start) = opening.take() else {
            // A mark that directly follows a word is a unit, as in `17"`.
            opening = (!text[..at].ends_with(ends_word)).then_some(at);
            return None;
        };
        text[start..at].contains(ends_word).then(|| Slip {
            range: start..at + mark.len(),
            message: "straight quotation marks in a French text",
            help: "write `« »`",
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::slips;

    /// A text as typed, and as spaced: `~` stands for U+202F and `_` for U+00A0.
    const SPACED: [(&str, &str); 27] = [
        ("Quoi ? Non ! Si ; oui : là.", "Quoi~? Non~! Si~; oui_: là."),
        ("Quoi? Non! Si; oui: là:", "Quoi~? Non~! Si~; oui_: là_:"),
        ("Quoi  ?", "Quoi~?"),
        ("Quoi?! Non ?!! Si ? !", "Quoi~?! Non~?!! Si~?~!"),
        ("(vrai?) [non!] oui?…", "(vrai~?) [non~!] oui~?…"),
        ("l’erreur (404): fin] ; 12?", "l’erreur (404)_: fin]~; 12~?"),
        ("\u{E000}: \u{E001} ? «\u{E002}»", "\u{E000}_: \u{E001}~? «~\u{E002}~»"),
        ("« mot »", "«~mot~»"),
        ("«mot», l’«ami!» et «fin.»", "«~mot~», l’«~ami~!~» et «~fin.~»"),
        ("«mot»: « «a» »?", "«~mot~»_: «~«~a~»~»~?"),
        (" ? et « ", "~? et «~"),
        (" : et", "_: et"),
        ("« »", "«~»"),
        ("(«»)", "(«»)"),
        ("»", "»"),
        ("«", "«"),
        (": et", ": et"),
        (
            "10:30 HTTP/1.1 https://a.fr/?q=1 a::b key:value",
            "10:30 HTTP/1.1 https://a.fr/?q=1 a::b key:value",
        ),
        (
            "avec ?query= ou :root ou !important ou a != b",
            "avec ?query= ou :root ou !important ou a != b",
        ),
        ("std:: et ::before et x :: y", "std:: et ::before et x :: y"),
        ("a?.b et key:\"value\" et :-)", "a?.b et key:\"value\" et :-)"),
        ("déjà~! là_: «_mot_» là_!", "déjà~! là_: «_mot_» là_!"),
        ("mot\n? …! -?", "mot\n? …! -?"),
        ("(50 %) et 100 Ko, 1,5 s.", "(50_%) et 100_Ko, 1,5_s."),
        ("HTTP 404 est un code, 3 stations", "HTTP 404 est un code, 3 stations"),
        ("10_% et x 5 % ;", "10_% et x 5_%~;"),
        ("", ""),
    ];

    #[test]
    fn spaces_double_punctuation() {
        let typeset = |text: &str| text.replace('~', "\u{202F}").replace('_', "\u{A0}");
        let bare = |text: &str| text.replace(char::is_whitespace, "");
        for (typed, expected) in SPACED.map(|(typed, spaced)| (typeset(typed), typeset(spaced))) {
            let once = Language::French.space(&typed);
            assert_eq!(once, expected);
            assert_eq!(Language::French.space(&once), once, "twice: {typed}");
            assert_eq!(bare(&once), bare(&typed));
        }
    }

    #[test]
    fn canada_has_other_spaces() {
        let spaced = Language::CanadianFrench.space("Quoi? Non; « oui »: là!");
        assert_eq!(spaced, "Quoi? Non; «\u{A0}oui\u{A0}»\u{A0}: là!");
    }

    #[test]
    fn finds_straight_marks() {
        let cases: [(&str, &[&str]); 9] = [
            ("l'erreur d'aujourd'hui", &["'", "'", "'"]),
            ("l'\u{E000}", &["'"]),
            ("'mot' et 5' et l’ami...", &[]),
            ("dit \"oui\", \"non\"", &["\"oui\"", "\"non\""]),
            ("\"l'ami\"", &["\"l'ami\"", "'"]),
            ("(\"\u{E000}\")", &["\"\u{E000}\""]),
            ("17\" et 19\"", &[]),
            ("« mot » \"\" \" \"", &[]),
            ("un \"seul", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = slips(text).into_iter().map(|slip| &text[slip.range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
