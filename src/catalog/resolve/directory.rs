//! The names of all registries and codes, in the order that gives them their numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::code::{AnyCode, CodeId, RegistryId};
use crate::catalog::comparison::Pair;
use crate::catalog::name::Named;
use crate::catalog::numeral::Sequence;
use crate::catalog::raw::{PairName, RawCode, RawIndex, RawRegistry};
use crate::diagnostic::{Diagnostics, expected_one_of, rule};
use crate::span::{Span, Spanned};

/// The names of a site.
#[derive(Debug)]
pub(super) struct Directory {
    registries: Vec<Names>,
}

/// The names of one registry.
#[derive(Debug)]
pub(super) struct Names {
    /// The registry's id.
    pub id: String,
    spellings: Vec<String>,
    addresses: Vec<String>,
    numbers: BTreeMap<String, CodeId>,
    /// What names a code that is still being written.
    drafts: BTreeSet<String>,
}

impl Directory {
    /// Takes the names of registries whose order is settled.
    pub(super) fn of(registries: &[RawRegistry]) -> Self {
        let names = registries.iter().map(|registry| {
            let numbered = || registry.codes.iter().enumerate();
            let spellings = numbered().map(|(at, code)| (code.spelling.clone(), CodeId(at)));
            // The spelling of one code may be the address of another: an address comes first.
            let addresses = numbered().map(|(at, code)| (code.address.clone(), CodeId(at)));
            Names {
                id: registry.id.clone(),
                numbers: spellings.chain(addresses).collect(),
                spellings: registry.codes.iter().map(|code| code.spelling.clone()).collect(),
                addresses: registry.codes.iter().map(|code| code.address.clone()).collect(),
                drafts: registry.drafts.clone(),
            }
        });
        Self { registries: names.collect() }
    }

    /// Returns the names of one registry.
    pub(super) fn registry(&self, id: RegistryId) -> &Names {
        &self.registries[id.0]
    }

    /// Returns every registry with its number.
    pub(super) fn registries(&self) -> impl Iterator<Item = (RegistryId, &Names)> + Clone {
        self.registries.iter().enumerate().map(|(at, names)| (RegistryId(at), names))
    }

    /// Finds a registry by its id.
    pub(super) fn find(&self, id: &str) -> Option<RegistryId> {
        self.registries.iter().position(|names| names.id == id).map(RegistryId)
    }

    /// Finds the code that a file's name writes `http-503`. Where two registries fit, the longer id does.
    pub(super) fn find_joined(
        &self,
        name: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<AnyCode> {
        let fitting = self.registries().filter_map(|(id, names)| {
            let address = name.strip_prefix(&names.id)?.strip_prefix('-')?;
            Some((address.len(), (id, names.find(address)?)))
        });
        let found = fitting.min_by_key(|&(length, _)| length);
        if found.is_none() {
            let joined = |names: &Names| {
                let addresses = names.addresses.iter();
                addresses.map(|address| format!("{}-{address}", names.id)).collect::<Vec<_>>()
            };
            let known: Vec<String> = self.registries.iter().flat_map(joined).collect();
            diagnostics.push(
                rule::UNKNOWN_CODE
                    .at(span, format!("there is no code `{name}`"))
                    .help(expected_one_of(name, known.iter().map(String::as_str))),
            );
        }
        found.map(|(_, code)| code)
    }
}

impl Names {
    /// Finds a code by its address, else by its spelling.
    pub(super) fn find(&self, spelling: &str) -> Option<CodeId> {
        self.numbers.get(spelling).copied()
    }

    /// Finds a code that is named; one that does not exist is reported.
    pub(super) fn find_named(
        &self,
        name: &Spanned<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<CodeId> {
        let found = self.find(&name.value);
        // What names a draft leads on once that is published.
        if found.is_none() && !self.drafts.contains(&name.value) {
            Named::Code.refuse(name, self.spellings.iter().map(String::as_str), diagnostics);
        }
        found
    }

    /// Returns what names a code that is still being written.
    pub(super) fn drafts(&self) -> &BTreeSet<String> {
        &self.drafts
    }

    /// Hands out the numbers of the codes, by their addresses and spellings.
    pub(super) fn numbers(&self) -> &BTreeMap<String, CodeId> {
        &self.numbers
    }

    /// Finds the codes that a list names.
    pub(super) fn find_all(
        &self,
        names: &[Spanned<String>],
        diagnostics: &mut Diagnostics,
    ) -> Vec<CodeId> {
        names.iter().filter_map(|name| self.find_named(name, diagnostics)).collect()
    }

    /// Finds the pair that a file's name, which stands for its text at `span`, names in registry order.
    pub(super) fn find_pair(
        &self,
        PairName { a, b }: &PairName,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<Pair> {
        let mut find =
            |name: &String| self.find_named(&Spanned::new(name.clone(), span), diagnostics);
        let (first, second) = (find(a), find(b));
        let (first, second) = (first?, second?);
        if first >= second {
            let (message, help) = if first == second {
                (format!("`{a}` is compared with itself"), "remove the file".into())
            } else {
                let message = format!("`{b}` comes before `{a}` in the registry");
                (message, format!("rename the file to `{b}-vs-{a}.md`"))
            };
            diagnostics.push(rule::PAIR_ORDER.at(span, message).help(help));
            return None;
        }
        Pair::of(first, second)
    }
}

/// Brings codes into registry order: as the index lists them, else by what their spellings are.
pub(super) fn in_order(
    mut codes: Vec<RawCode>,
    index: &RawIndex,
    drafts: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> Vec<RawCode> {
    refuse_same_spelling(&codes, diagnostics);
    if index.codes.is_empty() {
        let spellings = codes.iter().map(|code| code.spelling.as_str());
        let sequence = Sequence::of(index.numerals, &spellings);
        codes.sort_by(|a, b| {
            let order = sequence.compare(&a.spelling, &b.spelling);
            order.then_with(|| a.address.cmp(&b.address))
        });
        return codes;
    }
    let listed = index.codes.iter().enumerate();
    let places: BTreeMap<&str, usize> = listed.map(|(at, name)| (&*name.value, at)).collect();
    let place = |code: &RawCode| {
        let by_address = places.get(&*code.address);
        by_address.or_else(|| places.get(&*code.spelling)).copied()
    };
    let named: BTreeSet<usize> = codes.iter().filter_map(place).collect();
    let is_known = |at: usize, name: &str| named.contains(&at) || drafts.contains(name);
    let unknown = index.codes.iter().enumerate().filter(|(at, name)| !is_known(*at, &name.value));
    for (_, name) in unknown {
        Named::Code.refuse(name, codes.iter().map(|code| &*code.spelling), diagnostics);
    }
    for code in codes.iter().filter(|code| place(code).is_none()) {
        let message = format!("the index does not list the code `{}`", code.spelling);
        diagnostics.push(
            rule::UNLISTED_CODE
                .at(code.span, message)
                .help("add it to `codes` in `_index.md`, or remove that list"),
        );
    }
    codes.sort_by_cached_key(|code| place(code).unwrap_or(usize::MAX));
    codes
}

/// Two codes that are written alike could not be told apart, whatever their addresses are.
fn refuse_same_spelling(codes: &[RawCode], diagnostics: &mut Diagnostics) {
    let mut written: BTreeMap<&str, &RawCode> = BTreeMap::new();
    for code in codes {
        if let Some(other) = written.insert(&code.spelling, code) {
            let message = format!("`{}.md` is the code `{}` too", other.address, code.spelling);
            diagnostics
                .push(rule::DUPLICATE_ID.at(code.span, message).help("remove one of the two"));
        }
    }
}
