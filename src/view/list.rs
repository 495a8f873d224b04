//! Entries of lists: codes, pairs and names.

use super::{List, TextView};

views! {
    /// A code in a list.
    CodeLinkView {
        /// How it is written.
        spelling: String,
        /// Its official name, in the source language.
        official_name: String,
        /// Its translated name, where it has one.
        name: Option<String>,
        /// Its link.
        href: String,
    }

    /// A code on its registry's page.
    CodeEntryView {
        /// How it is written.
        spelling: String,
        /// Its official name, in the source language.
        official_name: String,
        /// Its translated name, where it has one.
        name: Option<String>,
        /// The first sentence of its description.
        gist: TextView,
        /// Its link.
        href: String,
        /// Whether it has comparisons that are composed, `#compare` on its page.
        is_compared: bool,
    }

    /// A pair in a list (`parts/pair-link.html`, `parts/pair-chip.html`). Across registries, the spelling of
    /// each code stands after its registry's name.
    PairLinkView {
        /// The first code.
        a: CodeLinkView,
        /// The second code.
        b: CodeLinkView,
        /// On a code's page, the code of the two that the page is about.
        own: Option<CodeLinkView>,
        /// On a code's page, the code of the two that the page is not about.
        other: Option<CodeLinkView>,
        /// The first sentence of the verdict; none where no verdict is written.
        gist: Option<TextView>,
        /// Its link.
        href: String,
    }

    /// A titled group of codes.
    CategoryView {
        /// Its id, for anchors.
        id: String,
        /// Its title; none in a registry without categories.
        title: Option<TextView>,
        /// Its codes.
        codes: Vec<CodeEntryView>,
    }

    /// A titled group of pairs.
    PairGroupView {
        /// Its title.
        title: Option<TextView>,
        /// Its pairs, each a [`PairLinkView`].
        pairs: List,
    }

    /// A name by which a code can be found.
    NameView {
        /// The name.
        name: String,
        /// The code it names.
        spelling: String,
        /// The code's link.
        href: String,
        /// A BCP 47 tag; none where the name is in the page's language.
        lang: Option<String>,
    }
}
