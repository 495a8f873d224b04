//! The facts, names and pairs of the project's own registries, held against tables with their sources.

mod advice;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use versus::Site;
use versus::internals::{AnyCode, Code, FactKind, FactValue, Parts as _, Registry};

use crate::support::{load, project};

type Row = BTreeMap<String, String>;

/// Reads a table of comma-separated values; a quoted field may hold commas.
fn table(name: &str) -> Vec<Row> {
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

fn fact<'a>(registry: &'a Registry, code: &'a Code, id: &str) -> Option<&'a str> {
    let at = registry.facts.iter().position(|fact| fact.id.value == id).unwrap();
    match (code.facts[at].as_ref()?, &registry.facts[at].kind) {
        (FactValue::Choice(choice), FactKind::Choice(values)) => Some(&values[*choice].value),
        (FactValue::Literal(literal), _) => Some(literal),
        _ => None,
    }
}

fn registry<'s>(site: &'s Site, id: &str) -> &'s Registry {
    site.catalog().registry(site.catalog().find(id).unwrap())
}

fn name<'s>(site: &Site, code: &'s Code) -> &'s str {
    let text = code.texts[site.config().source_locale.0].as_ref().unwrap();
    &text.name.as_ref().unwrap().value
}

/// Asserts that a registry has exactly the codes of a table, under their names.
fn assert_names(site: &Site, registry: &Registry, rows: &[Row]) {
    let written: Vec<_> =
        registry.codes.iter().map(|code| (&*code.spelling, name(site, code))).collect();
    let listed: Vec<_> = rows.iter().map(|row| (&*row["code"], &*row["name"])).collect();
    assert_eq!(written, listed);
}

/// Asserts that a fact has the value that the table asks for, and none where it asks for none.
fn assert_fact(registry: &Registry, code: &Code, id: &str, expected: Option<&str>) {
    assert_eq!(fact(registry, code, id), expected, "{} {id}", code.spelling);
}

