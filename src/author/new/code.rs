//! A code to fill in: its facts and constants are those that its registry declares.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Result, bail};

use crate::author::scaffold::{fill, text};
use crate::author::{Inputs, Written};
use crate::catalog::section::{FIX, WHEN};
use crate::catalog::{self, Fact, FactKind, Registry};
use crate::config::Config;
use crate::name::is_identifier;
use crate::span::Spanned;

use super::{find_registry, write};

/// Writes a code of a registry.
pub fn code(root: &Path, registry: &str, spelling: &str) -> Result<Written> {
    let inputs = Inputs::load(root)?;
    let found = find_registry(&inputs, registry)?;
    let address = address(found, spelling, &inputs.config)?;
    let (category, tables, sections) = (category(found), tables(found), sections(found));
    let values = [
        ("category", category.as_str()),
        ("tables", &tables),
        ("sections", &sections),
        ("code", spelling),
        ("spelling", &self::spelling(spelling, &address)),
    ];
    let filled = fill(text("new/code.md"), values);
    write(root, format!("content/{registry}/{address}.md"), filled.trim_end().to_owned() + "\n")
}

/// Returns the address of a new code; an address that is another code's is an error.
fn address(registry: &Registry, spelling: &str, config: &Config) -> Result<String> {
    let id = &registry.id;
    let way_out = format!(
        "name a file as you like, `content/{id}/<address>.md`, and write the code in its key `code = \"…\"`"
    );
    let Some(address) = catalog::address_for(spelling, config) else {
        bail!("nothing of `{spelling}` can stand in an address\nhelp: {way_out}");
    };
    match registry.find_address(&address).map(|code| registry.code(code)) {
        Some(other) if other.spelling != spelling => {
            bail!("the address `{address}` is that of `{}`\nhelp: {way_out}", other.spelling)
        }
        _ => Ok(address),
    }
}

/// Returns the lines that say how the code is written.
fn spelling(spelling: &str, address: &str) -> String {
    if spelling == address {
        return "# How the code is written, where that can be no name of a file.\n# code = \"…\""
            .into();
    }
    let string = toml::Value::String(spelling.into());
    format!("# How the code is written.\ncode = {string}")
}

fn category(registry: &Registry) -> String {
    let ids = listed(registry.categories.iter().map(|category| &category.id));
    if ids.is_empty() {
        return String::new();
    }
    format!(
        "\n# One of {ids}. Without it the category whose range holds the number.\n# category = \"…\"\n"
    )
}

fn tables(registry: &Registry) -> String {
    let mut text = String::new();
    if !registry.relations.is_empty() {
        let relations = listed(registry.relations.iter());
        let _ = write!(
            text,
            "\n# The code of another registry that this one corresponds to, and how: {relations}.\n\
             # [[equivalents]]\n# code = \"<registry>:<code>\"\n# relation = \"…\"\n"
        );
    }
    if !registry.facts.is_empty() {
        text.push_str("\n# Remove each fact that does not apply.\n[facts]\n");
        registry.facts.iter().for_each(|declared| fact(declared, &mut text));
    }
    if !registry.constants.is_empty() {
        text.push_str("\n# What libraries call the code. Remove each that has no name for it.\n");
        text.push_str("[constants]\n");
        for constant in registry.constants.iter().filter(|c| is_plain(&c.id)) {
            let _ = writeln!(text, "# {}\n{} = \"\"", one_line(&constant.name), constant.id.value);
        }
    }
    text
}

fn fact(fact: &Fact, text: &mut String) {
    if !is_plain(&fact.id) {
        return;
    }
    let id = &fact.id.value;
    let _ = match &fact.kind {
        FactKind::Choice(values) => {
            writeln!(text, "# One of {}.\n{id} = \"\"", listed(values.iter()))
        }
        FactKind::Text => {
            writeln!(text, "# In words, which each translation says anew.\n{id} = \"\"")
        }
        FactKind::Literal => writeln!(text, "# The same in every language.\n{id} = \"\""),
        FactKind::Codes => writeln!(text, "# Codes of this registry.\n# {id} = [\"…\"]"),
    };
}

fn sections(registry: &Registry) -> String {
    let mut text = String::new();
    for section in registry.sections.iter().filter(|section| is_plain(section)) {
        let what = match section.value.as_str() {
            WHEN => {
                "When one meets the code. It begins with a paragraph, which ends with a full stop."
            }
            FIX => "What to do about it. It begins with a paragraph, which ends with a full stop.",
            _ => "It begins with a paragraph.",
        };
        let _ = write!(text, "\n# {}\n\n<!-- {what} -->\n", section.value);
    }
    text
}

/// Lists ids; one that has been reported as a mistake is left out.
fn listed<'a>(ids: impl Iterator<Item = &'a Spanned<String>>) -> String {
    let ids: Vec<_> = ids.filter(|id| is_plain(id)).map(|id| format!("\"{}\"", id.value)).collect();
    ids.join(", ")
}

fn is_plain(id: &Spanned<String>) -> bool {
    is_identifier(&id.value)
}

/// Makes a text fit for a comment of TOML, which ends with its line and holds no control characters.
fn one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}
