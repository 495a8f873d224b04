//! A Markdown file → the fields of its front matter, and the Markdown after it, split at its headings.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::catalog::name::Named;
use crate::catalog::text::Body;
use crate::diagnostic::{Diagnostics, rule};
use crate::fields::{self, Fields, Start};
use crate::source::Sources;
use crate::span::{SourceId, Span, Spanned};

/// The Markdown under a heading `# <id>`.
#[derive(Debug)]
pub(in crate::catalog) struct RawSection {
    /// What the heading says, and where it stands.
    pub heading: Spanned<String>,
    /// What stands under it.
    pub body: Body,
}

/// Reads a file: `read` asks for the fields of the front matter and gets the Markdown after it;
/// fields it did not ask for are reported.
pub(super) fn read<T>(
    id: SourceId,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(&mut Fields<'_>, Body) -> T,
) -> T {
    let (toml, body) = split(id, &sources.get(id).text, diagnostics);
    let start = Start::new(id, toml.start);
    let table = fields::parse(&sources.get(id).text[toml], start, diagnostics);
    let mut fields = Fields::new(&table, start, diagnostics);
    let value = read(&mut fields, Body { span: Span::new(id, body) });
    fields.finish();
    value
}

/// Splits a file, whose mistakes are reported elsewhere, into its front matter and the Markdown after it.
pub(in crate::catalog) fn split_front_matter(
    id: SourceId,
    sources: &Sources,
) -> (Range<usize>, Range<usize>) {
    split(id, &sources.get(id).text, &mut Diagnostics::default())
}

/// Splits a text into the TOML between two lines of `+++` at its start and the Markdown after them.
fn split(id: SourceId, text: &str, diagnostics: &mut Diagnostics) -> (Range<usize>, Range<usize>) {
    let mut at = 0;
    let mut toml_start = None;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match toml_start {
            None if line.trim_end() == "+++" => toml_start = Some(end),
            None if line.trim().is_empty() => {}
            None => return (0..0, 0..text.len()),
            Some(start) if line.trim_end() == "+++" => return (start..at, end..text.len()),
            Some(_) => {}
        }
        at = end;
    }
    let Some(start) = toml_start else { return (0..0, 0..text.len()) };
    let fence = Span::new(id, text[..start].rfind("+++").unwrap_or_default()..start);
    diagnostics.push(
        rule::OPEN_FRONT_MATTER
            .at(fence, "the front matter has no end")
            .help("close it with a line `+++`"),
    );
    // What cannot be front matter is taken for the text.
    let end = fields::end_of_toml(&text[start..]).map_or(text.len(), |end| start + end);
    (start..end, end..text.len())
}

/// Splits Markdown at its `# <id>` headings into the leading text and the sections.
pub(super) fn split_sections(body: Body, sources: &Sources) -> (Body, Vec<RawSection>) {
    let span = |range: Range<usize>| {
        Span::new(body.span.source, range.start + body.span.start..range.end + body.span.start)
    };
    let text = body.text(sources);
    let headings = headings(text);
    let leading = 0..headings.first().map_or(text.len(), |(_, range)| range.start);
    let ends = headings.iter().skip(1).map(|(_, next)| next.start).chain([text.len()]);
    let ends: Vec<usize> = ends.collect();
    let sections = headings.into_iter().zip(ends).map(|((title, range), end)| RawSection {
        body: Body { span: span(range.end..end) },
        heading: Spanned::new(title, span(range)),
    });
    (Body { span: span(leading) }, sections.collect())
}

/// Returns the sections in the order of the known ids; what is unknown or comes twice is reported.
pub(in crate::catalog) fn arrange(
    sections: Vec<RawSection>,
    known: &[&str],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Body>> {
    let mut arranged = vec![None; known.len()];
    for RawSection { heading, body } in sections {
        match Named::Heading.find(&heading, known.iter().copied(), diagnostics) {
            Some(at) if arranged[at].is_some() => diagnostics.push(
                rule::DUPLICATE_SECTION
                    .at(heading.span, "the section comes twice")
                    .help("join the two"),
            ),
            Some(at) => arranged[at] = Some(body),
            None => {}
        }
    }
    arranged
}

/// Finds the first-level headings that stand in no other block.
fn headings(text: &str) -> Vec<(String, Range<usize>)> {
    let mut headings = Vec::new();
    let mut depth = 0;
    let mut open: Option<(String, Range<usize>)> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if depth == 0 => {
                open = Some((String::new(), range));
                depth += 1;
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) if depth == 1 => {
                headings.extend(open.take());
                depth -= 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(words) | Event::Code(words) => {
                if let Some((title, _)) = &mut open {
                    title.push_str(&words);
                }
            }
            _ => {}
        }
    }
    headings
}
