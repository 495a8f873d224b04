//! `check --codes`: a list of codes, as the program that uses them has it.

use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use versus::internals::{self, Parts as _};
use versus::{Diagnostics, Site};

/// Holds a registry against the list that `REGISTRY=FILE` names.
pub(crate) fn hold(site: &Site, named: &str, diagnostics: &mut Diagnostics) -> Result<()> {
    let Some((id, file)) = named.split_once('=') else {
        bail!("`{named}` names no list\nhelp: write `--codes <registry>=<file>`");
    };
    let Some(registry) = site.catalog().find(id).map(|id| site.catalog().registry(id)) else {
        bail!("the site has no registry `{id}`");
    };
    internals::hold(site, registry, &read(file)?, diagnostics);
    Ok(())
}

/// Reads a list: JSON, or one code a line; empty lines and those that begin with `# ` are none.
fn read(file: &str) -> Result<Vec<String>> {
    let text = if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("cannot read the standard input")?;
        text
    } else {
        let bytes = internals::read(Path::new(file))?;
        String::from_utf8(bytes).with_context(|| format!("`{file}` is not UTF-8 text"))?
    };
    if text.trim_start().starts_with('[') {
        let list: Vec<serde_json::Value> =
            serde_json::from_str(&text).with_context(|| format!("`{file}` is no JSON list"))?;
        let spelled = list.into_iter().map(|value| match value {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        });
        return Ok(spelled.collect());
    }
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("# "));
    Ok(lines.map(str::to_owned).collect())
}
