//! Edits of comparisons, of one registry and across two.

use toml::Value;

use super::Kind;
use super::codes::{index, versions};
use super::registries::order;
use super::site::{Document, Site};

pub(super) const KINDS: &[Kind] = &[
    ("a comparison added", |site| {
        let registry = site.any_registry();
        let mut codes = order(site, &registry);
        while codes.len() > 2 {
            codes.remove(site.random.usize(0..codes.len()));
        }
        add(site, &format!("content/{registry}/{}.md", codes.join("-vs-")), 2)
    }),
    ("a comparison gone", |site| {
        let registry = site.any_registry();
        remove(site, &registry)
    }),
    ("a comparison's verdict", |site| part(site, "", false)),
    ("a comparison's differences", |site| part(site, "differences", false)),
    ("a comparison's choice", |site| part(site, "choose", false)),
    ("a comparison's question", |site| ask(site, false)),
    ("a translated comparison's question", |site| ask(site, true)),
    ("a comparison's order", |site| {
        let (_, file) = any_comparison(site)?;
        site.edit(&file, |site, document| {
            let order = i64::try_from(site.number()).unwrap();
            document.set("order", Some(order.into()).filter(|_| site.number() > 250))
        })
    }),
    ("a translated comparison's verdict", |site| part(site, "", true)),
    ("a translated comparison's differences", |site| part(site, "differences", true)),
    ("a translated comparison's choice", |site| part(site, "choose", true)),
    ("a translated comparison gone", |site| {
        let (_, file) = any_comparison(site)?;
        remove_translation(site, &file)
    }),
    ("a comparison across registries added", |site| {
        let mut registries = registry_order(site);
        while registries.len() > 2 {
            registries.remove(site.random.usize(0..registries.len()));
        }
        let mut sides = Vec::new();
        for registry in registries {
            let codes = site.codes(&registry);
            sides.push(format!("{registry}-{}", site.pick(&codes)?));
        }
        add(site, &format!("content/across/{}.md", sides.join("-vs-")), 3)
    }),
    ("a comparison across registries gone", |site| remove(site, "across")),
    ("a comparison across registries", |site| {
        let file = any_across(site)?;
        let id = site.pick(&["", "differences", "choose"])?;
        site.edit(&file, |site, document| set_part(site, document, id))
    }),
    ("a translated comparison across registries", |site| {
        let file = any_across(site)?;
        let locale = site.any_translation()?;
        let id = site.pick(&["", "differences", "choose"])?;
        let file = file.replace(".md", &format!(".{locale}.md"));
        site.edit(&file, |site, document| set_part(site, document, id))
    }),
    ("a translated comparison across registries gone", |site| {
        let file = any_across(site)?;
        remove_translation(site, &file)
    }),
];

/// Writes the question of a comparison or of its translation anew, or takes it away.
fn ask(site: &mut Site<'_>, is_translated: bool) -> Option<String> {
    let (_, mut file) = any_comparison(site)?;
    if is_translated {
        file = file.replace(".md", &format!(".{}.md", site.any_translation()?));
    }
    site.edit(&file, |site, document| {
        let keys = ["question", "a", "b"].map(|key| {
            let words = format!("The {key} is {}.", site.number());
            (key.to_owned(), Value::from(words))
        });
        let table = Some(Value::Table(keys.into_iter().collect()));
        document.set("ask", table.filter(|_| site.number() > 250))
    })
}

fn any_comparison(site: &mut Site<'_>) -> Option<(String, String)> {
    let mut found = Vec::new();
    for registry in site.registries() {
        let comparisons = site.comparisons(&registry).into_iter();
        found.extend(
            comparisons.map(|stem| (registry.clone(), format!("content/{registry}/{stem}.md"))),
        );
    }
    site.pick(&found)
}

fn any_across(site: &mut Site<'_>) -> Option<String> {
    let stems = site.comparisons("across");
    site.pick(&stems).map(|stem| format!("content/across/{stem}.md"))
}

fn text(site: &mut Site<'_>, id: &str) -> String {
    let number = site.number();
    match id {
        "differences" => format!("- The first, {number}.\n- The second."),
        _ => format!("Sentence {number}. And another."),
    }
}

