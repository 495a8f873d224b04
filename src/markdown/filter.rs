//! The events of one text, let through or changed: what content may not hold is reported and left out.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::diagnostic::Diagnostics;
use crate::diagnostic::rule::{self, Rule};
use crate::language::{Language, chinese};
use crate::span::Span;

use super::{Events, Markdown, first_line, matching_end, names_code};

/// Lets the events of one text through, changed where they must be.
pub(super) struct Filter<'m, 'e> {
    markdown: &'m Markdown<'m>,
    text: &'e str,
    place: &'m dyn Fn(Range<usize>) -> Span,
    diagnostics: &'m mut Diagnostics,
    output: Events<'e>,
}

impl<'m, 'e> Filter<'m, 'e> {
    pub(super) fn new(
        markdown: &'m Markdown<'m>,
        text: &'e str,
        place: &'m dyn Fn(Range<usize>) -> Span,
        diagnostics: &'m mut Diagnostics,
    ) -> Self {
        Self { markdown, text, place, diagnostics, output: Vec::new() }
    }

    pub(super) fn run(mut self, events: &Events<'e>) -> Events<'e> {
        let mut in_code = false;
        let mut skip_until = 0;
        for at in 0..events.len() {
            if at < skip_until {
                continue;
            }
            let (event, range) = events[at].clone();
            match event {
                Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::CodeBlock) => {
                    in_code = matches!(event, Event::Start(_));
                    self.output.push((event, range));
                }
                Event::Text(text) if in_code => self.output.push((Event::Text(text), range)),
                Event::Text(text) => self.text(&text, range),
                Event::Code(code) => {
                    self.check_space_before_code(&code, &range);
                    self.output.push((Event::Code(code), range));
                }
                Event::SoftBreak => self.soft_break(events.get(at + 1), range),
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
        self.output
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let language = self.markdown.locale.language;
        // Where the text is as written, a slip is marked exactly, else its whole run is.
        let exact = self.text.get(range.clone()) == Some(text);
        for slip in language.slips(text) {
            let at = if exact {
                range.start + slip.range.start..range.start + slip.range.end
            } else {
                range.clone()
            };
            self.diagnostics
                .push(rule::TYPOGRAPHY.at((self.place)(at), slip.message).help(slip.help));
        }
        let spaced = language.space(text).into_owned();
        self.output.push((Event::Text(spaced.into()), range));
    }

    /// Reports a Han character that touches a code span, which the runs of text alone do not show.
    fn check_space_before_code(&mut self, code: &str, range: &Range<usize>) {
        let touches = self.markdown.locale.language == Language::Chinese
            && code.starts_with(|c: char| c.is_ascii_alphanumeric())
            && matches!(self.output.last(), Some((Event::Text(text), _)) if text.ends_with(chinese::is_han));
        if touches {
            let message = "no space between a Han character and Latin text";
            self.diagnostics.push(
                rule::TYPOGRAPHY
                    .at((self.place)(range.clone()), message)
                    .help("put a space before it"),
            );
        }
    }

    /// A line break in the source is a space, but not between two Chinese characters.
    fn soft_break(&mut self, next: Option<&(Event<'e>, Range<usize>)>, range: Range<usize>) {
        let wide = |c: char| chinese::is_han(c) || chinese::is_full_width_punctuation(c);
        let before =
            matches!(self.output.last(), Some((Event::Text(text), _)) if text.ends_with(wide));
        let after = matches!(next, Some((Event::Text(text), _)) if text.starts_with(wide));
        if !(before && after) {
            self.output.push((Event::SoftBreak, range));
        }
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
