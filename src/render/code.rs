//! The page of a code.

use tera::Context;

use crate::catalog::{CodeId, Constant, Pair, Reference, Registry, RegistryId};
use crate::config::LocaleId;
use crate::edition::Said;
use crate::locale::Part;
use crate::plan::{Page, Subject};
use crate::view::{
    CodeLinkView, CodeView, ConstantView, PairGroupView, PairLinkView, ReferenceView, SectionView,
    TextView,
};

use super::Renderer;
use super::chrome::Head;

impl Renderer<'_> {
    pub(super) fn code(&self, page: Page, (id, code): (RegistryId, CodeId), context: &mut Context) {
        let registry = self.site.catalog.registry(id);
        let edition = self.registry_edition(page.locale, id);
        let own = &edition.codes[code.0];
        let written = registry.code(code);
        let ready = self.ready.registry(page.locale, id);
        let (curated, others) = self.comparisons(page, id, code);
        let neighbor = |at: Option<usize>| ready.codes.get(at?).map(|code| code.link.clone());

        self.insert_chrome(page, self.code_head(page, id, code), context);
        CodeView {
            registry_name: edition.name.value.clone(),
            spelling: own.spelling.clone(),
            official_name: own.official_name.plain.clone(),
            name: own.name.clone(),
            category: written.category.map(|at| self.title(page.locale, &edition.categories[at])),
            text: self.prose(page.locale, &own.description),
            sections: self.sections(page.locale, id, code).map(|(_, view)| view).collect(),
            facts: ready.codes[code.0].facts.iter().flatten().cloned().collect(),
            references: written.references.iter().map(Into::into).collect(),
            aliases: written.aliases.clone(),
            local_aliases: own.aliases.clone(),
            constants: constants(registry, code)
                .map(|(constant, value)| ConstantView {
                    name: constant.name.clone(),
                    constant: value.into(),
                })
                .collect(),
            equivalents: self.equivalents(page, (id, code)),
            curated,
            others,
            previous: neighbor(code.0.checked_sub(1)),
            next: neighbor(Some(code.0 + 1)),
        }
        .insert_into(context);
    }

    /// Makes the entry of a code in a list.
    pub(super) fn code_link(&self, page: Page, id: RegistryId, code: CodeId) -> CodeLinkView {
        let edition = self.code_edition(page.locale, id, code);
        CodeLinkView {
            spelling: edition.spelling.clone(),
            official_name: edition.official_name.plain.clone(),
            name: edition.name.clone(),
            href: self.plan.href(page, Page { subject: Subject::Code(id, code), ..page }),
        }
    }

    /// Returns the sections that a code has, each with its label and its number.
    pub(super) fn sections(
        &self,
        locale: LocaleId,
        id: RegistryId,
        code: CodeId,
    ) -> impl Iterator<Item = (usize, SectionView)> {
        let ids = &self.site.catalog.registry(id).sections;
        let sections = &self.code_edition(locale, id, code).sections;
        ids.iter().zip(sections).enumerate().filter_map(move |(at, (id, section))| {
            let view = SectionView {
                id: id.value.clone(),
                label: self.locale(locale).text(&format!("section-{}", id.value)).into(),
                text: self.prose(locale, section.as_ref()?),
            };
            Some((at, view))
        })
    }

    /// Tells whether some text of a code is not in the locale's own words.
    pub(super) fn is_partly_foreign(&self, locale: LocaleId, id: RegistryId, code: CodeId) -> bool {
        !self.code_edition(locale, id, code).is_wholly_by(locale)
    }

    /// Makes a title, which is plain text, a text of the page.
    pub(super) fn title(&self, page: LocaleId, title: &Said<String>) -> TextView {
        self.text(page, &title.map(|title| crate::html::escape(title)))
    }

    /// Returns the pairs that hold a code: the comparisons written by hand, and all others by the other
    /// code's category.
    fn comparisons(
        &self,
        page: Page,
        id: RegistryId,
        code: CodeId,
    ) -> (Vec<PairLinkView>, Vec<PairGroupView>) {
        let registry = self.site.catalog.registry(id);
        let edition = self.registry_edition(page.locale, id);
        let pairs = registry
            .codes()
            .filter_map(|(other, _)| Some((other, Pair::of(code, other)?)))
            .filter(|&(_, pair)| registry.has_page(pair));
        let (curated, others): (Vec<_>, Vec<_>) =
            pairs.partition(|(_, pair)| registry.comparisons.contains_key(pair));
        let across = self.site.catalog.across_with_code((id, code));
        let curated = curated
            .into_iter()
            .map(|(_, pair)| self.pair_link(page, id, pair))
            .chain(across.map(|across| self.across_link(page, across)))
            .collect();
        let categories = (0..registry.categories.len()).map(Some).chain([None]);
        let groups = categories.map(|category| PairGroupView {
            title: category.map(|at| self.title(page.locale, &edition.categories[at])),
            pairs: others
                .iter()
                .filter(|(other, _)| registry.code(*other).category == category)
                .map(|&(_, pair)| self.pair_link(page, id, pair))
                .collect(),
        });
        (curated, groups.filter(|group| !group.pairs.is_empty()).collect())
    }

    fn code_head(&self, page: Page, id: RegistryId, code: CodeId) -> Head {
        let edition = self.registry_edition(page.locale, id);
        let own = &edition.codes[code.0];
        let values = [
            ("registry", Part::text(&edition.name.value)),
            ("code", Part::word(&own.spelling)),
            ("name", own.official_name.part()),
        ];
        let locale = self.locale(page.locale);
        let mut head = Head {
            step: own.spelling.clone(),
            is_partly_untranslated: self.is_partly_foreign(page.locale, id, code),
            ..Head::default()
        };
        locale.frame("code-title").plain(&values, &mut head.title);
        if own.description.by == page.locale {
            head.description.clone_from(&own.description.value.lead.plain);
        } else {
            locale.frame("code-description-short").plain(&values, &mut head.description);
        }
        head
    }
}

/// Returns the names of a code in the libraries that its registry lists.
pub(super) fn constants(
    registry: &Registry,
    code: CodeId,
) -> impl Iterator<Item = (&Constant, &str)> {
    let named = registry.constants.iter().zip(&registry.code(code).constants);
    named.filter_map(|(constant, value)| Some((constant, value.as_deref()?)))
}

impl From<&Reference> for ReferenceView {
    fn from(reference: &Reference) -> Self {
        Self { name: reference.name.clone(), url: reference.url.clone() }
    }
}
