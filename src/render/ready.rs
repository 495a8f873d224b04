//! What many pages share, made once per locale, registry and code: pair pages only put it together.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::{Context, Value};

use crate::Site;
use crate::catalog::section::FIX;
use crate::catalog::{AnyCode, CodeId, Pair, RegistryId};
use crate::config::LocaleId;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::html::Html;
use crate::plan::{Page, Subject};
use crate::view::{CodeCardView, FactView, ReferenceView, RegistryLinkView, SideView, TextView};

use super::chrome::trail_start;
use super::{Renderer, Wanted};

/// What the pages of a site share. It borrows nothing, so that it can be kept beside the site.
#[derive(Debug)]
pub struct Ready {
    /// By locale and registry.
    registries: Vec<Vec<ReadyRegistry>>,
    /// What the templates name.
    pub(super) wanted: Wanted,
}

/// What pages of a registry share in one locale.
#[derive(Debug)]
pub(super) struct ReadyRegistry {
    /// All registries, for navigation.
    pub(super) registries: Value,
    /// The way from home to the registry, as the beginning of JSON-LD.
    pub(super) trail_start: String,
    /// The words for the facts.
    pub(super) fact_labels: Vec<Value>,
    /// Where the values of the facts come from.
    pub(super) fact_references: Vec<Value>,
    /// The codes, in registry order.
    pub(super) codes: Vec<ReadyCode>,
    /// The first sentence of each verdict, a [`crate::view::TextView`]: lists of pairs repeat it.
    pub(super) gists: BTreeMap<Pair, Value>,
}

/// What pages share of a code in one locale.
#[derive(Debug)]
pub(super) struct ReadyCode {
    /// The code in a list, a [`crate::view::CodeLinkView`].
    pub(super) link: Value,
    /// The code on a pair page, a [`SideView`].
    pub(super) side: Value,
    /// The values of the facts, each a [`FactView`].
    pub(super) facts: Vec<Option<Value>>,
}

impl Ready {
    /// Makes what many pages of a site share; `None` where a card cannot be rendered, which is reported.
    pub fn new(site: &Site, diagnostics: &mut Diagnostics) -> Option<Self> {
        let before = diagnostics.errors();
        let nothing = Self { registries: Vec::new(), wanted: Wanted::of(&site.templates) };
        let renderer = Renderer::new(site, &nothing);
        let locales = site.config.locale_ids().map(|locale| {
            let registries = site.catalog.registries();
            registries.map(|(id, _)| renderer.ready_registry(locale, id, diagnostics)).collect()
        });
        let registries = locales.collect();
        (diagnostics.errors() == before).then_some(Self { registries, ..nothing })
    }

    /// Returns what the pages of a registry share.
    pub(super) fn registry(&self, locale: LocaleId, id: RegistryId) -> &ReadyRegistry {
        &self.registries[locale.0][id.0]
    }
}

