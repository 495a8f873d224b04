//! Inline events, the text of a paragraph seen as one: the rules of its language reach across emphasis, links and
//! code, and a line break of the source is a space only where the language writes one.
//!
//! Code and addresses are looked at from outside and never changed.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::language::{Anchor, Language, Slip};

use super::{Events, Ranged};

/// Sets the spaces of every run of text, leaves out the line breaks that are none, and reports each slip with the
/// bytes of `text` where it stands.
pub(super) fn typeset<'e>(
    events: Events<'e>,
    text: &str,
    language: Language,
    report: &mut dyn FnMut(Range<usize>, Slip),
) -> Events<'e> {
    let mut run = Run { language, source: text, joined: String::new(), pieces: Vec::new() };
    let mut output = Events::new();
    let (mut in_code, mut in_address) = (false, false);
    for (event, range) in events {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                in_address = true;
            }
            Event::End(TagEnd::Link) => in_address = false,
            _ => {}
        }
        if in_code || !is_inline(&event) {
            run.close(&mut output, report);
            output.push((event, range));
            continue;
        }
        run.add(&event, in_address, output.len(), &range);
        output.push((event, range));
    }
    run.close(&mut output, report);
    output.retain(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()));
    output
}

/// The text between two bounds of blocks.
struct Run<'t> {
    language: Language,
    source: &'t str,
    joined: String,
    pieces: Vec<Piece>,
}

/// A stretch of the text that comes from one event.
struct Piece {
    /// The number of the event.
    event: usize,
    /// Where it stands in the joined text.
    joined: Range<usize>,
    /// Where it stands in the source.
    source: Range<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words, which may be changed.
    Text,
    /// Code or an address.
    Fixed,
    /// A line break.
    Break,
}

impl Run<'_> {
    fn add(&mut self, event: &Event<'_>, in_address: bool, number: usize, source: &Range<usize>) {
        let start = self.joined.len();
        let kind = match event {
            Event::Text(text) if in_address => self.fix(text),
            Event::Code(text) => self.fix(text),
            Event::Text(text) => {
                self.joined.push_str(text);
                Kind::Text
            }
            Event::SoftBreak => {
                self.joined.push('\n');
                Kind::Break
            }
            _ => return,
        };
        let joined = start..self.joined.len();
        self.pieces.push(Piece { event: number, joined, source: source.clone(), kind });
    }

    /// Appends what rules may know of code: whether it begins and ends with a Latin letter or a digit.
    fn fix(&mut self, text: &str) -> Kind {
        let mask = |c: Option<char>| c.filter(char::is_ascii_alphanumeric).map_or(CODE, |_| 'x');
        let mut chars = text.chars();
        self.joined.push(mask(chars.next()));
        self.joined.push(CODE);
        self.joined.push(mask(chars.next_back().or_else(|| text.chars().next())));
        Kind::Fixed
    }

    fn close(&mut self, output: &mut Events<'_>, report: &mut dyn FnMut(Range<usize>, Slip)) {
        for slip in self.language.slips(&self.joined) {
            if let Some(range) = self.in_source(&slip.range, output) {
                report(range, slip);
            }
        }
        self.join_lines(output);
        self.space(output);
        self.joined.clear();
        self.pieces.clear();
    }

    /// Leaves out the line breaks between two characters that the language writes without a space.
    fn join_lines(&self, output: &mut Events<'_>) {
        for piece in self.pieces.iter().filter(|piece| piece.kind == Kind::Break) {
            let before = self.joined[..piece.joined.start].chars().next_back();
            let after = self.joined[piece.joined.end..].chars().next();
            if let (Some(before), Some(after)) = (before, after)
                && self.language.joins(before, after)
            {
                output[piece.event].0 = Event::Text("".into());
            }
        }
    }

    /// Sets the spaces that the language wants, each beside the mark that asks for it.
    fn space(&self, output: &mut Events<'_>) {
        let mut gaps = self.language.gaps(&self.joined);
        gaps.reverse();
        for gap in gaps {
            // A mark is one byte at least: the piece that holds it begins before or ends after it.
            let mark = match gap.anchor {
                Anchor::Before => gap.range.start - 1,
                Anchor::After => gap.range.end,
                Anchor::Within => gap.range.start,
            };
            for piece in self.pieces.iter().rev().filter(|piece| piece.kind == Kind::Text) {
                let start = gap.range.start.max(piece.joined.start);
                let end = gap.range.end.min(piece.joined.end);
                let holds_mark = piece.joined.contains(&mark);
                if start > end || start == end && !holds_mark {
                    continue;
                }
                let Event::Text(text) = &output[piece.event].0 else { continue };
                let within = start - piece.joined.start..end - piece.joined.start;
                let mut spaced = text.to_string();
                let space = if holds_mark { String::from(gap.space) } else { String::new() };
                spaced.replace_range(within, &space);
                output[piece.event].0 = Event::Text(spaced.into());
            }
        }
    }

    /// Returns the bytes of the source that a stretch of the joined text stands for. Where a piece is as it is
    /// written, they are exact, else the piece is marked as a whole.
    fn in_source(&self, range: &Range<usize>, output: &[Ranged<'_>]) -> Option<Range<usize>> {
        let place = |at: usize| {
            let piece = self.pieces.iter().find(|piece| piece.joined.contains(&at))?;
            let written = self.source.get(piece.source.clone());
            let is_exact = matches!((&output[piece.event].0, written),
                (Event::Text(text), Some(written)) if **text == *written);
            Some((piece, is_exact && piece.kind == Kind::Text))
        };
        let (first, is_exact) = place(range.start)?;
        let start = if is_exact {
            first.source.start + range.start - first.joined.start
        } else {
            first.source.start
        };
        let (last, is_exact) = place(range.end.saturating_sub(1).max(range.start))?;
        let end = if is_exact {
            last.source.start + range.end - last.joined.start
        } else {
            last.source.end
        };
        Some(start..end.max(start))
    }
}

/// Stands for the inside of code, which no rule looks into.
const CODE: char = '\u{E000}';

fn is_inline(event: &Event<'_>) -> bool {
    let is_inline_tag = |tag: &Tag<'_>| {
        matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
    };
    match event {
        Event::Start(tag) => is_inline_tag(tag),
        Event::End(end) => {
            matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        }
        Event::Text(_) | Event::Code(_) | Event::SoftBreak => true,
        _ => false,
    }
}
