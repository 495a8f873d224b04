//! Edits of registries and of their translations: every key, and registries that come and go.

use toml::{Table, Value};

use super::Kind;
use super::codes::{facts, forget, index, set_in, versions};
use super::comparisons::{put_in_order, remove_all};
use super::site::{Document, Site, ids, reference, set, tables, texts};
use super::words;

pub(super) const KINDS: &[Kind] = &[
    ("a registry's name", |site| {
        let name = format!("Registry {}", site.number());
        in_index(site, |_, _, index| index.set("name", Some(name.into())))
    }),
    ("the order of registries", |site| {
        let order = i64::try_from(site.random.usize(0..4)).unwrap();
        let what = in_index(site, |_, _, index| index.set("order", Some(order.into())));
        put_in_order(site);
        what
    }),
    ("a registry's references", |site| {
        in_index(site, |site, _, index| {
            let list = (0..site.random.usize(0..3)).map(|_| reference(site.number())).collect();
            index.set("references", Some(Value::Array(list)))
        })
    }),
    ("a registry's introduction", |site| {
        in_index(site, |site, registry, index| {
            let text = site.sentence(Some(registry));
            index.set_part("", &text)
        })
    }),
    ("a registry's sections", |site| {
        in_index(site, |site, _, index| {
            let mut sections = texts(&index.keys, "sections");
            if sections.is_empty() {
                sections = vec!["when".into(), "fix".into()];
            }
            if sections.len() < 4 {
                sections.push(format!("part{}", site.random.usize(0..5)));
            }
            sections.dedup();
            site.random.shuffle(&mut sections);
            index.set("sections", Some(sections.into()))
        })
    }),
    ("the sections of pairs", |site| {
        in_index(site, |site, _, index| {
            let mut sections = texts(&index.keys, "sections");
            sections.retain(|_| site.random.bool());
            set_in(index, "pairs", "sections", Some(sections.into()))
        })
    }),
    ("the policy for pairs", |site| {
        let registry = site.any_registry();
        let policy = site.pick(&["all", "category", "related", "curated", "none"])?;
        if policy == "none" {
            remove_all(site, &registry);
        }
        site.edit(&format!("content/{registry}/_index.md"), |_, index| {
            set_in(index, "pairs", "policy", Some(policy.into()))
        })
    }),
    ("the order of codes", |site| {
        let what = in_index(site, |site, registry, index| {
            let mut codes = site.codes(registry);
            site.random.shuffle(&mut codes);
            index.set("codes", Some(codes.into()).filter(|_| site.number() > 250))
        });
        put_in_order(site);
        what
    }),
    ("a category's title", |site| {
        in_table(site, "categories", |site, table| {
            set(table, "title", Some(format!("Title {}", site.number()).into()))
        })
    }),
    ("the form of numbers", |site| {
        let registry = site.any_registry();
        site.edit(&format!("content/{registry}/_index.md"), |site, index| {
            let form = site.pick(&["decimal", "hex"])?;
            index.set("number", Some(form.into()))
        })
    }),
    ("a category's range", |site| {
        in_index(site, |site, _, index| {
            // The last one holds all that no other does.
            let mut categories = tables(&index.keys, "categories");
            let range = format!("{}-{}", site.random.usize(100..300), site.random.usize(300..1000));
            let end = categories.len().checked_sub(1)?;
            let what = set(categories[..end].first_mut()?, "range", Some(range.into()));
            index.set("categories", Some(categories.into()));
            what
        })
    }),
    ("a category added", |site| {
        in_index(site, |site, _, index| {
            let mut categories = tables(&index.keys, "categories");
            let id = format!("group{}", site.number());
            let mut category = Table::new();
            set(&mut category, "id", Some(id.into()));
            set(&mut category, "title", Some(format!("Group {}", site.number()).into()));
            set(&mut category, "range", Some("100-999".into()));
            categories.push(category);
            index.set("categories", Some(categories.into())).filter(|_| index.keys.len() < 50)
        })
    }),
    ("a category gone", |site| {
        let registry = site.any_registry();
        let categories = ids(&index(site, &registry).keys, "categories");
        // The last one holds every code, so only it may be all there is.
        let end = categories.len().checked_sub(1)?.max(1);
        let id = site.pick(&categories[..end])?;
        for file in site.files(&format!("content/{registry}")) {
            let mut document = site.document(&file);
            let category = document.keys.get("category").and_then(Value::as_str);
            if category == Some(&id) {
                document.set("category", None);
            } else if !without(&mut document, "categories", &id) {
                continue;
            }
            site.put(&file, &document);
        }
        Some(format!("{registry}: no {id}"))
    }),
    ("a fact added", |site| {
        in_index(site, |site, _, index| {
            let mut facts = tables(&index.keys, "facts");
            let mut fact = Table::new();
            set(&mut fact, "id", Some(format!("fact{}", site.number()).into()));
            match site.pick(&["values", "text", "literal", "code-list"])? {
                "values" => set(&mut fact, "values", Some(vec!["yes", "no"].into())),
                kind => set(&mut fact, "type", Some(kind.into())),
            };
            facts.insert(site.random.usize(0..=facts.len()), fact);
            index.set("facts", Some(facts.into()))
        })
    }),
    ("a fact gone", |site| {
        let registry = site.any_registry();
        let all = ids(&index(site, &registry).keys, "facts");
        let id = site.pick(&all).filter(|_| all.len() > 1)?;
        for file in site.files(&format!("content/{registry}")) {
            let mut document = site.document(&file);
            let is_code = document.keys.get("facts").is_some_and(Value::is_table);
            if is_code {
                set_in(&mut document, "facts", &id, None);
                site.put(&file, &document);
            } else if without(&mut document, "facts", &id) {
                site.put(&file, &document);
            }
        }
        Some(format!("{registry}: no {id}"))
    }),
    ("the order of facts", |site| shuffled(site, "facts")),
    ("the values of a fact", |site| {
        in_table(site, "facts", |site, table| {
            let mut values = texts(table, "values");
            let more = format!("value{}", site.random.usize(0..9));
            if values.is_empty() || values.contains(&more) {
                return None;
            }
            values.push(more);
            site.random.shuffle(&mut values);
            set(table, "values", Some(values.into()))
        })
    }),
    ("the type of a fact", |site| {
        let registry = site.any_registry();
        let literals = facts(site, &registry, "literal");
        let id = site.pick(&literals)?;
        site.edit(&format!("content/{registry}/_index.md"), |_, index| {
            let mut facts = tables(&index.keys, "facts");
            let fact = facts.iter_mut().find(|fact| fact["id"].as_str() == Some(&id))?;
            let what = set(fact, "type", Some("text".into()));
            index.set("facts", Some(facts.into()));
            what
        })
    }),
    ("a fact's reference", |site| {
        in_table(site, "facts", |site, table| {
            let reference = reference(site.number());
            set(table, "reference", Some(reference).filter(|_| site.number() > 250))
        })
    }),
    ("a library added", |site| {
        in_index(site, |site, _, index| {
            let mut constants = tables(&index.keys, "constants");
            let mut constant = Table::new();
            set(&mut constant, "id", Some(format!("lib{}", site.number()).into()));
            set(&mut constant, "name", Some(format!("Library {}", site.number()).into()));
            constants.insert(site.random.usize(0..=constants.len()), constant);
            index.set("constants", Some(constants.into()))
        })
    }),
    ("a library's name", |site| {
        in_table(site, "constants", |site, table| {
            set(table, "name", Some(format!("Library {}", site.number()).into()))
        })
    }),
    ("the order of relations", |site| {
        in_index(site, |site, _, index| {
            let mut relations = texts(&index.keys, "relations");
            if relations.len() < 4 {
                relations.push(format!("way{}", site.number()));
            }
            site.random.shuffle(&mut relations);
            index.set("relations", Some(relations.into()))
        })
    }),
    ("a translated registry's name", |site| {
        in_translation(site, |site, _, document| {
            let name = format!("Registre {}", site.number());
            document.set("name", Some(name.into()).filter(|_| site.number() > 300))
        })
    }),
    ("a translated registry's digest", |site| {
        in_translation(site, |site, _, document| {
            document.set("source", Some(format!("{:016x}", site.number()).into()))
        })
    }),
    ("a translated category title", |site| {
        in_translation(site, |site, registry, document| {
            let id = site.pick(&ids(&index(site, registry).keys, "categories"))?;
            let mut categories = tables(&document.keys, "categories");
            categories.retain(|table| table["id"].as_str() != Some(&id));
            let mut category = Table::new();
            set(&mut category, "id", Some(id.into()));
            set(&mut category, "title", Some(format!("Titre {}", site.number()).into()));
            categories.extend(Some(category).filter(|_| site.number() > 300));
            document.set("categories", Some(categories.into()))
        })
    }),
    ("a translated introduction", |site| {
        in_translation(site, |site, registry, document| {
            if site.number() < 300 {
                document.remove_part("");
                return Some("no introduction".into());
            }
            let text = site.sentence(Some(registry));
            document.set_part("", &text)
        })
    }),
    ("a registry's translation gone", |site| {
        let registry = site.any_registry();
        let mut files = versions(site, &format!("content/{registry}/_index.md"));
        files.retain(|file| !file.ends_with("/_index.md"));
        let file = site.pick(&files)?;
        site.remove(&file);
        Some(file)
    }),
    ("a registry added", |site| {
        let registry = format!("reg{}", site.random.usize(0..9));
        if site.registries().len() > 2 || site.registries().contains(&registry) {
            return None;
        }
        let mut index = Document::default();
        index.set("name", Some(format!("Registry {}", site.number()).into()));
        index.set("order", Some(i64::try_from(site.random.usize(0..4)).unwrap().into()));
        index.set_part("", "A registry that came later.");
        site.put(&format!("content/{registry}/_index.md"), &index);
        for code in [200, 300] {
            let mut code_document = Document::default();
            code_document.set("name", Some(format!("Late {}", site.number()).into()));
            let text = site.sentence(None);
            code_document.set_part("", &text);
            site.put(&format!("content/{registry}/{code}.md"), &code_document);
        }
        Some(registry)
    }),
    ("a registry gone", |site| {
        let registry = site.any_registry();
        if site.registries().len() < 3 {
            return None;
        }
        for code in site.codes(&registry) {
            forget(site, &registry, &code);
        }
        std::fs::remove_dir_all(site.path(&format!("content/{registry}"))).unwrap();
        Some(registry)
    }),
];

