//! Constants: the names that libraries give codes, `http.StatusNotFound`.

use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, expected_one_of};
use crate::fields::{Entry, Fields};

use super::Registry;
use super::fact::wrong_type;
use super::name::duplicate;

/// A library or language whose constants a registry lists.
#[derive(Debug)]
pub struct Constant {
    /// The id that codes name it by.
    pub id: Spanned<String>,
    /// What readers call it, the same in every language: "Go net/http".
    pub name: String,
}

/// Reads `[[constants]]`.
pub(super) fn constants(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Constant> {
    let mut constants: Vec<Constant> = Vec::new();
    for (mut fields, span) in fields.tables("constants", diagnostics) {
        let id = fields.required("id", span, diagnostics);
        let name = fields.required("name", span, diagnostics);
        fields.finish(diagnostics);
        let (Some(id), Some(name)) = (id, name) else { continue };
        if constants.iter().any(|other| other.id.value == id.value) {
            duplicate("constant", &id, diagnostics);
            continue;
        }
        constants.push(Constant { id, name: name.value });
    }
    constants
}

impl Registry {
    /// Resolves the constants of a code, as [`Registry::constants`] orders them; what the registry does
    /// not declare is reported.
    pub(super) fn constant_values(
        &self,
        entries: &[Entry],
        diagnostics: &mut Diagnostics,
    ) -> Vec<Option<String>> {
        let mut values: Vec<Option<String>> = self.constants.iter().map(|_| None).collect();
        for entry in entries {
            let ids = self.constants.iter().map(|constant| constant.id.value.as_str());
            let Some(at) = ids.clone().position(|id| id == entry.name.value) else {
                let message = format!("the registry declares no constant `{}`", entry.name.value);
                diagnostics.push(
                    Diagnostic::error("unknown-constant", entry.name.span, message)
                        .help(expected_one_of(&entry.name.value, ids)),
                );
                continue;
            };
            if entry.is_list {
                wrong_type(entry, "write one string", diagnostics);
                continue;
            }
            values[at] = entry.values.first().map(|value| value.value.clone());
        }
        values
    }
}
