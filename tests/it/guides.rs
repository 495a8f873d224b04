//! The guides name what the program knows: their tables are held against what it says and shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use versus::Severity;
use versus::internals::rule;

use crate::support::{case, check, overwrites_snapshots, project, tree, write_tree};

/// A name that is like none that the program knows.
const UNKNOWN: &str = "zzzzzzzz";

pub(crate) type Names = BTreeSet<String>;

/// A table of a guide.
pub(crate) struct Table<'t> {
    /// The heading above it.
    pub(crate) heading: &'t str,
    columns: Vec<&'t str>,
    pub(crate) rows: Vec<Vec<&'t str>>,
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(project().join(path)).unwrap()
}

/// Returns the tables of a guide whose first columns are called so.
pub(crate) fn tables<'t>(guide: &'t str, columns: &[&str]) -> Vec<Table<'t>> {
    let mut tables: Vec<Table<'t>> = Vec::new();
    let (mut heading, mut is_code, mut is_table) = ("", false, false);
    for line in guide.lines() {
        is_code ^= line.starts_with("```");
        let row = line.strip_prefix("| ").and_then(|rest| rest.strip_suffix(" |"));
        if let Some(row) = row.filter(|_| !is_code) {
            let cells = row.split(" | ").collect();
            match tables.last_mut().filter(|_| is_table) {
                Some(table) => table.rows.push(cells),
                None => tables.push(Table { heading, columns: cells, rows: Vec::new() }),
            }
        } else if !is_code && line.starts_with('#') {
            heading = line.trim_start_matches(['#', ' ']);
        }
        is_table = line.starts_with('|');
    }
    tables.retain(|table| table.columns.starts_with(columns));
    tables
}

/// Returns the one table of a guide whose first columns are called so.
pub(crate) fn table<'t>(guide: &'t str, columns: &[&str]) -> Table<'t> {
    let mut tables = tables(guide, columns);
    assert_eq!(tables.len(), 1, "tables of {columns:?}");
    tables.remove(0)
}

/// Asserts that a guide and the program name the same.
pub(crate) fn assert_same(guide: &str, described: &Names, known: &Names) {
    let differing: Vec<_> = described.symmetric_difference(known).collect();
    assert!(differing.is_empty(), "{guide} and the program differ in {differing:?}");
}

/// Returns what stands between backticks.
fn quoted(text: &str) -> Names {
    text.split('`').skip(1).step_by(2).map(Into::into).collect()
}

/// Makes the site of the cases in `tests/errors/`, with a language that the program does not carry.
fn site(files: impl IntoIterator<Item = (String, String)>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut tree = case::defaults();
    let german = b"\n[[locales]]\nid = \"de\"\nlang = \"de\"\nname = \"Deutsch\"\n";
    tree.get_mut("content/site.toml").unwrap().extend(german);
    tree.extend(files.into_iter().map(|(path, text)| (path, text.into_bytes())));
    write_tree(&tree, folder.path());
    folder
}

/// Checks a site, and returns what the message of each mistake of a kind quotes at `place`, with all that its
/// help quotes.
fn found(root: &Path, id: &str, place: usize) -> BTreeMap<String, Names> {
    let (diagnostics, _) = check(root);
    let found = diagnostics.sorted().into_iter().filter(|found| found.rule.id() == id);
    let found = found.map(|found| {
        let name = found.message.split('`').skip(1).step_by(2).nth(place).unwrap();
        (name.to_owned(), quoted(found.help.as_deref().unwrap_or_default()))
    });
    found.collect()
}

const DIAGNOSTICS: &str = "\
# Diagnostics

Every kind of mistake that `versus check` reports, by the id that stands in its report: `error[unknown-code]`. A report has
the place of the mistake and, mostly, a way to mend it that fits. Errors stop a build; warnings do not. This file is made from
the rules themselves: edit `src/diagnostic/rule.rs`, then run `SNAPSHOTS=overwrite cargo test guides::`.

| id | severity | what it is | what to do |
|---|---|---|---|
";

#[test]
fn the_guide_to_diagnostics_is_made_from_the_rules() {
    let mut guide = String::from(DIAGNOSTICS);
    for rule in rule::ALL {
        let severity = match rule.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (title, remedy) = (rule.title(), rule.remedy());
        writeln!(guide, "| `{}` | {severity} | {title} | {remedy} |", rule.id()).unwrap();
    }
    let file = project().join("docs/diagnostics.md");
    if overwrites_snapshots() {
        fs::write(&file, &guide).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), guide);
    assert!(rule::ALL.is_sorted_by_key(|rule| rule.id()), "the rules are not in order");
}

