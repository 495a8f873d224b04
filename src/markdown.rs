//! Markdown of one text → HTML and CommonMark, with references to codes resolved and nothing else let through.
//!
//! Content comes from many hands: raw HTML, links to anything but the web, and images are mistakes, and
//! what is written as text is escaped. Nothing is decided on strings of HTML, everything on events.

mod commonmark;
mod emphasis;
mod filter;
mod highlight;
mod markup;
mod run;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{
    BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use crate::catalog::{AnyCode, Body, Catalog, RegistryId};
use crate::config::{LocaleId, UrlStyle};
use crate::diagnostic::{Diagnostic, Diagnostics, expected_one_of, rule};
use crate::locale::Locale;
use crate::source::Sources;
use crate::span::{Span, Spanned};
use crate::url;

pub(crate) use commonmark::{escape, link};

use emphasis::Marked;
use filter::Filter;

/// What texts may hold beyond CommonMark.
const DIALECT: Options = Options::ENABLE_TABLES.union(Options::ENABLE_GFM);

/// How deep blocks and inline elements may stand in one another; readable text stays far below.
const DEPTH_MAX: usize = 32;

/// Renders the Markdown of one registry in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Markdown<'a> {
    /// The input files.
    pub sources: &'a Sources,
    /// The codes that a text may name.
    pub catalog: &'a Catalog,
    /// The registry whose codes a text names without saying which; `None` where it must say so.
    pub registry: Option<RegistryId>,
    /// The form of links.
    pub urls: UrlStyle,
    /// The locale of the text.
    pub locale: &'a Locale,
    /// The locale whose name of a registry serves where this one has none.
    pub source_locale: LocaleId,
}

/// A piece of text without blocks, as HTML and as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Inline {
    /// The HTML, escaped.
    pub html: String,
    /// The text alone, not escaped.
    pub plain: String,
    /// The text as CommonMark, where it holds more than plain text.
    pub markdown: Option<String>,
}

impl Inline {
    /// Returns the text as CommonMark.
    pub fn markdown(&self) -> Cow<'_, str> {
        match &self.markdown {
            Some(markdown) => markdown.into(),
            None => escape(&self.plain).into(),
        }
    }
}

/// A text of one or more blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Prose {
    /// The HTML of all blocks.
    pub html: String,
    /// All blocks as CommonMark.
    pub markdown: String,
    /// The first paragraph.
    pub lead: Inline,
    /// Where the first paragraph stands.
    pub lead_span: Option<Span>,
}

/// An event, and where in the text it comes from.
type Ranged<'e> = (Event<'e>, Range<usize>);

type Events<'e> = Vec<Ranged<'e>>;

