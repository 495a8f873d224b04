//! What is to be written → a file to fill in, in which every key is explained.
//!
//! A key that must be filled stands there empty and a text as a comment: `versus check` reports each of them
//! until it is written. A key that may be left out is commented out.

mod code;
mod locale;
mod translation;

use std::path::Path;

use anyhow::{Result, bail};

use crate::catalog::{self, ACROSS, AnyCode, CodeId, Registry};
use crate::diagnostic::expected_one_of;

use super::folder::{self, Files};
use super::scaffold::{fill, text};
use super::{Inputs, Written};

pub use code::code;
pub use locale::locale;
pub use translation::translation;

/// Writes the index of a new registry.
pub fn registry(root: &Path, id: &str) -> Result<Written> {
    catalog::check_registry_name(id).map_err(anyhow::Error::msg)?;
    Inputs::load(root)?;
    let filled = fill(text("new/registry.md"), [("registry", id)]);
    write(root, format!("content/{id}/_index.md"), filled)
}

/// Writes a comparison of two codes, in whichever order they are named. Codes of two registries are named with
/// their registries, `http:503`, and the registry is `across`.
pub fn comparison(root: &Path, registry: &str, a: &str, b: &str) -> Result<Written> {
    let inputs = Inputs::load(root)?;
    let (stem, is_composed) = if registry == ACROSS {
        let mut codes = [across(&inputs, a)?, across(&inputs, b)?];
        codes.sort();
        if codes[0].0 == codes[1].0 {
            bail!("`{a}` and `{b}` are of one registry\nhelp: name it instead of `{ACROSS}`");
        }
        let name = codes.map(|code| {
            let registry = inputs.catalog.registry(code.0);
            format!("{}-{}", registry.id, inputs.catalog.code(code).address)
        });
        (name.join("-vs-"), false)
    } else {
        let found = find_registry(&inputs, registry)?;
        let mut codes = [find_code(found, a)?, find_code(found, b)?];
        codes.sort();
        if codes[0] == codes[1] {
            bail!("`{a}` cannot be compared with itself");
        }
        (codes.map(|id| found.code(id).address.clone()).join("-vs-"), true)
    };
    let (without_verdict, without_section) = if is_composed {
        ("Without it a summary is composed.", "Without this section it is composed.")
    } else {
        ("Required.", "Required.")
    };
    let values = [
        ("a", a),
        ("b", b),
        ("without-verdict", without_verdict),
        ("without-section", without_section),
    ];
    write(root, format!("content/{registry}/{stem}.md"), fill(text("new/comparison.md"), values))
}

fn across(inputs: &Inputs, name: &str) -> Result<AnyCode> {
    let Some((registry, spelling)) = name.split_once(':') else {
        bail!("`{name}` names no registry\nhelp: write `<registry>:<code>`");
    };
    let found = find_registry(inputs, registry)?;
    let code = find_code(found, spelling)?;
    let id = inputs.catalog.find(registry).expect("the registry was just found");
    Ok((id, code))
}

fn find_registry<'a>(inputs: &'a Inputs, id: &str) -> Result<&'a Registry> {
    let registries = &inputs.catalog.registries;
    if let Some(found) = registries.iter().find(|registry| registry.id == id) {
        return Ok(found);
    }
    let known: Vec<_> = registries.iter().map(|registry| registry.id.as_str()).collect();
    let help = expected_one_of(id, known.iter().copied());
    bail!(
        "the site has no registry `{id}`\nhelp: {help}, or make it with `versus new registry {id}`"
    )
}

fn find_code(registry: &Registry, spelling: &str) -> Result<CodeId> {
    if let Some(found) = registry.find(spelling) {
        return Ok(found);
    }
    let known = registry.codes.iter().map(|code| code.spelling.as_str());
    let help = expected_one_of(spelling, known);
    let id = &registry.id;
    bail!(
        "the registry `{id}` has no code `{spelling}`\n\
         help: {help}, or make it with `versus new code {id} {spelling}`"
    )
}

fn write(root: &Path, path: String, text: String) -> Result<Written> {
    folder::create(root, &Files::from([(path.clone(), text.into())]))?;
    Ok(Written { paths: vec![path], note: None })
}
