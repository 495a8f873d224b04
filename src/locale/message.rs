//! Fluent text → its messages: where they stand, which variables and attributes they have.

use std::collections::{BTreeMap, BTreeSet};

use fluent::FluentResource;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser::{ErrorKind, ParserError};

use crate::diagnostic::{Diagnostic, Diagnostics, phrased, rule};
use crate::language::elision::Elision;
use crate::language::korean::Particle;
use crate::source::{Origin, Source};
use crate::span::{SourceId, Span, floor_boundary};

use super::OWN;
use super::frame::Choice;
use super::function::Function;
use super::scan::defined_id;

/// What is known of a message without formatting it.
#[derive(Debug)]
pub struct Message {
    /// Where its id stands.
    pub span: Span,
    /// Whether it is the site's own.
    pub origin: Origin,
    /// Whether it has a value and not only attributes.
    pub has_value: bool,
    /// The variables of its value.
    pub variables: BTreeSet<String>,
    /// Its attributes, each with its variables.
    pub attributes: BTreeMap<String, BTreeSet<String>>,
    /// Whether it chooses a wording by an argument that only filling it tells.
    pub selects: bool,
    /// The arguments known ahead by which it chooses, each with the values it has a wording for.
    pub choices: BTreeMap<String, BTreeSet<String>>,
    /// The messages it includes, and the terms with their `-`.
    pub includes: BTreeSet<String>,
}

/// The variables that are known when a frame is made, by which it may choose.
pub(crate) const KNOWN_AHEAD: [&str; 6] = [
    "registry-id",
    "a-registry-id",
    "b-registry-id",
    "category-id",
    "a-category-id",
    "b-category-id",
];

impl Message {
    /// Returns what a text of the message with the given variables chooses by.
    pub(super) fn choices_among(&self, variables: &BTreeSet<String>) -> Vec<Choice> {
        let used = self.choices.iter().filter(|(name, _)| variables.contains(*name));
        let choice = |(name, keys): (&String, &BTreeSet<String>)| Choice {
            name: name.clone(),
            keys: keys.iter().cloned().collect(),
        };
        used.map(choice).collect()
    }
}

/// What a file holds besides its messages.
pub(super) struct Parsed {
    /// The messages, ready to be formatted.
    pub(super) resource: FluentResource,
    /// The ids in entries that cannot be read.
    pub(super) broken: BTreeSet<String>,
    /// Whether nothing in it could stop the formatter.
    pub(super) is_sound: bool,
}

