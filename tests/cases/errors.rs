//! Each file in `tests/errors/` is a site with a mistake, named by the diagnostic's id (and, after `--`, a
//! variant), with the exact report on it.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Result, ensure};
use libtest_mimic::Trial;
use versus::ReportStyle;
use versus::internals::rule::{self, Rule};

use crate::forms::Forms;
use crate::support::{case, check, overwrites_snapshots, project, write_tree};

/// What no file of `tests/errors/` can be: `tests/it/inputs.rs` and `tests/it/spreadsheet.rs` make them.
const MADE: [&Rule; 5] = [
    rule::FILE_TOO_LARGE,
    rule::NO_FILE,
    rule::SURPLUS_CODE,
    rule::SYMBOLIC_LINK,
    rule::UNWRITTEN_CODE,
];

/// Makes a test of each case.
pub(crate) fn trials() -> Vec<Trial> {
    let forms = Arc::new(Forms::new());
    let names = names();
    let every_rule = Trial::test("errors::every_rule_has_a_case", {
        let names = names.clone();
        move || Ok(every_rule_has_a_case(&names)?)
    });
    let cases = names.into_iter().map(|name| {
        let forms = Arc::clone(&forms);
        Trial::test(format!("errors::{name}"), move || Ok(is_reported_in_full(&name, &forms)?))
    });
    cases.chain([every_rule]).collect()
}

fn names() -> Vec<String> {
    let entries = std::fs::read_dir(project().join("tests/errors")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names = names.filter(|name| !name.starts_with('_'));
    let mut names: Vec<String> =
        names.map(|name| name.strip_suffix(".txt").unwrap_or(&name).to_owned()).collect();
    names.sort();
    names
}

fn id(name: &str) -> &str {
    name.split("--").next().unwrap_or(name)
}

fn every_rule_has_a_case(names: &[String]) -> Result<()> {
    let with_case: BTreeSet<&str> = names.iter().map(|name| id(name)).collect();
    let has_case = |rule: &&Rule| with_case.contains(rule.id()) || MADE.contains(rule);
    let lacking: Vec<_> = rule::ALL.iter().filter(|rule| !has_case(rule)).collect();
    ensure!(lacking.is_empty(), "no case for {lacking:?}");
    Ok(())
}

fn is_reported_in_full(name: &str, forms: &Forms) -> Result<()> {
    let site = tempfile::tempdir()?;
    write_tree(&case::files(name), site.path());
    let (diagnostics, sources) = check(site.path());
    let found = diagnostics.sorted();
    let report = diagnostics.report(&sources, ReportStyle::Plain);
    ensure!(
        found.iter().any(|found| found.rule.id() == id(name)),
        "something else is found:\n{report}"
    );
    forms.check(&diagnostics, &sources)?;
    let (written, expected) = case::read(name);
    if overwrites_snapshots() {
        std::fs::write(case::path(name), format!("{written}{}{report}", case::REPORT))?;
    } else {
        ensure!(report == expected, "the report differs; it should now be:\n{report}");
    }
    Ok(())
}
