//! A translation that was compared with its source → the same file with the digest of that source.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::config::LocaleId;
use crate::diagnostic::Diagnostic;
use crate::edition::Original;
use crate::span::Spanned;

use super::{Inputs, Written, folder, path_in_site};

/// Writes the digests of their sources into translations. Refuses, before it writes any, a file that is no
/// translation or cannot be read. Returns those that were changed.
pub fn accept(root: &Path, files: &[PathBuf]) -> Result<Written> {
    let inputs = Inputs::load(root)?;
    let mut changes: Vec<(String, &str, String)> = Vec::new();
    for file in files {
        let path = path_in_site(root, file)?;
        let (original, locale) = find(&inputs, &path)?;
        let source = inputs.config.source_locale;
        let (Some(translation), Some(text)) = (original.file(locale), original.file(source)) else {
            bail!("`{path}` is no translation");
        };
        let is_broken = |found: &&Diagnostic| {
            found.is_error()
                && [translation.span, text.span].iter().any(|s| s.source == found.span.source)
        };
        if inputs.diagnostics.sorted().iter().any(is_broken) {
            bail!(
                "`{path}` or its source has a mistake\nhelp: mend what `versus check` reports first"
            );
        }
        let old = &inputs.sources.get(translation.span.source).text;
        let new = with_digest(old, translation.source, &text.digest(&inputs.sources));
        if new != *old && !changes.iter().any(|(other, ..)| *other == path) {
            changes.push((path, old, new));
        }
    }
    let mut written = Written::default();
    for (path, old, new) in changes {
        folder::replace(&root.join(&path), old, &new)?;
        written.paths.push(path);
    }
    Ok(written)
}

fn find<'a>(inputs: &'a Inputs, path: &str) -> Result<(Original<'a>, LocaleId)> {
    let Inputs { config, catalog, sources, .. } = inputs;
    let locales = config.locale_ids().filter(|&locale| locale != config.source_locale);
    for locale in locales {
        let mut originals = Original::all(catalog);
        if let Some(found) = originals.find(|file| file.path(locale, config, sources) == path) {
            return Ok((found, locale));
        }
    }
    bail!(
        "`{path}` is no translation\nhelp: name a file such as `content/<registry>/<code>.<locale>.md`"
    )
}

/// Writes the digest of its source into a translation: in place of the one it names, else as the first line of
/// its front matter.
pub(super) fn with_digest(text: &str, named: Option<&Spanned<String>>, digest: &str) -> String {
    if let Some(old) = named {
        let (before, after) = (&text[..old.span.start], &text[old.span.end..]);
        return format!("{before}\"{digest}\"{after}");
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = format!("source = \"{digest}\"{line_end}");
    let start = text.len() - text.trim_start().len();
    let first = text[start..].split_inclusive('\n').next().unwrap_or_default();
    if first.trim_end() == "+++" {
        let at = start + first.len();
        return format!("{}{line}{}", &text[..at], &text[at..]);
    }
    format!("+++{line_end}{line}+++{line_end}{line_end}{text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_one_line() {
        let with = |text| with_digest(text, None, "d");
        assert_eq!(with("+++\nname = \"x\"\n+++\n"), "+++\nsource = \"d\"\nname = \"x\"\n+++\n");
        assert_eq!(with("+++\r\n+++\r\na\r\n"), "+++\r\nsource = \"d\"\r\n+++\r\na\r\n");
        assert_eq!(with("Text.\n"), "+++\nsource = \"d\"\n+++\n\nText.\n");
    }
}
