//! Rules on Fluent messages: they exist, agree, are used, and can be filled.

use std::collections::{BTreeMap, BTreeSet};

use crate::Site;
use crate::catalog::FactKind;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, rule};
use crate::edition::{fact_message, relation_message};
use crate::locale::Locale;
use crate::name::is_identifier;
use crate::span::Span;

/// The messages that the program itself fills, and the variables it gives them.
const FRAMES: &[(&str, &[&str])] = &[
    ("across-description", ACROSS),
    ("across-title", ACROSS),
    ("both", &["value"]),
    (
        "choose-code",
        &["registry", "code", "name", "fix", "fix-clause", "registry-id", "category-id"],
    ),
    ("code-deprecated", &["version"]),
    ("code-removed", &["version"]),
    ("code-description-short", &["registry", "code", "name"]),
    ("code-title", &["registry", "code", "name"]),
    (
        "difference-category",
        &[
            "registry",
            "a",
            "b",
            "a-name",
            "b-name",
            "a-category",
            "b-category",
            "registry-id",
            "a-category-id",
            "b-category-id",
        ],
    ),
    (
        "difference-description",
        &[
            "registry",
            "code",
            "name",
            "description",
            "description-clause",
            "registry-id",
            "category-id",
        ],
    ),
    ("difference-seen", &["registry", "code", "name", "seen", "registry-id", "category-id"]),
    ("pair-description", PAIR),
    ("pair-description-short", PAIR),
    ("pair-title", PAIR),
    ("registry-description", &["registry"]),
    ("registry-heading", &["registry"]),
    ("registry-title", &["registry"]),
    ("summary-plain", SUMMARY),
    ("summary-same-category", SUMMARY),
    ("summary-two-categories", SUMMARY),
];

const ACROSS: &[&str] =
    &["a-registry", "b-registry", "a", "b", "a-name", "b-name", "a-registry-id", "b-registry-id"];

const PAIR: &[&str] = &[
    "registry",
    "a",
    "b",
    "a-name",
    "b-name",
    "a-means",
    "b-means",
    "registry-id",
    "a-category-id",
    "b-category-id",
];

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
    "registry-id",
    "category-id",
    "a-category-id",
    "b-category-id",
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
    "aliases",
    "catalog",
    "category",
    "code-replaced",
    "fact",
    "facts",
    "home-description",
    "key-differences",
    "languages",
    "learn-more",
    "look-up-cues",
    "look-up-fillers",
    "look-up-links",
    "moved",
    "not-found-text",
    "not-found-title",
    "often-confused",
    "references",
    "tagline",
    "untranslated",
    "untranslated-link",
    "when-to-use-which",
];

/// A message that something needs.
struct Need {
    /// Where it is needed.
    at: Option<Span>,
    /// The attributes it needs.
    attributes: BTreeSet<String>,
    /// The variables it is given; `None` where a template gives them.
    variables: Option<&'static [&'static str]>,
}

/// Every message that a template or the program uses must exist in every locale.
pub(super) fn exist_in_every_locale(site: &Site, diagnostics: &mut Diagnostics) {
    for (id, need) in needs(site) {
        // A locale without any message, and a message that cannot be read, have been reported.
        let is_lacking = |locale: &&Locale| {
            locale.find(&id).is_none()
                && !locale.is_broken(&id)
                && locale.messages().next().is_some()
        };
        let locales = site.locales.iter().map(|locale| &**locale);
        let lacking: Vec<&Locale> = locales.filter(is_lacking).collect();
        if let Some(first) = lacking.first() {
            diagnostics.push(missing(site, &id, &need, first, &lacking));
        }
        for (locale, message) in site.locales.iter().filter_map(|l| Some((l, l.find(&id)?))) {
            if !message.has_value {
                let text = format!("the message `{id}` has attributes, but no text of its own");
                diagnostics.push(
                    rule::MISSING_MESSAGE
                        .at(message.span, text)
                        .help(format!("write `{id} = …` above them")),
                );
            }
            for attribute in &need.attributes {
                if message.attributes.contains_key(attribute)
                    || locale.is_broken(&format!(".{attribute}"))
                {
                    continue;
                }
                let text = format!("the message `{id}` lacks the attribute `.{attribute}`");
                diagnostics.push(
                    rule::MISSING_MESSAGE
                        .at(message.span, text)
                        .help(format!("add `.{attribute} = …` below it")),
                );
            }
        }
    }
}

fn missing(site: &Site, id: &str, need: &Need, first: &Locale, lacking: &[&Locale]) -> Diagnostic {
    let elsewhere = site.locales.iter().find_map(|locale| locale.find(id));
    let elsewhere = elsewhere.map(|message| message.span);
    let place = need.at.or(elsewhere).unwrap_or(site.config.locale(first.id).span);
    let ids = lacking.iter().map(|locale| site.config.locale(locale.id).id.as_str());
    let names: Vec<_> = ids.clone().map(|id| format!("`{id}`")).collect();
    let folders: Vec<_> = ids.map(|id| format!("`locales/{id}/`")).collect();
    let (subject, each) = match names.as_slice() {
        [name] => (format!("the locale {name} lacks"), ""),
        names => (format!("the locales {} lack", names.join(", ")), "each of "),
    };
    let near = nearest(id, first.messages().map(|(id, _)| id));
    let near = near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
    rule::MISSING_MESSAGE
        .at(place, format!("{subject} the message `{id}`"))
        .help(format!("add `{id} = …` to a file in {each}{}{near}", folders.join(", ")))
}

