//! The shapes of JSON that lists and compares codes: registries, the catalog, pairs.

use serde::Serialize;

use crate::edition::Datum;

use super::data::{Address, Category, Comparison, Reference, RegistryName, Text, Translation};

/// The value of a fact: what it is in every language, or words of the file's language.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(super) enum EntryValue<'s> {
    /// The id of the value, a literal, or codes.
    Datum(&'s Datum),
    /// Words, plain text.
    Words(&'s str),
}

shapes! {
    /// A fact of a code in a list.
    EntryFact {
        /// The id, the same in every language.
        id: &'s str,
        /// The id of the value where it has one; else the literal, the codes, or words.
        value: EntryValue<'s>,
    }

    /// A code's name in a library, in a list.
    EntryConstant {
        /// The library's id in the registry.
        id: &'s str,
        /// What the code is called in it.
        constant: &'s str,
    }

    /// A code.
    Entry {
        /// The code as it is written.
        code: &'s str,
        /// The official name, in the source language.
        official_name: &'s str,
        /// The translated name, where it is another one.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'s str>,
        /// The id of its category.
        #[serde(skip_serializing_if = "Option::is_none")]
        category: Option<&'s str>,
        summary: Text<'s>,
        /// The facts that the code fills, in the registry's order.
        facts: Vec<EntryFact<'s>>,
        /// Former names, names in libraries, and words under which readers of the language look it up.
        aliases: Vec<&'s str>,
        /// What the code is called in libraries, in the registry's order.
        constants: Vec<EntryConstant<'s>>,
        #[serde(flatten)]
        address: Address,
    }

    /// What a registry says about all its codes.
    FactName {
        /// The id, the same in every language.
        id: &'s str,
        /// What readers see.
        label: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        reference: Option<Reference<'s>>,
    }

    /// A registry and its codes, in one language.
    Registry {
        /// The address of this schema.
        #[serde(rename = "$schema")]
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        schema: String,
        /// The language of all words that name no other, a BCP 47 tag.
        language: &'s str,
        /// The id, which is a part of addresses.
        id: &'s str,
        /// The name, said before a code.
        name: &'s str,
        /// The page for people.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: String,
        /// The introduction.
        description: Text<'s>,
        /// The documents that define the registry.
        references: Vec<Reference<'s>>,
        /// The categories, in the order they are shown.
        categories: Vec<Category<'s>>,
        /// The facts that its codes may fill.
        facts: Vec<FactName<'s>>,
        /// The codes, in registry order.
        codes: Vec<Entry<'s>>,
        /// The comparisons that are written by hand.
        comparisons: Vec<Comparison<'s>>,
        /// The pages in other languages.
        translations: Vec<Translation<'s>>,
    }

    /// A registry and its codes, in the catalog.
    CatalogRegistry {
        /// The id, which is a part of addresses.
        id: &'s str,
        /// The name, said before a code.
        name: &'s str,
        summary: Text<'s>,
        #[serde(flatten)]
        address: Address,
        /// The categories, in the order they are shown.
        categories: Vec<Category<'s>>,
        /// The codes, in registry order.
        codes: Vec<Entry<'s>>,
    }

    /// All registries and codes of a site, in one language.
    Catalog {
        /// The address of this schema.
        #[serde(rename = "$schema")]
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        schema: String,
        /// The language of all words that name no other, a BCP 47 tag.
        language: &'s str,
        /// The site's name.
        title: &'s str,
        /// The home page of the language.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: String,
        /// The registries, in the site's order.
        registries: Vec<CatalogRegistry<'s>>,
        /// The catalogs in other languages.
        translations: Vec<Translation<'s>>,
    }

    /// A code of the pair.
    Side {
        /// The code as it is written.
        code: &'s str,
        /// The official name, in the source language.
        official_name: &'s str,
        /// The translated name, where it is another one.
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
        /// The id, the same in every language.
        id: &'s str,
        /// What readers see.
        label: &'s str,
        /// Whether both codes fill it, and not with the same.
        differs: bool,
        /// The first code's value.
        #[serde(skip_serializing_if = "Option::is_none")]
        a: Option<SideValue<'s>>,
        /// The second code's value.
        #[serde(skip_serializing_if = "Option::is_none")]
        b: Option<SideValue<'s>>,
    }

    /// Two codes of a registry side by side, in one language.
    Pair {
        /// The address of this schema.
        #[serde(rename = "$schema")]
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        schema: String,
        /// The language of all words that name no other, a BCP 47 tag.
        language: &'s str,
        registry: RegistryName<'s>,
        /// The page for people.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: String,
        a: Side<'s>,
        b: Side<'s>,
        /// The facts that either code fills, those that differ first.
        facts: Vec<PairFact<'s>>,
        /// What separates the two, where it is written by hand.
        #[serde(skip_serializing_if = "Option::is_none")]
        verdict: Option<Text<'s>>,
        /// What tells the two apart, where it is written by hand.
        differences: Vec<Text<'s>>,
        /// When to use which, where it is written by hand.
        #[serde(skip_serializing_if = "Option::is_none")]
        choose: Option<Text<'s>>,
        /// The pages in other languages.
        translations: Vec<Translation<'s>>,
    }
}
