//! Facts and constants: what a code fills in → its values, in the order its registry declares them.

use crate::catalog::code::FactValue;
use crate::catalog::index::{Constant, Fact, FactKind};
use crate::catalog::name::Named;
use crate::diagnostic::{Diagnostics, rule};
use crate::fields::{Entry, Value};
use crate::span::Spanned;

use super::directory::Names;

/// Resolves the facts of a code; what fits no declaration is reported.
pub(super) fn values(
    declared: &[Fact],
    entries: Vec<Entry>,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<FactValue>> {
    let mut values: Vec<Option<FactValue>> = declared.iter().map(|_| None).collect();
    for Entry { name, value } in entries {
        let Some(at) = find(declared, &name, diagnostics) else { continue };
        values[at] = match (&declared[at].kind, value) {
            (_, Value::Broken) => None,
            (FactKind::Codes, Value::List(codes)) => {
                Some(FactValue::Codes(names.find_all(&codes, diagnostics)))
            }
            (FactKind::Codes, Value::One(_)) => {
                refuse(&name, "write a list of codes", diagnostics);
                None
            }
            (_, Value::List(_)) => {
                refuse(&name, "write one string", diagnostics);
                None
            }
            (FactKind::Text, Value::One(_)) => Some(FactValue::Text),
            (FactKind::Literal, Value::One(value)) => Some(FactValue::Literal(value.value)),
            (FactKind::Choice(choices), Value::One(value)) => {
                let ids = choices.iter().map(|choice| choice.value.as_str());
                let found = Named::Value(&name.value).find(&value, ids, diagnostics);
                found.map(FactValue::Choice)
            }
        };
    }
    values
}

/// Resolves the names that libraries give a code; what the registry does not declare is reported.
pub(super) fn constants(
    declared: &[Constant],
    entries: Vec<Entry>,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<String>> {
    let mut values: Vec<Option<String>> = declared.iter().map(|_| None).collect();
    let ids = declared.iter().map(|constant| constant.id.value.as_str());
    for Entry { name, value } in entries {
        let Some(at) = Named::Constant.find(&name, ids.clone(), diagnostics) else { continue };
        match value {
            Value::One(value) => values[at] = Some(value.value),
            Value::List(_) => refuse(&name, "write one string", diagnostics),
            Value::Broken => {}
        }
    }
    values
}

/// Returns the values that are words.
pub(super) fn words(declared: &[Fact], entries: Vec<Entry>) -> Vec<Option<Spanned<String>>> {
    let mut words: Vec<Option<Spanned<String>>> = declared.iter().map(|_| None).collect();
    for Entry { name, value } in entries {
        let at = declared
            .iter()
            .position(|fact| fact.id.value == name.value && matches!(fact.kind, FactKind::Text));
        if let (Some(at), Value::One(value)) = (at, value) {
            words[at] = Some(value);
        }
    }
    words
}

/// Reports translated facts that are not said in words.
pub(super) fn check_translated(
    declared: &[Fact],
    entries: &[Entry],
    diagnostics: &mut Diagnostics,
) {
    for Entry { name, value } in entries {
        let Some(at) = find(declared, name, diagnostics) else { continue };
        if !matches!(declared[at].kind, FactKind::Text) {
            let message = format!("the fact `{}` is not said in words", name.value);
            diagnostics.push(
                rule::UNTRANSLATABLE_FACT
                    .at(name.span, message)
                    .help("remove it: the source file's value holds in every language"),
            );
        } else if matches!(value, Value::List(_)) {
            refuse(name, "write one string", diagnostics);
        }
    }
}

fn find(declared: &[Fact], name: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<usize> {
    Named::Fact.find(name, declared.iter().map(|fact| fact.id.value.as_str()), diagnostics)
}

fn refuse(name: &Spanned<String>, help: &str, diagnostics: &mut Diagnostics) {
    let message = format!("the value of `{}` is of a wrong type", name.value);
    diagnostics.push(rule::WRONG_TYPE.at(name.span, message).help(help));
}
