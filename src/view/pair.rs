//! The page of two codes.

use crate::html::Html;

#[expect(unused_imports, reason = "the documentation leads to them")]
use super::{FactRowView, PairLinkView};
use super::{List, ReferenceView, SectionView, TextView};

views! {
    /// The card of a code on pair pages (`parts/card.html`): rendered once per code and locale.
    CodeCardView {
        /// How the code is written; after its registry's name on a page across registries.
        spelling: String,
        /// The id of its heading, and the beginning of those of its sections.
        anchor: String,
        /// Its official name.
        official_name: String,
        /// Its translated name, where it has one.
        name: Option<String>,
        /// Its first reference.
        reference: Option<ReferenceView>,
        /// What the code is.
        text: TextView,
        /// Those of its sections that stand on cards.
        sections: Vec<SectionView>,
        /// The code's link.
        href: String,
        /// The version or date since which it should no longer be used.
        deprecated: Option<String>,
        /// The version or date that did away with it.
        removed: Option<String>,
    }

    /// One side of a pair page.
    SideView {
        /// The name of the code's registry.
        registry_name: String,
        /// How the code is written; after its registry's name on a page across registries.
        spelling: String,
        /// The id of the card's heading.
        anchor: String,
        /// Its official name.
        official_name: String,
        /// Its translated name, where it has one.
        name: Option<String>,
        /// The card, rendered.
        card: Html,
        /// The code's link.
        href: String,
        /// The first sentence of how to mend it, where that is written.
        first_check: Option<TextView>,
        /// The code's references.
        references: Vec<ReferenceView>,
    }

    /// The question that tells two codes apart.
    AskView {
        /// The question.
        question: Html,
        /// The answer that means the first code.
        a: Html,
        /// The answer that means the second code.
        b: Html,
        /// Its language, where that is not the page's.
        lang: Option<String>,
    }

    /// A pair page (`pair.html`).
    PairView {
        /// The registry's name; none on a page across registries.
        registry_name: Option<String>,
        /// The first code.
        a: SideView,
        /// The second code.
        b: SideView,
        /// What separates the two.
        summary: TextView,
        /// The question that tells the two apart, where a comparison asks one.
        ask: Option<AskView>,
        /// The facts that tell the two apart, three at most, each a [`FactRowView`].
        telling: List,
        /// Which of the registry's first facts are the same, each a [`FactRowView`].
        shared: List,
        /// The facts that differ, each a [`FactRowView`].
        different: List,
        /// The facts that are the same, or that one of the two lacks, each a [`FactRowView`].
        same: List,
        /// All facts in the registry's order, each a [`FactRowView`].
        facts: List,
        /// What tells the two apart, in words, each a [`TextView`].
        differences: List,
        /// When to use which.
        choose: Option<TextView>,
        /// Pairs to read next, each a [`PairLinkView`].
        related: List,
    }
}
