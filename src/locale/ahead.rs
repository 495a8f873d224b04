//! Messages → ready texts and frames, formatted before any page is made.

use fluent::FluentArgs;

use crate::diagnostic::{Diagnostics, rule};

use super::{Frame, Locale, frame};

impl Locale {
    /// Formats every message that does not choose its wording by an argument, and reports those that cannot be
    /// formatted.
    pub(super) fn format_ahead(&mut self, diagnostics: &mut Diagnostics) {
        for (id, message) in &self.messages {
            let patterns = message.has_value.then_some((None, &message.variables));
            let attributes =
                message.attributes.iter().map(|(name, variables)| (Some(name), variables));
            for (attribute, variables) in patterns.into_iter().chain(attributes) {
                let key = attribute.map_or_else(|| id.clone(), |name| format!("{id}.{name}"));
                let names: Vec<&str> = variables.iter().map(String::as_str).collect();
                let mut values = FluentArgs::new();
                for (at, name) in names.iter().enumerate() {
                    if message.selects {
                        values.set(*name, 1);
                    } else {
                        values.set(*name, frame::placeholder(at));
                    }
                }
                let result = self.resolve(id, attribute.map(String::as_str), &values);
                match result {
                    // What it includes has been reported.
                    Err(_) if message.includes.iter().any(|id| self.broken.contains(id)) => {}
                    Err(slip) => diagnostics.push(
                        rule::MESSAGE_FORMAT.at(message.span,
                            format!("the message `{key}` cannot be formatted"),
                        )
                        .label(slip)
                        .help(
                            "include only messages, terms and functions that exist, and not itself",
                        ),
                    ),
                    Ok(_) if message.selects && !variables.is_empty() => {}
                    Ok(text) => {
                        let text = self.language.space(&text);
                        let frame = Frame::parse(&text, &names, self.language);
                        if variables.is_empty() {
                            self.texts.insert(key.clone(), text.into_owned());
                        }
                        // A sentence that uses none of its arguments is a frame too.
                        self.frames.insert(key, frame);
                    }
                }
            }
        }
        self.check_typography(diagnostics);
    }

    fn check_typography(&self, diagnostics: &mut Diagnostics) {
        for (key, text) in self.patterns() {
            let id = key.split('.').next().unwrap_or_default();
            let Some(message) = self.messages.get(id) else { continue };
            if let Some(slip) = self.language.slips(text).first() {
                diagnostics.push(
                    rule::TYPOGRAPHY
                        .at(message.span, slip.message)
                        .label(format!("in `{}`", &text[slip.range.clone()]))
                        .help(slip.help),
                );
            }
        }
    }
}
