//! Texts made of pieces of a file, as of a row of data, and which cells they stand for.

use std::ops::Range;

use super::{Origin, Source};
use crate::span::Span;

/// A text that stands in no file: it is made of pieces of others.
#[derive(Clone, Debug)]
pub(crate) struct Derived {
    pub(super) source: Source,
    /// What a report names where no piece is meant.
    pub(super) whole: Span,
    /// In the order they stand in the text.
    pieces: Vec<Piece>,
}

/// A piece of a text, and where it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// Where it stands in the text.
    pub at: Range<usize>,
    /// What it stands for.
    pub from: Span,
    /// Whether it is that, letter by letter.
    pub is_exact: bool,
}

impl Derived {
    /// Makes a text that stands for a file at `path`; what no piece is meant of leads to `whole`.
    pub(crate) fn new(path: String, text: String, whole: Span, pieces: Vec<Piece>) -> Self {
        Self { source: Source { path, text, origin: Origin::Site }, whole, pieces }
    }

    /// Returns the place that a place in the text stands for.
    pub(super) fn original(&self, span: Span) -> Span {
        let next = self.pieces.partition_point(|piece| piece.at.end < span.start);
        let piece = self.pieces.get(next).filter(|piece| piece.at.start <= span.start);
        match piece {
            Some(Piece { at, from, is_exact: true }) => {
                let start = from.start + (span.start - at.start);
                let length = span.end.min(at.end).saturating_sub(span.start);
                Span { start, end: start + length, ..*from }
            }
            Some(piece) => piece.from,
            // What begins with a quotation mark, or between two pieces, is what follows.
            None => match self.pieces.get(next).filter(|piece| piece.at.start <= span.end) {
                Some(piece) if span.end > span.start => piece.from,
                _ => self.whole,
            },
        }
    }
}