impl Renderer<'_> {
    /// Makes what the pages of a registry share; a card that cannot be rendered is reported.
    fn ready_registry(
        &self,
        locale: LocaleId,
        id: RegistryId,
        diagnostics: &mut Diagnostics,
    ) -> ReadyRegistry {
        let page = Page { locale, subject: Subject::Registry(id) };
        let registry = self.site.catalog.registry(id);
        let edition = self.registry_edition(locale, id);
        let made: Vec<Result<ReadyCode, Box<Diagnostic>>> = (0..registry.codes.len())
            .into_par_iter()
            .map(|code| self.ready_code(page, id, CodeId(code)))
            .collect();
        let mut codes = Vec::with_capacity(made.len());
        for code in made {
            match code {
                Ok(code) => codes.push(code),
                Err(found) => diagnostics.push(*found),
            }
        }
        let reference = |fact: &crate::catalog::Fact| {
            Value::from(fact.reference.as_ref().map(ReferenceView::from))
        };
        ReadyRegistry {
            registries: self.registry_links(page, Some(id)),
            trail_start: trail_start(self, page, id),
            fact_labels: edition.fact_labels.iter().map(|label| label.as_str().into()).collect(),
            fact_references: registry.facts.iter().map(reference).collect(),
            codes,
            gists: edition
                .comparisons
                .iter()
                .filter_map(|(&pair, comparison)| Some((pair, comparison.verdict.as_ref()?)))
                .map(|(pair, verdict)| (pair, self.gist(locale, verdict).into()))
                .collect(),
        }
    }

    /// Makes the list of registries for navigation.
    pub(super) fn registry_links(&self, page: Page, current: Option<RegistryId>) -> Value {
        let links = self.site.catalog.registries().map(|(id, _)| RegistryLinkView {
            name: self.registry_edition(page.locale, id).name.value.clone(),
            href: self.plan.href(page, Page { subject: Subject::Registry(id), ..page }),
            is_current: current == Some(id),
        });
        links.collect::<Vec<_>>().into()
    }

    fn ready_code(
        &self,
        page: Page,
        id: RegistryId,
        code: CodeId,
    ) -> Result<ReadyCode, Box<Diagnostic>> {
        let locale = page.locale;
        let edition = self.code_edition(locale, id, code);
        let registry = self.site.catalog.registry(id);
        let references = registry.code(code).references.iter();
        let href = self.plan.href(page, Page { locale, subject: Subject::Code(id, code) });
        let facts = self.fact_views(locale, id, code);
        let spelling = || edition.spelling.clone();
        let card = self.card(page, (id, code), spelling(), spelling())?;
        let side = SideView {
            registry_name: self.registry_edition(locale, id).name.value.clone(),
            spelling: spelling(),
            anchor: spelling(),
            official_name: edition.official_name.plain.clone(),
            name: edition.name.clone(),
            card: Html::new(&card),
            href,
            facts: facts.clone(),
            first_check: self.first_check(locale, id, code),
            references: references.map(Into::into).collect(),
        };
        Ok(ReadyCode { link: self.code_link(page, id, code).into(), side: side.into(), facts })
    }

    /// Renders the card of a code, under a name and an anchor that tell it from the other card.
    pub(super) fn card(
        &self,
        page: Page,
        (id, code): AnyCode,
        spelling: String,
        anchor: String,
    ) -> Result<String, Box<Diagnostic>> {
        let locale = page.locale;
        let registry = self.site.catalog.registry(id);
        let edition = self.code_edition(locale, id, code);
        let sections = self.sections(locale, id, code);
        let sections = sections.filter(|(at, _)| registry.card_sections[*at]);
        let mut context = Context::new();
        CodeCardView {
            spelling,
            anchor,
            official_name: edition.official_name.plain.clone(),
            name: edition.name.clone(),
            reference: registry.code(code).references.first().map(Into::into),
            text: self.prose(locale, &edition.description),
            sections: sections.map(|(_, view)| view).collect(),
            href: self.plan.href(page, Page { locale, subject: Subject::Code(id, code) }),
            locale_number: locale.0 as u64,
            root: self.plan.root(page).into_owned(),
            source_lang: self.source_lang().into(),
        }
        .insert_into(&mut context);
        let mut card = Vec::new();
        self.render_template("code-card.html", locale, &context, &mut card)?;
        Ok(String::from_utf8(card).expect("templates are UTF-8"))
    }

    /// Returns the first sentence of the section `fix`.
    pub(super) fn first_check(
        &self,
        locale: LocaleId,
        id: RegistryId,
        code: CodeId,
    ) -> Option<TextView> {
        let at = self.site.catalog.registry(id).find_section(FIX)?;
        let fix = self.code_edition(locale, id, code).sections[at].as_ref()?;
        Some(self.gist(locale, fix))
    }

    fn fact_views(&self, locale: LocaleId, id: RegistryId, code: CodeId) -> Vec<Option<Value>> {
        let registry = self.site.catalog.registry(id);
        let labels = &self.registry_edition(locale, id).fact_labels;
        let values = &self.code_edition(locale, id, code).facts;
        let facts = registry.facts.iter().zip(labels).zip(values);
        facts
            .map(|((fact, label), value)| {
                let said = value.as_ref()?;
                let view = FactView {
                    label: label.clone(),
                    html: Html::new(&said.value.html),
                    plain: said.value.plain.clone(),
                    lang: self.lang(locale, said.by),
                    reference: fact.reference.as_ref().map(Into::into),
                };
                Some(view.into())
            })
            .collect()
    }
}
