//! Guides for language models, in the form of llmstxt.org. They are read far from the site: links are absolute.

use crate::markdown::{escape, link};
use crate::plan::{Form, Page, Subject};

use super::document::Document;
use super::{Renderer, after_link};

/// The heading of what a reader in haste may skip: a word of the form, the same in every language.
const OPTIONAL: &str = "Optional";

impl Renderer<'_> {
    /// Makes the guide of a locale: a section of links for each registry.
    pub(super) fn guide(&self, page: Page) -> String {
        let mut document = self.begin_guide(page);
        for (id, registry) in self.site.catalog.registries() {
            let edition = self.registry_edition(page.locale, id);
            let index = self.address(page, Subject::RegistryTwin(id, Form::Markdown));
            let index = link(&edition.name.value, &index) + &after_link(&edition.intro.value);
            let codes = registry.codes().map(|(code, _)| {
                let address = self.address(page, Subject::CodeTwin(id, code, Form::Markdown));
                let description = &edition.codes[code.0].description.value;
                link(&self.full_name(page, id, code), &address) + &after_link(description)
            });
            document.list(&edition.name.value, std::iter::once(index).chain(codes));
        }
        let catalog = link("catalog.json", &self.address(page, Subject::Catalog));
        let note = escape(self.locale(page.locale).text("catalog"));
        document.list(OPTIONAL, [format!("{catalog}: {note}")]);
        document.finish()
    }

    /// Makes the guide at the root, which names each locale's.
    pub(super) fn root_guide(&self, page: Page) -> String {
        let config = &self.site.config;
        let mut document = self.begin_guide(page);
        let guides = config.locale_ids().map(|locale| {
            let address = self.plan.address(Page { locale, subject: Subject::Guide });
            let language = config.locale(locale);
            format!("{}: {}", link(&language.name, &address), escape(&language.lang))
        });
        document.list(self.locale(page.locale).text("languages"), guides);
        document.finish()
    }

    fn begin_guide(&self, page: Page) -> Document {
        let mut document = Document::new(&self.site.config.title);
        let description = escape(self.locale(page.locale).text("home-description"));
        document.block(&format!("> {description}"));
        document
    }
}
