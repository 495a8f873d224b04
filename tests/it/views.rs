//! `docs/views.md` has every variable of every template: templates that tell what they see take the place of the
//! program's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::guides::{Names, assert_same, read, table, tables};
use crate::support::{Tree, build, copy, copy_of_the_site, sites, tree, write_tree};

/// The views of `docs/views.md`: the types of their fields.
type Views<'t> = BTreeMap<&'t str, BTreeMap<&'t str, &'t str>>;

/// Writes a template that tells the fields of a view at `at`: `type VIEW FIELD` where one has a value of its
/// type, `wrong VIEW FIELD` where that is of another type, and `key VIEW FIELD` for each that a view within has.
fn tell_fields(at: &str, view: &str, views: &Views<'_>, template: &mut String) {
    for (field, kind) in &views[view] {
        tell(&format!("{at}{field}"), &format!("{view} {field}"), kind, views, template);
    }
}

fn tell(at: &str, place: &str, kind: &str, views: &Views<'_>, template: &mut String) {
    if let Some(items) = kind.strip_prefix("list of ") {
        let item = format!("item{}", template.len());
        write!(template, "{{% for {item} in {at} %}}").unwrap();
        tell(&item, place, items, views, template);
        template.push_str("{% endfor %}");
    } else if let Some(some) = kind.strip_suffix(" or none") {
        write!(template, "{{% if {at} is not none %}}").unwrap();
        tell(at, place, some, views, template);
        template.push_str("{% endif %}");
    } else if let Some(link) = kind.strip_prefix('[') {
        let view = link.split(']').next().unwrap();
        writeln!(template, "\ntype {place}").unwrap();
        tell_keys(at, view, template);
        tell_fields(&format!("{at}."), view, views, template);
    } else {
        let test = match kind {
            "text" | "HTML" => "string",
            "number" => "integer",
            "yes or no" => "bool",
            _ => panic!("what is the type `{kind}`?"),
        };
        let (right, wrong) = (format!("type {place}"), format!("wrong {place}"));
        write!(template, "\n{{% if {at} is {test} %}}{right}{{% else %}}{wrong}{{% endif %}}\n")
            .unwrap();
    }
}

fn tell_keys(at: &str, view: &str, template: &mut String) {
    let each =
        format!("{{% for name, value in {at} %}}\nkey {view} {{{{ name }}}}\n{{% endfor %}}");
    template.push_str(&each);
}

#[test]
fn every_variable_of_a_template_is_described() {
    let (guide, list) = (read("docs/templates.md"), read("docs/views.md"));
    let mut views = Views::new();
    let tables = tables(&list, &["field", "type"]);
    for table in &tables {
        let fields = table.rows.iter().map(|row| (row[0].trim_matches('`'), row[1]));
        views.insert(table.heading, fields.collect());
    }
    let fields_of = |place: &str, view: &str| -> Vec<String> {
        views[view].keys().map(|field| format!("{place} {field}")).collect()
    };
    let (mut templates, mut keys, mut within) = (Tree::new(), Names::new(), views.clone());
    for row in table(&guide, &["template", "makes", "sees"]).rows {
        let (name, mut template) = (row[0].trim_matches('`'), String::new());
        if name == "base.html" {
            continue;
        }
        tell_keys("__tera_context", name, &mut template);
        let words = row[2].split(|c: char| !c.is_alphanumeric());
        for view in words.filter(|word| views.contains_key(word)).collect::<BTreeSet<_>>() {
            tell_fields("", view, &views, &mut template);
            keys.extend(fields_of(name, view));
            within.remove(view);
        }
        if name == "pair.html" {
            template.push_str("{{ a.card }}");
        }
        templates.insert(format!("templates/{name}"), template.into_bytes());
    }
    keys.extend(within.keys().flat_map(|view| fields_of(view, view)));
    let types: Names = views.keys().flat_map(|view| fields_of(view, view)).collect();

    let (mut keys_told, mut types_told) = (Names::new(), Names::new());
    let real = copy_of_the_site();
    for root in sites().into_iter().chain([real.path().to_owned()]) {
        let site = tempfile::tempdir().unwrap();
        for folder in ["content", "locales"] {
            if root.join(folder).is_dir() {
                copy(&root.join(folder), &site.path().join(folder));
            }
        }
        write_tree(&templates, site.path());
        let output = site.path().join("dist");
        build(site.path(), &output);
        let pages = tree(&output).into_iter().filter(|(name, _)| name.ends_with(".html"));
        for (name, page) in pages {
            for line in String::from_utf8(page).unwrap().lines() {
                assert!(!line.starts_with("wrong "), "docs/views.md: {line} ({name})");
                keys_told.extend(line.strip_prefix("key ").map(Into::into));
                types_told.extend(line.strip_prefix("type ").map(Into::into));
            }
        }
    }
    assert_same("docs/views.md", &keys, &keys_told);
    assert_same("docs/views.md", &types, &types_told);
}