/// A message has the same variables and attributes in every locale.
pub(super) fn agree_between_locales(site: &Site, diagnostics: &mut Diagnostics) {
    let source = &site.locales[site.config.source_locale.0];
    let source_id = &site.config.locale(source.id).id;
    let needed = needs(site);
    for locale in site.locales.iter().filter(|locale| locale.id != source.id) {
        for (id, message) in locale.messages() {
            let Some(original) = source.find(id) else { continue };
            let mut report = |what: &str, own: Vec<&str>, others: Vec<&str>| {
                let text = format!("the {what} of `{id}` differ from those of `{source_id}`");
                let label = format!("here: {}", listed(&own));
                let help = format!("use the same as `{source_id}`: {}", listed(&others));
                diagnostics
                    .push(rule::MESSAGE_MISMATCH.at(message.span, text).label(label).help(help));
            };
            let variables = |names: &BTreeSet<String>| -> Vec<String> {
                names.iter().map(|name| format!("${name}")).collect()
            };
            let (own, others) = (variables(&message.variables), variables(&original.variables));
            // What the program fills may use any of the variables that it offers, in each language others.
            let need = needed.get(common_wording(site, id).unwrap_or(id));
            let is_offered =
                need.and_then(|need| need.variables).is_some_and(|known| !known.is_empty());
            if own != others && !is_offered {
                report(
                    "variables",
                    own.iter().map(String::as_str).collect(),
                    others.iter().map(String::as_str).collect(),
                );
            }
            // An attribute that is needed or cannot be read has been reported where it lacks.
            let is_reported = |name: &str| {
                needed.get(id).is_some_and(|need| need.attributes.contains(name))
                    || [locale, source].iter().any(|l| l.is_broken(&format!(".{name}")))
            };
            let own: BTreeSet<&str> = message.attributes.keys().map(String::as_str).collect();
            let others: BTreeSet<&str> = original.attributes.keys().map(String::as_str).collect();
            if own.symmetric_difference(&others).any(|name| !is_reported(name)) {
                report("attributes", own.into_iter().collect(), others.into_iter().collect());
            }
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
                    rule::UNUSED_MESSAGE
                        .at(message.span, text)
                        .help("remove it, or name it in a template with `t(id=\"…\")`"),
                );
            }
        }
    }
}

/// A message that the program shows asks only for variables that the program gives.
pub(super) fn ask_for_known_variables(site: &Site, diagnostics: &mut Diagnostics) {
    let needed = needs(site);
    for locale in site.locales.iter() {
        for (id, message) in locale.messages() {
            let id_of_frame = common_wording(site, id).unwrap_or(id);
            let need = needed.get(id).or_else(|| needed.get(id_of_frame));
            let Some(known) = need.and_then(|need| need.variables) else { continue };
            let asked = message.variables.iter().chain(message.attributes.values().flatten());
            let unknown: BTreeSet<&str> =
                asked.map(String::as_str).filter(|name| !known.contains(name)).collect();
            for variable in &unknown {
                let text = format!("nothing gives the message `{id}` the variable `${variable}`");
                diagnostics.push(
                    rule::UNKNOWN_VARIABLE.at(message.span, text).help(listed_variables(known)),
                );
            }
            if message.selects && unknown.is_empty() && !message.variables.is_empty() {
                let text = format!("the message `{id}` cannot choose by its variables");
                diagnostics.push(
                    rule::FRAME_SELECTOR
                        .at(message.span, text)
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
                    rule::MARKUP_IN_MESSAGE
                        .at(message.span, text)
                        .help("write plain text, and put the element into the template"),
                );
            }
        }
    }
}

fn needs(site: &Site) -> BTreeMap<String, Need> {
    let mut needs: BTreeMap<String, Need> = BTreeMap::new();
    let mut add = |id: &str, at: Option<Span>, attributes, variables| {
        // An id that no message can carry has been reported.
        if is_identifier(id) {
            needs.entry(id.into()).or_insert(Need { at, attributes, variables });
        }
    };
    for &(id, variables) in FRAMES {
        add(id, None, BTreeSet::new(), Some(variables));
    }
    for id in TEXTS {
        add(id, None, BTreeSet::new(), Some(&[]));
    }
    for registry in &site.catalog.registries {
        for section in &registry.sections {
            let id = format!("section-{}", section.value);
            add(&id, Some(section.span), BTreeSet::new(), Some(&[]));
        }
        for relation in &registry.relations {
            let id = relation_message(registry, &relation.value);
            add(&id, Some(relation.span), BTreeSet::new(), Some(&[]));
        }
        for fact in &registry.facts {
            let attributes = match &fact.kind {
                FactKind::Choice(values) => {
                    let values = values.iter().map(|value| value.value.clone());
                    values.filter(|value| is_identifier(value)).collect()
                }
                FactKind::Text | FactKind::Literal | FactKind::Codes => BTreeSet::new(),
            };
            let id = fact_message(registry, &fact.id.value);
            add(&id, Some(fact.id.span), attributes, Some(&[]));
        }
    }
    for (id, place) in site.templates.messages() {
        add(id, Some(place), BTreeSet::new(), None);
    }
    needs
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
    if names.is_empty() {
        return "write it without variables: it is shown as it stands".into();
    }
    let names: Vec<_> = names.iter().map(|name| format!("`${name}`")).collect();
    format!("use one of {}", names.join(", "))
}
