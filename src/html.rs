//! Text → HTML. The one place where characters are escaped; templates do it by Tera, with the same rule.

use serde::Serialize;
use tera::Value;

/// Text that is HTML already: a template shows it as it is.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Html(Value);

impl Html {
    /// Takes a text that holds markup, and nothing that should have been escaped.
    pub(crate) fn new(html: &str) -> Self {
        Self(Value::safe_string(html))
    }
}

/// Escapes a text for the inside of an element or a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut escaped).expect("writing to memory does not fail");
    String::from_utf8(escaped).expect("escaping keeps UTF-8")
}

/// Returns the words of HTML, without its tags.
pub(crate) fn plain_text(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    for (at, piece) in html.split('<').enumerate() {
        let after_tag = piece.find('>').map_or("", |end| &piece[end + 1..]);
        words.push_str(if at == 0 { piece } else { after_tag });
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    entities.into_iter().fold(words, |words, (entity, sign)| words.replace(entity, sign))
}

/// Appends a text, escaped.
pub(crate) fn push_escaped(text: &str, output: &mut String) {
    if text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        output.push_str(&escape(text));
    } else {
        output.push_str(text);
    }
}
