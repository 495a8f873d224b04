//! The page of a registry.

use tera::Context;

use crate::catalog::{CodeId, Registry, RegistryId};
use crate::locale::Part;
use crate::plan::{Page, Subject};
use crate::view::{CategoryView, CodeEntryView, NameView, RegistryView};

use super::chrome::Head;
use super::{Renderer, first_sentence};

impl Renderer<'_> {
    pub(super) fn registry(&self, page: Page, id: RegistryId, context: &mut Context) {
        let registry = self.site.catalog.registry(id);
        let edition = self.registry_edition(page.locale, id);
        let across = self.site.catalog.across_with_registry(id);
        self.insert_chrome(page, self.registry_head(page, id, registry), context);
        RegistryView {
            registry_name: edition.name.value.clone(),
            intro: self.prose(page.locale, &edition.intro),
            references: registry.references.iter().map(Into::into).collect(),
            categories: self.categories(page, id, registry),
            curated: registry
                .comparisons
                .keys()
                .filter(|&&pair| registry.has_page(pair))
                .map(|&pair| self.pair_link(page, id, pair))
                .chain(across.map(|across| self.across_link(page, across)))
                .collect(),
            names: self.names(page, id, registry),
            constants: self.constant_names(page, id, registry),
            code_count: registry.codes.len() as u64,
            pair_count: registry.pairs().count() as u64,
        }
        .insert_into(context);
    }

    fn registry_head(&self, page: Page, id: RegistryId, registry: &Registry) -> Head {
        let edition = self.registry_edition(page.locale, id);
        let locale = self.locale(page.locale);
        let values = [("registry", Part::text(&edition.name.value))];
        let mut head = Head {
            step: edition.name.value.clone(),
            is_partly_untranslated: edition.intro.by != page.locale
                || edition.categories.iter().any(|title| title.by != page.locale)
                || registry.codes().any(|(code, _)| self.is_partly_foreign(page.locale, id, code)),
            ..Head::default()
        };
        locale.frame("registry-title").plain(&values, &mut head.title);
        let lead = &edition.intro.value.lead.plain;
        if edition.intro.by == page.locale && !lead.is_empty() {
            head.description = first_sentence(lead).into();
        } else {
            locale.frame("registry-description").plain(&values, &mut head.description);
        }
        head
    }

    fn categories(&self, page: Page, id: RegistryId, registry: &Registry) -> Vec<CategoryView> {
        let titles = &self.registry_edition(page.locale, id).categories;
        let categories = (0..registry.categories.len()).map(Some).chain([None]);
        let views = categories.map(|at| CategoryView {
            id: at.map_or("codes", |at| &registry.categories[at].id.value).into(),
            title: at.map(|at| self.title(page.locale, &titles[at])),
            codes: registry
                .codes()
                .filter(|(_, code)| code.category == at)
                .map(|(code, _)| self.code_entry(page, id, code))
                .collect(),
        });
        views.filter(|category| !category.codes.is_empty()).collect()
    }

    fn code_entry(&self, page: Page, id: RegistryId, code: CodeId) -> CodeEntryView {
        let link = self.code_link(page, id, code);
        let edition = self.code_edition(page.locale, id, code);
        CodeEntryView {
            spelling: link.spelling,
            official_name: link.official_name,
            name: link.name,
            gist: self.gist(page.locale, &edition.description),
            href: link.href,
        }
    }

    /// Returns every name a code goes by, as readers of the locale look one up.
    fn names(&self, page: Page, id: RegistryId, registry: &Registry) -> Vec<NameView> {
        let foreign = self.lang(page.locale, self.site.config.source_locale);
        let mut names: Vec<(&str, CodeId, Option<String>)> = Vec::new();
        for (code, written) in registry.codes() {
            let edition = self.code_edition(page.locale, id, code);
            names.extend(edition.name.as_deref().map(|name| (name, code, None)));
            names.extend(edition.aliases.iter().map(|alias| (&**alias, code, None)));
            names.push((&edition.official_name.plain, code, foreign.clone()));
            names.extend(written.aliases.iter().map(|alias| (&**alias, code, foreign.clone())));
        }
        let locale = self.locale(page.locale);
        names.sort_by(|a, b| locale.compare(a.0, b.0).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
        let names = names.into_iter();
        names.map(|(name, code, lang)| self.name(page, (id, code), name, lang)).collect()
    }

    /// Returns the names that libraries give codes, each once.
    fn constant_names(&self, page: Page, id: RegistryId, registry: &Registry) -> Vec<NameView> {
        let of_code = registry.codes().flat_map(|(code, written)| {
            let mut constants: Vec<&str> =
                written.constants.iter().flatten().map(|c| &**c).collect();
            constants.sort_unstable();
            constants.dedup();
            constants.into_iter().map(move |constant| (constant, code))
        });
        of_code.map(|(constant, code)| self.name(page, (id, code), constant, None)).collect()
    }

    fn name(
        &self,
        page: Page,
        (id, code): (RegistryId, CodeId),
        name: &str,
        lang: Option<String>,
    ) -> NameView {
        NameView {
            name: name.into(),
            spelling: self.site.catalog.registry(id).code(code).spelling.clone(),
            href: self.plan.href(page, Page { subject: Subject::Code(id, code), ..page }),
            lang,
        }
    }
}
