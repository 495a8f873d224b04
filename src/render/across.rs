//! The page of two codes of different registries. It shows what is written; nothing is composed.

use tera::{Context, Value};

use crate::catalog::{AcrossId, AnyCode, RegistryId};
use crate::diagnostic::Diagnostic;
use crate::edition::{ComparisonEdition, PairText};
use crate::html::Html;
use crate::locale::Part;
use crate::plan::{Page, Subject};
use crate::view::{CodeLinkView, FactRowView, PairLinkView, PairView, SideView};

use super::Renderer;
use super::chrome::Head;
use super::pair::{RELATED_MAX, TELLING_MAX};

/// The facts that two registries both declare, each a [`FactRowView`].
#[derive(Default)]
struct SharedFacts {
    different: Vec<Value>,
    same: Vec<Value>,
    /// Those that one of the two codes lacks.
    incomplete: Vec<Value>,
}

impl Renderer<'_> {
    pub(super) fn across(
        &self,
        page: Page,
        id: AcrossId,
        context: &mut Context,
    ) -> Result<(), Box<Diagnostic>> {
        let catalog = &self.site.catalog;
        let [a, b] = catalog.across[id.0].codes();
        let text = PairText::written(self.across_edition(page, id), page.locale);
        let SharedFacts { different, same, incomplete } = self.shared_facts(page, a, b);
        self.insert_chrome(page, self.across_head(page, [a, b], &text), context);
        PairView {
            registry_name: None,
            a: self.across_side(page, a)?.into(),
            b: self.across_side(page, b)?.into(),
            summary: self.text(page.locale, &text.summary),
            telling: different.iter().take(TELLING_MAX).cloned().collect(),
            shared: same.clone(),
            different,
            same: same.into_iter().chain(incomplete).collect(),
            differences: text.differences.iter().map(|item| self.text(page.locale, item)).collect(),
            choose: text.choose.as_ref().map(|choose| self.text(page.locale, choose)),
            related: catalog
                .across_beside(id)
                .take(RELATED_MAX)
                .map(|other| self.across_link(page, other))
                .collect(),
        }
        .insert_into(context);
        Ok(())
    }

    /// Makes the entry of a comparison across registries in a list of pairs.
    pub(super) fn across_link(&self, page: Page, id: AcrossId) -> PairLinkView {
        let [a, b] = self.site.catalog.across[id.0].codes();
        let verdict = self.across_edition(page, id).verdict.as_ref();
        let link = |(id, code): AnyCode| {
            let link = self.code_link(page, id, code);
            Value::from(CodeLinkView { spelling: self.with_registry(page, (id, code)), ..link })
        };
        PairLinkView {
            a: link(a),
            b: link(b),
            gist: verdict.map(|verdict| self.gist(page.locale, verdict).into()),
            href: self.plan.href(page, Page { subject: Subject::Across(id), ..page }),
        }
    }

    fn across_edition(&self, page: Page, id: AcrossId) -> &ComparisonEdition {
        &self.edition(page.locale).across[id.0]
    }

    /// Returns a code as it is written, after the name of its registry.
    fn with_registry(&self, page: Page, (id, code): AnyCode) -> String {
        let registry = &self.registry_edition(page.locale, id).name.value;
        format!("{registry} {}", self.code_edition(page.locale, id, code).spelling)
    }

    fn across_side(&self, page: Page, (id, code): AnyCode) -> Result<SideView, Box<Diagnostic>> {
        let registry = self.site.catalog.registry(id);
        let edition = self.code_edition(page.locale, id, code);
        let anchor = format!("{}-{}", registry.id, edition.spelling);
        let spelling = self.with_registry(page, (id, code));
        let card = self.card(page, (id, code), spelling.clone(), anchor.clone())?;
        let facts = &self.ready.registry(page.locale, id).codes[code.0].facts;
        let references = registry.code(code).references.iter();
        Ok(SideView {
            registry_name: self.registry_edition(page.locale, id).name.value.clone(),
            spelling,
            anchor,
            official_name: edition.official_name.plain.clone(),
            name: edition.name.clone(),
            card: Html::new(&card),
            href: self.plan.href(page, Page { subject: Subject::Code(id, code), ..page }),
            facts: facts.clone(),
            first_check: self.first_check(page.locale, id, code),
            references: references.map(Into::into).collect(),
        })
    }

    /// Compares the facts that both registries declare. What they are called is the first registry's
    /// word, and they differ where the words of their values do.
    fn shared_facts(&self, page: Page, a: AnyCode, b: AnyCode) -> SharedFacts {
        let catalog = &self.site.catalog;
        let ready = |id: RegistryId| self.ready.registry(page.locale, id);
        let value = |(id, code): AnyCode, fact: usize| {
            let said = self.code_edition(page.locale, id, code).facts[fact].as_ref();
            (ready(id).codes[code.0].facts[fact].clone(), said.map(|said| &said.value.plain))
        };
        let mut shared = SharedFacts::default();
        for (at, fact) in catalog.registry(a.0).facts.iter().enumerate() {
            let others = &catalog.registry(b.0).facts;
            let other = others.iter().position(|other| other.id.value == fact.id.value);
            let Some(other) = other else { continue };
            let ((a_view, a_words), (b_view, b_words)) = (value(a, at), value(b, other));
            let rows = match (a_words, b_words) {
                (Some(a), Some(b)) if a != b => &mut shared.different,
                (Some(_), Some(_)) => &mut shared.same,
                (None, None) => continue,
                _ => &mut shared.incomplete,
            };
            let row = FactRowView {
                label: ready(a.0).fact_labels[at].clone(),
                a: a_view,
                b: b_view,
                reference: ready(a.0).fact_references[at].clone(),
            };
            rows.push(Value::from(row));
        }
        shared
    }

    fn across_head(&self, page: Page, codes: [AnyCode; 2], text: &PairText) -> Head {
        let names = codes.map(|(id, _)| &self.registry_edition(page.locale, id).name.value);
        let [a, b] = codes.map(|(id, code)| self.code_edition(page.locale, id, code));
        let values = [
            ("a-registry", Part::text(names[0])),
            ("b-registry", Part::text(names[1])),
            ("a", Part::word(&a.spelling)),
            ("b", Part::word(&b.spelling)),
            ("a-name", a.official_name.part()),
            ("b-name", b.official_name.part()),
        ];
        let parts = [Some(&text.summary), text.choose.as_ref()].into_iter().flatten();
        let is_foreign = |(id, code): AnyCode| {
            let registry = self.site.catalog.registry(id);
            !self.code_edition(page.locale, id, code).card_is_by(page.locale, registry)
        };
        let [a_step, b_step] = codes.map(|code| self.with_registry(page, code));
        let mut head = Head {
            step: format!("{a_step} vs {b_step}"),
            is_partly_untranslated: parts
                .chain(&text.differences)
                .any(|part| part.by != page.locale)
                || codes.into_iter().any(is_foreign),
            ..Head::default()
        };
        let locale = self.locale(page.locale);
        locale.frame("across-title").plain(&values, &mut head.title);
        locale.frame("across-description").plain(&values, &mut head.description);
        head
    }
}
