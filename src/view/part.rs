//! What several pages show: texts, references, sections, facts.

use crate::html::Html;

use super::CodeLinkView;

views! {
    /// A text, and its language where that is not the page's.
    TextView {
        /// The text.
        html: Html,
        /// A BCP 47 tag; none where the text is in the page's language.
        lang: Option<String>,
    }

    /// A document that defines something.
    ReferenceView {
        /// What it is called.
        name: String,
        /// Its absolute address.
        url: String,
    }

    /// A section of a code.
    SectionView {
        /// The section's id.
        id: String,
        /// What a reader sees over it.
        label: String,
        /// The section's text.
        text: TextView,
    }

    /// A fact of one code.
    FactView {
        /// What it is called.
        label: String,
        /// Its value.
        html: Html,
        /// Its value as plain text.
        plain: String,
        /// A BCP 47 tag; none where the value is in the page's language.
        lang: Option<String>,
        /// Where the values come from.
        reference: Option<ReferenceView>,
    }

    /// A code's name in a library.
    ConstantView {
        /// What the library is called.
        name: String,
        /// The code's name in it.
        constant: String,
    }

    /// Two codes of two registries, the first of which corresponds to the second.
    EquivalentView {
        /// The code it leads from.
        from: RegistryCodeView,
        /// The code it leads to.
        to: RegistryCodeView,
        /// How the first corresponds to the second, in words.
        relation: String,
        /// The document that says so.
        reference: Option<ReferenceView>,
    }

    /// A code, named with its registry.
    RegistryCodeView {
        /// The registry's name.
        registry_name: String,
        /// How the code is written.
        spelling: String,
        /// Its official name, in the source language.
        official_name: String,
        /// Its link; none for the code that the page is about.
        href: Option<String>,
    }

    /// A fact of two codes (`parts/…-row.html`).
    FactRowView {
        /// What it is called.
        label: String,
        /// The first code.
        a_code: CodeLinkView,
        /// The second code.
        b_code: CodeLinkView,
        /// The first code's value; none where it has none.
        a: Option<ValueView>,
        /// The second code's value; none where it has none.
        b: Option<ValueView>,
        /// The sentence that both codes have the value, where they have the same.
        both: Option<Html>,
        /// Whether both have a value and the two are not the same.
        differs: bool,
        /// The fact's number in the registry, from 0.
        number: u64,
        /// Where the values come from.
        reference: Option<ReferenceView>,
    }

    /// One code's value of a fact.
    ValueView {
        /// The value.
        html: Html,
        /// The value as plain text.
        plain: String,
        /// A BCP 47 tag; none where the value is in the page's language.
        lang: Option<String>,
    }

    /// What every part knows beside its own view.
    PartView {
        /// The page's language, a BCP 47 tag.
        page_lang: String,
        /// The language of official names, a BCP 47 tag.
        source_lang: String,
        /// The locale's id, which is its URL segment.
        locale: String,
        /// The locale's number, by which `t` finds its messages.
        locale_number: u64,
        /// The way to the site's root, by which `asset` links.
        root: String,
    }
}
