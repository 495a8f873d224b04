//! A table that another program has written → a registry that is made of it: the table as it is, and an index
//! that says what its columns are.

mod guess;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::catalog;
use crate::diagnostic::Diagnostics;
use crate::report::ReportStyle;
use crate::source::{self, Sources};

use super::folder::{self, Files};
use super::{Inputs, Written};
use guess::{Column, Guess};

/// Begins a registry with the rows of a CSV, TOML or JSON file. What the columns are is guessed, and said; nothing
/// that exists is changed.
pub fn import(root: &Path, file: &Path, registry: &str) -> Result<Written> {
    catalog::check_registry_name(registry).map_err(anyhow::Error::msg)?;
    let inputs = Inputs::load(root)?;
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if !["csv", "toml", "json"].contains(&ending) {
        bail!(
            "`{}` is no table that can be read\nhelp: export it as CSV, TOML or JSON",
            file.display()
        );
    }
    if inputs.catalog.find(registry).is_some() {
        bail!("the site has a registry `{registry}`\nhelp: choose another name with `--registry`");
    }
    let bytes = source::read(file)?;
    let path = format!("content/{registry}/_codes.{ending}");
    let columns = columns(&path, &bytes)?;
    let guess = Guess::of(&columns, &inputs.config)
        .with_context(|| format!("no column of `{}` can be the code", file.display()))?;
    let mut files = Files::new();
    files.insert(path, bytes);
    files.insert(format!("content/{registry}/_index.md"), guess.index(registry).into());
    if !guess.facts.is_empty() {
        for locale in &inputs.config.locales {
            let path = format!("locales/{}/{registry}.ftl", locale.id);
            files.insert(path, guess.messages(registry).into());
        }
    }
    folder::create(root, &files)?;
    Ok(Written { paths: files.into_keys().collect(), note: Some(guess.note()) })
}

/// Reads the columns of a table, each with what its rows have in it.
fn columns(path: &str, bytes: &[u8]) -> Result<Vec<Column>> {
    let mut diagnostics = Diagnostics::default();
    let sources = Sources::of_texts([(path.to_owned(), bytes.to_vec())], &mut diagnostics);
    let columns = catalog::columns(path, &sources, &mut diagnostics);
    if diagnostics.errors() > 0 {
        let report = diagnostics.report(&sources, ReportStyle::Plain);
        bail!("the table cannot be read\n\n{}", report.trim_end());
    }
    let columns = columns.into_iter().map(|(name, values)| Column { name, values });
    Ok(columns.collect())
}

impl Guess<'_> {
    /// Writes the index of the registry.
    fn index(&self, registry: &str) -> String {
        let string = |text: &str| toml::Value::String(text.into()).to_string();
        let mut text = format!(
            "+++\n# What is said before a code: \"{registry} 1001\".\nname = {}\n\n\
             # Pairs of codes that name each other in `related` have a page, and those with a comparison.\n\
             [pairs]\npolicy = \"related\"\n\n# What the columns of the table are.\n[data]\n",
            string(registry)
        );
        if self.is_plain {
            text.push_str(
                "# Cells hold text, not Markdown: tags are left out.\ncells = \"plain\"\n",
            );
        }
        let ignored: Vec<String> = self.ignored.iter().map(|name| string(name)).collect();
        let _ = writeln!(text, "ignore = [{}]\n\n[data.columns]", ignored.join(", "));
        for (ours, theirs) in self.keys.iter().filter(|(ours, theirs)| ours != theirs) {
            let key = if ours.contains('.') { string(ours) } else { ours.clone() };
            let _ = writeln!(text, "{key} = {}", string(theirs));
        }
        for (id, title) in &self.categories {
            let _ =
                write!(text, "\n[[categories]]\nid = {}\ntitle = {}\n", string(id), string(title));
        }
        if !self.categories.is_empty() {
            text.push_str("\n[[categories]]\nid = \"other\"\ntitle = \"Other\"\nprefix = \"\"\n");
        }
        for (id, _) in &self.facts {
            let _ = write!(text, "\n[[facts]]\nid = {}\ntype = \"literal\"\n", string(id));
        }
        let _ = write!(text, "+++\n\nThe codes of {registry}.\n");
        text
    }

    /// Writes what the facts are called, in the words of the table.
    fn messages(&self, registry: &str) -> String {
        let mut text = String::from("# What the facts are called, as the table calls them.\n");
        for (id, label) in &self.facts {
            let label = label.replace('{', "{\"{\"}");
            let _ = writeln!(text, "fact-{registry}-{id} = {label}");
        }
        text
    }

    /// Says what was guessed.
    fn note(&self) -> String {
        let mut text = String::from("guessed what the columns are:");
        for (ours, theirs) in &self.keys {
            let _ = write!(text, "\n  {theirs} → {ours}");
        }
        for name in &self.ignored {
            let _ = write!(text, "\n  {name} is left out");
        }
        if self.is_plain {
            text.push_str("\n  cells hold text, not Markdown");
        }
        text.push_str("\nmend what is wrong in `_index.md`");
        text
    }
}
