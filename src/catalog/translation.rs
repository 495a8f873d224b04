//! Which source text a translation was made from, and whether that text has changed since.

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::diagnostic::{Diagnostics, Spanned};
use crate::fields::Fields;

/// Number of hex digits of a digest that a translation carries.
const DIGEST_DIGITS: usize = 16;

/// The digest of a source text, or the one that a translation says it was made from.
#[derive(Debug, Default)]
pub struct Tracked {
    /// The digest; `None` where a translation does not name one.
    pub digest: Option<Spanned<String>>,
    own: String,
}

impl Tracked {
    /// Takes the digest of a source text: BLAKE3 over its parts, each in Unicode NFC with white space
    /// folded, joined by newlines.
    pub fn source(parts: &[&str]) -> Self {
        let nfc = ComposingNormalizerBorrowed::new_nfc();
        let folded: Vec<String> = parts
            .iter()
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
            .map(|part| nfc.normalize(&part).into_owned())
            .collect();
        let mut own = blake3::hash(folded.join("\n").as_bytes()).to_hex().to_string();
        own.truncate(DIGEST_DIGITS);
        Self { digest: None, own }
    }

    /// Reads the digest that a translation names.
    pub fn translation(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Self {
        Self { digest: fields.string("source", diagnostics), own: String::new() }
    }

    /// Returns the digest of a source text, as its translations should name it.
    pub fn own(&self) -> &str {
        &self.own
    }
}