fn in_index(
    site: &mut Site<'_>,
    change: impl FnOnce(&mut Site<'_>, &str, &mut Document) -> Option<String>,
) -> Option<String> {
    let registry = site.any_registry();
    let file = format!("content/{registry}/_index.md");
    let what = site.edit(&file, |site, index| change(site, &registry, index));
    words::complete(site);
    what
}

fn in_translation(
    site: &mut Site<'_>,
    change: impl FnOnce(&mut Site<'_>, &str, &mut Document) -> Option<String>,
) -> Option<String> {
    let locale = site.any_translation()?;
    let registry = site.any_registry();
    let file = format!("content/{registry}/_index.{locale}.md");
    site.edit(&file, |site, document| change(site, &registry, document))
}

/// Changes one table of a list of tables.
fn in_table(
    site: &mut Site<'_>,
    key: &str,
    change: impl FnOnce(&mut Site<'_>, &mut Table) -> Option<String>,
) -> Option<String> {
    in_index(site, |site, _, index| {
        let mut list = tables(&index.keys, key);
        let at = site.random.usize(0..list.len().max(1));
        let what = change(site, list.get_mut(at)?);
        index.set(key, Some(list.into()));
        what
    })
}

fn shuffled(site: &mut Site<'_>, key: &str) -> Option<String> {
    in_index(site, |site, _, index| {
        let mut list = tables(&index.keys, key);
        site.random.shuffle(&mut list);
        index.set(key, Some(list.into()))
    })
}

/// Takes the table with an id out of a list; tells whether there was one.
fn without(document: &mut Document, key: &str, id: &str) -> bool {
    let mut list = tables(&document.keys, key);
    let before = list.len();
    list.retain(|table| table["id"].as_str() != Some(id));
    let is_less = list.len() < before;
    if is_less {
        document.set(key, Some(list.into()));
    }
    is_less
}

/// Returns the codes of a registry in its order.
pub(super) fn order(site: &Site<'_>, registry: &str) -> Vec<String> {
    let listed = texts(&index(site, registry).keys, "codes");
    if listed.is_empty() { site.codes(registry) } else { listed }
}