impl Markdown<'_> {
    /// Renders a text that may hold any block but a heading; it must begin with a paragraph.
    pub(crate) fn prose(&self, body: Body, diagnostics: &mut Diagnostics) -> Prose {
        let text = body.text(self.sources);
        let place = |range: Range<usize>| shifted(body.span, range);
        let events = self.events(text, &place, diagnostics);
        let mut lead_span = None;
        let lead = match events.first() {
            Some((Event::Start(Tag::Paragraph), range)) => {
                lead_span = Some(place(range.clone()));
                let end = matching_end(&events, 0);
                self.inline(&events[1..end])
            }
            Some((_, range)) => {
                diagnostics.push(
                    rule::MISSING_LEAD
                        .at(place(first_line(text, range)), "the text begins with no paragraph")
                        .label("expected a sentence here")
                        .help("write a sentence before it, which also serves alone in a summary"),
                );
                Inline::default()
            }
            None => Inline::default(),
        };
        Prose { html: self.html(&events), markdown: commonmark::write(&events), lead, lead_span }
    }

    /// Renders a text that is one list, and returns its items.
    pub(crate) fn items(&self, body: Body, diagnostics: &mut Diagnostics) -> Vec<Inline> {
        let text = body.text(self.sources);
        let place = |range: Range<usize>| shifted(body.span, range);
        let before = diagnostics.errors();
        let events = self.events(text, &place, diagnostics);
        let is_list = matches!(events.first(), Some((Event::Start(Tag::List(_)), _)));
        let end = if is_list { matching_end(&events, 0) + 1 } else { 0 };
        if end == 0 || end < events.len() {
            // An element that was refused and left out has been reported.
            if events.is_empty() && diagnostics.errors() > before {
                return Vec::new();
            }
            // An empty section is shown by its heading, which ends before it.
            let start = Span { start: body.span.start.saturating_sub(1), ..body.span };
            let range = events.get(end).map(|(_, range)| first_line(text, range));
            diagnostics.push(
                rule::EXPECTED_LIST
                    .at(range.map_or(start, place), "the section is not one list")
                    .help("write each difference as an item: `1. …`"),
            );
            return Vec::new();
        }
        let mut items = Vec::new();
        let mut at = 1;
        while at + 1 < events.len() {
            let end = matching_end(&events, at);
            let item = &events[at + 1..end];
            items.push(Inline {
                html: self.html(item),
                plain: plain(item),
                markdown: Some(commonmark::write(item)),
            });
            at = end + 1;
        }
        items
    }

    /// Renders a clause that stands in front matter: one paragraph.
    pub(crate) fn clause(&self, clause: &Spanned<String>, diagnostics: &mut Diagnostics) -> Inline {
        let before = diagnostics.errors();
        // TOML escapes make places within the string uncertain: all of it is marked.
        let events = self.events(&clause.value, &|_| clause.span, diagnostics);
        let is_paragraph = matches!(events.first(), Some((Event::Start(Tag::Paragraph), _)));
        if !is_paragraph || matching_end(&events, 0) + 1 != events.len() {
            if events.is_empty() && diagnostics.errors() > before {
                return Inline::default();
            }
            diagnostics.push(
                rule::EXPECTED_CLAUSE
                    .at(clause.span, "this is not one sentence")
                    .help("write one clause of text with its full stop"),
            );
            return Inline::default();
        }
        self.inline(&events[1..events.len() - 1])
    }

    fn events(
        &self,
        text: &str,
        place: &dyn Fn(Range<usize>) -> Span,
        diagnostics: &mut Diagnostics,
    ) -> Events<'static> {
        let mut unknown = Vec::new();
        let marked = Marked::new(text);
        let mut callback = |link: BrokenLink<'_>| self.resolve(&marked, &link, &mut unknown);
        let parser =
            Parser::new_with_broken_link_callback(&marked.text, DIALECT, Some(&mut callback));
        let mut events: Events<'static> = Vec::new();
        let mut depth = 0_usize;
        for (event, range) in TextMergeWithOffset::new(parser.into_offset_iter()) {
            let (event, range) = (marked.event(event).into_static(), marked.range(&range));
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEPTH_MAX {
                diagnostics.push(
                    rule::NESTED_TOO_DEEP
                        .at(place(first_line(text, &range)), "the text is nested too deep")
                        .help(format!("use at most {DEPTH_MAX} levels")),
                );
                return Vec::new();
            }
            events.push((event, range));
        }
        for diagnostic in unknown {
            diagnostics.push(self.unknown_code(diagnostic, place));
        }
        Filter::new(self, text, place, diagnostics).run(&events)
    }

    /// Resolves `[1006]`, `[http:502]` and `[words][1006]`, which CommonMark takes for links that lack
    /// their definition. Brackets directly after a Latin letter, a digit or code are text: `argv[1]`.
    fn resolve(
        &self,
        marked: &Marked<'_>,
        link: &BrokenLink<'_>,
        unknown: &mut Vec<(String, Range<usize>)>,
    ) -> Option<(CowStr<'static>, CowStr<'static>)> {
        let indexes = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '`' | ']' | ')');
        if marked.text[..link.span.start].ends_with(indexes) {
            return None;
        }
        let reference = marked.clean(&link.reference);
        let Some(((registry, code), is_named)) = self.find(&reference) else {
            unknown.push((reference, marked.range(&link.span)));
            return None;
        };
        let registry = self.catalog.registry(registry);
        let code = registry.code(code);
        let locales = [self.locale.id, self.source_locale];
        let name = locales.into_iter().find_map(|id| registry.text(id)?.name.as_ref());
        let label = match name.filter(|_| is_named) {
            Some(name) => format!("{} {}", name.value, code.spelling),
            None => code.spelling.clone(),
        };
        // What a reader sees goes along as the title.
        Some((url::code_link(&registry.id, &code.address).into(), label.into()))
    }

    /// Finds the code that a reference names, by its address or else its spelling, and tells whether it names the
    /// registry too.
    fn find(&self, reference: &str) -> Option<(AnyCode, bool)> {
        let find = |id: RegistryId, name| Some((id, self.catalog.registry(id).find(name)?));
        let elsewhere = reference.split_once(':').and_then(|(registry, name)| {
            find(self.catalog.find(registry)?, name).map(|code| (code, true))
        });
        elsewhere.or_else(|| find(self.registry?, reference).map(|code| (code, false)))
    }

    fn inline(&self, events: &[Ranged<'_>]) -> Inline {
        Inline {
            html: self.html(events),
            plain: plain(events),
            markdown: commonmark::write_line(events),
        }
    }

    fn html(&self, events: &[Ranged<'_>]) -> String {
        markup::write(events, self.urls, self.locale)
    }

    fn unknown_code(
        &self,
        (reference, range): (String, Range<usize>),
        place: &dyn Fn(Range<usize>) -> Span,
    ) -> Diagnostic {
        let (registry, spelling) = match reference.split_once(':') {
            Some((registry, spelling)) => (self.catalog.find(registry), spelling),
            None => (self.registry, reference.as_str()),
        };
        if registry.is_some_and(|id| self.catalog.registry(id).drafts.contains(spelling)) {
            return rule::UNKNOWN_CODE
                .at(place(range), format!("`{reference}` is a draft, which has no page"))
                .help("publish the code too, or name it later");
        }
        let help = match registry {
            Some(id) => {
                let codes = &self.catalog.registry(id).codes;
                expected_one_of(spelling, codes.iter().map(|code| code.spelling.as_str()))
            }
            None if !reference.contains(':') => "name the registry too: `[http:503]`".into(),
            None => {
                let registries = &self.catalog.registries;
                let ids = registries.iter().map(|registry| registry.id.as_str());
                expected_one_of(reference.split(':').next().unwrap_or_default(), ids)
            }
        };
        rule::UNKNOWN_CODE
            .at(place(range), format!("there is no code `{reference}`"))
            .help(format!("{help} (plain brackets are written `\\[`)"))
    }
}

fn shifted(body: Span, range: Range<usize>) -> Span {
    Span { source: body.source, start: body.start + range.start, end: body.start + range.end }
}

fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let within = text.get(range.clone()).unwrap_or_default();
    range.start..range.start + within.find('\n').unwrap_or(within.len())
}

/// Returns the place of the end that closes the element begun at `start`.
fn matching_end(events: &Events<'_>, start: usize) -> usize {
    let mut depth = 0;
    for (at, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 1 => return at,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    events.len()
}

/// Tells whether a link was made of the name of a code; its address has no end yet.
fn names_code(link_type: LinkType) -> bool {
    matches!(
        link_type,
        LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown
    )
}

fn plain(events: &[Ranged<'_>]) -> String {
    let mut plain = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => plain.push(' '),
            _ => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}
