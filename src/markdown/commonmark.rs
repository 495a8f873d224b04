//! Filtered events → CommonMark, with the tables and alerts of GitHub's dialect: what a text says, for readers
//! that want no HTML.

use pulldown_cmark::{Event, LinkType, Tag};
use pulldown_cmark_to_cmark::{Options, cmark_with_options};

use super::{DIALECT, Ranged, names_code};

/// Escapes a text, so that CommonMark shows every character of it. It may stand in a heading, in an item of a
/// list, in a link and in a cell of a table.
pub fn escape(text: &str) -> String {
    // Line breaks would end a heading or a cell.
    let line = text.replace(['\n', '\r'], " ");
    write_events(std::iter::once(Event::Text(line.trim().into()))).unwrap_or_else(|| {
        let escaped = |c: char| [c.is_ascii_punctuation().then_some('\\'), Some(c)];
        line.chars().flat_map(escaped).flatten().collect()
    })
}

/// Writes a link on a text, which is escaped.
pub fn link(text: &str, address: &str) -> String {
    let link = Tag::Link {
        link_type: LinkType::Inline,
        dest_url: address.into(),
        title: "".into(),
        id: "".into(),
    };
    let end = Event::End(link.to_end());
    let events = [Event::Start(link), Event::Text(text.into()), end].into_iter();
    write_events(events).unwrap_or_else(|| escape(text))
}

/// Writes events as CommonMark. Links to codes lead to their Markdown.
pub(super) fn write(events: &[Ranged<'_>]) -> String {
    let whole = write_events(events.iter().map(|(event, _)| linked(event)));
    whole.unwrap_or_else(|| blocks(events).map(write_block).collect::<Vec<_>>().join("\n\n"))
}

/// Writes one block. Where no spelling of it says just what it does, its words remain.
fn write_block(events: &[Ranged<'_>]) -> String {
    write_events(events.iter().map(|(event, _)| linked(event))).unwrap_or_else(|| {
        let text = |(event, _): &Ranged<'_>| match event {
            Event::Text(text) | Event::Code(text) => text.to_string(),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => " ".into(),
            _ => String::new(),
        };
        escape(&events.iter().map(text).collect::<String>())
    })
}

/// Returns the events of each outermost block.
fn blocks<'r, 'e>(events: &'r [Ranged<'e>]) -> impl Iterator<Item = &'r [Ranged<'e>]> {
    let mut depth = 0_usize;
    events.split_inclusive(move |(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

/// Writes events that hold no block as CommonMark of one line; `None` where they are plain text.
pub(super) fn write_line(events: &[Ranged<'_>]) -> Option<String> {
    let is_plain = |event: &Event<'_>| matches!(event, Event::Text(_) | Event::SoftBreak);
    if events.iter().all(|(event, _)| is_plain(event)) {
        return None;
    }
    let on_one_line = events.iter().map(|(event, range)| match event {
        Event::SoftBreak | Event::HardBreak => (Event::Text(" ".into()), range.clone()),
        event => (event.clone(), range.clone()),
    });
    Some(write_block(&on_one_line.collect::<Vec<_>>()))
}

fn linked<'e>(event: &Event<'e>) -> Event<'e> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, .. }) if names_code(*link_type) => {
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: format!("{dest_url}.md").into(),
                title: title.clone(),
                // An inline link has no label: with one, nothing that is written would read as these events.
                id: "".into(),
            })
        }
        event => event.clone(),
    }
}

fn write_events<'e>(events: impl Iterator<Item = Event<'e>>) -> Option<String> {
    let options = Options {
        code_block_token_count: 3,
        increment_ordered_list_bullets: true,
        list_token: '-',
        ..Options::default()
    };
    let mut text = String::new();
    cmark_with_options(events, &mut text, DIALECT, options).ok()?;
    text.truncate(text.trim_end().len());
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn escaped_text_is_shown_as_it_is() {
        let texts =
            ["a *b* [c](d) <e> &amp; | `f`", "# a", "1. a", "- a", "snake_case", "2 * 3 * 4"];
        for text in texts {
            let written = escape(text);
            let mut html = String::new();
            let parser = pulldown_cmark::Parser::new_ext(&written, super::DIALECT);
            pulldown_cmark::html::push_html(&mut html, parser);
            assert_eq!(html.trim(), format!("<p>{}</p>", crate::html::escape(text)));
        }
    }
}
