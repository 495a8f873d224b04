//! What each template sees. A field here is a variable there: this file is the template author's manual.
//!
//! Views hold lists and no maps, whose order Tera leaves open. [`Html`] is shown as it is, other text escaped.

use serde::Serialize;
use tera::{Context, Value};

use crate::html::Html;

/// Declares views: structs whose fields are the variables of a template.
macro_rules! views {
    ($($(#[doc = $doc:literal])+ $name:ident {
        $($(#[doc = $field_doc:literal])+ $field:ident: $type:ty,)*
    })*) => {$(
        $(#[doc = $doc])+ #[derive(Clone, Debug, Serialize)]
        pub struct $name {
            $($(#[doc = $field_doc])+ pub $field: $type,)*
        }
        impl $name {
            /// Makes each field a variable of a template.
            pub fn insert_into(&self, context: &mut Context) {
                $(context.insert(stringify!($field), &self.$field);)*
            }
        }

        impl From<$name> for Value {
            fn from(view: $name) -> Self {
                Self::from_serializable(&view)
            }
        }
    )*};
}

views! {
    /// What every page knows.
    PageView {
        /// The page's language, a BCP 47 tag, for `<html lang>`.
        lang: String,
        /// The language of official names, a BCP 47 tag.
        source_lang: String,
        /// The locale's id, which is its URL segment.
        locale: String,
        /// The locale's number, by which `t` finds its messages.
        locale_number: u64,
        /// The site's name.
        site_title: String,
        /// The way to the site's root, with a slash at its end where it is not empty.
        root: String,
        /// The document's title.
        title: String,
        /// The document's description, for search engines.
        description: String,
        /// The absolute address of the page, or of the one it repeats; none for a 404 page.
        canonical: Option<String>,
        /// The versions in other languages, for `hreflang`.
        alternates: Vec<AlternateView>,
        /// What the page says as JSON and as Markdown; empty for a page that has no twins.
        twins: Vec<TwinView>,
        /// The language switch.
        languages: Vec<LanguageView>,
        /// The way from the home page to this one; the last step is this page.
        trail: Vec<StepView>,
        /// The same way as JSON-LD.
        trail_json: Html,
        /// Whether some of the text is not translated yet.
        is_partly_untranslated: bool,
        /// The link to the page in the source locale.
        source_href: String,
        /// The link to the locale's home page.
        home_href: String,
        /// All registries, for navigation, each a [`RegistryLinkView`].
        registries: Value,
    }

    /// A version of the page for `hreflang`.
    AlternateView {
        /// A BCP 47 tag, or `x-default`.
        lang: String,
        /// An absolute address.
        address: String,
    }

    /// The page in another form.
    TwinView {
        /// A media type: `application/json` or `text/markdown`.
        media_type: String,
        /// The link to the file.
        href: String,
    }

    /// One language of the switch.
    LanguageView {
        /// A BCP 47 tag.
        lang: String,
        /// The language's name for itself.
        name: String,
        /// The link to this page in that language.
        href: String,
        /// Whether it is this page's language.
        is_current: bool,
    }

    /// One step of the way from the home page.
    StepView {
        /// What the step is called.
        name: String,
        /// Its link.
        href: String,
    }

    /// A registry in the navigation.
    RegistryLinkView {
        /// Its name.
        name: String,
        /// Its link.
        href: String,
        /// Whether this page belongs to it.
        is_current: bool,
    }

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
    }

    /// A pair in a list.
    PairLinkView {
        /// The first code, a [`CodeLinkView`].
        a: Value,
        /// The second code, a [`CodeLinkView`].
        b: Value,
        /// The first sentence of the verdict, where one is written.
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
        /// Its pairs.
        pairs: Vec<PairLinkView>,
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

    /// The card of a code on pair pages (`code-card.html`): rendered once per code and locale.
    CodeCardView {
        /// How the code is written.
        spelling: String,
        /// Its official name.
        official_name: String,
        /// Its translated name, where it has one.
        name: Option<String>,
        /// Its first reference.
        reference: Option<ReferenceView>,
        /// What the code is.
        text: TextView,
        /// Its sections.
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
        /// How the code is written.
        spelling: String,
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
        /// The code's references.
        references: Vec<ReferenceView>,
    }

    /// A pair page (`pair.html`).
    PairView {
        /// The registry's name.
        registry_name: String,
        /// The first code, a [`SideView`].
        a: Value,
        /// The second code, a [`SideView`].
        b: Value,
        /// What separates the two.
        summary: TextView,
        /// The facts that tell the two apart, three at most, each a [`FactRowView`].
        telling: Vec<Value>,
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
        /// Its facts, each a [`FactView`].
        facts: Vec<Value>,
        /// Its references.
        references: Vec<ReferenceView>,
        /// Its former names and its names in libraries.
        aliases: Vec<String>,
        /// The comparisons written by hand.
        curated: Vec<PairLinkView>,
        /// All other comparisons, by the category of the other code.
        others: Vec<PairGroupView>,
        /// The code before it in registry order, a [`CodeLinkView`].
        previous: Option<Value>,
        /// The code after it in registry order, a [`CodeLinkView`].
        next: Option<Value>,
    }

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
        /// The comparisons written by hand.
        curated: Vec<PairLinkView>,
        /// All names in the order of the locale.
        names: Vec<NameView>,
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
        /// Its codes, each a [`CodeLinkView`].
        codes: Vec<Value>,
        /// Some of the comparisons written by hand.
        curated: Vec<PairLinkView>,
    }

    /// A home page (`home.html`).
    HomeView {
        /// The registries.
        cards: Vec<RegistryCardView>,
    }

    /// One language of the chooser.
    ChoiceView {
        /// A BCP 47 tag.
        lang: String,
        /// The language's name for itself.
        name: String,
        /// What the site is, in that language.
        tagline: String,
        /// The link to that language's home page.
        href: String,
    }

    /// The choice of a language (`chooser.html`), and the 404 page at the root.
    ChooserView {
        /// The languages.
        choices: Vec<ChoiceView>,
    }
}
