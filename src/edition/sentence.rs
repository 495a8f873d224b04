//! The sentences about one code that pair pages join: composed once per code and locale.
//!
//! A composed sentence is in one language: that of the texts it holds.

use crate::config::LocaleId;
use crate::locale::{Locale, Part};
use crate::markdown::{Inline, Prose};

use super::{CodeLink, Said};

/// Ready sentences about one code, each HTML.
#[derive(Clone, Debug, Hash)]
pub struct Sentences {
    /// What the code is.
    pub description: Said<String>,
    /// When one meets it.
    pub seen: Option<Said<String>>,
    /// What to do about it.
    pub fix: Option<Said<String>>,
}

/// Composes the sentences about a code in one locale.
pub(super) struct Composer<'a> {
    pub(super) locale: &'a Locale,
    pub(super) registry: &'a str,
    /// The id of the registry.
    pub(super) registry_id: &'a str,
    /// The id of the code's category, or nothing.
    pub(super) category_id: &'a str,
    /// Lowers the first letter of a text, so that a sentence can go on with it.
    pub(super) lower: &'a dyn Fn(&Inline) -> Inline,
    pub(super) link: &'a CodeLink,
    /// The source locale's sentences, which stand, whole, where a text is not the locale's own.
    pub(super) fallback: Option<&'a Sentences>,
}

impl Composer<'_> {
    pub(super) fn compose(
        &self,
        description: &Said<Prose>,
        seen: Option<&Said<Inline>>,
        fix: Option<&Said<Prose>>,
    ) -> Sentences {
        let others = |text: LocaleId| self.fallback.filter(|_| text != self.locale.id);
        let description = match others(description.by) {
            Some(fallback) => fallback.description.clone(),
            None => self.sentence("difference-description", "description", &description.value.lead),
        };
        let seen = seen.and_then(|seen| match others(seen.by) {
            Some(fallback) => fallback.seen.clone(),
            None => Some(self.sentence("difference-seen", "seen", &seen.value)),
        });
        let fix = fix.and_then(|fix| match others(fix.by) {
            Some(fallback) => fallback.fix.clone(),
            None => Some(self.sentence("choose-code", "fix", &fix.value.lead)),
        });
        Sentences { description, seen, fix }
    }

    fn sentence(&self, frame: &str, argument: &str, text: &Inline) -> Said<String> {
        let registry_html = crate::html::escape(self.registry);
        let clause = (self.lower)(text);
        let clause_argument = format!("{argument}-clause");
        let values = [
            ("registry-id", Part::word(self.registry_id)),
            ("category-id", Part::word(self.category_id)),
            (clause_argument.as_str(), clause.part()),
            ("registry", Part { html: &registry_html, plain: self.registry }),
            ("code", self.link.word()),
            ("name", self.link.official_name.part()),
            (argument, text.part()),
        ];
        let mut html = String::new();
        self.locale.frame(frame).html(&values, &mut html);
        Said { value: html, by: self.locale.id }
    }
}

impl Prose {
    /// Returns the first sentence, as plain text.
    pub fn gist(&self) -> String {
        first_sentence(&self.lead.plain).into()
    }
}

/// Returns a text up to its first full stop that ends a sentence.
pub(crate) fn first_sentence(text: &str) -> &str {
    let end = text.char_indices().find_map(|(at, c)| {
        let after = at + c.len_utf8();
        let ends = match c {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' => text[after..].is_empty() || text[after..].starts_with(' '),
            _ => false,
        };
        ends.then_some(after)
    });
    &text[..end.unwrap_or(text.len())]
}

impl Inline {
    /// Returns the text as the value of a message's argument.
    pub fn part(&self) -> Part<'_> {
        Part { html: &self.html, plain: &self.plain }
    }
}

/// Lowers the first letter, so that a sentence can go on with the text. Acronyms, names in mixed case and
/// the proper names stay as they are, and everything in a language whose nouns have capitals.
pub(super) fn lower_first(text: &Inline, locale: &Locale, proper_names: &[&str]) -> Inline {
    let word = text.plain.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut letters = word.chars();
    let Some(first) = letters.next().filter(|_| locale.lowers_first()) else { return text.clone() };
    let is_name = letters.any(|c| c.is_uppercase() || c.is_numeric())
        || proper_names.iter().any(|name| begins_with_name(&text.plain, name));
    // The HTML begins otherwise where the text begins with markup, such as a code span.
    if is_name || !first.is_uppercase() || !text.html.starts_with(first) {
        return text.clone();
    }
    let lower = |text: &str| format!("{}{}", locale.lowered(first), &text[first.len_utf8()..]);
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
        let proper_names = ["Cloudflare"];
        let english = Locale::of_tag("en");
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
            assert_eq!(lower_first(&inline, &english, &proper_names).plain, expected);
        }
        for (tag, text, expected) in [
            ("tr", "İstemci.", "istemci."),
            ("tr", "Isı.", "ısı."),
            ("de", "Client ist unbekannt.", "Client ist unbekannt."),
            ("pl", "Żądanie.", "żądanie."),
        ] {
            let inline = Inline { html: text.into(), plain: text.into(), markdown: None };
            assert_eq!(lower_first(&inline, &Locale::of_tag(tag), &[]).plain, expected);
        }
        let code = Inline {
            html: "<code>Close()</code> ran.".into(),
            plain: "Close() ran.".into(),
            markdown: Some("`Close()` ran.".into()),
        };
        assert_eq!(lower_first(&code, &english, &[]), code);
    }
}
