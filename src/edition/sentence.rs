//! The sentences about one code that pair pages join: composed once per code and locale.
//!
//! A composed sentence is in one language: that of the texts it holds.

use crate::locale::{Locale, Part};
use crate::markdown::{Inline, Prose};

use super::Said;

/// Ready sentences about one code.
#[derive(Clone, Debug, Hash)]
pub(super) struct Sentences {
    /// What the code is.
    pub(super) description: Said<String>,
    /// When one meets it.
    pub(super) seen: Option<Said<String>>,
    /// What to do about it.
    pub(super) fix: Option<Said<String>>,
}

impl Sentences {
    pub(super) fn compose(
        locales: &[Locale],
        registry: &str,
        (spelling, name): (&str, &Inline),
        description: &Said<Prose>,
        seen: Option<&Said<Inline>>,
        fix: Option<&Said<Prose>>,
    ) -> Self {
        let registry_html = crate::html::escape(registry);
        let compose = |said: &Said<&Inline>, id: &str, argument: &str| {
            let values = [
                ("registry", Part { html: &registry_html, plain: registry }),
                ("code", Part::word(spelling)),
                ("name", name.part()),
                (argument, said.value.part()),
            ];
            let mut html = String::new();
            locales[said.by.0].frame(id).html(&values, &mut html);
            Said { value: html, by: said.by }
        };
        let lead = |text: &Said<Prose>| Said { value: text.value.lead.clone(), by: text.by };
        let description = lead(description);
        let fix = fix.map(lead);
        Self {
            description: compose(&description.as_ref(), "difference-description", "description"),
            seen: seen.map(|seen| compose(&seen.as_ref(), "difference-seen", "seen")),
            fix: fix.map(|fix| compose(&fix.as_ref(), "choose-code", "fix")),
        }
    }
}

impl<T> Said<T> {
    fn as_ref(&self) -> Said<&T> {
        Said { value: &self.value, by: self.by }
    }
}

impl Inline {
    /// Returns the text as the value of a message's argument.
    pub fn part(&self) -> Part<'_> {
        Part { html: &self.html, plain: &self.plain }
    }
}

/// Lowers the first letter, so that a sentence can go on with the text. Acronyms, names in mixed case and
/// the site's proper names stay as they are.
pub(super) fn lower_first(text: &Inline, proper_names: &[String]) -> Inline {
    let word = text.plain.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return text.clone() };
    let is_name = letters.any(|c| c.is_uppercase() || c.is_numeric())
        || proper_names.iter().any(|name| begins_with_name(&text.plain, name));
    // The HTML begins otherwise where the text begins with markup, such as a code span.
    if is_name || !first.is_uppercase() || !text.html.starts_with(first) {
        return text.clone();
    }
    let lower = |text: &str| format!("{}{}", first.to_lowercase(), &text[first.len_utf8()..]);
    Inline {
        html: lower(&text.html),
        plain: lower(&text.plain),
        markdown: text.markdown.as_deref().map(lower),
    }
}

/// Tells whether a text begins with a name. A Korean particle may follow it without a space.
fn begins_with_name(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix(name);
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_begin_small_but_for_names() {
        let proper_names = ["Cloudflare".to_owned()];
        let cases = [
            ("The server stopped.", "the server stopped."),
            ("A value.", "a value."),
            ("TCP was cut.", "TCP was cut."),
            ("WebSocket ends.", "WebSocket ends."),
            ("H2 streams.", "H2 streams."),
            ("Cloudflare waits.", "Cloudflare waits."),
            ("Cloudflare가 기다립니다.", "Cloudflare가 기다립니다."),
            ("Cloudflares wait.", "cloudflares wait."),
            ("Élan.", "élan."),
            ("", ""),
        ];
        for (text, expected) in cases {
            let inline = Inline { html: text.into(), plain: text.into(), markdown: None };
            assert_eq!(lower_first(&inline, &proper_names).plain, expected);
        }
        let code = Inline {
            html: "<code>Close()</code> ran.".into(),
            plain: "Close() ran.".into(),
            markdown: Some("`Close()` ran.".into()),
        };
        assert_eq!(lower_first(&code, &[]), code);
    }
}
