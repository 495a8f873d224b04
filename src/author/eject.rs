//! Defaults that come with the program → files of the site's own, which take their place.

use std::path::Path;

use anyhow::{Result, bail};

use crate::diagnostic::expected_one_of;
use crate::source::{self, CONFIG};

use super::folder::{self, Files};
use super::{Written, leads_down};

/// Returns the paths of all defaults, in order.
pub fn defaults() -> Vec<String> {
    source::embedded_files().into_keys().collect()
}

/// Copies defaults into the site in `root`. A folder such as `templates/assets` stands for all in it.
pub fn eject(root: &Path, wanted: &[String]) -> Result<Written> {
    if !root.join(CONFIG).is_file() {
        bail!("there is no site in `{}`: `{}` does not exist", root.display(), CONFIG);
    }
    let defaults = source::embedded_files();
    let mut files = Files::new();
    for name in wanted {
        let plain = name.replace('\\', "/");
        let plain = plain.trim_start_matches("./").trim_end_matches('/');
        let in_folder = format!("{plain}/");
        let found = defaults.iter().filter(|(path, _)| {
            leads_down(plain) && (*path == plain || path.starts_with(&in_folder))
        });
        let before = files.len();
        files.extend(found.map(|(path, bytes)| (path.clone(), bytes.clone())));
        if files.len() == before {
            bail!(
                "the program has no default `{name}`\nhelp: {} (`versus eject --list` lists them all)",
                expected_one_of(plain, defaults.keys().map(String::as_str))
            );
        }
    }
    folder::create(root, &files)?;
    Ok(Written { paths: files.into_keys().collect(), note: None })
}
