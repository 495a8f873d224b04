//! Mistakes → SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format).

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::diagnostic::rule::Rule;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::Sources;

use super::in_full;
use super::place::Folder;

/// Where the standard's schema is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What paths are relative to, by the name that code scanning knows.
const BASE: &str = "%SRCROOT%";

pub(super) fn write(diagnostics: &Diagnostics, sources: &Sources, folder: &Folder) -> String {
    let all = diagnostics.sorted();
    let mut rules: Vec<&Rule> = all.iter().map(|found| found.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let results: Vec<Value> =
        all.iter().map(|found| result(found, &rules, sources, folder)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Versus",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| describe(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).expect("strings and numbers are JSON");
    text.push('\n');
    text
}

fn describe(rule: &Rule) -> Value {
    let title = json!({ "text": rule.title() });
    json!({
        "id": rule.id(),
        "shortDescription": title,
        "fullDescription": title,
        "help": { "text": rule.remedy() },
    })
}

fn result(found: &Diagnostic, rules: &[&Rule], sources: &Sources, folder: &Folder) -> Value {
    let place = folder.place(found.span, sources);
    let level = match found.rule.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json!({
        "ruleId": found.rule.id(),
        "ruleIndex": rules.iter().position(|&rule| rule == found.rule),
        "level": level,
        "message": { "text": in_full(found) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&place.path), "uriBaseId": BASE },
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.column,
                "endLine": place.end.line,
                "endColumn": place.end.column,
            },
        } }],
    })
}

/// Writes a path as a relative reference (RFC 3986 §4.2): what is not unreserved is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_references() {
        assert_eq!(uri("content/a b/é.md"), "content/a%20b/%C3%A9.md");
        assert_eq!(uri("content/a:b.md"), "content/a%3Ab.md");
    }
}
