//! A site that is edited: its files as tables and texts, and chance.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fastrand::Rng;
use tempfile::TempDir;
use toml::{Table, Value};

use super::words;
use crate::support::{folder_in_memory, run};

/// The program's own templates and messages, by path.
pub(super) type Defaults = BTreeMap<String, String>;

/// A site in a folder of its own.
pub(super) struct Site<'d> {
    folder: TempDir,
    /// Chooses what is edited, and how.
    pub(super) random: Rng,
    /// What the site's files can take the place of.
    pub(super) defaults: &'d Defaults,
}

/// A file of the site: front matter, and the text after it.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Document {
    pub(super) keys: Table,
    /// The text before the first heading has no id.
    pub(super) parts: Vec<(String, String)>,
}

/// Asks the program for all that it carries, whatever it is called.
pub(super) fn defaults() -> Defaults {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "content/site.toml", "");
    let list = run(&["eject", "--list"], folder.path()).stdout;
    let names: Vec<&str> = list.lines().collect();
    let ejected = run(&[&["eject"], names.as_slice()].concat(), folder.path());
    assert_eq!(ejected.code, 0, "{}", ejected.stderr);
    let text = |name: &&str| fs::read_to_string(folder.path().join(name)).unwrap();
    names.iter().map(|name| ((*name).to_owned(), text(name))).collect()
}

fn write(root: &Path, file: &str, text: &str) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

impl<'d> Site<'d> {
    /// Writes the site that every run begins with.
    pub(super) fn new(seed: u64, defaults: &'d Defaults) -> Self {
        let folder = folder_in_memory();
        for file in include_str!("start.txt").split("== ").skip(1) {
            let (name, text) = file.split_once('\n').unwrap();
            write(folder.path(), name, text);
        }
        let site = Self { folder, random: Rng::with_seed(seed), defaults };
        words::complete(&site);
        site
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    /// Where the site is built, again and again.
    pub(super) fn output(&self) -> PathBuf {
        self.path("dist")
    }

    pub(super) fn number(&mut self) -> usize {
        self.random.usize(..1000)
    }

    /// Chooses one; `None` of none.
    pub(super) fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        self.random.choice(from).cloned()
    }

    /// Makes a sentence; some name a code of the registry.
    pub(super) fn sentence(&mut self, registry: Option<&str>) -> String {
        let number = self.number();
        let codes = registry.map(|registry| self.codes(registry)).unwrap_or_default();
        match self.pick(&codes).filter(|_| self.random.bool()) {
            Some(code) => format!("Text {number} leads to [{code}]. And on."),
            None => format!("Text {number} is short. And *more*."),
        }
    }

    /// Makes a clause.
    pub(super) fn clause(&mut self) -> String {
        format!("clause {} holds.", self.number())
    }

    pub(super) fn read(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.path(file)).ok()
    }

    pub(super) fn write(&self, file: &str, text: &str) {
        write(self.root(), file, text);
    }

    pub(super) fn remove(&self, file: &str) {
        fs::remove_file(self.path(file)).unwrap();
    }

    /// Returns the files in a folder and below, by path from the site's root, in order.
    pub(super) fn files(&self, folder: &str) -> Vec<String> {
        if !self.path(folder).is_dir() {
            return Vec::new();
        }
        let entries = walkdir::WalkDir::new(self.path(folder)).sort_by_file_name();
        let files = entries.into_iter().map(|entry| entry.unwrap().into_path());
        let name = |path: &Path| {
            path.strip_prefix(self.root()).unwrap().to_str().unwrap().replace('\\', "/")
        };
        files.filter(|path| path.is_file()).map(|path| name(&path)).collect()
    }

    pub(super) fn document(&self, file: &str) -> Document {
        self.read(file).map(|text| Document::parse(&text)).unwrap_or_default()
    }

    pub(super) fn put(&self, file: &str, document: &Document) {
        self.write(file, &document.text());
    }

    /// Edits a document, which need not exist; `None` leaves it as it is.
    pub(super) fn edit(
        &mut self,
        file: &str,
        change: impl FnOnce(&mut Self, &mut Document) -> Option<String>,
    ) -> Option<String> {
        let mut document = self.document(file);
        let what = change(self, &mut document)?;
        self.put(file, &document);
        Some(format!("{file}: {what}"))
    }

    pub(super) fn config(&self) -> Table {
        self.read("content/site.toml").unwrap().parse().unwrap()
    }

    pub(super) fn put_config(&self, config: &Table) {
        self.write("content/site.toml", &config.to_string());
    }

    pub(super) fn locales(&self) -> Vec<String> {
        ids(&self.config(), "locales")
    }

    pub(super) fn source_locale(&self) -> String {
        self.config()["source_locale"].as_str().unwrap().to_owned()
    }

    /// Returns the locales that translate.
    pub(super) fn translations(&self) -> Vec<String> {
        let source = self.source_locale();
        self.locales().into_iter().filter(|id| *id != source).collect()
    }

    pub(super) fn registries(&self) -> Vec<String> {
        let files = self.files("content").into_iter();
        let folders = files.filter_map(|file| {
            Some(file.strip_prefix("content/")?.strip_suffix("/_index.md")?.to_owned())
        });
        folders.collect()
    }

    /// Returns the codes of a registry in the order of their files.
    pub(super) fn codes(&self, registry: &str) -> Vec<String> {
        let stems = self.stems(registry).into_iter();
        stems.filter(|stem| stem != "_index" && !stem.contains(['.', ' '])).collect()
    }

    /// Returns the comparisons of a registry, or of the folder `across`.
    pub(super) fn comparisons(&self, folder: &str) -> Vec<String> {
        let files = self.files(&format!("content/{folder}")).into_iter();
        let stems = files.map(|file| file.rsplit_once('/').unwrap().1.replace(".md", ""));
        stems.filter(|stem| stem.contains("-vs-") && !stem.contains('.')).collect()
    }

    fn stems(&self, registry: &str) -> Vec<String> {
        let files = self.files(&format!("content/{registry}")).into_iter();
        let stems = files.map(|file| file.rsplit_once('/').unwrap().1.replace(".md", ""));
        stems.filter(|stem| !stem.contains("-vs-")).collect()
    }

    pub(super) fn any_registry(&mut self) -> String {
        let registries = self.registries();
        self.pick(&registries).unwrap()
    }

    pub(super) fn any_code(&mut self) -> (String, String) {
        let registry = self.any_registry();
        let codes = self.codes(&registry);
        let code = self.pick(&codes).unwrap();
        (registry, code)
    }

    pub(super) fn any_translation(&mut self) -> Option<String> {
        let locales = self.translations();
        self.pick(&locales)
    }
}

