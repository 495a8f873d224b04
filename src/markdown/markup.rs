//! Filtered events → HTML: what CommonMark's own writer would write otherwise (code blocks, alerts, tables) gets
//! its markup here.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd, html};

use crate::config::UrlStyle;
use crate::locale::Locale;
use crate::url;

use super::highlight::highlight;
use super::{Ranged, names_code};

/// Writes events as HTML.
pub(super) fn write(events: &[Ranged<'_>], urls: UrlStyle, locale: &Locale) -> String {
    let mut markup =
        Markup { urls, locale, output: Vec::with_capacity(events.len()), table: None, code: None };
    for (event, _) in events {
        markup.add(event.clone());
    }
    let mut html = String::new();
    html::push_html(&mut html, markup.output.into_iter());
    html.truncate(html.trim_end().len());
    html
}

struct Markup<'m, 'e> {
    urls: UrlStyle,
    locale: &'m Locale,
    output: Vec<Event<'e>>,
    table: Option<Table>,
    /// The language of the code block being written.
    code: Option<String>,
}

/// The table being written.
struct Table {
    alignments: Vec<Alignment>,
    next_cell: usize,
    cell: &'static str,
}

impl Table {
    fn open_cell(&mut self) -> String {
        let alignment = self.alignments.get(self.next_cell);
        self.next_cell += 1;
        let class = match alignment {
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        format!("<{}{class}>", self.cell)
    }
}

impl<'e> Markup<'_, 'e> {
    fn add(&mut self, event: Event<'e>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                let language = self.code.as_deref();
                match language.and_then(|language| highlight(language, &text)) {
                    Some(html) => self.push_raw(html),
                    None => self.output.push(Event::Text(text)),
                }
            }
            event => self.output.push(event),
        }
    }

    fn start(&mut self, tag: Tag<'e>) {
        match tag {
            Tag::CodeBlock(kind) => {
                let language = language(&kind);
                self.push_raw(open_code_block(&language));
                self.code = Some(language);
            }
            Tag::BlockQuote(Some(kind)) => {
                let (class, title) = self.alert(kind);
                self.push_raw(format!(
                    "<aside class=\"alert alert-{class}\"><p class=\"alert-title\">"
                ));
                self.output.push(Event::Text(title.into()));
                self.push_raw("</p>\n".into());
            }
            Tag::Table(alignments) => {
                // The writer would align by inline style, which a strict policy forbids.
                let plain = vec![Alignment::None; alignments.len()];
                self.table = Some(Table { alignments, next_cell: 0, cell: "th" });
                self.push_raw("<div class=\"table\" tabindex=\"0\">".into());
                self.output.push(Event::Start(Tag::Table(plain)));
            }
            Tag::TableCell => {
                let open = self.table.as_mut().map(Table::open_cell).unwrap_or_default();
                self.push_raw(open);
            }
            Tag::Link { link_type, dest_url, title, id } if names_code(link_type) => {
                let dest_url = format!("{dest_url}{}", url::suffix(self.urls)).into();
                self.output.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            tag => self.output.push(Event::Start(tag)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock => self.push_raw("</code></pre>\n".into()),
            TagEnd::BlockQuote(Some(_)) => self.push_raw("</aside>\n".into()),
            TagEnd::Table => {
                self.table = None;
                self.output.push(Event::End(TagEnd::Table));
                self.push_raw("</div>\n".into());
            }
            tag => {
                if let (TagEnd::TableHead | TagEnd::TableRow, Some(table)) = (tag, &mut self.table)
                {
                    (table.next_cell, table.cell) = (0, "td");
                }
                self.output.push(Event::End(tag));
            }
        }
    }

    /// Returns the class of an alert and the word over it.
    fn alert(&self, kind: BlockQuoteKind) -> (&'static str, String) {
        let (class, message) = match kind {
            BlockQuoteKind::Note => ("note", "alert-note"),
            BlockQuoteKind::Tip => ("tip", "alert-tip"),
            BlockQuoteKind::Important => ("important", "alert-important"),
            BlockQuoteKind::Warning => ("warning", "alert-warning"),
            BlockQuoteKind::Caution => ("caution", "alert-caution"),
        };
        (class, self.locale.text(message).to_owned())
    }

    fn push_raw(&mut self, html: String) {
        self.output.push(Event::Html(html.into()));
    }
}

/// Returns the language of a code block, as far as it can be a class.
fn language(kind: &CodeBlockKind<'_>) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

fn open_code_block(language: &str) -> String {
    match language {
        "" => "<pre tabindex=\"0\"><code>".into(),
        language => format!("<pre tabindex=\"0\"><code class=\"language-{language}\">"),
    }
}
