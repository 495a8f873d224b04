//! The events of one text, let through or changed: what content may not hold is reported and left out.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::diagnostic::Diagnostics;
use crate::diagnostic::rule::{self, Rule};
use crate::language::Slip;
use crate::span::Span;

use super::{Events, Markdown, first_line, matching_end, names_code, run};

/// Lets the events of one text through, changed where they must be.
pub(super) struct Filter<'m, 'e> {
    markdown: &'m Markdown<'m>,
    text: &'m str,
    place: &'m dyn Fn(Range<usize>) -> Span,
    diagnostics: &'m mut Diagnostics,
    output: Events<'e>,
}

impl<'m, 'e> Filter<'m, 'e> {
    pub(super) fn new(
        markdown: &'m Markdown<'m>,
        text: &'m str,
        place: &'m dyn Fn(Range<usize>) -> Span,
        diagnostics: &'m mut Diagnostics,
    ) -> Self {
        Self { markdown, text, place, diagnostics, output: Vec::new() }
    }

    pub(super) fn run(mut self, events: &Events<'e>) -> Events<'e> {
        let mut skip_until = 0;
        for at in 0..events.len() {
            if at < skip_until {
                continue;
            }
            let (event, range) = events[at].clone();
            match event {
                Event::Start(Tag::HtmlBlock) => {
                    skip_until = matching_end(events, at) + 1;
                    self.raw_html(range);
                }
                Event::Html(_) | Event::InlineHtml(_) => self.raw_html(range),
                Event::Start(Tag::Image { .. }) => {
                    skip_until = matching_end(events, at) + 1;
                    self.refuse(rule::IMAGE, range, "a text holds no images", "remove it");
                }
                Event::Start(Tag::Heading { .. }) => {
                    skip_until = matching_end(events, at) + 1;
                    let help = "use a section of the registry, or a paragraph";
                    self.refuse(rule::HEADING, range, "a text holds no headings of its own", help);
                }
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    self.link(link_type, &dest_url, &range);
                    // The title of a link to a code is what readers see in place of its name in the source.
                    let (title, label) =
                        if names_code(link_type) { ("".into(), title) } else { (title, "".into()) };
                    let link = Tag::Link { link_type, dest_url, title, id };
                    self.output.push((Event::Start(link), range.clone()));
                    if matches!(link_type, LinkType::ShortcutUnknown | LinkType::CollapsedUnknown) {
                        self.output.push((Event::Text(label), range));
                        skip_until = matching_end(events, at);
                    }
                }
                event => self.output.push((event, range)),
            }
        }
        let Self { markdown, text, place, diagnostics, output } = self;
        let mut report = |range: Range<usize>, slip: Slip| {
            diagnostics.push(rule::TYPOGRAPHY.at(place(range), slip.message).help(slip.help));
        };
        run::typeset(output, text, markdown.locale.language, &mut report)
    }

    fn raw_html(&mut self, range: Range<usize>) {
        let written = self.text.get(range.clone()).unwrap_or_default().trim();
        let is_comment = written.starts_with("<!--")
            && written.find("-->").is_some_and(|end| end + "-->".len() == written.len());
        if !is_comment {
            let help = "write Markdown, or put the markup between backticks";
            self.refuse(rule::RAW_HTML, range, "raw HTML is not let through", help);
        }
    }

    fn link(&mut self, link_type: LinkType, address: &str, range: &Range<usize>) {
        let small = address.to_ascii_lowercase();
        let is_web =
            ["https://", "http://", "mailto:"].iter().any(|known| small.starts_with(known))
                || link_type == LinkType::Email;
        if !names_code(link_type)
            && (!is_web || address.chars().any(|c| c.is_control() || c.is_whitespace()))
        {
            let help = "write an address with `https://`, or name a code: `[1006]`, `[http:502]`";
            self.refuse(
                rule::INVALID_LINK,
                range.clone(),
                "this link leads nowhere on the web",
                help,
            );
        }
    }

    fn refuse(&mut self, rule: &'static Rule, range: Range<usize>, message: &str, help: &str) {
        let range = first_line(self.text, &range);
        self.diagnostics.push(rule.at((self.place)(range), message).help(help));
    }
}
