//! Fluent text → its messages: where they stand, which variables and attributes they have.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::source::{Origin, Source, SourceId};

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
    /// Whether it chooses a wording by an argument.
    pub selects: bool,
    /// The messages it includes.
    pub includes: BTreeSet<String>,
}

/// Parses a file into `messages`; broken and repeated entries are reported.
pub(super) fn parse(
    id: SourceId,
    source: &Source,
    messages: &mut BTreeMap<String, Message>,
    diagnostics: &mut Diagnostics,
) -> FluentResource {
    let (resource, errors) = match FluentResource::try_new(source.text.clone()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        let range = error.pos.start.min(source.text.len())..error.pos.end.min(source.text.len());
        diagnostics.push(
            Diagnostic::error("message-syntax", Span::new(id, range), "the message cannot be read")
                .label(error.kind.to_string()),
        );
    }
    let mut from = 0;
    for entry in resource.entries() {
        let Entry::Message(entry) = entry else { continue };
        // The syntax tree has no positions, but messages come in the order of the text.
        let range = find_id(&source.text, entry.id.name, from);
        from = range.end;
        let mut walk = Walk::default();
        let mut message = Message {
            span: Span::new(id, range),
            origin: source.origin,
            has_value: entry.value.is_some(),
            variables: BTreeSet::new(),
            attributes: BTreeMap::new(),
            selects: false,
            includes: BTreeSet::new(),
        };
        entry.value.iter().for_each(|pattern| walk.pattern(pattern));
        message.variables = std::mem::take(&mut walk.variables);
        for attribute in &entry.attributes {
            walk.pattern(&attribute.value);
            let variables = std::mem::take(&mut walk.variables);
            message.attributes.insert(attribute.id.name.into(), variables);
        }
        (message.selects, message.includes) = (walk.selects, walk.includes);
        if walk.literal_selector {
            diagnostics.push(
                Diagnostic::error(
                    "literal-selector",
                    message.span,
                    "the message chooses by a constant",
                )
                .help("choose by a variable: `{ $count -> … }`"),
            );
        }
        let name = entry.id.name;
        if let Some(first) = messages.get(name) {
            let other = first.span;
            let line = if other.source == id { "earlier in this file" } else { "in another file" };
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-message",
                    message.span,
                    format!("the message `{name}` is defined twice"),
                )
                .label(format!("it stands {line} too"))
                .help("remove one of the two"),
            );
        } else {
            messages.insert(name.into(), message);
        }
    }
    resource
}

fn find_id(text: &str, id: &str, from: usize) -> std::ops::Range<usize> {
    let mut start = from;
    while let Some(at) = text[start..].find(id) {
        let (begin, end) = (start + at, start + at + id.len());
        let starts_line = begin == 0 || text.as_bytes()[begin - 1] == b'\n';
        if starts_line && text[end..].trim_start_matches(' ').starts_with('=') {
            return begin..end;
        }
        start = end;
    }
    from..from
}

/// What a walk through patterns has met.
#[derive(Default)]
struct Walk {
    variables: BTreeSet<String>,
    includes: BTreeSet<String>,
    selects: bool,
    literal_selector: bool,
}

impl Walk {
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
                    | InlineExpression::NumberLiteral { .. } => self.literal_selector = true,
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
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::TermReference { .. } => {}
        }
    }
}
