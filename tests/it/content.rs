//! The project's own site: its facts agree with the registry, and nothing is left untranslated.

use std::collections::BTreeMap;
use std::fs;

use versus::catalog::{FactKind, FactValue, Registry};
use versus::edition::Coverage;

use crate::support::{load, project};

/// Reads a table of comma-separated values; a quoted field may hold commas.
fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(project().join("tests/registries").join(name)).unwrap();
    let mut lines = text.lines().filter(|line| !line.starts_with('#')).map(fields);
    let head = lines.next().unwrap();
    lines.map(|row| head.iter().cloned().zip(row).collect()).collect()
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

fn fact<'a>(registry: &'a Registry, code: &'a versus::catalog::Code, id: &str) -> Option<&'a str> {
    let at = registry.facts.iter().position(|fact| fact.id.value == id).unwrap();
    match (code.facts[at].as_ref()?, &registry.facts[at].kind) {
        (FactValue::Choice(choice), FactKind::Choice(values)) => Some(&values[*choice].value),
        (FactValue::Literal(literal), _) => Some(literal),
        _ => None,
    }
}

#[test]
fn websocket_agrees_with_the_registry() {
    let site = load(&project());
    let registry = site.catalog.registry(site.catalog.find("websocket").unwrap());
    let rows = table("websocket.csv");
    let written: Vec<_> = registry.codes.iter().map(|code| code.spelling.as_str()).collect();
    let listed: Vec<_> = rows.iter().map(|row| row["code"].as_str()).collect();
    assert_eq!(written, listed);
    let source = site.config.source_locale.0;
    for (row, code) in rows.iter().zip(&registry.codes) {
        let spelling = &code.spelling;
        let name = &code.texts[source].as_ref().unwrap().name.as_ref().unwrap().value;
        assert_eq!(name, &row["name"], "{spelling}");
        for (id, column) in [
            ("on-wire", "may_be_sent_in_close_frame"),
            ("sent-by", "sent_by"),
            ("local-report", "local_report_only"),
            ("browser-close", "browser_close_allowed"),
        ] {
            assert_eq!(fact(registry, code, id), Some(row[column].as_str()), "{spelling} {id}");
        }
        let reference = &row["reference"];
        let defined_in = match row["registration_rule"].as_str() {
            "First Come First Served" => "first-come",
            "none, cannot be registered" => "private",
            _ if reference.starts_with("RFC 6455") => "rfc",
            _ => "iana",
        };
        assert_eq!(fact(registry, code, "defined-in"), Some(defined_in), "{spelling}");
        let registered_by = fact(registry, code, "registered-by");
        assert_eq!(registered_by.is_some(), reference.starts_with("IANA"), "{spelling}");
        if let Some(registered_by) = registered_by {
            let registrant = reference.split(['(', ')']).nth(1).unwrap();
            assert!(registered_by.starts_with(registrant), "{spelling}: {registered_by}");
            assert!(
                registered_by.ends_with(row["registered"].as_str()),
                "{spelling}: {registered_by}"
            );
        }
        // WebSockets Standard: a close is clean where the closing handshake was completed, which a
        // report without any Close frame cannot be.
        let clean = match (row["local_report_only"].as_str(), spelling.as_str()) {
            (_, "1004") => None,
            ("yes", spelling) if spelling != "1005" => Some("no"),
            _ => Some("yes"),
        };
        assert_eq!(fact(registry, code, "clean-close"), clean, "{spelling}");
    }
}

#[test]
fn the_pairs_people_confuse_are_compared() {
    let site = load(&project());
    let registry = site.catalog.registry(site.catalog.find("websocket").unwrap());
    let written: Vec<(String, String)> = registry
        .comparisons
        .keys()
        .map(|pair| [pair.a(), pair.b()].map(|code| registry.code(code).spelling.clone()).into())
        .collect();
    let mut listed: Vec<(String, String)> =
        table("confusions.csv").iter().map(|row| (row["a"].clone(), row["b"].clone())).collect();
    listed.sort();
    assert_eq!(written, listed);
}

#[test]
fn everything_is_translated() {
    let site = load(&project());
    for locale in site.config.locale_ids() {
        let coverage = Coverage::of(locale, &site.catalog, &site.config, &site.sources);
        assert_eq!(coverage.translated, coverage.total, "{}", site.config.locale(locale).id);
        assert!(coverage.total > 100);
    }
}

#[test]
fn no_page_shows_a_text_of_another_language() {
    let site = load(&project());
    for edition in &site.editions {
        for code in edition.registries.iter().flat_map(|registry| &registry.codes) {
            assert_eq!(code.description.by, edition.locale, "{}", code.spelling);
            assert_eq!(code.means.by, edition.locale, "{}", code.spelling);
            assert!(code.sections.iter().flatten().all(|section| section.by == edition.locale));
        }
    }
}