/// Parses a file into `messages`; broken and repeated entries are reported.
pub(super) fn parse(
    id: SourceId,
    source: &Source,
    messages: &mut BTreeMap<String, Message>,
    diagnostics: &mut Diagnostics,
) -> Parsed {
    let (resource, errors) = match FluentResource::try_new(source.text.clone()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in &errors {
        diagnostics.push(syntax_error(id, &source.text, error));
    }
    let mut broken = BTreeSet::new();
    let mut is_sound = true;
    let mut from = 0;
    for entry in resource.entries() {
        let entry = match entry {
            Entry::Message(entry) => entry,
            Entry::Term(term) => {
                let range = find_id(&source.text, term.id.name, "-", from);
                let mut walk = Walk::default();
                walk.pattern(&term.value);
                term.attributes.iter().for_each(|attribute| walk.pattern(&attribute.value));
                let name = format!("-{}", term.id.name);
                is_sound &= walk.report(&name, Span::new(id, range), diagnostics);
                continue;
            }
            Entry::Junk { content } => {
                broken.extend(content.lines().filter_map(defined_id).map(str::to_owned));
                continue;
            }
            _ => continue,
        };
        // The syntax tree has no positions, but messages come in the order of the text.
        let range = find_id(&source.text, entry.id.name, "", from);
        from = range.end;
        let mut walk = Walk::default();
        let mut message = Message {
            span: Span::new(id, range),
            origin: source.origin,
            has_value: entry.value.is_some(),
            variables: BTreeSet::new(),
            attributes: BTreeMap::new(),
            selects: false,
            choices: BTreeMap::new(),
            includes: BTreeSet::new(),
        };
        entry.value.iter().for_each(|pattern| walk.pattern(pattern));
        message.variables = std::mem::take(&mut walk.variables);
        for attribute in &entry.attributes {
            walk.pattern(&attribute.value);
            let variables = std::mem::take(&mut walk.variables);
            message.attributes.insert(attribute.id.name.into(), variables);
        }
        let name = entry.id.name;
        is_sound &= walk.report(name, message.span, diagnostics);
        (message.selects, message.includes) = (walk.selects, walk.includes);
        message.choices = walk.choices;
        // The last file of a site words anew what its others say.
        let is_anew =
            |first: &&Message| source.path.ends_with(&format!("/{OWN}")) && first.span.source != id;
        let same_origin = |first: &&Message| first.origin == source.origin && !is_anew(first);
        if let Some(first) = messages.get(name).filter(same_origin) {
            let other = first.span;
            let line = if other.source == id { "earlier in this file" } else { "in another file" };
            diagnostics.push(
                rule::DUPLICATE_MESSAGE
                    .at(message.span, format!("the message `{name}` is defined twice"))
                    .label(format!("it stands {line} too"))
                    .help("remove one of the two"),
            );
        } else {
            messages.insert(name.into(), message);
        }
    }
    Parsed { resource, broken, is_sound }
}

/// Describes an error of the parser at the place where an author would look for it.
fn syntax_error(id: SourceId, text: &str, error: &ParserError) -> Diagnostic {
    let help = match error.kind {
        ErrorKind::ExpectedToken('}') | ErrorKind::UnterminatedStringLiteral => {
            "close what is open, and write a brace of the text as `{\"{\"}`"
        }
        ErrorKind::ExpectedMessageField { .. } | ErrorKind::ExpectedTermField { .. } => {
            "write the text after the `=`"
        }
        _ => "write `id = …`, and begin the further lines of a text with a space",
    };
    let message = "the message cannot be read";
    let entry = error.slice.clone().unwrap_or_default();
    let start = entry.start + text[entry.clone()].len() - text[entry].trim_start().len();
    if text[start..].starts_with('.') {
        // The parser gives up an attribute as a whole and stumbles over its dot.
        let line = text[start..].lines().next().unwrap_or_default();
        let span = Span::new(id, start..start + line.trim_end().len());
        return rule::MESSAGE_SYNTAX
            .at(span, message)
            .label("expected an attribute: `.name = …`")
            .help("close every `{`, and write a brace of the text as `{\"{\"}`");
    }
    let at = floor_boundary(text, error.pos.start);
    // What lacks at the end of a line is only missed on a later one.
    let end = text[..at].trim_end().len();
    let range = if text[end..at].contains('\n') { end..end } else { at..error.pos.end.max(at) };
    rule::MESSAGE_SYNTAX
        .at(Span::new(id, range), message)
        .label(phrased(&error.kind.to_string()))
        .help(help)
}

fn find_id(text: &str, id: &str, sign: &str, from: usize) -> std::ops::Range<usize> {
    let mut start = from;
    while let Some(at) = text[start..].find(id) {
        let (begin, end) = (start + at, start + at + id.len());
        let starts_line = text[..begin]
            .strip_suffix(sign)
            .is_some_and(|before| before.is_empty() || before.ends_with('\n'));
        if starts_line && text[end..].trim_start_matches(' ').starts_with('=') {
            return begin - sign.len()..end;
        }
        start = end;
    }
    from..from
}

/// What the formatter panics on when it gives up, or would print as it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hazard {
    LiteralSelector,
    NestedPlaceable,
    UnknownParticle,
    UnknownElision,
    ArticleArguments,
}

