//! The page of two codes.

use tera::Value;

use crate::html::Html;

#[expect(unused_imports, reason = "the documentation leads to them")]
use super::{FactRowView, FactView};
use super::{PairLinkView, ReferenceView, SectionView, TextView};

views! {
    /// The card of a code on pair pages (`code-card.html`): rendered once per code and locale.
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
        /// The locale's number, by which `t` finds its messages.
        locale_number: u64,
        /// The way to the site's root, by which `asset` links.
        root: String,
        /// The language of official names, a BCP 47 tag.
        source_lang: String,
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
        /// The code's facts in the registry's order, each a [`FactView`] or none.
        facts: Vec<Option<Value>>,
        /// The first sentence of how to mend it, where that is written.
        first_check: Option<TextView>,
        /// The code's references.
        references: Vec<ReferenceView>,
    }

    /// A pair page (`pair.html`).
    PairView {
        /// The registry's name; none on a page across registries.
        registry_name: Option<String>,
        /// The first code, a [`SideView`].
        a: Value,
        /// The second code, a [`SideView`].
        b: Value,
        /// What separates the two.
        summary: TextView,
        /// The facts that tell the two apart, three at most, each a [`FactRowView`].
        telling: Vec<Value>,
        /// Which of the registry's first facts are the same, each a [`FactRowView`].
        shared: Vec<Value>,
        /// The facts that differ, each a [`FactRowView`].
        different: Vec<Value>,
        /// The facts that are the same, or that one of the two lacks, each a [`FactRowView`].
        same: Vec<Value>,
        /// What tells the two apart, in words.
        differences: Vec<TextView>,
        /// When to use which.
        choose: Option<TextView>,
        /// Pairs to read next.
        related: Vec<PairLinkView>,
    }
}
