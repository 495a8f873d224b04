//! What authors ask for → files of a site's inputs: a site to begin with, files to fill in, defaults to
//! change, digests after a review.
//!
//! Nothing else writes inputs. A file that exists is never overwritten; [`accept`] changes one line of a
//! translation. Whatever fails, fails before the first file or leaves none behind.

mod eject;
mod folder;
mod import;
mod init;
mod new;
mod review;
mod scaffold;

use std::path::{Component, Path};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};

use crate::catalog::{self, Catalog};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::report::ReportStyle;
use crate::source::{CONFIG, Sources};

pub use eject::{defaults, eject};
pub use import::import;
pub use init::{DEFAULT_REGISTRY, Plan, init};
pub use new::{code, comparison, locale, registry, translation};
pub use review::accept;

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    /// The paths below the site's folder.
    pub paths: Vec<String>,
    /// What is left to do by hand, if anything.
    pub note: Option<String>,
}

/// A site as far as its authors' files tell: without messages and templates.
struct Inputs {
    sources: Arc<Sources>,
    config: Config,
    catalog: Catalog,
    diagnostics: Diagnostics,
}

impl Inputs {
    /// Reads the site in `root`; mistakes in it do not matter here, unless nothing can be read.
    fn load(root: &Path) -> Result<Self> {
        let mut diagnostics = Diagnostics::default();
        let sources = Sources::load(root, &mut diagnostics)?.with_drafts();
        Self::of(sources, diagnostics)
    }

    fn of(sources: Sources, mut diagnostics: Diagnostics) -> Result<Self> {
        let Some(config) = Config::load(&sources, &mut diagnostics) else {
            let report = diagnostics.report(&sources, ReportStyle::Plain);
            bail!("`{}` cannot be read\n\n{}", CONFIG, report.trim_end());
        };
        let sources = catalog::expand(&Arc::new(sources), &config, &mut diagnostics);
        let catalog = Catalog::load(&sources, &config, &mut diagnostics);
        Ok(Self { sources, config, catalog, diagnostics })
    }
}

/// Returns the path of an existing file below the site's folder, with `/` between its parts.
fn path_in_site(root: &Path, file: &Path) -> Result<String> {
    let lacks = || format!("there is no file `{}`", file.display());
    // A path may be written as seen from the current folder, or from the site's.
    let found = file.canonicalize().or_else(|_| root.join(file).canonicalize());
    let found = found.with_context(lacks)?;
    let root = root.canonicalize().with_context(lacks)?;
    let Ok(below) = found.strip_prefix(&root) else {
        bail!("`{}` does not lie in the site `{}`", file.display(), root.display());
    };
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    Ok(parts.join("/"))
}

/// Tells whether a path leads down from a folder, and nowhere else.
fn leads_down(path: &str) -> bool {
    let parts = Path::new(path).components();
    !path.is_empty() && parts.clone().all(|part| matches!(part, Component::Normal(_)))
}
