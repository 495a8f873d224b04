//! A template with its texts left open: rendered once for a shape, with a private-use character in the place
//! of each text, and cut there. Casting a page from it is joining strings.

use std::ops::Range;

use tera::Value;

/// The first of the characters that stand for texts.
const TEXT: u32 = 0x0010_0000;

/// The first of the characters that stand for lists.
const LIST: u32 = 0x0010_1000;

/// The first of the characters that, after a list's, stand for the part which shows its items.
const PART: u32 = 0x0010_2000;

/// How many there are of each.
const MARKS: u32 = 0x1000;

/// A rendered template in pieces.
#[derive(Debug)]
pub struct Mold {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of a rendered template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What is the same in all that is cast.
    Same(Range<usize>),
    /// The text of this number.
    Text(usize),
    /// The list of this number, each item shown by the part of that number.
    List(usize, usize),
}

impl Mold {
    /// Cuts a rendered template at the marks of texts and lists.
    pub(super) fn cut(text: String) -> Self {
        let mut pieces = Vec::new();
        let mut start = 0;
        let mut marks = text.char_indices().filter(|&(_, c)| u32::from(c) >= TEXT).peekable();
        while let Some((at, mark)) = marks.next() {
            let mut end = at + mark.len_utf8();
            let piece = match number(mark, TEXT) {
                Some(text) => Piece::Text(text),
                None => {
                    let part = marks.next_if(|&(after, _)| after == end);
                    let part = part.and_then(|(_, part)| number(part, PART));
                    let (Some(list), Some(part)) = (number(mark, LIST), part) else { continue };
                    end += mark.len_utf8();
                    Piece::List(list, part)
                }
            };
            if start < at {
                pieces.push(Piece::Same(start..at));
            }
            pieces.push(piece);
            start = end;
        }
        if start < text.len() {
            pieces.push(Piece::Same(start..text.len()));
        }
        Self { text, pieces }
    }

    /// Returns the pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns what is the same in all that is cast.
    pub fn same(&self, range: &Range<usize>) -> &str {
        &self.text[range.clone()]
    }

    /// Returns the text, its marks with it.
    pub fn whole(self) -> String {
        self.text
    }

    /// Drops the white space around what is cast.
    #[must_use]
    pub fn trimmed(self) -> Self {
        Self::cut(self.text.trim().into())
    }
}

/// Returns the character that stands for a text.
pub(crate) fn text_mark(text: usize) -> char {
    mark(TEXT, text)
}

/// Returns the character that stands for a list.
pub(crate) fn list_mark(list: usize) -> char {
    mark(LIST, list)
}

/// Returns the character that stands, after a list's, for the part which shows its items.
pub(super) fn part_mark(part: usize) -> char {
    mark(PART, part)
}

/// Tells whether a text is the mark of a list.
pub(super) fn is_list(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| number(c, LIST).is_some()) && chars.next().is_none()
}

/// Tells whether a value is a text that holds the mark of one.
pub(super) fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.chars().any(|c| number(c, TEXT).is_some()))
}

/// Tells whether a value holds a mark.
pub(super) fn is_marked(value: &Value) -> bool {
    if let Some(text) = value.as_str() {
        return text.chars().any(|c| u32::from(c) >= TEXT);
    }
    if let Some(items) = value.as_array() {
        return items.iter().any(is_marked);
    }
    value.as_map().is_some_and(|map| map.values().any(is_marked))
}

fn mark(first: u32, number: usize) -> char {
    let code = first + u32::try_from(number).expect("a template shows few texts");
    char::from_u32(code).expect("private-use characters are characters")
}

fn number(mark: char, first: u32) -> Option<usize> {
    u32::from(mark)
        .checked_sub(first)
        .filter(|&number| number < MARKS)
        .map(|number| number as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_marks() {
        let (text, list, part) = (text_mark(7), list_mark(0), part_mark(2));
        let mold = Mold::cut(format!("<p>{text}</p>{list}{part}\n{list}"));
        let pieces: Vec<_> = mold.pieces().to_vec();
        let same: Vec<_> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Same(range) => Some(mold.same(range)),
                _ => None,
            })
            .collect();
        // A list's mark without that of a part stands for nothing.
        assert_eq!(same, ["<p>", "</p>", &format!("\n{list}")]);
        assert_eq!((&pieces[1], &pieces[3]), (&Piece::Text(7), &Piece::List(0, 2)));
    }
}
