//! The parts that several pages show: texts, references, sections, facts.

use tera::Value;

use crate::html::Html;

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

    /// A fact of two codes.
    FactRowView {
        /// What it is called, a text.
        label: Value,
        /// The first code's value, a [`FactView`]; none where it has none.
        a: Option<Value>,
        /// The second code's value, a [`FactView`]; none where it has none.
        b: Option<Value>,
        /// Where the values come from, a [`ReferenceView`] or none.
        reference: Value,
    }
}