impl Document {
    fn parse(text: &str) -> Self {
        let front = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n"));
        let (keys, body) = front.unwrap_or(("", text));
        let mut parts = vec![(String::new(), String::new())];
        for line in body.trim().lines() {
            match line.strip_prefix("# ") {
                Some(id) => parts.push((id.to_owned(), String::new())),
                None => {
                    let (_, part) = parts.last_mut().unwrap();
                    part.push_str(line);
                    part.push('\n');
                }
            }
        }
        for (_, part) in &mut parts {
            *part = part.trim().to_owned();
        }
        parts.retain(|(id, part)| !(id.is_empty() && part.is_empty()));
        Self { keys: keys.parse().unwrap(), parts }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        if !self.keys.is_empty() {
            text = format!("+++\n{}+++\n", self.keys);
        }
        for (id, part) in &self.parts {
            let heading = if id.is_empty() { String::new() } else { format!("\n# {id}\n") };
            writeln!(text, "{heading}\n{part}").unwrap();
        }
        text
    }

    pub(super) fn part_ids(&self) -> Vec<String> {
        self.parts.iter().map(|(id, _)| id.clone()).collect()
    }

    /// Writes a part anew, or adds it where it belongs: the text without a heading first. An edit that changes
    /// nothing is none.
    pub(super) fn set_part(&mut self, id: &str, text: &str) -> Option<String> {
        match self.parts.iter_mut().find(|(known, _)| known == id) {
            Some((_, part)) if part == text => return None,
            Some((_, part)) => text.clone_into(part),
            None => {
                let at = if id.is_empty() { 0 } else { self.parts.len() };
                self.parts.insert(at, (id.to_owned(), text.to_owned()));
            }
        }
        Some(format!("`{id}` says {text:?}"))
    }

    pub(super) fn remove_part(&mut self, id: &str) {
        self.parts.retain(|(known, _)| known != id);
    }

    /// Sets a key, or removes it where `value` is none.
    pub(super) fn set(&mut self, key: &str, value: Option<Value>) -> Option<String> {
        set(&mut self.keys, key, value)
    }
}

/// Sets a key; `None` removes it, as does an empty list or table, for no key may be empty.
pub(super) fn set(keys: &mut Table, key: &str, value: Option<Value>) -> Option<String> {
    let value = value.filter(|value| match value {
        Value::Array(list) => !list.is_empty(),
        Value::Table(table) => !table.is_empty(),
        _ => true,
    });
    match value {
        Some(value) => {
            let what = format!("{key} = {value}");
            keys.insert(key.to_owned(), value);
            Some(what)
        }
        None => keys.remove(key).map(|_| format!("no {key}")),
    }
}

/// Returns the tables of a list.
pub(super) fn tables(keys: &Table, key: &str) -> Vec<Table> {
    let list = keys.get(key).and_then(Value::as_array);
    list.into_iter().flatten().map(|value| value.as_table().unwrap().clone()).collect()
}

/// Returns the texts of a list.
pub(super) fn texts(keys: &Table, key: &str) -> Vec<String> {
    let list = keys.get(key).and_then(Value::as_array);
    list.into_iter().flatten().map(|value| value.as_str().unwrap().to_owned()).collect()
}

/// Returns the ids of a list of tables.
pub(super) fn ids(keys: &Table, key: &str) -> Vec<String> {
    tables(keys, key).iter().map(|table| table["id"].as_str().unwrap().to_owned()).collect()
}

/// Makes a reference.
pub(super) fn reference(number: usize) -> Value {
    let mut table = Table::new();
    table.insert("name".into(), format!("Document {number}").into());
    table.insert("url".into(), format!("https://doc.example/{number}").into());
    Value::Table(table)
}
