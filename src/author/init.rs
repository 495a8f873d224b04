//! A folder → a small complete site in it, of the texts in `scaffold/`.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::catalog;
use crate::config::LocaleId;
use crate::diagnostic::Diagnostics;
use crate::edition::Original;
use crate::source::{CONFIG, FOLDERS, Sources};

use super::folder::{self, Files};
use super::review::with_digest;
use super::scaffold::{fill, text};
use super::{Inputs, Written};

/// The registry of the site where none is asked for.
pub const DEFAULT_REGISTRY: &str = "payments";

/// The locales that the program carries: id, language tag, autonym.
pub(super) const CARRIED: [(&str, &str, &str); 4] = [
    ("en", "en", "English"),
    ("zh", "zh-Hans", "简体中文"),
    ("fr", "fr", "Français"),
    ("ko", "ko", "한국어"),
];

/// What tells Git which files are none of its.
const IGNORED: &str = ".gitignore";

/// The files of a registry, by their names without ending.
const STEMS: [&str; 6] = ["_index", "1001", "1002", "2001", "2002", "1001-vs-1002"];

/// What a new site is to be.
#[derive(Debug)]
pub struct Plan<'p> {
    /// The languages, that of the source texts first.
    pub locales: &'p [String],
    /// The registry of the example; `None` for a site without one.
    pub registry: Option<&'p str>,
    /// The site's name, where it is not that of the example.
    pub title: Option<&'p str>,
}

/// Makes a site in a folder that holds no site yet; what else is in it is left alone.
pub fn init(folder: &Path, plan: &Plan<'_>) -> Result<Written> {
    if let Some(registry) = plan.registry {
        catalog::check_registry_name(registry).map_err(anyhow::Error::msg)?;
    }
    let carried = carried(plan.locales)?;
    if folder.exists() && !folder.is_dir() {
        bail!("`{}` is no folder", folder.display());
    }
    for inputs in FOLDERS {
        if folder::holds_files(&folder.join(inputs))? {
            bail!(
                "`{}` is not empty\nhelp: name a new folder: `versus init my-codes`",
                folder.join(inputs).display()
            );
        }
    }
    let mut files = digested(compose(&carried, plan)?)?;
    let note = if folder.join(IGNORED).exists() {
        Some(format!("add `/dist/` to `{IGNORED}`, where builds are published"))
    } else {
        files.insert(IGNORED.into(), b"/dist/\n".to_vec());
        None
    };
    folder::create(folder, &files)?;
    Ok(Written { paths: files.into_keys().collect(), note })
}

fn carried(wanted: &[String]) -> Result<Vec<(&'static str, &'static str, &'static str)>> {
    let mut locales: Vec<(&str, &str, &str)> = Vec::new();
    for id in wanted {
        let found = CARRIED.into_iter().find(|(known, ..)| known == id);
        let Some(found) = found else {
            let known = CARRIED.map(|(id, ..)| format!("`{id}`")).join(", ");
            bail!(
                "the program carries no texts for the locale `{id}`\n\
                 help: use some of {known}, and add others with `versus new locale`"
            );
        };
        if !locales.contains(&found) {
            locales.push(found);
        }
    }
    Ok(locales)
}

/// Puts the texts of each locale into the places of the scaffold.
fn compose(locales: &[(&str, &str, &str)], plan: &Plan<'_>) -> Result<Files> {
    let mut files = Files::new();
    let mut site = String::new();
    for (number, &(id, lang, name)) in locales.iter().enumerate() {
        let words = text(&format!("words/{id}.toml"));
        let words: toml::Table = words.parse().with_context(|| format!("words of `{id}`"))?;
        if number == 0 {
            let title = plan.title.or_else(|| words["_index"]["name"].as_str()).unwrap_or_default();
            let title = toml::Value::String(title.into()).to_string();
            site = fill(text("site/site.toml"), [("title", title.as_str()), ("source", id)]);
        }
        let _ =
            write!(site, "\n[[locales]]\nid = \"{id}\"\nlang = \"{lang}\"\nname = \"{name}\"\n");
        let Some(registry) = plan.registry else { continue };
        for stem in STEMS {
            let (form, ending) = if number == 0 {
                (format!("site/{stem}.md"), String::new())
            } else {
                (format!("translation/{}.md", form(stem)), format!(".{id}"))
            };
            let filled = fill_words(text(&form), &words[stem], registry);
            files.insert(format!("content/{registry}/{stem}{ending}.md"), filled.into());
        }
        let facts = fill_words(text("site/facts.ftl"), &words["facts"], registry);
        files.insert(format!("locales/{id}/{registry}.ftl"), facts.into());
    }
    files.insert(CONFIG.into(), site.into());
    Ok(files)
}

/// Returns the name of the form that a translation has.
fn form(stem: &str) -> &'static str {
    match stem {
        "_index" => "_index",
        stem if stem.contains("-vs-") => "comparison",
        _ => "code",
    }
}

fn fill_words(form: &str, words: &toml::Value, registry: &str) -> String {
    let words = words.as_table().into_iter().flatten();
    let words = words.filter_map(|(key, value)| Some((key.as_str(), value.as_str()?.trim_end())));
    fill(form, words.chain([("registry", registry)]))
}

/// Writes the digest of its source into every translation.
fn digested(mut files: Files) -> Result<Files> {
    let texts = files.iter().map(|(path, bytes)| (path.clone(), bytes.clone()));
    let mut diagnostics = Diagnostics::default();
    let sources = Sources::of_texts(texts, &mut diagnostics);
    let Inputs { sources, config, catalog, .. } = Inputs::of(sources, diagnostics)?;
    for original in Original::all(&catalog) {
        let Some(source) = original.file(config.source_locale) else { continue };
        let others = config.locale_ids().filter(|&id: &LocaleId| id != config.source_locale);
        for locale in others {
            let Some(translation) = original.file(locale) else { continue };
            let old = sources.get(translation.span.source);
            let new = with_digest(&old.text, translation.source, &source.digest(&sources));
            files.insert(old.path.clone(), new.into());
        }
    }
    Ok(files)
}
