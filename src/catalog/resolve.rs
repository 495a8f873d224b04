//! What is written in each file → the [`Catalog`], all of it at once.
//!
//! First the order of everything is settled, and with it the number of every name (`directory`); then each value
//! is made whole.

mod across;
mod code;
mod directory;
mod equivalent;
mod fact;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostics, rule};

use super::code::{Code, CodeId, RegistryId};
use super::comparison::{Comparison, Pair};
use super::index::PairPolicy;
use super::raw::{Inputs, RawCatalog, RawIndex, RawRegistry};
use super::registry::Registry;
use super::whole::Catalog;
use directory::{Directory, in_order};
use equivalent::Equivalents;

/// Resolves everything that is written, and reports every name that leads nowhere.
pub(super) fn resolve(
    raw: RawCatalog,
    inputs: Inputs<'_>,
    diagnostics: &mut Diagnostics,
) -> Catalog {
    let registries = raw.registries.into_iter().map(|raw| {
        let codes = in_order(raw.codes, &raw.index, &raw.drafts, diagnostics);
        RawRegistry { codes, ..raw }
    });
    let mut registries: Vec<RawRegistry> = registries.collect();
    registries.sort_by(|a, b| (a.index.order, &a.id).cmp(&(b.index.order, &b.id)));
    let directory = Directory::of(&registries);
    let mut equivalents = Equivalents::resolve(&registries, &directory, diagnostics);
    let registries = registries.into_iter().enumerate().map(|(at, raw)| {
        registry(RegistryId(at), raw, &directory, &mut equivalents, inputs, diagnostics)
    });
    let registries = registries.collect();
    let across = across::resolve(raw.across, &directory, inputs, diagnostics);
    Catalog { registries, across }
}

fn registry(
    number: RegistryId,
    raw: RawRegistry,
    directory: &Directory,
    equivalents: &mut Equivalents,
    inputs: Inputs<'_>,
    diagnostics: &mut Diagnostics,
) -> Registry {
    let RawRegistry { id, index, codes, comparisons, drafts: _ } = raw;
    let names = directory.registry(number);
    let codes = codes.into_iter().enumerate().map(|(at, raw)| {
        let links = equivalents.take((number, CodeId(at)));
        code::resolve(raw, links, &index, names, inputs.config, diagnostics)
    });
    let codes: Vec<Code> = codes.collect();
    let comparisons = comparisons.into_iter().filter_map(|raw| {
        let pair = names.find_pair(&raw.name, raw.span, diagnostics)?;
        if index.policy == PairPolicy::None {
            diagnostics.push(
                rule::UNPUBLISHED_COMPARISON
                    .at(
                        raw.span,
                        "the registry publishes no pairs, so nobody can read this comparison",
                    )
                    .help("set `policy = \"curated\"` in `_index.md`, or remove the file"),
            );
        }
        Some((pair, raw.comparison))
    });
    let comparisons: BTreeMap<Pair, Comparison> = comparisons.collect();
    let RawIndex { order, references, sections, card_sections, categories, facts, .. } = index;
    let RawIndex { constants, relations, policy, texts, codes: _, .. } = index;
    Registry {
        id,
        order,
        references,
        sections,
        card_sections,
        categories,
        facts,
        constants,
        relations,
        policy,
        texts,
        numbers: names.numbers().clone(),
        drafts: names.drafts().clone(),
        related: related(&codes, comparisons.keys().copied()),
        codes,
        comparisons,
    }
}

/// Returns with each code those that it names, those that name it, and those it is compared with.
fn related(
    codes: &[Code],
    compared: impl Iterator<Item = Pair>,
) -> BTreeMap<CodeId, BTreeSet<CodeId>> {
    let named = codes.iter().enumerate().flat_map(|(at, code)| {
        code.related.iter().filter_map(move |&other| Pair::of(CodeId(at), other))
    });
    let mut related: BTreeMap<CodeId, BTreeSet<CodeId>> = BTreeMap::new();
    for pair in named.chain(compared) {
        related.entry(pair.a()).or_default().insert(pair.b());
        related.entry(pair.b()).or_default().insert(pair.a());
    }
    related
}