/// What a walk through patterns has met.
#[derive(Default)]
struct Walk {
    variables: BTreeSet<String>,
    includes: BTreeSet<String>,
    selects: bool,
    choices: BTreeMap<String, BTreeSet<String>>,
    hazards: BTreeSet<Hazard>,
}

impl Walk {
    /// Reports what the formatter would trip over; tells whether the message is safe to format.
    fn report(&self, name: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
        for hazard in &self.hazards {
            diagnostics.push(match hazard {
                Hazard::LiteralSelector => {
                    let message = format!("the message `{name}` chooses by a constant");
                    rule::LITERAL_SELECTOR
                        .at(span, message)
                        .help("choose by a variable: `{ $count -> … }`")
                }
                Hazard::NestedPlaceable => {
                    let message = format!("the message `{name}` has braces directly within braces");
                    rule::NESTED_PLACEABLE.at(span, message).help("remove the inner ones")
                }
                Hazard::UnknownParticle => {
                    let message = format!("the message `{name}` asks `JOSA` for no known particle");
                    let pairs = Particle::ALL.iter().map(|known| format!("`\"{}\"`", known.pair()));
                    let pairs: Vec<_> = pairs.collect();
                    let help = format!("write `JOSA($name, …)` with one of {}", pairs.join(", "));
                    rule::UNKNOWN_PARTICLE.at(span, message).help(help)
                }
                Hazard::UnknownElision => {
                    let message = format!("the message `{name}` asks `ELIDE` for no known word");
                    let words = Elision::ALL.iter().map(|known| format!("`\"{}\"`", known.word()));
                    let words: Vec<_> = words.collect();
                    let help = format!("write `ELIDE($name, …)` with one of {}", words.join(", "));
                    rule::UNKNOWN_PARTICLE.at(span, message).help(help)
                }
                Hazard::ArticleArguments => {
                    let message = format!("the message `{name}` gives `AN` more than a word");
                    rule::UNKNOWN_PARTICLE.at(span, message).help("write `AN($category)`")
                }
            });
        }
        self.hazards.is_empty()
    }

    fn add(&mut self, hazard: Hazard) {
        self.hazards.insert(hazard);
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                match selector {
                    InlineExpression::StringLiteral { .. }
                    | InlineExpression::NumberLiteral { .. } => self.add(Hazard::LiteralSelector),
                    InlineExpression::VariableReference { id }
                        if KNOWN_AHEAD.contains(&id.name) =>
                    {
                        self.inline(selector);
                        let keys = self.choices.entry(id.name.into()).or_default();
                        keys.extend(variants.iter().filter(|one| !one.default).map(|one| {
                            let (VariantKey::Identifier { name }
                            | VariantKey::NumberLiteral { value: name }) = one.key;
                            name.to_owned()
                        }));
                        for variant in variants {
                            self.pattern(&variant.value);
                        }
                        return;
                    }
                    selector => self.inline(selector),
                }
                self.selects = true;
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, expression: &InlineExpression<&str>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.into());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.includes.insert(id.name.into());
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let hazard = match id.name {
                    "JOSA" => Some(Hazard::UnknownParticle),
                    "ELIDE" => Some(Hazard::UnknownElision),
                    "AN" => Some(Hazard::ArticleArguments),
                    _ => None,
                };
                if let Some(hazard) =
                    hazard.filter(|_| !is_callable(id.name, &arguments.positional))
                {
                    self.add(hazard);
                }
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => {
                self.add(Hazard::NestedPlaceable);
                self.expression(expression);
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.includes.insert(format!("-{}", id.name));
                let positional = arguments.iter().flat_map(|arguments| &arguments.positional);
                positional.for_each(|argument| self.inline(argument));
            }
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

fn is_callable(name: &str, arguments: &[InlineExpression<&str>]) -> bool {
    let argument = match arguments {
        [_] => None,
        [_, InlineExpression::StringLiteral { value }] => Some(*value),
        _ => return false,
    };
    Function::find(name, argument).is_some()
}
