//! What a code corresponds to in other registries, as its page shows it.

use crate::catalog::{AnyCode, Catalog, Equivalent};
use crate::edition::relation_message;
use crate::plan::{Page, Subject};
use crate::view::{EquivalentView, RegistryCodeView};

use super::Renderer;

/// Returns the equivalents that a code's page shows, each with the code it leads from: those that the
/// code names, then those that name it.
pub(super) fn equivalents(
    catalog: &Catalog,
    code: AnyCode,
) -> impl Iterator<Item = (AnyCode, &Equivalent)> {
    let written = catalog.code(code);
    let own = written.equivalents.iter().map(move |equivalent| (code, equivalent));
    let others = written.named_by.iter().map(|&(other, number)| {
        let equivalent = &catalog.code(other).equivalents[number];
        (other, equivalent)
    });
    own.chain(others)
}

impl<'s> Renderer<'s> {
    pub(super) fn equivalents(&self, page: Page, code: AnyCode) -> Vec<EquivalentView> {
        let catalog = &self.site.catalog;
        let views = equivalents(catalog, code).map(|(from, equivalent)| EquivalentView {
            from: self.registry_code(page, from),
            to: self.registry_code(page, equivalent.code),
            relation: self.relation(page, from, equivalent).into(),
            reference: equivalent.reference.as_ref().map(Into::into),
        });
        views.collect()
    }

    /// Returns the words for how a code corresponds to another.
    pub(super) fn relation(&self, page: Page, from: AnyCode, equivalent: &Equivalent) -> &'s str {
        let registry = self.site.catalog.registry(from.0);
        let relation = &registry.relations[equivalent.relation].value;
        self.locale(page.locale).text(&relation_message(registry, relation))
    }

    fn registry_code(&self, page: Page, (id, code): AnyCode) -> RegistryCodeView {
        let edition = self.code_edition(page.locale, id, code);
        let to = Page { subject: Subject::Code(id, code), ..page };
        RegistryCodeView {
            registry_name: self.registry_edition(page.locale, id).name.value.clone(),
            spelling: edition.spelling.clone(),
            official_name: edition.official_name.plain.clone(),
            href: (to != page).then(|| self.plan.href(page, to)),
        }
    }
}
