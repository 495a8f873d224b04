//! The shapes of JSON for machines. `docs/schemas/` is made of them, and of what is said of each key here;
//! `docs/twins.md` shows one.
//!
//! A text is CommonMark. What a code or registry does not have is left out; a list is there, if empty.

#![expect(clippy::struct_field_names, reason = "the fields are the keys of JSON")]

use std::borrow::Cow;

use serde::Serialize;

use crate::edition::Datum;

shapes! {
    /// A text.
    Text {
        /// CommonMark with tables. Links to other codes are relative to this file.
        text: Cow<'s, str>,
        /// A BCP 47 tag: the language of the words, where they are not translated yet and so not in the
        /// file's language.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<&'s str>,
    }

    /// A registry.
    RegistryName {
        /// The id, which is a part of addresses.
        id: &'s str,
        /// The name, said before a code.
        name: &'s str,
    }

    /// A category of codes.
    Category {
        /// The id.
        id: &'s str,
        /// The title.
        title: &'s str,
        /// A BCP 47 tag: the language of the words, where they are not translated yet and so not in the
        /// file's language.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<&'s str>,
    }

    /// A section of a code.
    Section {
        /// The id, the same in every language.
        id: &'s str,
        /// What readers see over it.
        label: &'s str,
        #[serde(flatten)]
        text: Text<'s>,
    }

    /// A fact of a code.
    Fact {
        /// The id, the same in every language.
        id: &'s str,
        /// What readers see.
        label: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<&'s Datum>,
        #[serde(flatten)]
        text: Text<'s>,
    }

    /// A document that defines something.
    Reference {
        /// What it is called.
        name: &'s str,
        /// Its address.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: &'s str,
    }

    /// A code's name in a library.
    Constant {
        /// The library's id in the registry.
        id: &'s str,
        /// The library.
        name: &'s str,
        /// What the code is called in it.
        constant: &'s str,
    }

    /// A code of any registry.
    AnyCode {
        /// The registry's id.
        registry: &'s str,
        /// The code as it is written.
        code: &'s str,
        /// Its page.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: String,
    }

    /// What a code becomes in another registry, and by whose rule.
    Equivalent {
        from: AnyCode<'s>,
        to: AnyCode<'s>,
        /// How the one becomes the other: an id of the registry of `from`.
        relation: &'s str,
        /// The same in words.
        label: &'s str,
        #[serde(skip_serializing_if = "Option::is_none")]
        reference: Option<Reference<'s>>,
    }

    /// A code that another is easily taken for.
    Related {
        /// The code as it is written.
        code: &'s str,
        /// Its page.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: String,
    }

    /// A comparison written by hand.
    Comparison {
        /// The first code.
        a: &'s str,
        /// The second code.
        b: &'s str,
        /// The page that compares the two.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        verdict: Option<Text<'s>>,
    }

    /// A comparison with a code of another registry, written by hand.
    Across {
        /// The first code.
        a: AnyCode<'s>,
        /// The second code.
        b: AnyCode<'s>,
        /// The page that compares the two.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: String,
        /// The first sentence of the verdict.
        #[serde(skip_serializing_if = "Option::is_none")]
        summary: Option<Text<'s>>,
    }

    /// The same in another language.
    Translation {
        /// A BCP 47 tag.
        language: &'s str,
        /// The same in that language.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: String,
    }

    /// A code of a registry, in one language.
    Code {
        /// The address of this schema.
        #[serde(rename = "$schema")]
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        schema: String,
        /// The language of all words that name no other, a BCP 47 tag.
        language: &'s str,
        registry: RegistryName<'s>,
        /// The code as it is written.
        code: &'s str,
        /// The official name, in the source language.
        official_name: &'s str,
        /// The translated name, where it is another one.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'s str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        category: Option<Category<'s>>,
        /// The page for people.
        #[cfg_attr(test, schemars(extend("format" = "uri")))]
        url: String,
        /// What the code is.
        description: Text<'s>,
        /// The clause that completes "the code indicates that".
        means: Text<'s>,
        /// The clause that completes "you encounter the code when".
        #[serde(skip_serializing_if = "Option::is_none")]
        seen: Option<Text<'s>>,
        /// The sections, in the registry's order.
        sections: Vec<Section<'s>>,
        /// The facts that the code fills, in the registry's order.
        facts: Vec<Fact<'s>>,
        /// The documents that define the code, the first one foremost.
        references: Vec<Reference<'s>>,
        /// Former names, names in libraries, and words under which readers of the language look it up.
        aliases: Vec<&'s str>,
        /// What the code is called in libraries, in the registry's order.
        constants: Vec<Constant<'s>>,
        /// What the code becomes in other registries, then what there becomes this code. Each leads one way
        /// only.
        equivalents: Vec<Equivalent<'s>>,
        /// Codes of the registry that are easily taken for this one.
        related: Vec<Related<'s>>,
        /// The version or date it exists since.
        #[serde(skip_serializing_if = "Option::is_none")]
        since: Option<&'s str>,
        /// The version or date since which it should no longer be used.
        #[serde(skip_serializing_if = "Option::is_none")]
        deprecated: Option<&'s str>,
        /// The version or date that did away with it.
        #[serde(skip_serializing_if = "Option::is_none")]
        removed: Option<&'s str>,
        /// The code to use in its place.
        #[serde(skip_serializing_if = "Option::is_none")]
        replaced_by: Option<AnyCode<'s>>,
        /// The day its text was last held against its sources.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(extend("format" = "date")))]
        reviewed: Option<&'s str>,
        /// The comparisons with other codes that are written by hand.
        comparisons: Vec<Comparison<'s>>,
        /// The comparisons with codes of other registries.
        across: Vec<Across<'s>>,
        /// The pages in other languages.
        translations: Vec<Translation<'s>>,
    }
}

/// The addresses of a page and of its twins.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Address {
    /// Its page.
    #[cfg_attr(test, schemars(extend("format" = "uri")))]
    pub(super) url: String,
    /// Its page as JSON.
    #[cfg_attr(test, schemars(extend("format" = "uri")))]
    pub(super) json: String,
    /// Its page as Markdown.
    #[cfg_attr(test, schemars(extend("format" = "uri")))]
    pub(super) markdown: String,
}
