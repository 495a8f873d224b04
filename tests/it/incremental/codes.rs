//! Edits of codes: every key, every part of the text, codes that come and go.

use toml::{Table, Value};

use super::Kind;
use super::registries::order;
use super::site::{Document, Site, ids, reference, set, tables, texts};

pub(super) const KINDS: &[Kind] = &[
    ("a code's name", |site| {
        let name = format!("Name {} & \"more\"", site.number());
        in_code(site, |_, _, document| document.set("name", Some(name.into())))
    }),
    ("a code's spelling", |site| {
        in_code(site, |site, (_, code), document| {
            let spelling = format!("{code}/<{}> & more", site.number());
            document.set("code", Some(spelling.into()).filter(|_| site.random.bool()))
        })
    }),
    ("what becomes of a code", |site| {
        in_code(site, |site, (registry, code), document| {
            let key = site.pick(&["since", "deprecated", "removed", "reviewed", "replaced_by"])?;
            let value = match key {
                "reviewed" => format!("2026-01-{}", site.random.usize(10..29)),
                "replaced_by" => {
                    let mut codes = site.codes(registry);
                    codes.retain(|other| other != code);
                    site.pick(&codes)?
                }
                _ => format!("{}.0", site.number()),
            };
            document.set(key, Some(value.into()).filter(|_| site.random.bool()))
        })
    }),
    ("a code's former addresses", |site| {
        in_code(site, |site, _, document| {
            let list: Vec<String> =
                (0..site.random.usize(0..3)).map(|_| format!("was-{}", site.number())).collect();
            let list: std::collections::BTreeSet<String> = list.into_iter().collect();
            let list: Vec<Value> = list.into_iter().map(Value::from).collect();
            document.set("formerly", Some(Value::Array(list)))
        })
    }),
    ("a code's references", |site| {
        in_code(site, |site, _, document| {
            let list = (0..site.random.usize(0..3)).map(|_| reference(site.number())).collect();
            document.set("references", Some(Value::Array(list)))
        })
    }),
    ("a code's aliases", |site| {
        in_code(site, |site, _, document| {
            let list = numbered("ALIAS", site.random.usize(0..3), site);
            document.set("aliases", Some(list))
        })
    }),
    ("a code's related codes", |site| {
        in_code(site, |site, (registry, code), document| {
            let list = some_codes(site, registry, code);
            document.set("related", Some(list))
        })
    }),
    ("a code's category", |site| {
        in_code(site, |site, (registry, _), document| {
            let categories = ids(&index(site, registry).keys, "categories");
            let category = site.pick(&categories).filter(|_| site.random.bool());
            document.set("category", category.map(Value::from))
        })
    }),
    ("a code's means", |site| in_code(site, |site, _, document| clause(site, document, "means"))),
    ("a code's seen", |site| in_code(site, |site, _, document| clause(site, document, "seen"))),
    ("a code's choose", |site| in_code(site, |site, _, document| clause(site, document, "choose"))),
    ("a code's fact with values", |site| fact(site, "values")),
    ("a code's fact of type text", |site| fact(site, "text")),
    ("a code's fact of type literal", |site| fact(site, "literal")),
    ("a code's fact of type code-list", |site| fact(site, "code-list")),
    ("a code's constants", |site| {
        in_code(site, |site, (registry, _), document| {
            let constant = site.pick(&ids(&index(site, registry).keys, "constants"))?;
            let value = Some(format!("name.N{}", site.number()).into());
            set_in(document, "constants", &constant, value.filter(|_| site.number() > 200))
        })
    }),
    ("a code's equivalents", |site| {
        in_code(site, |site, (registry, _), document| {
            let list = (0..site.random.usize(0..2)).filter_map(|_| equivalent(site, registry));
            let list = list.collect();
            document.set("equivalents", Some(Value::Array(list)))
        })
    }),
    ("a code's description", |site| {
        in_code(site, |site, (registry, _), document| {
            let text = site.sentence(Some(registry));
            document.set_part("", &text)
        })
    }),
    ("a code's section", |site| {
        in_code(site, |site, (registry, _), document| {
            let section = any_section(site, registry)?;
            let text = site.sentence(Some(registry));
            document.set_part(&section, &text)
        })
    }),
    ("a code's section gone", |site| {
        let (registry, code) = site.any_code();
        let file = format!("content/{registry}/{code}.md");
        let sections = site.document(&file).part_ids().split_off(1);
        let section = site.pick(&sections)?;
        for file in versions(site, &file) {
            let mut document = site.document(&file);
            document.remove_part(&section);
            site.put(&file, &document);
        }
        Some(format!("{file}: no {section}"))
    }),
    ("a code added", |site| {
        let registry = site.any_registry();
        let codes = site.codes(&registry);
        let code = site.random.usize(100..1000).to_string();
        if codes.len() > 4 || codes.contains(&code) {
            return None;
        }
        let mut document = Document::default();
        document.set("name", Some(format!("New {}", site.number()).into()));
        let text = site.sentence(Some(&registry));
        document.set_part("", &text);
        site.put(&format!("content/{registry}/{code}.md"), &document);
        list(site, &registry, &code);
        Some(format!("{registry}/{code}"))
    }),
    ("a code gone", |site| {
        let (registry, code) = site.any_code();
        if site.codes(&registry).len() < 3 {
            return None;
        }
        forget(site, &registry, &code);
        Some(format!("{registry}/{code}"))
    }),
    ("a code renamed", |site| {
        let (registry, code) = site.any_code();
        let new = site.random.usize(100..1000).to_string();
        if site.codes(&registry).contains(&new) {
            return None;
        }
        let names = versions(site, &format!("content/{registry}/{code}.md"));
        let texts: Vec<_> = names.iter().map(|name| (name, site.read(name).unwrap())).collect();
        forget(site, &registry, &code);
        for (name, text) in texts {
            site.write(&name.replace(&code, &new), &text.replace(&format!("[{code}]"), "it"));
        }
        list(site, &registry, &new);
        Some(format!("{registry}/{code} to {new}"))
    }),
];

