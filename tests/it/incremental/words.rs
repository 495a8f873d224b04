//! Edits of messages, in the source locale and in the others.

use std::collections::BTreeMap;

use toml::Value;

use super::Kind;
use super::site::{Site, ids, tables, texts};

/// Holds single messages that take the place of the program's.
const OWN: &str = "own.ftl";

/// The frames that a registry may word anew.
const PER_REGISTRY: [&str; 4] =
    ["summary-same-category", "summary-two-categories", "summary-plain", "difference-category"];

pub(super) const KINDS: &[Kind] = &[
    ("a frame of the source locale", |site| {
        let locale = site.source_locale();
        change_one(site, &locale, "sentences.ftl")
    }),
    ("a frame of another locale", |site| {
        let locale = site.any_translation()?;
        change_one(site, &locale, "sentences.ftl")
    }),
    ("a label of the source locale", |site| {
        let locale = site.source_locale();
        change_one(site, &locale, "site.ftl")
    }),
    ("a label of another locale", |site| {
        let locale = site.any_translation()?;
        change_one(site, &locale, "site.ftl")
    }),
    ("a registry's wording in the source locale", |site| {
        let locale = site.source_locale();
        reword(site, &locale)
    }),
    ("a registry's wording in another locale", |site| {
        let locale = site.any_translation()?;
        reword(site, &locale)
    }),
    ("a registry's wording gone", |site| {
        let is_wording = |id: &str| {
            PER_REGISTRY.iter().any(|frame| id.len() > frame.len() && id.starts_with(frame))
        };
        unword(site, is_wording)
    }),
    ("a message back to the program's", |site| unword(site, |_| true)),
    ("words for a fact", |site| change_own(site, "fact-", false)),
    ("words for a value", |site| change_own(site, "fact-", true)),
    ("words for a relation", |site| change_own(site, "relation-", false)),
    ("words for a section", |site| change_own(site, "section-", false)),
    ("a file of messages ejected", |site| {
        let locales = site.locales();
        let locale = site.pick(&locales)?;
        let name = site.pick(&["sentences.ftl", "site.ftl"])?;
        let file = format!("locales/{locale}/{name}");
        let text = site.defaults.get(&file).filter(|_| site.read(&file).is_none())?.clone();
        let own = format!("locales/{locale}/{OWN}");
        let taken = parse(&text);
        let mut kept = messages(site, &own);
        kept.retain(|id, _| !taken.contains_key(id));
        put(site, &own, &kept);
        site.write(&file, &text);
        Some(file)
    }),
    ("an ejected file of messages gone", |site| {
        let mut files = site.files("locales");
        files.retain(|file| site.defaults.contains_key(file));
        let file = site.pick(&files)?;
        site.remove(&file);
        Some(file)
    }),
];

/// Messages by id, each with its lines.
type Messages = BTreeMap<String, Vec<String>>;

fn parse(text: &str) -> Messages {
    let mut messages = Messages::new();
    let mut current = None;
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if !line.starts_with(' ') {
            current = line.split_once(" =").map(|(id, _)| id.to_owned());
        }
        let id = current.clone().unwrap();
        messages.entry(id).or_default().push(line.to_owned());
    }
    messages
}

fn messages(site: &Site<'_>, file: &str) -> Messages {
    site.read(file).map(|text| parse(&text)).unwrap_or_default()
}

fn put(site: &Site<'_>, file: &str, messages: &Messages) {
    let lines: Vec<&str> = messages.values().flatten().map(String::as_str).collect();
    let text = lines.iter().flat_map(|line| [*line, "\n"]).collect::<String>();
    match (text.is_empty(), site.read(file)) {
        (true, Some(_)) => site.remove(file),
        (false, old) if old.as_ref() != Some(&text) => site.write(file, &text),
        _ => {}
    }
}

/// Ends a line with another number than before.
fn renumber(line: &mut String, number: usize) {
    let is_number =
        |word: &str| word.strip_prefix('n').is_some_and(|digits| digits.parse::<usize>().is_ok());
    if let Some((before, _)) = line.rsplit_once(' ').filter(|(_, word)| is_number(word)) {
        *line = before.to_owned();
    }
    *line = format!("{line} n{number}");
}

/// Changes one of the messages that the program's file of that name holds.
fn change_one(site: &mut Site<'_>, locale: &str, name: &str) -> Option<String> {
    // Every locale has the messages of English, and a locale of the site's own keeps them under the same names.
    let ids: Vec<String> =
        parse(&site.defaults[&format!("locales/en/{name}")]).into_keys().collect();
    let id = site.pick(&ids)?;
    let number = site.number();
    change(site, locale, &id, |lines| {
        let last = lines.iter_mut().rfind(|line| line.trim() != "}")?;
        renumber(last, number);
        Some(last.trim().to_owned())
    })
}

