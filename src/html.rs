//! Text → HTML. The one place where characters are escaped; templates do it by Tera, with the same rule.

use tera::Value;

/// Text that is HTML already.
#[derive(Clone, Debug, Default)]
pub struct Html(pub String);

impl From<Html> for Value {
    fn from(html: Html) -> Self {
        Self::safe_string(&html.0)
    }
}

/// Escapes a text for the inside of an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut escaped).expect("writing to memory does not fail");
    String::from_utf8(escaped).expect("escaping keeps UTF-8")
}
