//! How far translations are, and the digests that a review accepts.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::run;

/// Makes a site whose French lacks a file and a clause, is stale, untracked and orphaned, and repeats a text.
fn half_translated(root: &Path) {
    assert_eq!(run(&["init", "."], root).code, 0);
    let payments = root.join("content/payments");
    let edit = |name: &str, old: &str, new: &str| {
        let text = fs::read_to_string(payments.join(name)).unwrap();
        assert!(text.contains(old), "{name}: {text}");
        fs::write(payments.join(name), text.replace(old, new)).unwrap();
    };
    edit("1001.md", "past its expiry date. The bank", "past its date. The bank");
    fs::remove_file(payments.join("2001.fr.md")).unwrap();
    edit("2002.fr.md", "means = \"le compte à débiter n’existe plus.\"\n", "");
    edit(
        "2002.fr.md",
        "Supprimez le compte enregistré, et demandez le nouveau au client.",
        "Delete the stored account, and ask the customer for the new one.",
    );
    let text = fs::read_to_string(payments.join("1002.fr.md")).unwrap();
    let untracked = text.lines().filter(|line| !line.starts_with("source = "));
    fs::write(payments.join("1002.fr.md"), untracked.collect::<Vec<_>>().join("\n")).unwrap();
    fs::write(payments.join("9.fr.md"), "Rien.\n").unwrap();
}

#[test]
fn every_kind_of_gap_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    half_translated(folder.path());
    let ran = run(&["status", "--format", "json"], folder.path());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let status: Value = serde_json::from_str(&ran.stdout).unwrap();
    let registry = &status["locales"][0]["registries"][0];
    for (kind, file) in [
        ("missing", "2001"),
        ("incomplete", "2002"),
        ("stale", "1001"),
        ("untracked", "1002"),
        ("orphaned", "9"),
        ("identical", "2002"),
    ] {
        let path = format!("content/payments/{file}.fr.md");
        assert_eq!(registry[kind], serde_json::json!([path]), "{kind}");
    }
    assert_eq!((&registry["translated"], &registry["total"]), (&20.into(), &26.into()));
    assert_eq!(registry["percent"], 76);

    let text = run(&["status"], folder.path()).stdout;
    assert!(text.starts_with("fr: 76 %, 20 of 26 texts\n"), "{text}");
    assert!(text.contains("    stale       content/payments/1001.fr.md\n"), "{text}");
    let table = run(&["status", "--format", "markdown"], folder.path()).stdout;
    assert!(
        table.contains("\n| fr | payments | 76 % (20 of 26) | 1 | 1 | 1 | 1 | 1 | 1 |\n"),
        "{table}"
    );
}

#[test]
fn a_language_under_the_minimum_is_1() {
    let folder = tempfile::tempdir().unwrap();
    half_translated(folder.path());
    assert_eq!(run(&["status", "--min", "76"], folder.path()).code, 0);
    let short = run(&["status", "--min", "77"], folder.path());
    assert_eq!(short.code, 1);
    assert!(short.stderr.contains("fr has 76 %, less than 77 %"), "{}", short.stderr);
    assert_eq!(run(&["status", "--min", "101"], folder.path()).code, 2);
}

#[test]
fn figures_that_cannot_be_relied_on_are_1() {
    let folder = tempfile::tempdir().unwrap();
    half_translated(folder.path());
    fs::write(folder.path().join("content/payments/2002.fr.md"), "+++\nnmae = \"x\"\n+++\n")
        .unwrap();
    let ran = run(&["status"], folder.path());
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("error[unknown-key]") && ran.stdout.starts_with("fr: "),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_review_writes_through_no_planted_link() {
    let folder = tempfile::tempdir().unwrap();
    half_translated(folder.path());
    let victim = folder.path().join("victim");
    fs::write(&victim, "years of work").unwrap();
    let planted = folder.path().join("content/payments/.1001.fr.md.versus");
    std::os::unix::fs::symlink(&victim, &planted).unwrap();
    let ran = run(&["status", "--accept", "content/payments/1001.fr.md"], folder.path());
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains(".1001.fr.md.versus`: File exists"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(&victim).unwrap(), "years of work");
    assert!(planted.is_symlink());
}

#[test]
fn a_review_changes_one_line() {
    let folder = tempfile::tempdir().unwrap();
    half_translated(folder.path());
    let root = folder.path();
    let stale = root.join("content/payments/1001.fr.md");
    let marked = format!("\u{feff}{}", fs::read_to_string(&stale).unwrap().replace('\n', "\r\n"));
    fs::write(&stale, &marked).unwrap();
    let files = ["content/payments/1001.fr.md", "content/payments/1002.fr.md"];
    let ran = run(&["status", "--accept", files[0], files[1]], root);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (0, "accepted content/payments/1001.fr.md\naccepted content/payments/1002.fr.md\n"),
        "{}",
        ran.stderr
    );
    let accepted = fs::read_to_string(&stale).unwrap();
    let differ = accepted.split('\n').zip(marked.split('\n')).filter(|(new, old)| new != old);
    let differ: Vec<_> = differ.collect();
    assert_eq!(accepted.split('\n').count(), marked.split('\n').count());
    assert!(
        matches!(differ[..], [(new, old)] if new.starts_with("source = ") && old.starts_with("source = ")),
        "{differ:?}"
    );
    let report = run(&["check"], root).stderr;
    assert!(!report.contains("stale") && !report.contains("untracked"), "{report}");
    let again = run(&["status", "--accept", files[0]], root);
    assert_eq!((again.code, again.stdout.starts_with("nothing to accept")), (0, true));
    let entries = tree_names(root);
    assert!(entries.iter().all(|name| !name.contains(".versus")), "{entries:?}");
}

#[test]
fn a_review_of_what_is_no_translation_is_2_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    half_translated(folder.path());
    let stale = "content/payments/1001.fr.md";
    let before = fs::read(folder.path().join(stale)).unwrap();
    for other in
        ["content/payments/1001.md", "content/payments/9.fr.md", "nothing.fr.md", "/etc/hosts"]
    {
        let ran = run(&["status", "--accept", stale, other], folder.path());
        assert_eq!(ran.code, 2, "{other}: {}", ran.stderr);
    }
    assert_eq!(fs::read(folder.path().join(stale)).unwrap(), before);
}

fn tree_names(root: &Path) -> Vec<String> {
    crate::support::tree(root).into_keys().collect()
}
