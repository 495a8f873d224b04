//! What becomes of a code in time.

use crate::diagnostic::{Diagnostics, rule};
use crate::fields::Fields;
use crate::name::is_url_safe;
use crate::span::Spanned;

use super::name::ADDRESS;

/// Since when a code exists, and until when.
#[derive(Clone, Debug, Default, Hash)]
pub struct Life {
    /// Whether it is still being written: it is published only where drafts are asked for.
    pub draft: bool,
    /// The version or date it exists since.
    pub since: Option<String>,
    /// The version or date since which it should no longer be used.
    pub deprecated: Option<String>,
    /// The version or date that did away with it.
    pub removed: Option<String>,
    /// The day its text was last held against its sources, `2026-01-31`.
    pub reviewed: Option<String>,
    /// The addresses it had before.
    pub formerly: Vec<Spanned<String>>,
}

impl Life {
    /// Reads the keys of a code's front matter.
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let mut text = |key| fields.string(key).map(|text| text.value);
        let (since, deprecated, removed) = (text("since"), text("deprecated"), text("removed"));
        let reviewed = fields.date("reviewed");
        let mut formerly = fields.strings("formerly");
        formerly.retain(|address| is_address(address, fields.diagnostics()));
        Self { draft: fields.boolean("draft"), since, deprecated, removed, reviewed, formerly }
    }
}

fn is_address(address: &Spanned<String>, diagnostics: &mut Diagnostics) -> bool {
    let is_address = is_url_safe(&address.value);
    if !is_address {
        let message = format!("`{}` cannot have been the address of a code", address.value);
        diagnostics.push(rule::INVALID_NAME.at(address.span, message).help(ADDRESS));
    }
    is_address
}