#[test]
fn websocket_agrees_with_the_registry() {
    let site = load(&project());
    let registry = registry(&site, "websocket");
    let rows = table("websocket.csv");
    assert_names(&site, registry, &rows);
    for (row, code) in rows.iter().zip(&registry.codes) {
        let spelling = &code.spelling;
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
fn http_agrees_with_the_registry() {
    let site = load(&project());
    let registry = registry(&site, "http");
    let (assigned, vendor) = (table("http.csv"), table("http-vendor.csv"));
    let mut rows = [assigned.clone(), vendor.clone()].concat();
    rows.sort_by(|a, b| a["code"].cmp(&b["code"]));
    assert_names(&site, registry, &rows);
    for row in &assigned {
        assert_assigned(registry, row);
    }
    for row in &vendor {
        let code = registry.code(registry.find(&row["code"]).unwrap());
        assert_fact(
            registry,
            code,
            "vendor",
            Some(&row["vendor"].replace("AWS ALB, curl", "curl, AWS ALB")),
        );
        assert_fact(registry, code, "status", Some("vendor"));
        let visible = fact(registry, code, "visible");
        assert_eq!(visible == Some("yes"), row["visible_to_client"] == "yes", "{}", code.spelling);
    }
}

/// Asserts that a code registered at IANA has the facts of its row.
fn assert_assigned(registry: &Registry, row: &Row) {
    let code = registry.code(registry.find(&row["code"]).unwrap());
    let spelling = &code.spelling;
    let document = row["reference"].split(['§', ';']).next().unwrap().trim_end();
    assert!(code.references[0].name.starts_with(document), "{spelling}: {document}");
    let cacheable = match row["cache_rule"].as_str() {
        "heuristic" => "heuristic",
        "explicit freshness only" => "explicit",
        "not cached (interim)" => "no",
        "updates stored response" => "update",
        "must not be stored" => "must-not",
        other => panic!("{spelling}: {other}"),
    };
    assert_fact(registry, code, "cacheable", Some(cacheable));
    assert_fact(registry, code, "content", Some(&row["body_allowed"]));
    let method = match row["redirect_method"].as_str() {
        "POST may become GET" => Some("may-change"),
        "becomes GET (or HEAD)" => Some("get"),
        "kept" => Some("kept"),
        _ => None,
    };
    assert_fact(registry, code, "method", method);
    let permanence = row["redirect_permanence"].split(' ').next().filter(|word| !word.is_empty());
    let permanence = permanence.map(|word| if word == "n/a" { "indirect" } else { word });
    assert_fact(registry, code, "permanence", permanence);
    let required = fact(registry, code, "required-headers").unwrap_or_default();
    let field = row["required_headers"].split([' ', ';']).next().unwrap();
    assert!(required.contains(field) && required.is_empty() == field.is_empty(), "{spelling}");
    let status = row["status"].replace("reserved", "unused");
    assert_fact(registry, code, "status", Some(&status));
    let former = row["former_names"].split("; ").filter_map(|name| name.split(" (").next());
    for name in former.filter(|name| !name.is_empty()) {
        assert!(code.aliases.iter().any(|alias| alias == name), "{spelling} lacks {name}");
    }
}

#[test]
fn grpc_agrees_with_the_registry() {
    let site = load(&project());
    let registry = registry(&site, "grpc");
    let rows = table("grpc.csv");
    assert_names(&site, registry, &rows);
    for (row, code) in rows.iter().zip(&registry.codes) {
        let http = format!("{} {}", row["http_mapping"], row["http_mapping_name"]);
        assert_fact(registry, code, "http", Some(&http));
        let generated = match row["generated_at"].as_str() {
            "n/a" => None,
            "none" => Some("no"),
            side => Some(side),
        };
        assert_fact(registry, code, "generated", generated);
        let listed = |column: &str| row[column].replace(' ', ", ");
        let from_http = Some(listed("from_http_status"));
        let from_http = from_http.filter(|list| !list.is_empty() && !list.starts_with("all"));
        assert_fact(registry, code, "from-http", from_http.as_deref());
        let others = row["from_http_status"].starts_with("all").then_some("yes");
        assert_fact(registry, code, "from-other-http", others);
        let from_http2 = Some(listed("from_http2_error")).filter(|list| !list.is_empty());
        assert_fact(registry, code, "from-http2", from_http2.as_deref());
        // AIP-194: one code is retried by itself, if the method may run twice (code.proto); these never.
        let retry = fact(registry, code, "retry").unwrap();
        assert_eq!(retry == "idempotent", row["retry_aip194"] == "yes", "{}", code.spelling);
        let is_never = ["no-need", "not"].contains(&retry);
        assert_eq!(is_never, row["retry_aip194"] == "never", "{}", code.spelling);
    }
}

#[test]
fn answers_agree_with_their_sources() {
    let site = load(&project());
    for row in table("answers.csv") {
        let registry = registry(&site, &row["registry"]);
        let code = registry.code(registry.find(&row["code"]).unwrap());
        let expected = Some(row["value"].as_str()).filter(|value| *value != "none");
        assert!(!row["source"].is_empty(), "{}", code.spelling);
        assert_fact(registry, code, &row["fact"], expected);
    }
}

/// Writes a code as tables do: its registry and its spelling.
fn written(site: &Site, (id, code): AnyCode) -> (String, String) {
    let registry = site.catalog().registry(id);
    (registry.id.clone(), registry.code(code).spelling.clone())
}

#[test]
fn equivalents_agree_with_their_sources() {
    let site = load(&project());
    let mut found = BTreeSet::new();
    for (id, registry) in site.catalog().registries() {
        for (number, code) in registry.codes() {
            for equivalent in &code.equivalents {
                assert!(equivalent.reference.is_some(), "{}", code.spelling);
                found.insert((written(&site, (id, number)), written(&site, equivalent.code)));
            }
        }
    }
    let listed: BTreeSet<_> = table("equivalents.csv")
        .iter()
        .map(|row| {
            let code = |end: &str| {
                (row[&format!("{end}_category")].clone(), row[&format!("{end}_code")].clone())
            };
            (code("from"), code("to"))
        })
        .collect();
    assert_eq!(found, listed);
}

#[test]
fn the_pairs_people_confuse_are_compared() {
    let site = load(&project());
    let mut compared = BTreeSet::new();
    for (id, registry) in site.catalog().registries() {
        for pair in registry.comparisons.keys() {
            compared.insert([pair.a(), pair.b()].map(|code| written(&site, (id, code))));
        }
    }
    for (_, across) in site.catalog().across() {
        compared.insert(across.codes().map(|code| written(&site, code)));
    }
    let confused: BTreeSet<_> = table("confusions.csv")
        .iter()
        .map(|row| {
            let registry = &row["registry"];
            let other = if row["other"].is_empty() { registry } else { &row["other"] };
            let mut pair =
                [(registry.clone(), row["a"].clone()), (other.clone(), row["b"].clone())];
            if registry == other {
                let codes = &self::registry(&site, registry).codes;
                pair.sort_by_key(|(_, code)| codes.iter().position(|c| c.spelling == *code));
            }
            pair
        })
        .collect();
    assert_eq!(compared, confused);
}