/// Where the program meets a key that it does not know, it names those that it does.
#[test]
fn the_guide_to_content_has_every_key() {
    // `?` stands for a key that is not known, in the order of the guide's tables.
    let files = [
        (
            "content/site.toml",
            "?\ntitle = \"Demo\"\nbase_url = \"https://demo.example\"\nsource_locale = \"en\"\n\
             [[locales]]\nid = \"en\"\nlang = \"en\"\nname = \"English\"\n?\n\
             [[locales]]\nid = \"de\"\nlang = \"de\"\nname = \"Deutsch\"\n\
             [publish]\n?\n",
        ),
        (
            "content/demo/_index.md",
            "+++\nname = \"Demo\"\n?\n[[categories]]\nid = \"c\"\ntitle = \"C\"\n?\n\
             [[facts]]\nid = \"f\"\ntype = \"text\"\n?\n[[constants]]\nid = \"c\"\nname = \"C\"\n?\n\
             [pairs]\n?\n+++\n",
        ),
        (
            "content/demo/1.md",
            "+++\nname = \"One\"\n?\n[[equivalents]]\ncode = \"other:1\"\n?\n+++\n\nThe first.\n",
        ),
        ("content/demo/2.md", "+++\nname = \"Two\"\n+++\n\nThe second.\n"),
        ("content/demo/1-vs-2.md", "+++\n?\n+++\n\nThey differ.\n"),
        ("content/demo/1-vs-2.de.md", "+++\n?\n+++\n\nVerschieden.\n"),
        ("content/demo/_index.de.md", "+++\n?\n+++\n"),
        ("content/demo/1.de.md", "+++\n?\n+++\n"),
    ];
    let mut count = 0;
    let files = files.map(|(path, text)| {
        let lines = text.lines().map(|line| {
            count += usize::from(line == "?");
            line.replace('?', &format!("{UNKNOWN}{count} = 1")) + "\n"
        });
        (path.to_owned(), lines.collect())
    });
    let known = found(site(files).path(), "unknown-key", 0);

    let guide = read("docs/content.md");
    let tables = tables(&guide, &["key", "type"]);
    let keys_of = |rows: &[Vec<&str>]| rows.iter().flat_map(|row| quoted(row[0])).collect();
    let mut described: Vec<(&str, Names)> =
        tables.iter().map(|table| (table.heading, keys_of(&table.rows))).collect();
    let translations = table(&guide, &["file", "keys"]);
    for row in &translations.rows[..2] {
        // What stands in brackets are the keys of a table below.
        let outside = row[1].split('(').map(|part| part.rsplit(')').next().unwrap());
        described.push((row[0], outside.flat_map(quoted).collect()));
    }
    // A translated comparison has the digest, whose table stands by itself, and what its row names.
    let digest = described.iter_mut().find(|(heading, _)| heading.starts_with("The digest"));
    digest.unwrap().1.extend(quoted(translations.rows[2][1]));
    for (number, (place, keys)) in (1..).zip(&described) {
        let known = known.get(&format!("{UNKNOWN}{number}"));
        assert_eq!(Some(keys), known, "docs/content.md: {place}");
    }
    assert_eq!((described.len(), known.len()), (count, count));
}

/// Returns the frames of the guide, with their variables.
fn frames(guide: &str) -> BTreeMap<String, Names> {
    let mut variables = Names::new();
    let mut frames = BTreeMap::new();
    for row in table(guide, &["id", "variables"]).rows {
        if !row[1].starts_with("the same") {
            variables = quoted(row[1]);
        }
        frames.insert(row[0].trim_matches('`').to_owned(), variables.clone());
    }
    frames
}

#[test]
fn the_guide_to_locales_has_the_variables_of_every_frame() {
    let guide = read("docs/locales.md");
    let frames = frames(&guide);
    let mut messages = String::new();
    for id in frames.keys() {
        writeln!(messages, "{id} = {{ ${UNKNOWN} }}\n{id}-demo = A").unwrap();
    }
    let site = site([("locales/en/demo.ftl".into(), messages)]);
    assert_eq!(found(site.path(), "unknown-variable", 0), frames);

    let (_, rest) = guide.split_once("as `<frame>-<registry>`: ").unwrap();
    let unused: Names = found(site.path(), "unused-message", 0).into_keys().collect();
    let is_used = |id: &&String| !unused.contains(&format!("{id}-demo"));
    let of_registries: Names = frames.keys().filter(is_used).cloned().collect();
    assert_same("docs/locales.md", &quoted(rest.split(". ").next().unwrap()), &of_registries);
}

/// Where no template shows a message, a locale still lacks those that the program itself shows.
#[test]
fn the_guide_to_locales_has_every_message_of_the_program() {
    let guide = read("docs/locales.md");
    let mut described: Names = frames(&guide).into_keys().collect();
    let texts = table(&guide, &["id", "where it stands"]);
    described.extend(texts.rows.iter().flat_map(|row| quoted(row[0])));

    let templates = tree(&project().join("templates")).into_keys();
    let templates = templates.filter(|name| name.ends_with(".html"));
    let files = templates.map(|name| (format!("templates/{name}"), "-".into()));
    let site = site(files.chain([("locales/de/demo.ftl".into(), "skip = Zum Inhalt\n".into())]));
    let lacking = found(site.path(), "missing-message", 1).into_keys();
    // Sections are of the registry.
    let lacking: Names = lacking.filter(|id| !id.starts_with("section-")).collect();
    assert_same("docs/locales.md", &described, &lacking);
}
