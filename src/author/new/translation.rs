//! A translation to fill in: the source text stands in it as comments, and the digest of it as `source`.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Result, bail};

use crate::author::{Inputs, Written, path_in_site};
use crate::catalog::{Role, TextFile, Words};
use crate::diagnostic::expected_one_of;
use crate::edition::Original;
use crate::name::is_identifier;
use crate::span::Spanned;

use super::write;

const DIGEST: &str = "# The digest of the text that is translated here; `versus check` warns when that text changes.";

const NAME: &str = "# The translation of the name stands beside the official one. Remove the key to \
                    have the official one alone.";

const ALIASES: &str =
    "\n# Words under which readers of this language look the code up.\n# aliases = [\"…\"]\n";

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
    let Some(written) = original.file(source) else { bail!("`{path}` cannot be read") };
    let digest = written.digest(sources);
    let mut text = format!("+++\n{DIGEST}\nsource = \"{digest}\"\n");
    keys(original, &written, &mut text);
    text.push_str("+++\n");
    for (role, body) in written.markdown() {
        if let Role::Section(id) = role {
            let _ = write!(text, "\n# {id}\n");
        }
        let words = body.text(sources).trim();
        if !words.is_empty() {
            let _ = write!(text, "\n<!--\n{}\n-->\n", words.replace("-->", "-- >"));
        }
    }
    write(root, original.path(target, config, sources), text)
}

/// Writes the front matter below the digest.
fn keys(original: Original<'_>, written: &TextFile<'_>, text: &mut String) {
    let (mut has_facts, mut has_ask) = (false, false);
    for passage in &written.passages {
        let value = match passage.words {
            Some(Words::Value(value)) => Some(value),
            Some(Words::Markdown(_)) | None => None,
        };
        match (passage.role, value) {
            (Role::Name, name) => {
                if let Some(name) = name {
                    key("name", name, NAME, text);
                }
                if original.is_code() {
                    text.push_str(ALIASES);
                }
            }
            (Role::Clause(id), Some(words)) => key(id, words, "", text),
            (Role::Ask(id), Some(words)) => {
                if !std::mem::replace(&mut has_ask, true) {
                    text.push_str("\n[ask]");
                }
                key(id, words, "", text);
            }
            (Role::Title(id), Some(words)) if is_identifier(id) => {
                let _ = write!(text, "\n[[categories]]\nid = \"{id}\"");
                key("title", words, "", text);
            }
            (Role::Fact(id), Some(words)) => {
                if !std::mem::replace(&mut has_facts, true) {
                    text.push_str("\n[facts]");
                }
                if is_identifier(id) {
                    key(id, words, "", text);
                }
            }
            _ => {}
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
