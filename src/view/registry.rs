//! The page of a registry, and a registry on the home page.

#[expect(unused_imports, reason = "the documentation leads to it")]
use super::PairLinkView;
use super::{CategoryView, CodeLinkView, List, NameView, ReferenceView, TextView};

views! {
    /// A registry's page (`registry.html`).
    RegistryView {
        /// The registry's name.
        registry_name: String,
        /// The introduction.
        intro: TextView,
        /// Its references.
        references: Vec<ReferenceView>,
        /// Its codes by category.
        categories: Vec<CategoryView>,
        /// The comparisons written by hand, each a [`PairLinkView`].
        curated: List,
        /// All names in the order of the locale.
        names: Vec<NameView>,
        /// The codes' names in libraries, by which a code can be found; too many for the list of names.
        constants: Vec<NameView>,
        /// How many codes there are.
        code_count: u64,
        /// How many pairs have a page.
        pair_count: u64,
    }

    /// A registry on the home page.
    RegistryCardView {
        /// Its name.
        name: String,
        /// Its link.
        href: String,
        /// The first sentence of its introduction.
        gist: TextView,
        /// How many codes there are.
        code_count: u64,
        /// How many pairs have a page.
        pair_count: u64,
        /// Its codes.
        codes: Vec<CodeLinkView>,
        /// Some of the comparisons written by hand, each a [`PairLinkView`].
        curated: List,
    }
}
