//! Rules on Fluent messages: they exist, agree, are used, and can be filled.

use std::collections::{BTreeMap, BTreeSet};

use crate::Site;
use crate::catalog::FactKind;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, nearest};
use crate::edition::fact_message;

/// The messages that the program itself fills, and the variables it gives them.
const FRAMES: &[(&str, &[&str])] = &[
    ("choose-code", &["registry", "code", "name", "fix"]),
    ("code-description-short", &["registry", "code", "name"]),
    ("code-title", &["registry", "code", "name"]),
    ("difference-category", &["a", "b", "a-category", "b-category"]),
    ("difference-description", &["registry", "code", "name", "description"]),
    ("difference-fact", &["label", "a", "b", "a-value", "b-value"]),
    ("difference-seen", &["registry", "code", "name", "seen"]),
    ("pair-description", PAIR),
    ("pair-description-short", PAIR),
    ("pair-title", PAIR),
    ("registry-description", &["registry"]),
    ("registry-title", &["registry"]),
    ("summary-plain", SUMMARY),
    ("summary-same-category", SUMMARY),
    ("summary-two-categories", SUMMARY),
];

const PAIR: &[&str] = &["registry", "a", "b", "a-name", "b-name", "a-means", "b-means"];

const SUMMARY: &[&str] = &[
    "registry",
    "a",
    "b",
    "a-name",
    "b-name",
    "a-category",
    "b-category",
    "category",
    "a-means",
    "b-means",
];

/// The frames that a registry may word for itself, as `<frame>-<registry>`.
const PER_REGISTRY: &[&str] =
    &["difference-category", "summary-same-category", "summary-two-categories", "summary-plain"];

/// The messages without variables that the program itself shows.
const TEXTS: &[&str] = &[
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-warning",
    "home-description",
    "not-found-text",
    "not-found-title",
    "tagline",
];

/// A message that something needs: where that is, and the attributes it needs.
struct Need {
    at: Option<Span>,
    attributes: BTreeSet<String>,
}

/// Every message that a template or the program uses must exist in every locale.
pub(super) fn exist_in_every_locale(site: &Site, diagnostics: &mut Diagnostics) {
    for (id, need) in needs(site) {
        for locale in site.locales.iter() {
            let settings = site.config.locale(locale.id);
            // A locale without any message has been reported as a whole.
            if locale.messages().next().is_none() {
                continue;
            }
            let elsewhere = site.locales.iter().find_map(|locale| locale.find(&id));
            let place = need.at.or(elsewhere.map(|message| message.span)).unwrap_or(settings.span);
            let Some(message) = locale.find(&id) else {
                let near = nearest(&id, locale.messages().map(|(id, _)| id));
                let near = near.map(|near| format!(" (did you mean `{near}`?)"));
                diagnostics.push(
                    Diagnostic::error(
                        "missing-message",
                        place,
                        format!("the locale `{}` lacks the message `{id}`", settings.id),
                    )
                    .help(format!(
                        "add `{id} = …` to a file in `locales/{}/`{}",
                        settings.id,
                        near.unwrap_or_default()
                    )),
                );
                continue;
            };
            for attribute in need.attributes.iter().filter(|a| !message.attributes.contains_key(*a))
            {
                diagnostics.push(
                    Diagnostic::error(
                        "missing-message",
                        message.span,
                        format!("the message `{id}` lacks the attribute `.{attribute}`"),
                    )
                    .help(format!("add `.{attribute} = …` below it")),
                );
            }
        }
    }
}

/// A message has the same variables and attributes in every locale.
pub(super) fn agree_between_locales(site: &Site, diagnostics: &mut Diagnostics) {
    let source = &site.locales[site.config.source_locale.0];
    for locale in site.locales.iter().filter(|locale| locale.id != source.id) {
        for (id, message) in locale.messages() {
            let Some(original) = source.find(id) else { continue };
            let mut report = |what: &str, own: Vec<&str>, others: Vec<&str>| {
                if own != others {
                    let message_text = format!("the {what} of `{id}` differ between locales");
                    diagnostics.push(
                        Diagnostic::error("message-mismatch", message.span, message_text)
                            .label(format!("here: {}", listed(&own)))
                            .help(format!(
                                "the locale `{}` has: {}",
                                site.config.locale(source.id).id,
                                listed(&others)
                            )),
                    );
                }
            };
            report(
                "variables",
                message.variables.iter().map(String::as_str).collect(),
                original.variables.iter().map(String::as_str).collect(),
            );
            report(
                "attributes",
                message.attributes.keys().map(String::as_str).collect(),
                original.attributes.keys().map(String::as_str).collect(),
            );
        }
    }
}