/// Changes a message where the site has it, else takes it over from the program.
fn change(
    site: &Site<'_>,
    locale: &str,
    id: &str,
    edit: impl FnOnce(&mut Vec<String>) -> Option<String>,
) -> Option<String> {
    let folder = format!("locales/{locale}");
    let mut held = site.files(&folder).into_iter().map(|file| (messages(site, &file), file));
    let (mut held, file) = held
        .find(|(messages, _)| messages.contains_key(id))
        .unwrap_or_else(|| (messages(site, &format!("{folder}/{OWN}")), format!("{folder}/{OWN}")));
    if !held.contains_key(id) {
        held.insert(id.to_owned(), default(site, locale, id)?);
    }
    let what = edit(held.get_mut(id)?)?;
    put(site, &file, &held);
    Some(format!("{file}: {what}"))
}

fn default(site: &Site<'_>, locale: &str, id: &str) -> Option<Vec<String>> {
    let folder = format!("locales/{locale}/");
    let mut files = site.defaults.iter().filter(|(file, _)| file.starts_with(&folder));
    files.find_map(|(_, text)| parse(text).remove(id))
}

/// Words a frame anew for one registry.
fn reword(site: &mut Site<'_>, locale: &str) -> Option<String> {
    let registry = site.any_registry();
    let frame = site.pick(&PER_REGISTRY)?;
    let (id, number) = (format!("{frame}-{registry}"), site.number());
    let folder = format!("locales/{locale}");
    let held = site.files(&folder).into_iter().find_map(|file| messages(site, &file).remove(frame));
    let mut lines = held.or_else(|| default(site, locale, frame))?;
    lines[0] = lines[0].replacen(frame, &id, 1);
    renumber(lines.last_mut()?, number);
    let file = format!("{folder}/{OWN}");
    let mut messages = messages(site, &file);
    messages.insert(id, lines.clone());
    put(site, &file, &messages);
    Some(format!("{file}: {}", lines.concat()))
}

/// Takes back one of the site's own messages that need not be there.
fn unword(site: &mut Site<'_>, is_meant: impl Fn(&str) -> bool) -> Option<String> {
    let mut found = Vec::new();
    for locale in site.locales() {
        let file = format!("locales/{locale}/{OWN}");
        let ids = messages(site, &file).into_keys().filter(|id| is_meant(id));
        found.extend(ids.map(|id| (file.clone(), id)));
    }
    let (file, id) = site.pick(&found)?;
    let mut messages = messages(site, &file);
    messages.remove(&id);
    put(site, &file, &messages);
    Some(format!("{file}: no {id}"))
}

/// Changes a message that the site's registries need: its value, or one of its attributes.
fn change_own(site: &mut Site<'_>, start: &str, is_attribute: bool) -> Option<String> {
    let locales = site.locales();
    let locale = site.pick(&locales)?;
    let file = format!("locales/{locale}/{NEEDED}");
    let mut lines = Vec::new();
    for (id, message) in messages(site, &file).iter().filter(|(id, _)| id.starts_with(start)) {
        lines.extend((0..message.len()).map(|at| (id.clone(), at)));
    }
    lines.retain(|(_, at)| (*at > 0) == is_attribute);
    let (id, at) = site.pick(&lines)?;
    let number = site.number();
    change(site, &locale, &id, |lines| {
        renumber(&mut lines[at], number);
        Some(lines[at].trim().to_owned())
    })
}

/// Holds what facts, relations and sections are called.
const NEEDED: &str = "needed.ftl";

/// Writes for every locale the messages that the registries need, and leaves those that are there.
pub(super) fn complete(site: &Site<'_>) {
    let mut needed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for registry in site.registries() {
        let keys = site.document(&format!("content/{registry}/_index.md")).keys;
        for fact in tables(&keys, "facts") {
            let values = fact.get("values").and_then(Value::as_array).into_iter().flatten();
            let values = values.map(|value| value.as_str().unwrap().to_owned());
            let id = fact["id"].as_str().unwrap();
            needed.insert(format!("fact-{registry}-{id}"), values.collect());
        }
        for relation in texts(&keys, "relations") {
            needed.insert(format!("relation-{registry}-{relation}"), Vec::new());
        }
        for section in texts(&keys, "sections") {
            if !["when", "fix"].contains(&section.as_str()) {
                needed.insert(format!("section-{section}"), Vec::new());
            }
        }
    }
    for locale in ids(&site.config(), "locales") {
        let file = format!("locales/{locale}/{NEEDED}");
        let mut old = messages(site, &file);
        let new = needed.iter().map(|(id, values)| {
            let mut known = old.remove(id).unwrap_or_else(|| vec![format!("{id} = {id} {locale}")]);
            let head = known.remove(0);
            let attributes = values.iter().map(|value| {
                let start = format!("    .{value} =");
                let kept = known.iter().find(|line| line.starts_with(&start));
                kept.cloned().unwrap_or_else(|| format!("{start} {value} {locale}"))
            });
            (id.clone(), std::iter::once(head).chain(attributes).collect())
        });
        let new: Messages = new.collect();
        put(site, &file, &new);
    }
}
