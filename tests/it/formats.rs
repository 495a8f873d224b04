//! Reports for tools, as they are printed; `tests/cases` holds those of all cases against their forms.

use std::path::Path;

use serde_json::Value;
use versus::internals::report::{self, ReportFormat};

use crate::support::{case, check, run, write_tree};

#[test]
fn json_holds_what_the_report_says() {
    let folder = tempfile::tempdir().unwrap();
    write_tree(&case::files("stale-translation"), folder.path());
    let (diagnostics, sources) = check(folder.path());
    let text = report::write(ReportFormat::Json, &diagnostics, &sources, Path::new("."));
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
    write_tree(&case::files("unknown-code"), &folder.path().join("docs"));
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

#[test]
fn a_code_host_gets_paths_from_the_top_of_the_repository() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("reference/site");
    write_tree(&case::files("unknown-code"), &site);
    // A work tree of another repository has a file in the place of the folder.
    std::fs::write(folder.path().join(".git"), "gitdir: elsewhere\n").unwrap();
    let absolute = site.to_str().unwrap();
    let places =
        [(".", &*site), ("../site", &*site), (absolute, folder.path()), (absolute, &*site)];
    for (root, from) in places {
        for (format, part) in [
            ("github", "::error file=reference/site/content/"),
            ("sarif", "\"uri\": \"reference/site/content/"),
        ] {
            let ran = run(&["check", "--root", root, "--format", format], from);
            assert!(ran.stdout.contains(part), "{root}: {}", ran.stdout);
        }
    }
}
