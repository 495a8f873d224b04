//! Equivalents: what a code of one registry becomes in another, and by whose rule.

use std::collections::BTreeMap;

use crate::catalog::code::{AnyCode, CodeId, Equivalent, RegistryId};
use crate::catalog::name::Named;
use crate::catalog::raw::RawRegistry;
use crate::diagnostic::{Diagnostics, rule};
use crate::span::{Span, Spanned};

use super::directory::Directory;

/// What leads from codes to those of other registries, and back.
#[derive(Debug, Default)]
pub(super) struct Equivalents {
    links: BTreeMap<AnyCode, Links>,
}

/// What leads from one code to others, and from others to it.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub equivalents: Vec<Equivalent>,
    pub named_by: Vec<(AnyCode, usize)>,
    /// The code that stands in the place of the one.
    pub replaced_by: Option<AnyCode>,
}

impl Equivalents {
    /// Resolves what all codes say of codes of other registries.
    pub(super) fn resolve(
        registries: &[RawRegistry],
        directory: &Directory,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut all = Self::default();
        for (at, registry) in registries.iter().enumerate() {
            let id = RegistryId(at);
            let relations = registry.index.relations.iter().map(|relation| &*relation.value);
            for (at, code) in registry.codes.iter().enumerate() {
                for raw in &code.equivalents {
                    let code = find(id, &raw.code, directory, diagnostics);
                    let relation =
                        Named::Relation.find(&raw.relation, relations.clone(), diagnostics);
                    let (Some(code), Some(relation)) = (code, relation) else { continue };
                    let reference = raw.reference.clone();
                    all.add((id, CodeId(at)), Equivalent { code, relation, reference });
                }
                if let Some(written) = &code.replaced_by {
                    let other = find_replacement(id, written, directory, diagnostics);
                    let other = other.filter(|&other| other != (id, CodeId(at)));
                    all.links.entry((id, CodeId(at))).or_default().replaced_by = other;
                }
            }
        }
        all
    }

    fn add(&mut self, from: AnyCode, equivalent: Equivalent) {
        let to = equivalent.code;
        let own = &mut self.links.entry(from).or_default().equivalents;
        let number = own.len();
        own.push(equivalent);
        self.links.entry(to).or_default().named_by.push((from, number));
    }

    /// Hands out the links of a code.
    pub(super) fn take(&mut self, code: AnyCode) -> Links {
        self.links.remove(&code).unwrap_or_default()
    }
}

/// Finds the code that is written `2002`, or `http:502` where it is of another registry.
fn find_replacement(
    own: RegistryId,
    written: &Spanned<String>,
    directory: &Directory,
    diagnostics: &mut Diagnostics,
) -> Option<AnyCode> {
    let names = directory.registry(own);
    let is_elsewhere = written
        .value
        .split_once(':')
        .is_some_and(|(registry, _)| directory.find(registry).is_some_and(|id| id != own));
    if is_elsewhere && names.find(&written.value).is_none() {
        return find(own, written, directory, diagnostics);
    }
    Some((own, names.find_named(written, diagnostics)?))
}

/// Finds the code that is written `http:503` in a file of the registry `own`.
fn find(
    own: RegistryId,
    written: &Spanned<String>,
    directory: &Directory,
    diagnostics: &mut Diagnostics,
) -> Option<AnyCode> {
    let Some((registry, spelling)) = written.value.split_once(':') else {
        let message = format!("`{}` does not name a registry", written.value);
        diagnostics.push(
            rule::UNKNOWN_CODE
                .at(written.span, message)
                .help("write the registry's id and the code: `\"http:503\"`"),
        );
        return None;
    };
    let Some(id) = directory.find(registry) else {
        let others = directory.registries().filter(|(id, _)| *id != own);
        let ids = others.map(|(_, names)| names.id.as_str());
        Named::Registry.refuse(&Spanned::new(registry.into(), written.span), ids, diagnostics);
        return None;
    };
    if id == own {
        refuse_same_registry(registry, written.span, "name it in `related`", diagnostics);
        return None;
    }
    let spelling = Spanned::new(spelling.into(), written.span);
    let code = directory.registry(id).find_named(&spelling, diagnostics)?;
    Some((id, code))
}

/// Reports two codes of one registry where codes of two are asked for.
pub(super) fn refuse_same_registry(
    id: &str,
    span: Span,
    help: &str,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("both codes are of the registry `{id}`");
    diagnostics.push(rule::SAME_REGISTRY.at(span, message).help(help));
}
