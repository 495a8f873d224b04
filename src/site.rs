//! What a site is made of, when it has been loaded.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::config::Config;
use crate::digest::Keyed;
use crate::edition::Edition;
use crate::locale::Locale;
use crate::plan::Plan;
use crate::press::{Press, Way};
use crate::source::Sources;
use crate::template::{Assets, Templates};

/// Everything a page is made from.
#[derive(Debug)]
pub struct Site {
    /// What the site says of itself.
    pub(crate) config: Keyed<Config>,
    /// The input files.
    pub(crate) sources: Arc<Sources>,
    /// The codes, before any language is chosen.
    pub(crate) catalog: Catalog,
    /// The messages, by locale.
    pub(crate) locales: Arc<Vec<Keyed<Locale>>>,
    /// The catalog as each locale reads it.
    pub(crate) editions: Vec<Edition>,
    /// The templates.
    pub(crate) templates: Arc<Templates>,
    /// The published names of stylesheets, scripts and images.
    pub(crate) assets: Arc<Assets>,
}

impl Site {
    /// Returns the path of every page below the output, in the order of the plan: `en/http/404.html`.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        let plan = self.plan();
        plan.pages().map(move |page| plan.path(page))
    }

    /// Returns a press for the site's templates.
    pub(crate) fn press(&self, way: Way) -> Press {
        Press::new(&self.templates, &self.sources, way)
    }

    /// Returns the plan of the site's pages.
    pub(crate) fn plan(&self) -> Plan<'_> {
        Plan::new(&self.config, &self.catalog, &self.editions)
    }
}