/// Every message of the site's own files is used.
pub(super) fn are_used(site: &Site, diagnostics: &mut Diagnostics) {
    let needed = needs(site);
    for locale in site.locales.iter() {
        let included: BTreeSet<&str> = locale
            .messages()
            .flat_map(|(_, message)| message.includes.iter().map(String::as_str))
            .collect();
        for (id, message) in locale.messages() {
            let is_own_wording = common_wording(site, id).is_some();
            let used = needed.contains_key(id) || included.contains(id) || is_own_wording;
            if !used && !message.origin.may_be_unused() {
                let text = format!("the message `{id}` is used nowhere");
                diagnostics.push(
                    Diagnostic::warning("unused-message", message.span, text)
                        .help("remove it, or name it in a template with `t(id=\"…\")`"),
                );
            }
        }
    }
}

/// A message that the program fills asks only for variables that the program gives.
pub(super) fn ask_for_known_variables(site: &Site, diagnostics: &mut Diagnostics) {
    for locale in site.locales.iter() {
        for (id, message) in locale.messages() {
            let Some(known) = variables_given(site, id) else { continue };
            for variable in message.variables.iter().filter(|name| !known.contains(&name.as_str()))
            {
                let text = format!("nothing gives the message `{id}` the variable `${variable}`");
                diagnostics.push(
                    Diagnostic::error("unknown-variable", message.span, text)
                        .help(format!("use {}", listed_variables(known))),
                );
            }
            if message.selects {
                let text = format!("the message `{id}` cannot choose by its variables");
                diagnostics.push(
                    Diagnostic::error("frame-selector", message.span, text)
                        .help("write one wording: this message is filled with ready texts"),
                );
            }
        }
    }
}

/// Messages are plain text: tags belong to templates.
pub(super) fn are_plain_text(site: &Site, diagnostics: &mut Diagnostics) {
    for locale in site.locales.iter() {
        for (id, text) in locale.patterns() {
            let begins_tag = |rest: &str| {
                rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
            };
            if text.split('<').skip(1).any(begins_tag) {
                let Some(message) = locale.find(id.split('.').next().unwrap_or_default()) else {
                    continue;
                };
                let text = format!("the message `{id}` holds markup");
                diagnostics.push(
                    Diagnostic::error("markup-in-message", message.span, text)
                        .help("write plain text, and put the element into the template"),
                );
            }
        }
    }
}

fn needs(site: &Site) -> BTreeMap<String, Need> {
    let mut needs: BTreeMap<String, Need> = BTreeMap::new();
    let mut add = |id: &str, at: Option<Span>, attributes: BTreeSet<String>| {
        needs.entry(id.into()).or_insert(Need { at, attributes });
    };
    let own = FRAMES.iter().map(|(id, _)| *id).chain(TEXTS.iter().copied());
    own.for_each(|id| add(id, None, BTreeSet::new()));
    for (id, places) in &site.templates.messages {
        add(id, places.first().copied(), BTreeSet::new());
    }
    for registry in &site.catalog.registries {
        for section in &registry.sections {
            add(&format!("section-{}", section.value), Some(section.span), BTreeSet::new());
        }
        for fact in &registry.facts {
            let attributes = match &fact.kind {
                FactKind::Choice(values) => {
                    values.iter().map(|value| value.value.clone()).collect()
                }
                FactKind::Text | FactKind::Literal | FactKind::Codes => BTreeSet::new(),
            };
            add(&fact_message(registry, &fact.id.value), Some(fact.id.span), attributes);
        }
    }
    needs
}

fn variables_given<'a>(site: &Site, id: &str) -> Option<&'a [&'a str]> {
    let known = |wanted: &str| FRAMES.iter().find(|(id, _)| *id == wanted).map(|(_, names)| *names);
    known(id).or_else(|| known(common_wording(site, id)?))
}

/// Returns the frame that a message words anew for one registry of the site.
fn common_wording<'a>(site: &Site, id: &'a str) -> Option<&'a str> {
    PER_REGISTRY.iter().find_map(|frame| {
        let registry = id.strip_prefix(frame)?.strip_prefix('-')?;
        site.catalog.find(registry).map(|_| &id[..frame.len()])
    })
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() { "none".into() } else { names.join(", ") }
}

fn listed_variables(names: &[&str]) -> String {
    names.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ")
}
