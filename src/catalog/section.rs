//! Markdown → the leading text and the sections under `# <id>` headings.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned, expected_one_of};
use crate::source::Sources;

use super::Body;

/// Splits Markdown at its `# <id>` headings into the leading text and the sections.
pub(super) fn split_sections(
    body: Body,
    known: &[Spanned<String>],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> (Body, Vec<Option<Body>>) {
    let at = |range: Range<usize>| {
        Span::new(body.span.source, range.start + body.span.start..range.end + body.span.start)
    };
    let text = body.text(sources);
    let mut sections: Vec<Option<Body>> = known.iter().map(|_| None).collect();
    let headings = headings(text);
    let leading_end = headings.first().map_or(text.len(), |(_, range)| range.start);
    for (number, (title, range)) in headings.iter().enumerate() {
        let end = headings.get(number + 1).map_or(text.len(), |(_, next)| next.start);
        let ids = known.iter().map(|id| id.value.as_str());
        match ids.clone().position(|id| id == title) {
            None => diagnostics.push(
                Diagnostic::error("unknown-section", at(range.clone()), "there is no such section")
                    .label(format!("the section `{title}`"))
                    .help(expected_one_of(title, ids)),
            ),
            Some(id) if sections[id].is_some() => diagnostics.push(
                Diagnostic::error(
                    "duplicate-section",
                    at(range.clone()),
                    "the section comes twice",
                )
                .help("join the two"),
            ),
            Some(id) => sections[id] = Some(Body { span: at(range.end..end) }),
        }
    }
    (Body { span: at(0..leading_end) }, sections)
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
