//! Page → bytes: a pure function of the [`Site`]. It reads no file, parses no Markdown and no message,
//! and never decides which pages exist.

mod across;
mod chrome;
mod code;
mod equivalent;
mod home;
mod key;
mod look_up;
mod pair;
mod ready;
mod registry;
mod twin;

use rayon::prelude::*;
use tera::Context;

use crate::catalog::{CodeId, RegistryId};
use crate::config::LocaleId;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::edition::{CodeEdition, Edition, RegistryEdition, Said};
use crate::html::Html;
use crate::locale::Locale;
use crate::markdown::Prose;
use crate::plan::{Page, Plan, Subject};
use crate::template::Templates;
use crate::view::TextView;

pub use key::{Key, Keys};
pub use ready::Ready;

use crate::{Observer, Site};

/// Renders the pages of one site.
#[derive(Debug)]
pub struct Renderer<'s> {
    site: &'s Site,
    plan: Plan<'s>,
    ready: &'s Ready,
}

/// What the site's templates name: what none of them shows is not made, page after page.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a group of variables, and all go together"
)]
struct Wanted {
    trail: bool,
    trail_json: bool,
    /// The title, the description, and whether all is translated.
    head: bool,
    facts: bool,
    /// The summary, the differences, and when to use which.
    pair_text: bool,
    related: bool,
}

impl Wanted {
    fn of(templates: &Templates) -> Self {
        let any = |names: &[&str]| names.iter().any(|name| templates.names(name));
        let is_told = any(&["is_partly_untranslated"]);
        let pair_text = is_told || any(&["summary", "differences", "choose"]);
        Self {
            trail: any(&["trail"]),
            trail_json: any(&["trail_json"]),
            head: is_told || any(&["title", "description"]),
            facts: pair_text || any(&["telling", "shared", "different", "same"]),
            pair_text,
            related: any(&["related"]),
        }
    }
}

impl<'s> Renderer<'s> {
    /// Renders the pages of a site with what it made ready.
    pub fn new(site: &'s Site, ready: &'s Ready) -> Self {
        Self { site, plan: site.plan(), ready }
    }

    /// Appends the bytes of a page to `output`.
    pub fn render(&self, page: Page, output: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        let mut context = Context::new();
        let template = match page.subject {
            Subject::Chooser => {
                self.chooser(page, &mut context);
                "chooser.html"
            }
            Subject::RootNotFound | Subject::NotFound => {
                self.not_found(page, &mut context);
                "not-found.html"
            }
            Subject::Home => {
                self.home(page, &mut context);
                "home.html"
            }
            Subject::Registry(registry) => {
                self.registry(page, registry, &mut context);
                "registry.html"
            }
            Subject::Code(registry, code) => {
                self.code(page, (registry, code), &mut context);
                "code.html"
            }
            Subject::Pair(registry, pair) => {
                self.pair(page, registry, pair, &mut context);
                "pair.html"
            }
            Subject::Across(id) => {
                self.across(page, id, &mut context)?;
                "pair.html"
            }
            _ => {
                output.extend_from_slice(self.for_machines(page).as_bytes());
                return Ok(());
            }
        };
        self.render_template(template, page.locale, &context, output)
    }

    /// Renders every page into nothing, and reports each mistake in a template.
    pub fn check(&self, observer: &dyn Observer, diagnostics: &mut Diagnostics) {
        let pages: Vec<Page> = self.plan.pages().collect();
        observer.pages(pages.len());
        let found: Vec<Diagnostic> = pages
            .par_iter()
            .map_init(Vec::new, |buffer, &page| {
                buffer.clear();
                let found = self.render(page, buffer).err();
                observer.page_done();
                found.map(|found| *found)
            })
            .flatten()
            .collect();
        for found in found {
            diagnostics.push(found);
        }
    }

    fn render_template(
        &self,
        name: &str,
        locale: LocaleId,
        context: &Context,
        output: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        self.site.templates.render(name, locale, context, output).map_err(|error| {
            Box::new(self.site.templates.describe(name, &error, &self.site.sources))
        })
    }

    fn locale(&self, id: LocaleId) -> &'s Locale {
        &self.site.locales[id.0]
    }

    fn edition(&self, id: LocaleId) -> &'s Edition {
        &self.site.editions[id.0]
    }

    fn registry_edition(&self, locale: LocaleId, id: RegistryId) -> &'s RegistryEdition {
        &self.edition(locale).registries[id.0]
    }

    fn code_edition(&self, locale: LocaleId, id: RegistryId, code: CodeId) -> &'s CodeEdition {
        &self.registry_edition(locale, id).codes[code.0]
    }

    fn source_lang(&self) -> &'s str {
        &self.site.config.locale(self.site.config.source_locale).lang
    }

    /// Returns the tag to mark a text with, where it is not in the page's language.
    fn lang(&self, page: LocaleId, by: LocaleId) -> Option<String> {
        (by != page).then(|| self.site.config.locale(by).lang.clone())
    }

    fn text(&self, page: LocaleId, said: &Said<String>) -> TextView {
        TextView { html: Html::new(&said.value), lang: self.lang(page, said.by) }
    }

    fn prose(&self, page: LocaleId, said: &Said<Prose>) -> TextView {
        self.text(page, &said.map(|prose| prose.html.clone()))
    }

    /// Returns the first sentence of a text, for lists.
    fn gist(&self, page: LocaleId, said: &Said<Prose>) -> TextView {
        let sentence = said.map(|prose| crate::html::escape(first_sentence(&prose.lead.plain)));
        self.text(page, &sentence)
    }
}

/// Returns a text up to its first full stop that ends a sentence.
fn first_sentence(text: &str) -> &str {
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
