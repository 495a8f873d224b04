//! The shapes of JSON for machines. `docs/schemas/` describes them, and `docs/twins.md` shows one.
//!
//! A text is CommonMark. What a code or registry does not have is left out; a list is there, if empty.

#![expect(clippy::struct_field_names, reason = "the fields are the keys of JSON")]

use std::borrow::Cow;

use serde::Serialize;

use crate::edition::Datum;

/// Declares shapes: structs whose fields are the keys of an object.
macro_rules! shapes {
    ($($(#[doc = $doc:literal])+ $name:ident {
        $($(#[$attribute:meta])* $field:ident: $type:ty,)*
    })*) => {$(
        $(#[doc = $doc])+
        #[derive(Serialize)]
        pub(super) struct $name<'s> {
            $($(#[$attribute])* pub(super) $field: $type,)*
        }
    )*};
}

shapes! {
    /// A text, and its language where that is not the file's.
    Text {
        text: Cow<'s, str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<&'s str>,
    }

    /// A registry where another thing is described.
    RegistryName {
        id: &'s str,
        name: &'s str,
    }

    /// A category of codes.
    Category {
        id: &'s str,
        title: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<&'s str>,
    }

    /// A section of a code.
    Section {
        id: &'s str,
        label: &'s str,
        #[serde(flatten)]
        text: Text<'s>,
    }

    /// A fact of a code.
    Fact {
        id: &'s str,
        label: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<&'s Datum>,
        #[serde(flatten)]
        text: Text<'s>,
    }

    /// A document that defines something.
    Reference {
        name: &'s str,
        url: &'s str,
    }

    /// A code's name in a library.
    Constant {
        id: &'s str,
        name: &'s str,
        constant: &'s str,
    }

    /// A code of any registry.
    AnyCode {
        registry: &'s str,
        code: &'s str,
        url: String,
    }

    /// What a code becomes in another registry, and by whose rule.
    Equivalent {
        from: AnyCode<'s>,
        to: AnyCode<'s>,
        relation: &'s str,
        label: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        reference: Option<Reference<'s>>,
    }

    /// A code that another is easily taken for.
    Related {
        code: &'s str,
        url: String,
    }

    /// A comparison written by hand.
    Comparison {
        a: &'s str,
        b: &'s str,
        url: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        verdict: Option<Text<'s>>,
    }

    /// The same in another language.
    Translation {
        language: &'s str,
        url: String,
    }

    /// The twin of a code.
    Code {
        #[serde(rename = "$schema")]
        schema: String,
        language: &'s str,
        registry: RegistryName<'s>,
        code: &'s str,
        official_name: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'s str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        category: Option<Category<'s>>,
        url: String,
        description: Text<'s>,
        means: Text<'s>,
        #[serde(skip_serializing_if = "Option::is_none")]
        seen: Option<Text<'s>>,
        sections: Vec<Section<'s>>,
        facts: Vec<Fact<'s>>,
        references: Vec<Reference<'s>>,
        aliases: Vec<&'s str>,
        constants: Vec<Constant<'s>>,
        equivalents: Vec<Equivalent<'s>>,
        related: Vec<Related<'s>>,
        comparisons: Vec<Comparison<'s>>,
        translations: Vec<Translation<'s>>,
    }

    /// A code in a list.
    Entry {
        code: &'s str,
        official_name: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'s str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        category: Option<&'s str>,
        summary: Text<'s>,
        #[serde(flatten)]
        address: Address,
    }

    /// What a registry says about all its codes.
    FactName {
        id: &'s str,
        label: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        reference: Option<Reference<'s>>,
    }

    /// The twin of a registry.
    Registry {
        #[serde(rename = "$schema")]
        schema: String,
        language: &'s str,
        id: &'s str,
        name: &'s str,
        url: String,
        description: Text<'s>,
        references: Vec<Reference<'s>>,
        categories: Vec<Category<'s>>,
        facts: Vec<FactName<'s>>,
        codes: Vec<Entry<'s>>,
        comparisons: Vec<Comparison<'s>>,
        translations: Vec<Translation<'s>>,
    }

    /// A registry and its codes, in the catalog.
    CatalogRegistry {
        id: &'s str,
        name: &'s str,
        summary: Text<'s>,
        #[serde(flatten)]
        address: Address,
        categories: Vec<Category<'s>>,
        codes: Vec<Entry<'s>>,
    }

    /// All registries and codes of a locale.
    Catalog {
        #[serde(rename = "$schema")]
        schema: String,
        language: &'s str,
        title: &'s str,
        url: String,
        registries: Vec<CatalogRegistry<'s>>,
        translations: Vec<Translation<'s>>,
    }

    /// One code of a pair.
    Side {
        code: &'s str,
        official_name: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'s str>,
        #[serde(flatten)]
        address: Address,
        means: Text<'s>,
        #[serde(skip_serializing_if = "Option::is_none")]
        seen: Option<Text<'s>>,
    }

    /// One code's value of a fact.
    SideValue {
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<&'s Datum>,
        #[serde(flatten)]
        text: Text<'s>,
    }

    /// A fact of two codes.
    PairFact {
        id: &'s str,
        label: &'s str,
        differs: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        a: Option<SideValue<'s>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        b: Option<SideValue<'s>>,
    }

    /// The twin of a pair.
    Pair {
        #[serde(rename = "$schema")]
        schema: String,
        language: &'s str,
        registry: RegistryName<'s>,
        url: String,
        a: Side<'s>,
        b: Side<'s>,
        facts: Vec<PairFact<'s>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        verdict: Option<Text<'s>>,
        differences: Vec<Text<'s>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        choose: Option<Text<'s>>,
        translations: Vec<Translation<'s>>,
    }
}

/// The addresses of a page and of its twins.
#[derive(Serialize)]
pub(super) struct Address {
    pub(super) url: String,
    pub(super) json: String,
    pub(super) markdown: String,
}
