//! A translation to fill in: the source text stands in it as comments, and the digest of it as `source`.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Result, bail};

use crate::author::{Inputs, Written, path_in_site};
use crate::catalog::{CodeText, IndexText, Registry};
use crate::diagnostic::{Spanned, expected_one_of};
use crate::edition::{Original, Texts};
use crate::name::is_identifier;

use super::write;

const DIGEST: &str = "# The digest of the text that is translated here; `versus check` warns when that text changes.";

const NAME: &str = "# The translation of the name stands beside the official one. Remove the key to \
                    have the official one alone.";

/// Writes the translation of a file into a locale.
pub fn translation(root: &Path, file: &Path, locale: &str) -> Result<Written> {
    let inputs = Inputs::load(root)?;
    let Inputs { config, catalog, sources, .. } = &inputs;
    let path = path_in_site(root, file)?;
    let source = config.source_locale;
    let mut originals = Original::all(catalog);
    let Some(original) = originals.find(|file| file.path(source, config, sources) == path) else {
        let id = &config.locale(source).id;
        bail!("`{path}` is no text of the locale `{id}`, from which the others are translated");
    };
    let others = config.locales.iter().map(|locale| locale.id.as_str());
    let others: Vec<_> = others.filter(|id| *id != config.locale(source).id).collect();
    let Some(target) = config.find_locale(locale).filter(|&id| id != source) else {
        let help = if others.is_empty() {
            "add it to `content/site.toml` (`versus new locale` says how)".into()
        } else {
            expected_one_of(locale, others.iter().copied())
        };
        bail!("no text is translated into the locale `{locale}`\nhelp: {help}");
    };
    let Some((_, tracked)) = original.file(source) else { bail!("`{path}` cannot be read") };
    let mut text = format!("+++\n{DIGEST}\nsource = \"{}\"\n", tracked.own());
    match original.texts {
        Texts::Index(registry) => registry.text(source).map(|t| index(registry, t, &mut text)),
        Texts::Code(registry, code) => {
            code.texts[source.0].as_ref().map(|written| clauses(registry, written, &mut text))
        }
        Texts::Comparison(_) => None,
    };
    text.push_str("+++\n");
    for (heading, body) in original.parts(source) {
        if let Some(id) = heading {
            let _ = write!(text, "\n# {id}\n");
        }
        let words = body.text(sources).trim();
        if !words.is_empty() {
            let _ = write!(text, "\n<!--\n{}\n-->\n", words.replace("-->", "-- >"));
        }
    }
    write(root, original.path(target, config, sources), text)
}

fn index(registry: &Registry, written: &IndexText, text: &mut String) {
    if let Some(name) = &written.name {
        key("name", name, NAME, text);
    }
    for (category, title) in registry.categories.iter().zip(&written.category_titles) {
        if let (Some(title), true) = (title, is_identifier(&category.id.value)) {
            let _ = write!(text, "\n[[categories]]\nid = \"{}\"", category.id.value);
            key("title", title, "", text);
        }
    }
}

fn clauses(registry: &Registry, written: &CodeText, text: &mut String) {
    if let Some(name) = &written.name {
        key("name", name, NAME, text);
    }
    text.push_str(
        "\n# Words under which readers of this language look the code up.\n# aliases = [\"…\"]\n",
    );
    for (id, clause) in [("means", &written.means), ("seen", &written.seen)] {
        if let Some(clause) = clause {
            key(id, clause, "", text);
        }
    }
    if written.facts.iter().any(Option::is_some) {
        text.push_str("\n[facts]");
    }
    for (fact, words) in registry.facts.iter().zip(&written.facts) {
        if let (Some(words), true) = (words, is_identifier(&fact.id.value)) {
            key(&fact.id.value, words, "", text);
        }
    }
}

/// Writes an empty key under the words that it translates.
fn key(id: &str, words: &Spanned<String>, explanation: &str, text: &mut String) {
    text.push('\n');
    if !explanation.is_empty() {
        let _ = writeln!(text, "{explanation}");
    }
    for line in words.value.split(char::is_control).filter(|line| !line.trim().is_empty()) {
        let _ = writeln!(text, "# {line}");
    }
    let _ = writeln!(text, "{id} = \"\"");
}
