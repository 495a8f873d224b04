//! Ids that a registry declares: each is there once, and a message can carry it.

use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};
use crate::name::is_identifier;

/// Drops ids that come twice and reports those that cannot stand in the name of a message.
pub(super) fn unique_names(
    written: Vec<Spanned<String>>,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<String>> {
    for id in &written {
        check_name(what, id, diagnostics);
    }
    unique(written, what, diagnostics)
}

/// Reports an id that is no identifier of Fluent, so that no message could carry it.
pub(super) fn check_name(what: &str, id: &Spanned<String>, diagnostics: &mut Diagnostics) {
    if is_identifier(&id.value) {
        return;
    }
    let message = format!("`{}` cannot name a {what}", id.value);
    diagnostics.push(
        Diagnostic::error("invalid-name", id.span, message)
            .help("begin with a letter, and use letters, digits, `-` and `_` only"),
    );
}

/// Drops ids that come twice.
pub(super) fn unique(
    written: Vec<Spanned<String>>,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<String>> {
    let mut unique: Vec<Spanned<String>> = Vec::new();
    for id in written {
        if unique.iter().any(|other| other.value == id.value) {
            duplicate(what, &id, diagnostics);
        } else {
            unique.push(id);
        }
    }
    unique
}

pub(super) fn duplicate(what: &str, id: &Spanned<String>, diagnostics: &mut Diagnostics) {
    let message = format!("the {what} `{}` is declared twice", id.value);
    diagnostics
        .push(Diagnostic::error("duplicate-id", id.span, message).help("remove one of the two"));
}
