//! The page of two codes. It only chooses and joins what editions hold ready.

use tera::{Context, Value};

use crate::catalog::{CodeId, Pair, Registry, RegistryId};
use crate::edition::{FactRow, PairText};
use crate::locale::Part;
use crate::plan::{Page, Subject};
use crate::view::{FactRowView, PairLinkView, PairView};

use super::Renderer;
use super::chrome::Head;
use super::ready::ReadyRegistry;

/// How many facts stand under the summary.
pub(super) const TELLING_MAX: usize = 3;

/// How many of a registry's facts answer what everybody asks; a pair page says them even where both codes
/// agree.
const FIRST_FACTS: usize = 3;

/// How many pairs a page names to read next.
pub(super) const RELATED_MAX: usize = 8;

impl Renderer<'_> {
    pub(super) fn pair(&self, page: Page, id: RegistryId, pair: Pair, context: &mut Context) {
        let registry = self.site.catalog.registry(id);
        let own = self.edition(page.locale);
        let source = self.edition(self.site.config.source_locale);
        let edition = &own.registries[id.0];
        let wanted = &self.ready.wanted;
        let rows = if wanted.facts { FactRow::of(registry, pair, edition) } else { Vec::new() };
        let text = if wanted.pair_text {
            PairText::compose((id, registry), pair, &rows, own, source, &self.site.locales)
        } else {
            PairText::silent(page.locale)
        };
        let ready = self.ready.registry(page.locale, id);
        let (mut different, mut same, mut shared) = (Vec::new(), Vec::new(), Vec::new());
        for row in &rows {
            let view = Value::from(fact_row(ready, pair, row));
            if row.differs {
                different.push(view);
                continue;
            }
            if row.fact < FIRST_FACTS && row.a.is_some() && row.b.is_some() {
                shared.push(view.clone());
            }
            same.push(view);
        }

        self.insert_chrome(page, self.pair_head(page, id, pair, &text), context);
        PairView {
            registry_name: Some(edition.name.value.clone()),
            a: ready.codes[pair.a().0].side.clone(),
            b: ready.codes[pair.b().0].side.clone(),
            summary: self.text(page.locale, &text.summary),
            telling: different.iter().take(TELLING_MAX).cloned().collect(),
            shared,
            different,
            same,
            differences: text.differences.iter().map(|item| self.text(page.locale, item)).collect(),
            choose: text.choose.as_ref().map(|choose| self.text(page.locale, choose)),
            related: related(registry, pair)
                .into_iter()
                .filter(|_| wanted.related)
                .map(|pair| self.pair_link(page, id, pair))
                .collect(),
        }
        .insert_into(context);
    }

    /// Makes the entry of a pair in a list.
    pub(super) fn pair_link(&self, page: Page, id: RegistryId, pair: Pair) -> PairLinkView {
        let ready = self.ready.registry(page.locale, id);
        PairLinkView {
            a: ready.codes[pair.a().0].link.clone(),
            b: ready.codes[pair.b().0].link.clone(),
            gist: ready.gists.get(&pair).cloned(),
            href: self.plan.href(page, Page { subject: Subject::Pair(id, pair), ..page }),
        }
    }

    fn pair_head(&self, page: Page, id: RegistryId, pair: Pair, text: &PairText) -> Head {
        let registry = self.site.catalog.registry(id);
        let edition = self.registry_edition(page.locale, id);
        let [a, b] = [pair.a(), pair.b()].map(|code| &edition.codes[code.0]);
        let values = [
            ("registry", Part::text(&edition.name.value)),
            ("a", Part::word(&a.spelling)),
            ("b", Part::word(&b.spelling)),
            ("a-name", a.official_name.part()),
            ("b-name", b.official_name.part()),
            ("a-means", a.means.value.part()),
            ("b-means", b.means.value.part()),
        ];
        let locale = self.locale(page.locale);
        let mut head =
            Head { step: format!("{} vs {}", a.spelling, b.spelling), ..Head::default() };
        if !self.ready.wanted.head {
            return head;
        }
        locale.frame("pair-title").plain(&values, &mut head.title);
        // A description is in one language too: it holds no clause where one is not translated.
        let own = [a, b].iter().all(|code| code.means.by == page.locale);
        let description = if own { "pair-description" } else { "pair-description-short" };
        locale.frame(description).plain(&values, &mut head.description);
        let parts = [Some(&text.summary), text.choose.as_ref()].into_iter().flatten();
        head.is_partly_untranslated =
            parts.chain(&text.differences).any(|part| part.by != page.locale)
                || [a, b].iter().any(|code| !code.card_is_by(page.locale, registry));
        head
    }
}

fn fact_row(ready: &ReadyRegistry, pair: Pair, row: &FactRow<'_>) -> FactRowView {
    let value = |code: CodeId| ready.codes[code.0].facts[row.fact].clone();
    FactRowView {
        label: ready.fact_labels[row.fact].clone(),
        a: value(pair.a()),
        b: value(pair.b()),
        reference: ready.fact_references[row.fact].clone(),
    }
}

/// Chooses what to read after a pair: curated comparisons of either code first, then each code with what
/// the other is easily taken for, then the nearest neighbors in registry order.
pub(super) fn related(registry: &Registry, pair: Pair) -> Vec<Pair> {
    let (a, b) = (pair.a(), pair.b());
    let curated = registry
        .comparisons
        .keys()
        .copied()
        .filter(|other| [other.a(), other.b()].iter().any(|&code| code == a || code == b));
    let easily_taken = |one: CodeId, other: CodeId| {
        registry.code(other).related.iter().filter_map(move |&code| Pair::of(one, code))
    };
    let near = |code: CodeId, distance: usize| {
        let below = code.0.checked_sub(distance);
        let above = Some(code.0 + distance).filter(|&at| at < registry.codes.len());
        [below, above].into_iter().filter_map(move |at| Pair::of(code, CodeId(at?)))
    };
    let neighbors = (1..registry.codes.len())
        .flat_map(|distance| near(a, distance).chain(near(b, distance)).collect::<Vec<_>>());
    let mut chosen: Vec<Pair> = Vec::with_capacity(RELATED_MAX);
    for next in curated.chain(easily_taken(a, b)).chain(easily_taken(b, a)).chain(neighbors) {
        if chosen.len() == RELATED_MAX {
            break;
        }
        if next != pair && registry.has_page(next) && !chosen.contains(&next) {
            chosen.push(next);
        }
    }
    chosen
}
