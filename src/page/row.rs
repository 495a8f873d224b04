//! The facts of two codes, row by row.

use tera::Context;

use crate::address::File;
use crate::config::LocaleId;
use crate::edition::{FactEdition, FactHead};
use crate::html::Html;
use crate::locale::Part;
use crate::press::{Ink, Print, Shape};
use crate::view::{FactRowView, ReferenceView, ValueView};

use super::Shell;
use super::link::{OTHER, PairLink, insert_part};
use super::side::Side;

/// How many facts stand under the summary.
const TELLING_MAX: usize = 3;

/// How many of a registry's facts answer what everybody asks; a pair page says them even where both codes
/// agree.
const FIRST_FACTS: usize = 3;

/// A fact of two codes.
#[derive(Clone, Copy, Debug)]
pub(super) struct FactRow<'s> {
    /// Its number in the first code's registry.
    pub(super) number: usize,
    /// The fact, as that registry declares it.
    pub(super) fact: &'s FactHead,
    /// The values of both codes.
    pub(super) values: [Option<&'s FactEdition>; 2],
    /// Whether both have a value and the two are not the same.
    pub(super) differs: bool,
    /// Whether it says what everybody asks.
    is_first: bool,
}

/// A list of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    Telling,
    Shared,
    Different,
    Same,
    All,
}

impl<'s> FactRow<'s> {
    /// Returns the facts of two codes, those that differ first; facts that neither fills are left out. Of
    /// two registries they are the facts that both declare, as the first does, and they differ where the
    /// words of their values do.
    pub(super) fn of([a, b]: &[Side<'s>; 2]) -> Vec<Self> {
        let is_across = a.head.id != b.head.id;
        let (a_facts, b_facts) = (&a.head.facts, &b.head.facts);
        let numbered = a_facts.iter().enumerate();
        let mut rows: Vec<Self> = numbered
            .filter_map(|(number, fact)| {
                let other = if is_across {
                    b_facts.iter().position(|other| other.id == fact.id)?
                } else {
                    number
                };
                let values = [a.code.facts[number].as_ref(), b.code.facts[other].as_ref()];
                let differs = match values {
                    [None, None] => return None,
                    [Some(a), Some(b)] if is_across => a.words.value.plain != b.words.value.plain,
                    [Some(a), Some(b)] => a.differs(b),
                    _ => false,
                };
                let is_first = is_across || number < FIRST_FACTS;
                Some(Self { number, fact, values, differs, is_first })
            })
            .collect();
        rows.sort_by_key(|row| (!row.differs, row.is_incomplete(), row.number));
        rows
    }

    fn is_incomplete(&self) -> bool {
        self.values.iter().any(Option::is_none)
    }

    /// Returns the rows of a list.
    pub(super) fn chosen(rows: &[Self], list: Rows) -> impl Iterator<Item = &Self> {
        let max = if list == Rows::Telling { TELLING_MAX } else { usize::MAX };
        let chosen = rows.iter().filter(move |row| match list {
            Rows::Telling | Rows::Different => row.differs,
            Rows::Shared => !row.differs && row.is_first && !row.is_incomplete(),
            Rows::Same => !row.differs,
            Rows::All => true,
        });
        chosen.take(max)
    }
}

/// A row on a page.
pub(super) struct RowEntry<'p, 's> {
    pub(super) shell: Shell<'s>,
    pub(super) from: File<'p>,
    pub(super) pair: &'p PairLink<'s>,
    pub(super) row: &'p FactRow<'s>,
}

/// The numbers of the texts after those of the codes: two of each value, then the others.
const HTML: usize = OTHER;
const PLAIN: usize = OTHER + 2;
const LABEL: usize = OTHER + 4;
const BOTH: usize = OTHER + 5;
const REFERENCE: usize = OTHER + 6;
const URL: usize = OTHER + 7;

impl RowEntry<'_, '_> {
    fn is_shared(&self) -> bool {
        !self.row.differs && !self.row.is_incomplete()
    }
}

impl Print for RowEntry<'_, '_> {
    fn locale(&self) -> LocaleId {
        self.shell.id()
    }

    fn shape(&self, shape: &mut Shape) {
        for value in self.row.values {
            shape.voice(value.map(|value| value.words.by));
        }
        self.pair.shape_codes(shape);
        shape.flag(self.row.differs);
        shape.flag(self.row.fact.reference.is_some());
        shape.number(self.row.number);
    }

    fn context(&self, text: &dyn Fn(usize) -> String) -> Context {
        let value = |side: usize| {
            self.row.values[side].map(|value| ValueView {
                html: Html::new(&text(HTML + side)),
                plain: text(PLAIN + side),
                lang: self.shell.foreign(value.words.by).map(String::from),
            })
        };
        let reference = self.row.fact.reference.as_ref();
        let mut context = Context::new();
        insert_part(self.shell, self.from, &mut context);
        FactRowView {
            label: text(LABEL),
            a_code: self.pair.code_view(0, text),
            b_code: self.pair.code_view(1, text),
            a: value(0),
            b: value(1),
            both: self.is_shared().then(|| Html::new(&text(BOTH))),
            differs: self.row.differs,
            number: self.row.number as u64,
            reference: reference.map(|_| ReferenceView { name: text(REFERENCE), url: text(URL) }),
        }
        .insert_into(&mut context);
        context
    }

    fn text(&self, number: usize, ink: &mut Ink<'_>) {
        let words = |side: usize| self.row.values[side].map(|value| &value.words.value);
        let reference = self.row.fact.reference.as_ref();
        match number {
            LABEL => ink.text(&self.row.fact.label),
            REFERENCE => ink.text(reference.map_or("", |reference| &reference.name)),
            URL => ink.text(reference.map_or("", |reference| &reference.url)),
            BOTH => {
                let Some(words) = words(0) else { return };
                let mut html = String::new();
                let value = Part { html: &words.html, plain: &words.plain };
                self.shell.locale.frame("both").html(&[("value", value)], &mut html);
                ink.html(&html);
            }
            PLAIN.. => ink.text(words(number - PLAIN).map_or("", |words| &words.plain)),
            HTML.. => ink.html(words(number - HTML).map_or("", |words| &words.html)),
            _ => self.pair.code_text(number, self.from, self.shell, ink),
        }
    }
}
