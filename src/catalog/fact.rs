//! Facts: what `_index.md` declares → what a code fills, each value resolved.

use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, expected_one_of};
use crate::fields::{Entry, Fields};

use super::code::resolve;
use super::index::{Reference, reference};
use super::name::{check_name, duplicate, unique_names};
use super::{CodeId, Registry};

/// A typed attribute that a registry declares and each of its codes fills.
#[derive(Debug)]
pub struct Fact {
    /// The id that codes name it by; its words are the message `fact-<registry>-<id>`.
    pub id: Spanned<String>,
    /// What its values are.
    pub kind: FactKind,
    /// The document its values come from.
    pub reference: Option<Reference>,
}

/// What the values of a fact are.
#[derive(Debug)]
pub enum FactKind {
    /// One of these, with words from the messages.
    Choice(Vec<Spanned<String>>),
    /// Words, written anew in each language.
    Text,
    /// A name, number or header that is the same in every language.
    Literal,
    /// Codes of the same registry.
    Codes,
}

/// The value of a fact.
#[derive(Debug, PartialEq, Eq, Hash)]
pub enum FactValue {
    /// The number of a choice.
    Choice(usize),
    /// Words, which stand in [`super::CodeText::facts`].
    Text,
    /// A name that is the same in every language.
    Literal(String),
    /// Codes.
    Codes(Vec<CodeId>),
}

impl Registry {
    /// Resolves the facts that a code fills; what fits no declaration is reported.
    pub(super) fn fact_values(
        &self,
        entries: &[Entry],
        spellings: &[String],
        diagnostics: &mut Diagnostics,
    ) -> Vec<Option<FactValue>> {
        let mut values: Vec<Option<FactValue>> = self.facts.iter().map(|_| None).collect();
        for entry in entries {
            let Some(at) = self.find_fact(entry, diagnostics) else { continue };
            let kind = &self.facts[at].kind;
            // A value that is neither has been reported where it was read.
            if !entry.is_list && entry.values.is_empty() {
                continue;
            }
            if entry.is_list != matches!(kind, FactKind::Codes) {
                let help = if entry.is_list { "write one string" } else { "write a list of codes" };
                wrong_type(entry, help, diagnostics);
                continue;
            }
            values[at] = match (kind, entry.values.first()) {
                (FactKind::Codes, _) => {
                    Some(FactValue::Codes(resolve(&entry.values, spellings, diagnostics)))
                }
                (_, None) => None,
                (FactKind::Text, _) => Some(FactValue::Text),
                (FactKind::Literal, Some(value)) => Some(FactValue::Literal(value.value.clone())),
                (FactKind::Choice(choices), Some(value)) => {
                    choice(choices, value, &entry.name.value, diagnostics)
                }
            };
        }
        values
    }

    /// Returns the values that are words, as [`Registry::facts`] orders them.
    pub(super) fn text_facts(&self, entries: &[Entry]) -> Vec<Option<Spanned<String>>> {
        let words = |fact: &Fact| {
            let entry = entries.iter().find(|entry| entry.name.value == fact.id.value)?;
            matches!(fact.kind, FactKind::Text).then(|| entry.values.first().cloned())?
        };
        self.facts.iter().map(words).collect()
    }

    /// Reports a translated fact that is not said in words.
    pub(super) fn check_translated_fact(&self, entry: &Entry, diagnostics: &mut Diagnostics) {
        let Some(at) = self.find_fact(entry, diagnostics) else { return };
        if matches!(self.facts[at].kind, FactKind::Text) {
            if entry.is_list {
                wrong_type(entry, "write one string", diagnostics);
            }
        } else {
            let message = format!("the fact `{}` is not said in words", entry.name.value);
            diagnostics.push(
                Diagnostic::error("untranslatable-fact", entry.name.span, message)
                    .help("remove it: the source file's value holds in every language"),
            );
        }
    }

    fn find_fact(&self, entry: &Entry, diagnostics: &mut Diagnostics) -> Option<usize> {
        let ids = self.facts.iter().map(|fact| fact.id.value.as_str());
        let found = ids.clone().position(|id| id == entry.name.value);
        if found.is_none() {
            let message = format!("the registry declares no fact `{}`", entry.name.value);
            diagnostics.push(
                Diagnostic::error("unknown-fact", entry.name.span, message)
                    .help(expected_one_of(&entry.name.value, ids)),
            );
        }
        found
    }
}

/// Reads `[[facts]]`.
pub(super) fn facts(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for (mut fields, span) in fields.tables("facts", diagnostics) {
        let id = fields.required("id", span, diagnostics);
        let kind = fields.string("type", diagnostics);
        let has_values = fields.contains("values");
        let values = fields.strings("values", diagnostics);
        let reference_fields = fields.table("reference", diagnostics);
        let reference = reference_fields.and_then(|fields| reference(fields, span, diagnostics));
        fields.finish(diagnostics);
        let kind = match kind {
            Some(kind) => fact_kind(&kind, diagnostics),
            None if has_values => FactKind::Choice(unique_names(values, "value", diagnostics)),
            None => {
                diagnostics.push(
                    Diagnostic::error(
                        "missing-key",
                        span,
                        "the fact has neither values nor a type",
                    )
                    .help("add `values = [\"yes\", \"no\"]` or `type = \"text\"`"),
                );
                FactKind::Text
            }
        };
        let Some(id) = id else { continue };
        check_name("fact", &id, diagnostics);
        if facts.iter().any(|other| other.id.value == id.value) {
            duplicate("fact", &id, diagnostics);
            continue;
        }
        facts.push(Fact { id, kind, reference });
    }
    facts
}

fn fact_kind(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> FactKind {
    match written.value.as_str() {
        "text" => FactKind::Text,
        "literal" => FactKind::Literal,
        "code-list" => FactKind::Codes,
        other => {
            let message = format!("`{other}` is no type of a fact");
            diagnostics.push(
                Diagnostic::error("unknown-value", written.span, message)
                    .help(expected_one_of(other, ["text", "literal", "code-list"])),
            );
            FactKind::Text
        }
    }
}

pub(super) fn wrong_type(entry: &Entry, help: &str, diagnostics: &mut Diagnostics) {
    let message = format!("the value of `{}` is of a wrong type", entry.name.value);
    diagnostics.push(Diagnostic::error("wrong-type", entry.name.span, message).help(help));
}

fn choice(
    choices: &[Spanned<String>],
    value: &Spanned<String>,
    fact: &str,
    diagnostics: &mut Diagnostics,
) -> Option<FactValue> {
    let ids = choices.iter().map(|choice| choice.value.as_str());
    let found = ids.clone().position(|id| id == value.value);
    if found.is_none() {
        let message = format!("`{}` is no value of the fact `{fact}`", value.value);
        diagnostics.push(
            Diagnostic::error("unknown-value", value.span, message)
                .help(expected_one_of(&value.value, ids)),
        );
    }
    found.map(FactValue::Choice)
}
