//! A registry: what its index declares, its codes, and which of their pairs get a page.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::LocaleId;
use crate::span::Spanned;

use super::code::{Code, CodeId};
use super::comparison::{Comparison, Pair};
use super::index::{Category, Constant, Fact, IndexText, PairPolicy, Reference};
use super::text::PerLocale;

/// One namespace of codes.
#[derive(Debug)]
pub struct Registry {
    /// The folder's name, which is the URL segment.
    pub id: String,
    /// Where the registry stands among the others; equal ones stand by their id.
    pub order: i64,
    /// Documents that define the registry.
    pub references: Vec<Reference>,
    /// The ids of the sections that each code may have, in the order they are shown.
    pub sections: Vec<Spanned<String>>,
    /// Whether each of the sections stands on the cards of pair pages.
    pub card_sections: Vec<bool>,
    /// The groups of codes, in the order they are shown.
    pub categories: Vec<Category>,
    /// The facts that each code may fill, the most telling first.
    pub facts: Vec<Fact>,
    /// The libraries whose constants its codes list.
    pub constants: Vec<Constant>,
    /// The ids of the ways in which a code corresponds to one of another registry.
    pub relations: Vec<Spanned<String>>,
    /// Which pairs get a page.
    pub policy: PairPolicy,
    /// The registry's own words, by locale.
    pub texts: PerLocale<IndexText>,
    /// The codes, in registry order.
    pub codes: Vec<Code>,
    /// The comparisons written by hand.
    pub comparisons: BTreeMap<Pair, Comparison>,
    /// What names codes that are still being written, and so are none yet.
    pub drafts: BTreeSet<String>,
    /// The numbers of the codes, by their addresses and spellings.
    pub numbers: BTreeMap<String, CodeId>,
    /// Of each code those with which a comparison is written, and those of which either names the other in
    /// `related`; each stands with both.
    pub related: BTreeMap<CodeId, BTreeSet<CodeId>>,
}

impl Registry {
    /// Returns one code.
    pub fn code(&self, id: CodeId) -> &Code {
        &self.codes[id.0]
    }

    /// Returns every code with its number, in registry order.
    pub fn codes(&self) -> impl Iterator<Item = (CodeId, &Code)> {
        self.codes.iter().enumerate().map(|(at, code)| (CodeId(at), code))
    }

    /// Finds a code by its address, else by its spelling.
    pub fn find(&self, name: &str) -> Option<CodeId> {
        self.numbers.get(name).copied()
    }

    /// Finds a code by its address.
    pub fn find_address(&self, address: &str) -> Option<CodeId> {
        self.find(address).filter(|&code| self.code(code).address == address)
    }

    /// Finds a section by its id, such as [`super::section::WHEN`].
    pub fn find_section(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.value == id)
    }

    /// Returns the pairs that get a page, in registry order. Where few do, no others are looked at.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        (0..self.codes.len()).map(CodeId).flat_map(move |code| {
            let is_first = move |pair: &Pair| pair.a() == code;
            self.pairs_with(code).filter(is_first)
        })
    }

    /// Returns the pairs with one code that get a page, in the order of the other code.
    pub fn pairs_with(&self, code: CodeId) -> impl Iterator<Item = Pair> {
        let is_listed = self.lists_pairs();
        let all = (0..if is_listed { 0 } else { self.codes.len() }).map(CodeId);
        let few = self.related.get(&code).filter(|_| is_listed).into_iter().flatten().copied();
        let pairs = all.chain(few).filter_map(move |other| Pair::of(code, other));
        pairs.filter(|&pair| self.has_page(pair))
    }

    /// Tells whether a comparison is written of two codes, or either names the other in `related`.
    pub fn is_related(&self, pair: Pair) -> bool {
        self.related.get(&pair.a()).is_some_and(|others| others.contains(&pair.b()))
    }

    /// Tells whether only pairs that somebody named get a page, which are few.
    pub fn lists_pairs(&self) -> bool {
        matches!(self.policy, PairPolicy::Related | PairPolicy::Curated | PairPolicy::None)
    }

    /// Tells whether a pair gets a page.
    pub fn has_page(&self, pair: Pair) -> bool {
        match self.policy {
            PairPolicy::All => true,
            PairPolicy::Category => {
                self.code(pair.a()).category == self.code(pair.b()).category
                    || self.comparisons.contains_key(&pair)
            }
            PairPolicy::Related => self.is_related(pair),
            PairPolicy::Curated => self.comparisons.contains_key(&pair),
            PairPolicy::None => false,
        }
    }

    /// Returns the registry's words in one locale, where it has some of its own.
    pub fn text(&self, locale: LocaleId) -> Option<&IndexText> {
        self.texts[locale.0].as_ref()
    }
}
