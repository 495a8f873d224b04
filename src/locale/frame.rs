//! A message with its arguments left open, so that filling it is joining strings.
//!
//! The message is formatted once with a private-use character in the place of each argument; what comes
//! out is cut at those characters. Pair pages are many, and their sentences differ in the arguments only.

use std::sync::Arc;

use crate::html::{escape, plain_text};
use crate::language::{Language, Readings, chinese};

use super::function::Function;
use super::{Argument, Form};

/// The first of the characters that stand for arguments.
const ARGUMENT: u32 = 0xE000;

/// The first of the characters that stand for an argument in a function.
const IN_FUNCTION: u32 = 0xE800;

/// A message that takes arguments.
#[derive(Debug)]
pub struct Frame {
    names: Vec<String>,
    /// What the wording is chosen by, if by anything.
    choices: Vec<Choice>,
    /// A wording for every way to choose; the last choice varies fastest.
    wordings: Vec<Wording>,
    language: Language,
    /// `None` where no site gives any.
    readings: Option<Arc<Readings>>,
}

/// An argument that is known when the frame is filled, by which it chooses its wording.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The argument.
    pub(super) name: String,
    /// The values that have a wording of their own; any other takes the default.
    pub(super) keys: Vec<String>,
}

impl Choice {
    /// Returns the values to format the message with: first one that is none of the keys, then each key.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        std::iter::once("").chain(self.keys.iter().map(String::as_str))
    }

    fn number(&self, value: &str) -> usize {
        self.keys.iter().position(|key| key == value).map_or(0, |at| at + 1)
    }
}

/// A wording of a message.
#[derive(Debug)]
struct Wording {
    pattern: String,
    slots: Vec<Slot>,
}

/// A stretch of a message.
#[derive(Debug)]
enum Slot {
    Literal { plain: String, html: String },
    Argument(usize),
    Call(usize, Function),
}

impl Slot {
    fn argument(&self) -> Option<usize> {
        match self {
            Self::Argument(at) | Self::Call(at, _) => Some(*at),
            Self::Literal { .. } => None,
        }
    }
}

/// The value of an argument.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// As HTML.
    pub html: &'a str,
    /// As plain text.
    pub plain: &'a str,
}

impl<'a> Part<'a> {
    /// A value that is the same in HTML: it holds no character that needs escaping.
    pub fn word(text: &'a str) -> Self {
        Self { html: text, plain: text }
    }

    /// A value for plain text only.
    pub fn text(text: &'a str) -> Self {
        Self { html: "", plain: text }
    }
}

