//! Equivalents: what a code of one registry becomes in another, and by whose rule.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned, expected_one_of};
use crate::fields::Fields;

use super::code::unknown_code;
use super::index::{Reference, reference};
use super::{AnyCode, Catalog, Registry, RegistryId};

/// A code of another registry that a code corresponds to. It leads from the code in whose file it stands
/// to the other, and says nothing of the way back.
#[derive(Debug)]
pub struct Equivalent {
    /// The other code.
    pub code: AnyCode,
    /// The number of the relation in [`Registry::relations`] of the code in whose file it stands.
    pub relation: usize,
    /// The document that says so.
    pub reference: Option<Reference>,
}

/// An equivalent as it is written.
#[derive(Debug)]
pub(super) struct Wanted {
    code: Spanned<String>,
    relation: Spanned<String>,
    reference: Option<Reference>,
}

/// Reads `[[equivalents]]`.
pub(super) fn equivalents(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Wanted> {
    let mut equivalents = Vec::new();
    for (mut fields, span) in fields.tables("equivalents", diagnostics) {
        let code = fields.required("code", span, diagnostics);
        let relation = fields.required("relation", span, diagnostics);
        let reference_fields = fields.table("reference", diagnostics);
        let reference = reference_fields.and_then(|fields| reference(fields, span, diagnostics));
        fields.finish(diagnostics);
        let (Some(code), Some(relation)) = (code, relation) else { continue };
        equivalents.push(Wanted { code, relation, reference });
    }
    equivalents
}

impl Catalog {
    /// Resolves what codes say of codes of other registries, and lets these know.
    pub(super) fn resolve_equivalents(&mut self, diagnostics: &mut Diagnostics) {
        for (id, code) in self.all_codes() {
            let wanted = std::mem::take(&mut self.code_mut((id, code)).wanted_equivalents);
            for wanted in wanted {
                let found = self.find_equivalent(id, &wanted.code, diagnostics);
                let relation = self.registry(id).find_relation(&wanted.relation, diagnostics);
                let (Some(other), Some(relation)) = (found, relation) else { continue };
                let equivalent = Equivalent { code: other, relation, reference: wanted.reference };
                let equivalents = &mut self.code_mut((id, code)).equivalents;
                let number = equivalents.len();
                equivalents.push(equivalent);
                self.code_mut(other).named_by.push(((id, code), number));
            }
        }
    }

    fn all_codes(&self) -> Vec<AnyCode> {
        let registries = self.registries();
        registries
            .flat_map(|(id, registry)| registry.codes().map(move |(at, _)| (id, at)))
            .collect()
    }

    /// Finds the code that is written `http:503` in a file of the registry `own`.
    fn find_equivalent(
        &self,
        own: RegistryId,
        written: &Spanned<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<AnyCode> {
        let Some((registry, spelling)) = written.value.split_once(':') else {
            let message = format!("`{}` does not name a registry", written.value);
            diagnostics.push(
                Diagnostic::error("unknown-code", written.span, message)
                    .help("write the registry's id and the code: `\"http:503\"`"),
            );
            return None;
        };
        let Some(id) = self.find(registry) else {
            let others = self.registries().filter(|(id, _)| *id != own);
            let ids = others.map(|(_, registry)| registry.id.as_str());
            let ids: Vec<&str> = ids.collect();
            let message = format!("there is no registry `{registry}`");
            diagnostics.push(
                Diagnostic::error("unknown-code", written.span, message)
                    .help(expected_one_of(registry, ids.iter().copied())),
            );
            return None;
        };
        if id == own {
            same_registry(registry, written.span, "name it in `related`", diagnostics);
            return None;
        }
        let codes = &self.registry(id).codes;
        let found = self.registry(id).find(spelling);
        if found.is_none() {
            let known = codes.iter().map(|code| code.spelling.as_str());
            unknown_code(&Spanned::new(spelling.into(), written.span), known, diagnostics);
        }
        Some((id, found?))
    }
}

impl Registry {
    fn find_relation(
        &self,
        written: &Spanned<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        let ids = self.relations.iter().map(|relation| relation.value.as_str());
        let found = ids.clone().position(|id| id == written.value);
        if found.is_none() {
            let message = format!("the registry declares no relation `{}`", written.value);
            diagnostics.push(
                Diagnostic::error("unknown-relation", written.span, message)
                    .help(expected_one_of(&written.value, ids)),
            );
        }
        found
    }
}

/// Reports two codes of one registry where codes of two are asked for.
pub(super) fn same_registry(id: &str, span: Span, help: &str, diagnostics: &mut Diagnostics) {
    let message = format!("both codes are of the registry `{id}`");
    diagnostics.push(Diagnostic::error("same-registry", span, message).help(help));
}
