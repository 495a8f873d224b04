//! Messages → ready texts and frames, formatted before any page is made.

use fluent::FluentArgs;

use crate::diagnostic::{Diagnostics, rule};

use super::frame::Choice;
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
                let choices = message.choices_among(variables);
                let texts = combinations(&choices).into_iter().map(|chosen| {
                    let mut values = FluentArgs::new();
                    for (at, name) in names.iter().enumerate() {
                        let chosen = chosen.iter().find(|(chosen, _)| chosen == name);
                        match chosen {
                            Some((_, value)) => values.set(*name, (*value).to_owned()),
                            None if message.selects => values.set(*name, 1),
                            None => values.set(*name, frame::placeholder(at)),
                        }
                    }
                    self.resolve(id, attribute.map(String::as_str), &values)
                });
                match texts.collect::<Result<Vec<String>, String>>() {
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
                    Ok(texts) => {
                        let spaced = |text: String| self.language.space(&text).into_owned();
                        let texts: Vec<String> = texts.into_iter().map(spaced).collect();
                        if let (true, Some(text)) = (variables.is_empty(), texts.first()) {
                            self.texts.insert(key.clone(), text.clone());
                        }
                        // A sentence that uses none of its arguments is a frame too.
                        let readings = self.readings.clone();
                        let frame = Frame::new(texts, &names, choices, self.language, readings);
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

/// Returns every way to choose: a value for each choice, the last of which varies fastest.
fn combinations(choices: &[Choice]) -> Vec<Vec<(&str, &str)>> {
    choices.iter().fold(vec![Vec::new()], |ways, choice| {
        let longer = |way: &Vec<_>| {
            let way = way.clone();
            choice.values().map(move |value| {
                let mut way = way.clone();
                way.push((choice.name.as_str(), value));
                way
            })
        };
        ways.iter().flat_map(longer).collect()
    })
}
