//! Files under `content/` → what is written in each of them, with its places.
//!
//! Nothing here looks into another file, but a translation into that which it translates: what is named is still a
//! name.

mod code;
mod comparison;
mod document;
mod file;
mod index;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostics, rule};

use super::name::ACROSS;
use document::{Documents, Subject};

pub(super) use code::{RawCode, RawCodeText};
pub(super) use comparison::RawComparison;
pub(super) use document::{Inputs, PairName};
pub(super) use file::{arrange, split_front_matter};
pub(super) use index::{RawData, RawIndex};

/// Everything under `content/`, as it is written.
#[derive(Debug)]
pub(super) struct RawCatalog {
    pub registries: Vec<RawRegistry>,
    /// Comparisons across registries.
    pub across: Vec<RawComparison>,
}

/// The files of one registry.
#[derive(Debug)]
pub(super) struct RawRegistry {
    pub id: String,
    pub index: RawIndex,
    pub codes: Vec<RawCode>,
    pub comparisons: Vec<RawComparison>,
    /// The addresses and spellings of codes that are still being written, and so are none yet.
    pub drafts: BTreeSet<String>,
}

/// Reads every file and reports every mistake that shows in one alone.
pub(super) fn read(inputs: Inputs<'_>, diagnostics: &mut Diagnostics) -> RawCatalog {
    let mut folders = Documents::by_registry(inputs, diagnostics);
    let across = folders.remove(ACROSS).unwrap_or_default();
    let across = comparisons(&across, inputs, diagnostics);
    let registries = folders.into_iter().filter_map(|(id, documents)| {
        let index = RawIndex::read(index(&id, &documents, diagnostics)?, inputs, diagnostics)?;
        let codes = documents.iter().filter_map(|(subject, documents)| match subject {
            Subject::Code(address) => RawCode::read(address, documents, inputs, diagnostics),
            Subject::Index | Subject::Pair(_) => None,
        });
        let all: Vec<RawCode> = codes.collect();
        let comparisons = comparisons(&documents, inputs, diagnostics);
        let with_drafts = inputs.sources.has_drafts();
        let (drafts, codes): (Vec<RawCode>, Vec<RawCode>) =
            all.into_iter().partition(|code| code.life.draft && !with_drafts);
        let drafts = drafts.into_iter().flat_map(|code| [code.address, code.spelling]);
        Some(RawRegistry { id, index, codes, comparisons, drafts: drafts.collect() })
    });
    RawCatalog { registries: registries.collect(), across }
}

/// Returns the index of a registry, which everything else in it needs.
fn index<'a>(
    id: &str,
    folder: &'a BTreeMap<Subject, Documents>,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Documents> {
    let index = folder.get(&Subject::Index);
    if let (None, Some(first)) = (index, folder.values().flat_map(Documents::spans).next()) {
        let message = format!("the registry `{id}` has no index");
        diagnostics.push(
            rule::MISSING_INDEX
                .at(first, message)
                .help(format!("write `content/{id}/_index.md` with the registry's `name`")),
        );
    }
    index
}

fn comparisons(
    folder: &BTreeMap<Subject, Documents>,
    inputs: Inputs<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<RawComparison> {
    let comparisons = folder.iter().filter_map(|(subject, documents)| match subject {
        Subject::Pair(name) => RawComparison::read(name, documents, inputs, diagnostics),
        Subject::Index | Subject::Code(_) => None,
    });
    comparisons.collect()
}
