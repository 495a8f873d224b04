//! The messages of a new locale, each commented out with the words of the source locale.

use std::path::Path;

use anyhow::{Result, bail};

use crate::author::folder::{self, Files};
use crate::author::init::CARRIED;
use crate::author::{Inputs, Written};
use crate::name::is_locale_shaped;
use crate::source::{CONFIG, Origin};

/// Writes the messages of a locale. It is declared in `content/site.toml` by hand: the note says how.
pub fn locale(root: &Path, id: &str) -> Result<Written> {
    if !is_locale_shaped(id) || id.bytes().any(|byte| byte.is_ascii_uppercase()) {
        bail!(
            "`{id}` cannot name a locale\nhelp: write a language in small letters, such as `fr` or `pt-br`"
        );
    }
    let Inputs { sources, config, catalog, .. } = Inputs::load(root)?;
    let source = &config.locale(config.source_locale).id;
    let carried = CARRIED.into_iter().find(|(carried, ..)| *carried == id);
    let is_source_carried = CARRIED.iter().any(|(carried, ..)| carried == source);
    // The program's words come from the source locale where it carries that, else from English.
    let folders = [
        (format!("locales/{source}/"), Origin::Site),
        (format!("locales/{}/", if is_source_carried { source } else { "en" }), Origin::Embedded),
    ];
    let mut files = Files::new();
    for (folder, origin) in folders {
        if origin == Origin::Embedded && carried.is_some() {
            continue;
        }
        for (_, file) in sources.below(&folder).filter(|(_, file)| file.origin == origin) {
            let name = file.path.strip_prefix(&folder);
            // The words of a registry that the site does not have are not needed.
            let is_needed = |name: &&str| {
                let stem = name.strip_suffix(".ftl").unwrap_or(name);
                origin == Origin::Site
                    || matches!(stem, "site" | "sentences")
                    || catalog.find(stem).is_some()
            };
            if let Some(name) = name.filter(is_needed) {
                let path = format!("locales/{id}/{name}");
                files.entry(path).or_insert_with(|| to_translate(&file.text).into());
            }
        }
    }
    let is_declared = config.find_locale(id).is_some();
    if files.is_empty() && is_declared {
        bail!("the locale `{id}` needs no messages of the site's own, and is declared already");
    }
    folder::create(root, &files)?;
    let (lang, name) = carried.map_or((id, "…"), |(_, lang, name)| (lang, name));
    let table = format!("[[locales]]\nid = \"{id}\"\nlang = \"{lang}\"\nname = \"{name}\"");
    let note = format!("add the locale to `{CONFIG}`, with its name for itself:\n\n{table}");
    let note = (!is_declared).then_some(note);
    Ok(Written { paths: files.into_keys().collect(), note })
}

/// Comments out the messages of a file.
fn to_translate(text: &str) -> String {
    let mut file = String::from(
        "# Each message is to be translated: remove the `#` before its lines and write it in this language.\n\
         # `versus check` names those that are missing.\n\n",
    );
    for line in text.lines() {
        if !line.is_empty() && !line.starts_with('#') {
            file.push_str("# ");
        }
        file.push_str(line);
        file.push('\n');
    }
    file
}
