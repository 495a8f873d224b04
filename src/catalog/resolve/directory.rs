//! The names of all registries and codes, in the order that gives them their numbers.

use std::collections::BTreeMap;

use crate::catalog::code::{AnyCode, CodeId, RegistryId};
use crate::catalog::comparison::Pair;
use crate::catalog::name::Named;
use crate::catalog::raw::{PairName, RawCode, RawRegistry};
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
    numbers: BTreeMap<String, CodeId>,
}

impl Directory {
    /// Takes the names of registries whose order is settled.
    pub(super) fn of(registries: &[RawRegistry]) -> Self {
        let names = registries.iter().map(|registry| {
            let spellings = registry.codes.iter().map(|code| code.spelling.clone());
            let numbers = spellings.clone().enumerate().map(|(at, name)| (name, CodeId(at)));
            Names {
                id: registry.id.clone(),
                numbers: numbers.collect(),
                spellings: spellings.collect(),
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
            let spelling = name.strip_prefix(&names.id)?.strip_prefix('-')?;
            Some((spelling.len(), (id, names.find(spelling)?)))
        });
        let found = fitting.min_by_key(|&(length, _)| length);
        if found.is_none() {
            let joined = |names: &Names| {
                let spellings = names.spellings.iter();
                spellings.map(|spelling| format!("{}-{spelling}", names.id)).collect::<Vec<_>>()
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
    /// Finds a code by its spelling.
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
        if found.is_none() {
            Named::Code.refuse(name, self.spellings.iter().map(String::as_str), diagnostics);
        }
        found
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

/// Brings codes into registry order: as the index lists them, else by leading number, then bytewise.
pub(super) fn in_order(
    mut codes: Vec<RawCode>,
    listed: &[Spanned<String>],
    diagnostics: &mut Diagnostics,
) -> Vec<RawCode> {
    if listed.is_empty() {
        codes.sort_by(|a, b| {
            (leading_number(&a.spelling), &a.spelling)
                .cmp(&(leading_number(&b.spelling), &b.spelling))
        });
        return codes;
    }
    for listed in listed {
        Named::Code.find(listed, codes.iter().map(|code| code.spelling.as_str()), diagnostics);
    }
    let place = |code: &RawCode| listed.iter().position(|name| name.value == code.spelling);
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

/// Returns the number a spelling begins with; spellings without one come last.
pub(super) fn leading_number(spelling: &str) -> u64 {
    let end = spelling.bytes().take_while(u8::is_ascii_digit).count();
    spelling[..end].parse().unwrap_or(u64::MAX)
}