impl Frame {
    /// A message that could not be read.
    pub(super) const EMPTY: &'static Self = &Self {
        names: Vec::new(),
        choices: Vec::new(),
        wordings: Vec::new(),
        language: Language::Other,
        readings: None,
    };

    /// Cuts the wordings of a message at the characters that stand for its arguments. There is one for every
    /// combination of the choices' values.
    pub(super) fn new(
        texts: Vec<String>,
        names: &[&str],
        choices: Vec<Choice>,
        language: Language,
        readings: Option<Arc<Readings>>,
    ) -> Self {
        let wordings = texts.into_iter().map(|text| Wording::parse(text, names.len())).collect();
        let names = names.iter().map(|&name| name.into()).collect();
        Self { names, choices, wordings, language, readings }
    }

    /// Returns the slots of the wording that a choice leads to.
    fn slots<'v>(&self, value: impl Fn(&str) -> Option<&'v str>) -> &[Slot] {
        let number = self.choices.iter().fold(0, |number, choice| {
            let own = choice.number(value(&choice.name).unwrap_or_default());
            number * (choice.keys.len() + 1) + own
        });
        self.wordings.get(number).map_or(&[], |wording| &wording.slots)
    }

    /// Tells whether the arguments are put in place without looking at them: neither wording nor function depends on one.
    pub(super) fn is_indifferent(&self) -> bool {
        let slots = self.wordings.iter().flat_map(|wording| &wording.slots);
        self.choices.is_empty() && !slots.into_iter().any(|slot| matches!(slot, Slot::Call(..)))
    }

    /// Returns the message of a template, its arguments as they are. Where one is HTML the whole is.
    pub(super) fn place(&self, arguments: &[(&str, Argument<'_>)], form: Form) -> String {
        let given = |name: &str| {
            let given = arguments.iter().find(|(given, _)| *given == name);
            match given {
                Some(&(_, Argument::Text(text, is_html))) => Some((text, is_html)),
                _ => None,
            }
        };
        let mut output = String::new();
        for slot in self.slots(|name| given(name).map(|(text, _)| text)) {
            let (at, function) = match slot {
                Slot::Literal { plain, html } => {
                    output.push_str(if form == Form::Html { html } else { plain });
                    continue;
                }
                Slot::Argument(at) => (*at, None),
                Slot::Call(at, function) => (*at, Some(function)),
            };
            let Some((text, is_html)) = given(&self.names[at]) else { continue };
            // A function hears the words, not their markup.
            let words = if is_html { plain_text(text) } else { text.into() };
            let [before, after] =
                function.map_or(["", ""], |function| self.around(*function, &words));
            output.push_str(before);
            match form {
                Form::Html if !is_html => output.push_str(&escape(text)),
                Form::Html | Form::Plain => output.push_str(text),
            }
            output.push_str(after);
        }
        output
    }

    fn around(&self, function: Function, word: &str) -> [&'static str; 2] {
        match &self.readings {
            Some(readings) => function.around(word, readings),
            None => function.around(word, &Readings::new()),
        }
    }

    /// Returns each wording with a private-use character for each argument.
    pub(super) fn patterns(&self) -> impl Iterator<Item = &str> {
        self.wordings.iter().map(|wording| wording.pattern.as_str())
    }

    /// Returns the word that stands before an argument, if one does.
    pub fn word_before(&self, argument: &str) -> Option<&str> {
        let is_wanted = |slot: &Slot| slot.argument().is_some_and(|at| self.names[at] == argument);
        let slots = &self.wordings.first()?.slots;
        let at = slots.iter().position(is_wanted)?;
        let Some(Slot::Literal { plain, .. }) = slots.get(at.checked_sub(1)?) else {
            return None;
        };
        // A mark between the word and the argument ends the word's clause.
        let word = plain.trim_end().rsplit(char::is_whitespace).next()?;
        word.chars().all(char::is_alphabetic).then_some(word).filter(|word| !word.is_empty())
    }

    /// Appends the message as HTML. An argument that is not given stays empty; `check` has made sure
    /// that a message asks for none that the program does not give.
    pub fn html(&self, values: &[(&str, Part<'_>)], output: &mut String) {
        self.fill(values, output, |part| part.html, |_, html| html);
    }

    /// Appends the message as plain text.
    pub fn plain(&self, values: &[(&str, Part<'_>)], output: &mut String) {
        self.fill(values, output, |part| part.plain, |plain, _| plain);
    }

    fn fill<'v>(
        &self,
        values: &[(&str, Part<'v>)],
        output: &mut String,
        form: impl Fn(Part<'v>) -> &'v str,
        literal: impl for<'l> Fn(&'l str, &'l str) -> &'l str,
    ) {
        let value = |at: usize| {
            let name = &self.names[at];
            values.iter().find(|(given, _)| given == name).map(|&(_, part)| part)
        };
        let is_latin = |c: char| c.is_ascii_alphanumeric();
        // Chinese puts a space between Han and Latin, and a frame cannot know what fills it.
        let spaced = self.language.is_chinese();
        let mut before: Option<char> = None;
        let chosen = |name: &str| {
            values.iter().find(|(given, _)| *given == name).map(|&(_, part)| part.plain)
        };
        for slot in self.slots(chosen) {
            match slot {
                Slot::Literal { plain, html } => {
                    if spaced && before.is_some_and(is_latin) && plain.starts_with(chinese::is_han)
                    {
                        output.push(' ');
                    }
                    output.push_str(literal(plain, html));
                    before = plain.chars().next_back();
                }
                Slot::Argument(at) => {
                    let Some(part) = value(*at) else { continue };
                    if spaced
                        && before.is_some_and(chinese::is_han)
                        && part.plain.starts_with(is_latin)
                    {
                        output.push(' ');
                    }
                    output.push_str(form(part));
                    before = part.plain.chars().next_back();
                }
                Slot::Call(at, function) => {
                    let Some(part) = value(*at) else { continue };
                    let [ahead, after] = self.around(*function, part.plain);
                    output.push_str(ahead);
                    output.push_str(form(part));
                    output.push_str(after);
                    before = None;
                }
            }
        }
    }
}

impl Wording {
    fn parse(text: String, arguments: usize) -> Self {
        let mut slots = Vec::new();
        let mut literal = String::new();
        for c in text.chars() {
            let slot = match u32::from(c) {
                code @ ARGUMENT..IN_FUNCTION => Some(Slot::Argument((code - ARGUMENT) as usize)),
                code @ IN_FUNCTION..0xF8FF => {
                    let code = (code - IN_FUNCTION) as usize;
                    let function = Function::numbered(code % Function::COUNT);
                    Some(Slot::Call(code / Function::COUNT, function))
                }
                _ => None,
            };
            // A translator may have written such a character, which then stands for nothing.
            let Some(slot) = slot.filter(|slot| slot.argument() < Some(arguments)) else {
                literal.push(c);
                continue;
            };
            slots.extend(take_literal(&mut literal));
            slots.push(slot);
        }
        slots.extend(take_literal(&mut literal));
        Self { pattern: text, slots }
    }
}

/// Returns the character that stands for an argument while a message is formatted.
pub(super) fn placeholder(at: usize) -> String {
    character(ARGUMENT, at).into()
}

/// Returns the character that stands for an argument in a function, if `word` is a placeholder.
pub(super) fn deferred_call(word: &str, function: Function) -> Option<String> {
    let mut chars = word.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return None };
    let argument =
        u32::from(only).checked_sub(ARGUMENT).filter(|&at| at < IN_FUNCTION - ARGUMENT)?;
    Some(character(IN_FUNCTION, argument as usize * Function::COUNT + function.number()).into())
}

fn character(first: u32, at: usize) -> char {
    let code = first + u32::try_from(at).expect("a message has few variables");
    char::from_u32(code).expect("private-use characters are characters")
}

fn take_literal(literal: &mut String) -> Option<Slot> {
    let plain = std::mem::take(literal);
    (!plain.is_empty()).then(|| Slot::Literal { html: escape(&plain), plain })
}
