//! A message with its arguments left open, so that filling it is joining strings.
//!
//! The message is formatted once with a private-use character in the place of each argument; what comes
//! out is cut at those characters. Pair pages are many, and their sentences differ in the arguments only.

use crate::html::escape;
use crate::language::korean::{FinalSound, Particle};
use crate::language::{Language, chinese};

use super::{Argument, Form};

/// The first of the characters that stand for arguments.
const ARGUMENT: u32 = 0xE000;

/// The first of the characters that stand for an argument with a particle after it.
const WITH_PARTICLE: u32 = 0xE800;

/// A message that takes arguments.
#[derive(Debug)]
pub struct Frame {
    pattern: String,
    names: Vec<String>,
    slots: Vec<Slot>,
    language: Language,
}

/// A stretch of a message.
#[derive(Debug)]
enum Slot {
    Literal { plain: String, html: String },
    Argument(usize),
    Particle(usize, Particle),
}

impl Slot {
    fn argument(&self) -> Option<usize> {
        match self {
            Self::Argument(at) | Self::Particle(at, _) => Some(*at),
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
        pattern: String::new(),
        names: Vec::new(),
        slots: Vec::new(),
        language: Language::Other,
    };

    /// Cuts a formatted message at the characters that stand for its arguments.
    pub(super) fn parse(text: &str, names: &[&str], language: Language) -> Self {
        let mut slots = Vec::new();
        let mut literal = String::new();
        for c in text.chars() {
            let slot = match u32::from(c) {
                code @ ARGUMENT..WITH_PARTICLE => Some(Slot::Argument((code - ARGUMENT) as usize)),
                code @ WITH_PARTICLE..0xF8FF => {
                    let code = (code - WITH_PARTICLE) as usize;
                    let kinds = Particle::ALL.len();
                    Some(Slot::Particle(code / kinds, Particle::ALL[code % kinds]))
                }
                _ => None,
            };
            // A translator may have written such a character, which then stands for nothing.
            let Some(slot) = slot.filter(|slot| slot.argument() < Some(names.len())) else {
                literal.push(c);
                continue;
            };
            slots.extend(take_literal(&mut literal));
            slots.push(slot);
        }
        slots.extend(take_literal(&mut literal));
        let names = names.iter().map(|&name| name.into()).collect();
        Self { pattern: text.into(), names, slots, language }
    }

    /// Tells whether the arguments are put in place without looking at them: no particle depends on one.
    pub(super) fn is_indifferent(&self) -> bool {
        !self.slots.iter().any(|slot| matches!(slot, Slot::Particle(..)))
    }

    /// Returns the message of a template, its arguments as they are. Where one is HTML the whole is.
    pub(super) fn place(&self, arguments: &[(&str, Argument<'_>)], form: Form) -> String {
        let mut output = String::new();
        for slot in &self.slots {
            let (at, particle) = match slot {
                Slot::Literal { plain, html } => {
                    output.push_str(if form == Form::Html { html } else { plain });
                    continue;
                }
                Slot::Argument(at) => (*at, None),
                Slot::Particle(at, particle) => (*at, Some(particle)),
            };
            let given = arguments.iter().find(|(name, _)| *name == self.names[at]);
            let Some(&(_, Argument::Text(text, is_html))) = given else { continue };
            match form {
                Form::Html if !is_html => output.push_str(&escape(text)),
                Form::Html | Form::Plain => output.push_str(text),
            }
            if let Some(particle) = particle {
                output.push_str(particle.form(FinalSound::of(text)));
            }
        }
        output
    }

    /// Returns the message with a private-use character for each argument.
    pub(super) fn pattern(&self) -> &str {
        &self.pattern
    }

    /// Returns the word that stands before an argument, if one does.
    pub fn word_before(&self, argument: &str) -> Option<&str> {
        let is_wanted = |slot: &Slot| slot.argument().is_some_and(|at| self.names[at] == argument);
        let at = self.slots.iter().position(is_wanted)?;
        let Some(Slot::Literal { plain, .. }) = self.slots.get(at.checked_sub(1)?) else {
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
        for slot in &self.slots {
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
                Slot::Particle(at, particle) => {
                    let Some(part) = value(*at) else { continue };
                    output.push_str(form(part));
                    output.push_str(particle.form(FinalSound::of(part.plain)));
                    before = None;
                }
            }
        }
    }
}

/// Returns the character that stands for an argument while a message is formatted.
pub(super) fn placeholder(at: usize) -> String {
    character(ARGUMENT, at).into()
}

/// Returns the character that stands for an argument and its particle, if `word` is a placeholder.
pub(super) fn deferred_particle(word: &str, particle: Particle) -> Option<String> {
    let mut chars = word.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return None };
    let argument =
        u32::from(only).checked_sub(ARGUMENT).filter(|&at| at < WITH_PARTICLE - ARGUMENT)?;
    let kind = Particle::ALL.iter().position(|&other| other == particle)?;
    Some(character(WITH_PARTICLE, argument as usize * Particle::ALL.len() + kind).into())
}

fn character(first: u32, at: usize) -> char {
    let code = first + u32::try_from(at).expect("a message has few variables");
    char::from_u32(code).expect("private-use characters are characters")
}

fn take_literal(literal: &mut String) -> Option<Slot> {
    let plain = std::mem::take(literal);
    (!plain.is_empty()).then(|| Slot::Literal { html: escape(&plain), plain })
}