pub(super) type Place<'p> = (&'p str, &'p str);

fn in_code(
    site: &mut Site<'_>,
    change: impl FnOnce(&mut Site<'_>, Place<'_>, &mut Document) -> Option<String>,
) -> Option<String> {
    let (registry, code) = site.any_code();
    let file = format!("content/{registry}/{code}.md");
    site.edit(&file, |site, document| change(site, (&registry, &code), document))
}

/// Returns a file and its translations.
pub(super) fn versions(site: &Site<'_>, file: &str) -> Vec<String> {
    let stem = format!("{}.", file.strip_suffix(".md").unwrap());
    let folder = file.rsplit_once('/').unwrap().0;
    site.files(folder).into_iter().filter(|file| file.starts_with(&stem)).collect()
}

pub(super) fn index(site: &Site<'_>, registry: &str) -> Document {
    site.document(&format!("content/{registry}/_index.md"))
}

/// Returns the facts of a type; those with values have the type `values`.
pub(super) fn facts(site: &Site<'_>, registry: &str, kind: &str) -> Vec<String> {
    let facts = tables(&index(site, registry).keys, "facts").into_iter();
    let of_type = facts.filter(|fact| match fact.get("type") {
        Some(known) => known.as_str() == Some(kind),
        None => kind == "values",
    });
    of_type.map(|fact| fact["id"].as_str().unwrap().to_owned()).collect()
}

/// Fills a fact of some code, or empties it.
fn fact(site: &mut Site<'_>, kind: &str) -> Option<String> {
    let mut places = Vec::new();
    for registry in site.registries() {
        let facts = facts(site, &registry, kind);
        places.extend(facts.into_iter().map(|fact| (registry.clone(), fact)));
    }
    let (registry, fact) = site.pick(&places)?;
    let codes = site.codes(&registry);
    let code = site.pick(&codes)?;
    let value = match kind {
        "values" => {
            let facts = tables(&index(site, &registry).keys, "facts").into_iter();
            let known = facts.map(|table| (table["id"].as_str() == Some(&fact), table));
            let table = known.filter(|(is_meant, _)| *is_meant).map(|(_, table)| table).next()?;
            Value::from(site.pick(&texts(&table, "values"))?)
        }
        "code-list" => some_codes(site, &registry, &code),
        _ => format!("Value {}", site.number()).into(),
    };
    let value = Some(value).filter(|_| site.number() > 250);
    if value.is_none() {
        // A translation of nothing would be a mistake.
        for file in versions(site, &format!("content/{registry}/{code}.md")) {
            let mut document = site.document(&file);
            set_in(&mut document, "facts", &fact, None);
            site.put(&file, &document);
        }
        return Some(format!("{registry}/{code}: no {fact}"));
    }
    let file = format!("content/{registry}/{code}.md");
    site.edit(&file, |_, document| set_in(document, "facts", &fact, value))
}

