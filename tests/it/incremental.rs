//! A build over an older one gives the same tree as a build into an empty folder, whatever was edited.

mod codes;
mod comparisons;
mod config;
mod files;
mod mistakes;
mod registries;
mod rows;
mod site;
mod stale;
mod templates;
mod translations;
mod words;

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use versus::internals::{self, Parts as _, Way};
use versus::{Caution, Diagnostics, Output, ReportStyle, Sources};

use crate::support::{Tree, difference, folder_in_memory, tree};
use site::{Defaults, Site};

/// A kind of edit: its name, and a function that does one and says what it did; `None` where the site has
/// nothing to edit so.
type Kind = (&'static str, fn(&mut Site<'_>) -> Option<String>);

/// The kinds of edits that a site survives.
const KINDS: [&[Kind]; 9] = [
    codes::KINDS,
    rows::KINDS,
    translations::KINDS,
    registries::KINDS,
    comparisons::KINDS,
    config::KINDS,
    words::KINDS,
    templates::KINDS,
    files::KINDS,
];

/// So many edits are done where `EDITS` does not say otherwise; with fewer, not every kind has its turn.
const EDITS: usize = 300;

/// A run begins with a new site and has a seed of its own, so that no failure is many edits away.
const EDITS_OF_A_RUN: usize = 150;

/// How often a kind of edit was done, and what came of it.
#[derive(Default)]
struct Count {
    built: usize,
    changed: usize,
    refused: usize,
    /// What was said of the last refusal.
    report: String,
}

#[derive(Default)]
struct Outcome {
    counts: BTreeMap<&'static str, Count>,
    failures: Vec<(&'static str, String)>,
}

/// Does random edits. `SEED=… EDITS=… cargo test incremental` repeats a run.
#[test]
fn an_incremental_build_equals_a_fresh_one() {
    let variable = |name: &str| std::env::var(name).ok().map(|value| value.parse().unwrap());
    let edits = variable("EDITS").map_or(EDITS, |edits: u64| usize::try_from(edits).unwrap());
    let seed = variable("SEED").unwrap_or_else(|| fastrand::u64(..1 << 32));
    println!("SEED={seed} EDITS={edits}");
    let defaults = site::defaults();
    let mut outcome = Outcome::default();
    let mut done = 0;
    // Chance may keep a kind from its turn: then a few more runs follow.
    let wants_more = |done: usize, outcome: &Outcome| {
        let may = edits >= EDITS && done < edits + 5 * EDITS && outcome.failures.is_empty();
        may && !outcome.is_complete()
    };
    while done < edits || wants_more(done, &outcome) {
        let run = (done / EDITS_OF_A_RUN) as u64;
        let count = edits.checked_sub(done).filter(|&left| left > 0).unwrap_or(EDITS_OF_A_RUN);
        let count = count.min(EDITS_OF_A_RUN);
        outcome.run(seed.wrapping_add(run), count, &defaults);
        done += count;
    }
    println!("{}", outcome.table());
    assert!(outcome.failures.is_empty(), "{}", outcome.report());
    if edits >= EDITS {
        outcome.assert_every_kind();
    }
}

impl Outcome {
    /// Edits one site and builds it after every edit, over what the build before has left.
    fn run(&mut self, seed: u64, edits: usize, defaults: &Defaults) {
        let mut site = Site::new(seed, defaults);
        let mut loaded = None;
        let built = publish(site.root(), &site.output(), &mut loaded);
        assert_eq!(built, Ok(None), "seed {seed}: the site before any edit");
        let mut outputs = tree(&site.output());
        let mut kinds = VecDeque::new();
        let mut story = Vec::new();
        for number in 1..=edits {
            let inputs = inputs(&site);
            let (kind, what) = next_edit(&mut kinds, &mut site);
            story.push(format!("{number}. {kind}: {what}"));
            let count = self.counts.entry(kind).or_default();
            match judge(&site, &outputs, &mut loaded) {
                Ok(Built::Tree(tree)) => {
                    count.built += 1;
                    count.changed += usize::from(tree != outputs);
                    outputs = tree;
                }
                Ok(Built::Refused(report)) => {
                    count.refused += 1;
                    count.report = report;
                    restore(&site, &inputs);
                    story.push("   (refused, and taken back)".to_owned());
                }
                Err(failure) => {
                    let last = story[story.len().saturating_sub(5)..].join("\n");
                    let place = format!("SEED={seed} EDITS={number}, of which the last are");
                    self.failures.push((kind, format!("{place}\n{last}\n{failure}")));
                    // The run goes on from a tree that is right, or from the last site that could be built.
                    fs::remove_dir_all(site.output()).unwrap();
                    loaded = None;
                    if publish(site.root(), &site.output(), &mut loaded) != Ok(None) {
                        restore(&site, &inputs);
                        assert_eq!(publish(site.root(), &site.output(), &mut loaded), Ok(None));
                    }
                    outputs = tree(&site.output());
                }
            }
        }
    }

