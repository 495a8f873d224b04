//! Versus turns a catalogue of codes into a static site: a page for every code and a page "X vs Y" for
//! every pair, in every locale.
//!
//! ```text
//! content/ ─┐              ┌─ Catalog ─┐
//! locales/ ─┼─ source ─────┼─ Locales ─┼─ edition ── check ── plan ── render ── publish ── dist/
//! templates/┘   (load)     └─ Templates┘ (localize)
//! ```

pub mod address;
pub mod author;
pub mod catalog;
pub mod check;
pub mod config;
pub mod diagnostic;
pub mod digest;
pub mod edition;
pub mod fields;
pub mod html;
pub mod language;
pub mod locale;
pub mod markdown;
pub mod name;
pub mod page;
pub mod plan;
pub mod press;
pub mod publish;
pub mod report;
pub mod serve;
pub mod sitemap;
pub mod source;
pub mod status;
pub mod template;
pub mod url;
pub mod view;

use std::sync::Arc;

use anyhow::Result;

use catalog::Catalog;
use config::Config;
use diagnostic::Diagnostics;
use digest::Keyed;
use edition::Edition;
use locale::Locale;
use plan::Plan;
use press::{Press, Way};
use publish::{Output, Published};
use source::Sources;
use template::{Assets, Templates};

/// Loads a site, makes its editions and holds it against the rules. Every mistake is reported; `None` where
/// too little could be read to go on.
pub fn load(
    sources: &Arc<Sources>,
    base_url: Option<&str>,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    observer.stage(Stage::Load);
    let config = Keyed::new(Config::load(sources, base_url, diagnostics)?);
    let catalog = Catalog::load(sources, &config, diagnostics);
    let locales = Arc::new(Locale::load_all(&config, sources, diagnostics));
    let assets = Arc::new(Assets::new(sources));
    let templates = Arc::new(Templates::load(sources, &locales, &assets, diagnostics));

    observer.stage(Stage::Localize);
    let editions = edition::localize(sources, &config, &catalog, &locales, diagnostics);

    observer.stage(Stage::Check);
    let sources = Arc::clone(sources);
    let site = Site { config, sources, catalog, locales, editions, templates, assets };
    check::check(&site, diagnostics);
    Some(site)
}

/// Loads a site and renders every page once into nothing.
pub fn check(
    sources: &Arc<Sources>,
    base_url: Option<&str>,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let site = load(sources, base_url, observer, diagnostics)?;
    if diagnostics.errors() == 0 {
        observer.stage(Stage::Render);
        let press = site.press(Way::Cast);
        publish::rehearse(&site, &press, observer, diagnostics);
        tell_of_computing(&site, &press, observer);
    }
    Some(site)
}

/// Loads a site and publishes it; nothing is published where an author has a mistake to mend.
pub fn build(
    sources: &Arc<Sources>,
    base_url: Option<&str>,
    output: &Output,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) -> Result<Option<(Site, Published)>> {
    let Some(site) = load(sources, base_url, observer, diagnostics) else { return Ok(None) };
    if diagnostics.errors() > 0 {
        return Ok(None);
    }
    let press = site.press(Way::Cast);
    let published = publish::publish(&site, &press, output, observer, diagnostics)?;
    tell_of_computing(&site, &press, observer);
    Ok(published.map(|published| (site, published)))
}

fn tell_of_computing(site: &Site, press: &Press, observer: &dyn Observer) {
    for (template, span) in press.computing() {
        observer.computes(&template, &report::place(span, &site.sources));
    }
}

/// Everything a page is made from.
#[derive(Debug)]
pub struct Site {
    /// What the site says of itself.
    pub config: Keyed<Config>,
    /// The input files.
    pub sources: Arc<Sources>,
    /// The codes, before any language is chosen.
    pub catalog: Catalog,
    /// The messages, by locale.
    pub locales: Arc<Vec<Keyed<Locale>>>,
    /// The catalog as each locale reads it.
    pub editions: Vec<Edition>,
    /// The templates.
    pub templates: Arc<Templates>,
    /// The published names of stylesheets, scripts and images.
    pub assets: Arc<Assets>,
}

/// The steps of a build, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading and parsing the inputs.
    Load,
    /// Making the editions.
    Localize,
    /// Holding the site against the rules.
    Check,
    /// Rendering pages into the staging folder, or into nothing.
    Render,
    /// Moving what changed into the output folder.
    Commit,
}

/// Hears how far a build has come.
pub trait Observer: Sync {
    /// A stage begins.
    fn stage(&self, stage: Stage);
    /// So many pages will be rendered.
    fn pages(&self, count: usize);
    /// One page has been rendered.
    fn page_done(&self);
    /// A template computes with a text at `place`, as `path:line:column`, so that it is rendered for each page.
    fn computes(&self, template: &str, place: &str) {
        let _ = (template, place);
    }
}

impl Site {
    /// Returns a press for the site's templates.
    pub fn press(&self, way: Way) -> Press {
        Press::new(&self.templates, &self.sources, way)
    }

    /// Returns the plan of the site's pages.
    pub fn plan(&self) -> Plan<'_> {
        Plan::new(&self.config, &self.catalog, &self.editions)
    }
}