/// Sets a key of a table, and the table with it.
pub(super) fn set_in(
    document: &mut Document,
    table: &str,
    key: &str,
    value: Option<Value>,
) -> Option<String> {
    // An index has a list under the same name.
    let old = document.keys.get(table).cloned().unwrap_or_else(|| Table::new().into());
    let mut keys = old.as_table()?.clone();
    let what = set(&mut keys, key, value);
    document.set(table, Some(Value::Table(keys)));
    what
}

pub(super) fn clause(site: &mut Site<'_>, document: &mut Document, key: &str) -> Option<String> {
    let clause = site.clause();
    document.set(key, Some(clause.into()).filter(|_| site.number() > 250))
}

fn any_section(site: &mut Site<'_>, registry: &str) -> Option<String> {
    let mut sections = texts(&index(site, registry).keys, "sections");
    if sections.is_empty() {
        sections = vec!["when".into(), "fix".into()];
    }
    site.pick(&sections)
}

pub(super) fn numbered(word: &str, count: usize, site: &mut Site<'_>) -> Value {
    (0..count)
        .map(|at| Value::from(format!("{word}_{at}{}", site.number())))
        .collect::<Vec<_>>()
        .into()
}

/// Chooses other codes of the registry.
fn some_codes(site: &mut Site<'_>, registry: &str, but: &str) -> Value {
    let codes = site.codes(registry).into_iter().filter(|code| code != but);
    let codes: Vec<Value> = codes.filter(|_| site.random.bool()).map(Value::from).collect();
    codes.into()
}

fn equivalent(site: &mut Site<'_>, registry: &str) -> Option<Value> {
    let relation = site.pick(&texts(&index(site, registry).keys, "relations"))?;
    let (other, code) = site.any_code();
    let mut table = Table::new();
    table.insert("code".into(), format!("{other}:{code}").into());
    table.insert("relation".into(), relation.into());
    if site.random.bool() {
        table.insert("reference".into(), reference(site.number()));
    }
    Some(Value::Table(table)).filter(|_| other != registry)
}

/// Adds a code where the registry lists all in order.
fn list(site: &Site<'_>, registry: &str, code: &str) {
    let mut index = index(site, registry);
    if index.keys.contains_key("codes") {
        let mut codes = texts(&index.keys, "codes");
        codes.push(code.to_owned());
        index.set("codes", Some(codes.into()));
        site.put(&format!("content/{registry}/_index.md"), &index);
    }
    debug_assert!(order(site, registry).iter().any(|known| known == code));
}

/// Removes a code and all that names it.
pub(super) fn forget(site: &Site<'_>, registry: &str, code: &str) {
    let full = format!("{registry}:{code}");
    for file in versions(site, &format!("content/{registry}/{code}.md")) {
        site.remove(&file);
    }
    for file in site.files(&format!("content/{registry}")) {
        let stem = file.rsplit_once('/').unwrap().1.split('.').next().unwrap();
        if stem.split("-vs-").any(|side| side == code) {
            site.remove(&file);
        }
    }
    for file in site.files("content/across") {
        let stem = file.rsplit_once('/').unwrap().1.split('.').next().unwrap();
        if stem.split("-vs-").any(|side| side == format!("{registry}-{code}")) {
            site.remove(&file);
        }
    }
    for file in site.files("content").iter().filter(|file| file.ends_with(".md")) {
        let old = site.document(file);
        let mut document = old.clone();
        let is_own = file.starts_with(&format!("content/{registry}/"));
        for key in ["related", "codes"].into_iter().filter(|_| is_own) {
            let kept = texts(&document.keys, key).into_iter().filter(|known| known != code);
            let kept: Vec<String> = kept.collect();
            document.set(key, Some(kept.into()));
        }
        for fact in facts(site, registry, "code-list").into_iter().filter(|_| is_own) {
            let filled = document.keys.get("facts").and_then(Value::as_table).cloned();
            let list = filled.map(|filled| texts(&filled, &fact)).unwrap_or_default().into_iter();
            let kept: Vec<String> = list.filter(|known| known != code).collect();
            set_in(&mut document, "facts", &fact, Some(kept.into()));
        }
        let equivalents = tables(&document.keys, "equivalents").into_iter();
        let kept = equivalents.filter(|table| table["code"].as_str() != Some(&full));
        let kept: Vec<Value> = kept.map(Value::Table).collect();
        document.set("equivalents", Some(kept.into()));
        for (_, part) in &mut document.parts {
            *part = part.replace(&format!("[{full}]"), "it");
            if is_own {
                *part = part.replace(&format!("[{code}]"), "it");
            }
        }
        if document != old {
            site.put(file, &document);
        }
    }
}