    /// Returns how often each kind of edit was done.
    fn table(&self) -> String {
        let mut table = String::from("built changed refused\n");
        for (kind, count) in &self.counts {
            let Count { built, changed, refused, report } = count;
            let report = report.lines().next().unwrap_or_default();
            let _ = writeln!(table, "{built:5} {changed:7} {refused:7} {kind}  {report}");
        }
        table
    }

    fn report(&self) -> String {
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for (kind, _) in &self.failures {
            *kinds.entry(kind).or_default() += 1;
        }
        let mut report = String::new();
        for (_, failure) in self.failures.iter().take(3) {
            let _ = writeln!(report, "\n{failure}");
        }
        let edits: usize = self.counts.values().map(|count| count.built + count.refused).sum();
        let _ = writeln!(report, "\n{} failures beside {edits} edits:", self.failures.len());
        for (kind, count) in kinds {
            let _ = writeln!(report, "{count:5} {kind}");
        }
        report
    }

    /// Tells whether each kind of edit had its turn, and the site was built of it.
    fn is_complete(&self) -> bool {
        KINDS.concat().iter().all(|(kind, _)| self.counts.get(kind).is_some_and(Count::is_built))
    }

    /// Asserts that each kind of edit had its turn, and that edits do change what is built.
    fn assert_every_kind(&self) {
        assert!(self.is_complete(), "some kind was never built:\n{}", self.table());
        for (kind, _) in mistakes::KINDS {
            let count = &self.counts[kind];
            assert!(count.refused > 0 && count.built == 0, "not a mistake: {kind}");
        }
        let sum = |of: fn(&Count) -> usize| self.counts.values().map(of).sum::<usize>();
        let (built, changed) = (sum(|count| count.built), sum(|count| count.changed));
        assert!(changed * 2 > built, "only {changed} of {built} edits changed the output");
    }
}

impl Count {
    fn is_built(&self) -> bool {
        self.built > 0
    }
}

/// Does the next edit: each kind has its turn before any has a second one. A kind that the site has nothing
/// for waits.
fn next_edit(kinds: &mut VecDeque<Kind>, site: &mut Site<'_>) -> (&'static str, String) {
    loop {
        for _ in 0..kinds.len() {
            let (name, edit) = kinds.pop_front().unwrap();
            match edit(site) {
                Some(what) => return (name, what),
                None => kinds.push_back((name, edit)),
            }
        }
        let mut all = [KINDS.concat(), mistakes::KINDS.to_vec()].concat();
        site.random.shuffle(&mut all);
        kinds.extend(all);
    }
}

/// What came of two builds that agree.
enum Built {
    Tree(Tree),
    Refused(String),
}

/// Builds over the last build, of which `before` has come, and into an empty folder, and compares the two. An
/// error is what is wrong.
fn judge(
    site: &Site<'_>,
    before: &Tree,
    loaded: &mut Option<versus::Site>,
) -> Result<Built, String> {
    let output = site.output();
    let report = publish(site.root(), &output, loaded)?;
    let folder = folder_in_memory();
    let fresh = folder.path().join("dist");
    let fresh_report = publish(site.root(), &fresh, &mut None)?;
    if report != fresh_report {
        return Err(format!(
            "refused over the last build: {report:?}\ninto an empty folder: {fresh_report:?}"
        ));
    }
    let found = tree(&output);
    let made = if report.is_none() { tree(&fresh) } else { Tree::new() };
    let expected = if report.is_none() { &made } else { before };
    let names = difference(&found, expected);
    match (names.first(), report) {
        (Some(name), _) => {
            let line = first_line(name, &found, expected);
            Err(format!("{} files differ: {names:?}\n{line}", names.len()))
        }
        (None, Some(report)) => Ok(Built::Refused(report)),
        (None, None) => Ok(Built::Tree(found)),
    }
}

/// Returns the first line in which a file of two trees differs.
fn first_line(name: &str, found: &Tree, expected: &Tree) -> String {
    let text =
        |tree: &Tree| tree.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let (Some(found), Some(expected)) = (text(found), text(expected)) else {
        let is_surplus = found.contains_key(name);
        return format!("{name} {}", if is_surplus { "should be gone" } else { "is missing" });
    };
    let mut lines = found.lines().zip(expected.lines()).enumerate();
    let differing = lines.find(|(_, (found, expected))| found != expected);
    match differing {
        Some((at, (found, expected))) => {
            format!("{name}:{}\n  is        {found}\n  should be {expected}", at + 1)
        }
        None => format!("{name}: {} bytes instead of {}", found.len(), expected.len()),
    }
}

/// Builds a site, as the server loads it after the one `loaded` before; returns the report where it is refused. An
/// error is what broke. The one place that calls the library.
fn publish(
    root: &Path,
    output: &Path,
    loaded: &mut Option<versus::Site>,
) -> Result<Option<String>, String> {
    let build = || {
        let mut diagnostics = Diagnostics::default();
        let sources = Arc::new(Sources::load(root, &mut diagnostics)?);
        let output = Output::open(output, root, Caution::Refuse)?;
        let site = match &*loaded {
            Some(before) => internals::load_after(before, &sources, &mut diagnostics),
            None => versus::load(&sources, &(), &mut diagnostics),
        };
        let mut published = None;
        if let Some(site) = site.filter(|_| diagnostics.errors() == 0) {
            let press = site.press(Way::Cast);
            published = internals::publish(&site, &press, &output, &(), &mut diagnostics)?;
            *loaded = Some(site);
        }
        let is_refused = published.is_none();
        anyhow::Ok(is_refused.then(|| errors(&diagnostics.report(&sources, ReportStyle::Plain))))
    };
    match catch_unwind(AssertUnwindSafe(build)) {
        Ok(Ok(refused)) => Ok(refused),
        Ok(Err(error)) => Err(format!("the build failed: {error:#}")),
        Err(_) => Err("the build panicked".into()),
    }
}

/// Leaves the warnings out of a report.
fn errors(report: &str) -> String {
    let blocks = report.split("\n\n").filter(|block| block.contains("error["));
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn inputs(site: &Site<'_>) -> Tree {
    let folders = ["content", "locales", "templates"];
    let files = folders.iter().flat_map(|folder| site.files(folder));
    files.map(|file| (file.clone(), fs::read(site.path(&file)).unwrap())).collect()
}

/// Takes back what was done to the inputs.
fn restore(site: &Site<'_>, old: &Tree) {
    let now = inputs(site);
    for name in difference(&now, old) {
        match old.get(&name) {
            Some(bytes) => {
                fs::create_dir_all(site.path(&name).parent().unwrap()).unwrap();
                fs::write(site.path(&name), bytes).unwrap();
            }
            None => site.remove(&name),
        }
    }
}
