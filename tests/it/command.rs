//! The program as a user meets it: exit codes and what is printed where.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{case, copy, project, write_tree};

fn versus(arguments: &[&str], root: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_versus"));
    command.args(arguments).current_dir(root).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_build_says_what_it_did_and_a_quiet_one_nothing() {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/sites/minimal/content"), &folder.path().join("content"));
    let built = versus(&["build"], folder.path());
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
    assert!(text(&built.stdout).starts_with("21 pages to make\n"), "{}", text(&built.stdout));
    assert!(text(&built.stdout).contains("0 unchanged, 0 removed"), "{}", text(&built.stdout));
    assert!(folder.path().join("dist/index.html").is_file());
    let quiet = versus(&["build", "--quiet"], folder.path());
    assert_eq!((quiet.status.code(), quiet.stdout, quiet.stderr), (Some(0), vec![], vec![]));
}

#[test]
fn a_mistake_of_an_author_is_1_and_publishes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write_tree(&case::files("unknown-code"), folder.path());
    for command in ["check", "build"] {
        let failed = versus(&[command], folder.path());
        assert_eq!(failed.status.code(), Some(1));
        assert!(text(&failed.stderr).contains("error[unknown-code]"), "{}", text(&failed.stderr));
        assert_eq!(text(&failed.stdout), "");
    }
    assert!(!folder.path().join("dist").exists());
}

#[test]
fn a_check_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/sites/minimal/content"), &folder.path().join("content"));
    assert_eq!(versus(&["check"], folder.path()).status.code(), Some(0));
    assert!(!folder.path().join("dist").exists());
}

#[test]
fn a_failure_of_the_machine_or_the_command_line_is_2() {
    let folder = tempfile::tempdir().unwrap();
    let none = versus(&["build"], folder.path());
    assert_eq!(none.status.code(), Some(2));
    assert!(text(&none.stderr).contains("content/site.toml"), "{}", text(&none.stderr));
    assert_eq!(versus(&["build", "--base-url", "nowhere"], folder.path()).status.code(), Some(2));
    assert_eq!(versus(&["biuld"], folder.path()).status.code(), Some(2));
}

#[test]
fn figures_come_as_json_too() {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/sites/minimal/content"), &folder.path().join("content"));
    for (rendered, written) in [(21, 28), (0, 0)] {
        let built = versus(&["build", "--timings", "json"], folder.path());
        let figures: serde_json::Value = serde_json::from_slice(&built.stdout).unwrap();
        assert_eq!(figures["pages_rendered"], rendered, "{figures}");
        assert_eq!(figures["files_written"], written, "{figures}");
        assert!(figures["total_ms"].as_f64().unwrap() > 0.0);
        assert!(figures["stages_ms"]["render"].is_number());
    }
}

#[test]
fn a_template_that_computes_with_a_text_is_named() {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/sites/across/content"), &folder.path().join("content"));
    copy(&project().join("tests/sites/across/locales"), &folder.path().join("locales"));
    let says = |arguments: &[&str]| {
        let ran = versus(arguments, folder.path());
        assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
        let printed = text(&ran.stdout);
        let lines = printed.lines().filter(|line| line.contains("computes"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(says(&["check"]), [""; 0]);

    let template = "{% extends \"base.html\" %}\n{% block main %}\n\
                    <p>{{ a.spelling }} {{ a.spelling ~ b.spelling }}</p>\n\
                    <p>{{ b.spelling | upper }}</p>\n{% endblock main %}\n";
    let files = [("templates/pair.html".to_owned(), template.into())];
    write_tree(&files.into(), folder.path());
    let line = "templates/pair.html:3:21 computes with a text: pair.html is rendered for each page";
    assert_eq!(says(&["check"]), [line]);
    assert_eq!(says(&["check", "--quiet"]), [""; 0]);
    assert_eq!(says(&["check", "--format", "json"]), [""; 0]);
    assert_eq!(says(&["build", "-v", "--output", "one"]), [line]);
    assert_eq!(says(&["build", "--output", "other"]), [""; 0]);
    let page = std::fs::read_to_string(folder.path().join("one/en/http/5-vs-503.html")).unwrap();
    assert!(page.contains("<p>5 5503</p>\n<p>503</p>"), "{page}");
}