fn set_part(site: &mut Site<'_>, document: &mut Document, id: &str) -> Option<String> {
    let text = text(site, id);
    document.set_part(id, &text)
}

/// Writes one part of a comparison or of its translation anew, or takes it away.
fn part(site: &mut Site<'_>, id: &str, is_translated: bool) -> Option<String> {
    let (_, file) = any_comparison(site)?;
    let source = site.document(&file);
    let locale = site.any_translation().filter(|_| is_translated);
    if is_translated && !source.part_ids().iter().any(|known| known == id) {
        return None;
    }
    if site.number() < 250 {
        let files = match &locale {
            Some(locale) => vec![file.replace(".md", &format!(".{locale}.md"))],
            None => versions(site, &file),
        };
        let held = files.iter().filter(|file| site.document(file).parts.len() > 1);
        let held: Vec<&String> = held.collect();
        // A comparison that says nothing would be a mistake.
        if held.len() < files.len() {
            return None;
        }
        for file in held {
            let mut document = site.document(file);
            document.remove_part(id);
            site.put(file, &document);
        }
        return Some(format!("{file}: no `{id}`"));
    }
    let file = locale.map_or(file.clone(), |id| file.replace(".md", &format!(".{id}.md")));
    site.edit(&file, |site, document| set_part(site, document, id))
}

/// Adds a comparison with the last `count` of its three parts.
fn add(site: &mut Site<'_>, file: &str, count: usize) -> Option<String> {
    if site.read(file).is_some() {
        return None;
    }
    let registry = file.split('/').nth(1)?;
    let policy = index(site, registry).keys.get("pairs").cloned();
    if policy.is_some_and(|pairs| pairs.get("policy") == Some(&"none".into())) {
        return None;
    }
    let mut document = Document::default();
    for id in &["", "differences", "choose"][3 - count..] {
        set_part(site, &mut document, id);
    }
    site.put(file, &document);
    Some(file.to_owned())
}

fn remove(site: &mut Site<'_>, folder: &str) -> Option<String> {
    let stems = site.comparisons(folder);
    let stem = site.pick(&stems)?;
    for file in versions(site, &format!("content/{folder}/{stem}.md")) {
        site.remove(&file);
    }
    Some(format!("{folder}/{stem}"))
}

fn remove_translation(site: &mut Site<'_>, file: &str) -> Option<String> {
    let mut files = versions(site, file);
    files.retain(|version| version != file);
    let file = site.pick(&files)?;
    site.remove(&file);
    Some(file)
}

/// Removes the comparisons of a registry.
pub(super) fn remove_all(site: &Site<'_>, registry: &str) {
    let files = site.files(&format!("content/{registry}")).into_iter();
    files.filter(|file| file.contains("-vs-")).for_each(|file| site.remove(&file));
}

/// Returns the registries as their keys `order` put them.
fn registry_order(site: &Site<'_>) -> Vec<String> {
    let mut registries = site.registries();
    registries.sort_by_key(|registry| {
        index(site, registry).keys.get("order").and_then(Value::as_integer).unwrap_or(0)
    });
    registries
}

/// Renames comparisons whose first code no longer comes first.
pub(super) fn put_in_order(site: &Site<'_>) {
    let registries = registry_order(site);
    for folder in registries.iter().map(String::as_str).chain(["across"]) {
        let codes = if folder == "across" { registries.clone() } else { order(site, folder) };
        let place = |side: &str| {
            let side = if folder == "across" { side.split('-').next().unwrap() } else { side };
            codes.iter().position(|known| known == side)
        };
        for stem in site.comparisons(folder) {
            let (a, b) = stem.split_once("-vs-").unwrap();
            if place(a) < place(b) {
                continue;
            }
            for file in versions(site, &format!("content/{folder}/{stem}.md")) {
                let text = site.read(&file).unwrap();
                site.remove(&file);
                site.write(&file.replace(&stem, &format!("{b}-vs-{a}")), &text);
            }
        }
    }
}
