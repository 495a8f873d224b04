//! The page of a code.

#[expect(unused_imports, reason = "the documentation leads to it")]
use super::PairLinkView;
use super::{
    CodeLinkView, ConstantView, EquivalentView, FactView, List, PairGroupView, ReferenceView,
    SectionView, TextView,
};

views! {
    /// A code's page (`code.html`).
    CodeView {
        /// The registry's name.
        registry_name: String,
        /// How the code is written.
        spelling: String,
        /// Its official name.
        official_name: String,
        /// Its translated name, where it has one.
        name: Option<String>,
        /// Its category's title.
        category: Option<TextView>,
        /// What the code is.
        text: TextView,
        /// Its sections.
        sections: Vec<SectionView>,
        /// Its facts.
        facts: Vec<FactView>,
        /// Its references.
        references: Vec<ReferenceView>,
        /// Its former names and its names in libraries.
        aliases: Vec<String>,
        /// Words of the page's language under which readers look it up.
        local_aliases: Vec<String>,
        /// Its names in libraries that the registry lists.
        constants: Vec<ConstantView>,
        /// What it corresponds to in other registries, then what there corresponds to it.
        equivalents: Vec<EquivalentView>,
        /// The comparisons written by hand, each a [`PairLinkView`].
        curated: List,
        /// All other comparisons, by the category of the other code.
        others: Vec<PairGroupView>,
        /// Whether it is still being written.
        is_draft: bool,
        /// The version or date it exists since.
        since: Option<String>,
        /// The version or date since which it should no longer be used.
        deprecated: Option<String>,
        /// The version or date that did away with it.
        removed: Option<String>,
        /// The code to use in its place.
        replaced_by: Option<CodeLinkView>,
        /// The code before it in registry order.
        previous: Option<CodeLinkView>,
        /// The code after it in registry order.
        next: Option<CodeLinkView>,
    }
}
