//! The forms of reports for tools: the same findings in each, in the documented shape.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use versus::diagnostic::Diagnostics;
use versus::report::{self, Format, RULES};
use versus::source::Sources;

use crate::support::{Silent, cases, copy, project, run};

/// The report on a site, and how many mistakes it has.
fn written(root: &Path, format: Format) -> (String, usize) {
    let mut diagnostics = Diagnostics::default();
    let sources = Arc::new(Sources::load(root, &mut diagnostics).unwrap());
    versus::check(&sources, None, &Silent, &mut diagnostics);
    (report::write(format, &diagnostics, &sources, Path::new(".")), diagnostics.sorted().len())
}

#[test]
fn sarif_validates_against_its_schema() {
    let schema = fs::read_to_string(project().join("tests/schemas/sarif-2.1.0.json")).unwrap();
    // A slip in the pattern of a language, which no strict reader of patterns takes: a `]` too many.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    for case in cases("errors") {
        let (text, count) = written(&case, Format::Sarif);
        let log: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<_> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", case.display());
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), count, "{}", case.display());
        for result in results {
            let rule = &run["tool"]["driver"]["rules"]
                [usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(!uri.starts_with('/') && !uri.contains("://"), "`{uri}` is not relative");
            let at = |name: &str| place["region"][name].as_u64().unwrap();
            let (start, end) =
                ((at("startLine"), at("startColumn")), (at("endLine"), at("endColumn")));
            assert!((1, 1) <= start && start <= end, "{}: {start:?} to {end:?}", case.display());
        }
    }
}

#[test]
fn every_kind_of_mistake_has_a_rule() {
    let described: BTreeSet<&str> = RULES.iter().map(|(id, _)| *id).collect();
    assert_eq!(described.len(), RULES.len(), "a rule comes twice");
    assert!(RULES.is_sorted(), "the rules are not in order");
    // `tidy` holds the cases against the ids that the program reports.
    for case in cases("errors") {
        let name = case.file_name().unwrap().to_str().unwrap();
        let id = name.split("--").next().unwrap();
        assert!(described.contains(id), "`src/report/rules.rs` does not describe `{id}`");
    }
    let guide = fs::read_to_string(project().join("docs/diagnostics.md")).unwrap();
    for (id, text) in RULES {
        let row = format!("| `{id}` | {text} |");
        assert!(guide.contains(&row), "docs/diagnostics.md lacks the row `{row}`");
    }
}

#[test]
fn annotations_are_in_the_documented_form() {
    for case in cases("errors") {
        let (text, count) = written(&case, Format::Github);
        assert_eq!(text.lines().count(), count, "{}", case.display());
        for line in text.lines() {
            let command = line.strip_prefix("::error ").or(line.strip_prefix("::warning "));
            let (properties, message) = command.unwrap().split_once("::").unwrap();
            assert!(!message.is_empty() && !message.contains('\r'), "{line}");
            let names: Vec<_> =
                properties.split(',').map(|p| p.split('=').next().unwrap()).collect();
            let on_one_line = ["file", "line", "endLine", "col", "endColumn", "title"];
            let on_several = ["file", "line", "endLine", "title"];
            assert!(names == on_one_line || names == on_several, "{line}");
        }
    }
}

#[test]
fn json_holds_what_the_report_says() {
    let case = project().join("tests/errors/stale-translation");
    let (text, _) = written(&case, Format::Json);
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&report["errors"], &report["warnings"]), (&0.into(), &1.into()));
    let found = &report["diagnostics"][0];
    assert_eq!(found["id"], "stale-translation");
    assert_eq!(found["severity"], "warning");
    assert_eq!(found["path"], "content/demo/1.fr.md");
    assert_eq!(found["origin"], "site");
    assert_eq!(found["start"], serde_json::json!({ "line": 2, "column": 10 }));
    assert_eq!(found["end"], serde_json::json!({ "line": 2, "column": 28 }));
}

#[test]
fn a_report_for_tools_is_all_that_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/errors/unknown-code/content"), &folder.path().join("docs/content"));
    for (format, part) in [
        ("json", "\"path\": \"docs/content/"),
        ("github", "::error file=docs/content/"),
        ("sarif", "\"uri\": \"docs/content/"),
    ] {
        let ran = run(&["check", "--root", "./docs", "--format", format], folder.path());
        assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
        assert!(ran.stdout.contains(part), "{}", ran.stdout);
    }
    let plain = run(&["check", "--root", "docs"], folder.path());
    assert_eq!((plain.code, plain.stdout.as_str()), (1, ""));
}
