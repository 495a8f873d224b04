//! Versus turns a catalogue of codes into a static site: a page for every code and a page "X vs Y" for
//! every pair, in every locale.
//!
//! ```text
//! content/ ─┐              ┌─ Catalog ─┐
//! locales/ ─┼─ source ─────┼─ Locales ─┼─ edition ── check ── plan ── page ── press ── publish ── dist/
//! templates/┘   (load)     └─ Templates┘ (localize)
//! ```
//!
//! A site is a folder, or texts that stand in none yet. What its authors have to mend is no error of [`build`],
//! which are failures of the machine: it is among the [`Diagnostics`].
//!
//! ```
//! use std::sync::Arc;
//! use versus::{Caution, Diagnostics, Output, ReportStyle, Sources};
//!
//! # fn main() -> anyhow::Result<()> {
//! let texts = [
//!     ("content/site.toml", "\
//! title = \"Payments\"
//! base_url = \"https://codes.example\"
//! source_locale = \"en\"
//! locales = [{ id = \"en\", lang = \"en\", name = \"English\" }]
//! "),
//!     ("content/pay/_index.md", "+++\nname = \"Pay\"\n+++\n\nWhy a payment failed.\n"),
//!     ("content/pay/51.md", "+++\nname = \"No Funds\"\n+++\n\nThe account holds too little.\n"),
//!     ("content/pay/54.md", "+++\nname = \"Expired\"\n+++\n\nThe card is no longer valid.\n"),
//! ];
//! let texts = texts.map(|(path, text)| (path.to_owned(), text.into()));
//! let mut diagnostics = Diagnostics::default();
//! let sources = Arc::new(Sources::of_texts(texts, &mut diagnostics));
//!
//! let folder = tempfile::tempdir()?;
//! let output = Output::open(&folder.path().join("dist"), folder.path(), Caution::Refuse)?;
//! let built = versus::build(&sources, &output, &(), &mut diagnostics)?;
//! print!("{}", diagnostics.report(&sources, ReportStyle::Plain));
//!
//! let (site, published) = built.expect("no text has a mistake");
//! assert!(site.paths().any(|path| path == "en/pay/51-vs-54.html"));
//! let page = std::fs::read_to_string(output.folder().join("en/pay/51-vs-54.html"))?;
//! assert!(page.contains("The card is no longer valid."));
//!
//! // What is as the last build left it is neither made nor written again.
//! let (_, again) = versus::build(&sources, &output, &(), &mut diagnostics)?.unwrap();
//! assert_eq!((again.written, again.bytes), (0, published.bytes));
//! # Ok(())
//! # }
//! ```
//!
//! Of the features, both of which are there by default, `serve` is the server of `versus serve` and `cli` the
//! program; without them this library brings neither.

mod source;
mod span;

mod config;
mod diagnostic;
mod digest;
mod fields;
mod host;
mod media;
mod name;

mod catalog;
mod edition;
mod html;
mod language;
mod locale;
mod markdown;
mod template;

mod check;
mod observer;
mod site;

mod address;
mod page;
mod plan;
mod platform;
mod press;
mod publish;
mod sitemap;
mod url;
mod view;

mod author;
mod report;
#[cfg(feature = "serve")]
mod serve;
mod status;

#[doc(hidden)]
pub mod internals;

use std::sync::Arc;

use anyhow::Result;

use catalog::Catalog;
use config::Config;
use digest::Keyed;
use edition::Memory;
use locale::Locale;
use press::Way;
use template::{Assets, Templates};

pub use diagnostic::rule::Rule;
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use observer::{Observer, Stage};
pub use publish::{Caution, Commit, Output, Published};
pub use report::ReportStyle;
pub use site::Site;
pub use source::{Origin, Source, Sources};
pub use span::{SourceId, Span};

/// Loads a site, makes its editions and holds it against the rules. Every mistake is reported; `None` where
/// too little could be read to go on.
pub fn load(
    sources: &Arc<Sources>,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    load_with(&Memory::default(), sources, observer, diagnostics)
}

/// Loads a site; what was made before of the same is not made again.
fn load_with(
    memory: &Memory<'_>,
    sources: &Arc<Sources>,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    observer.stage(Stage::Load);
    let config = Keyed::new(Config::load(sources, diagnostics)?);
    let sources = &catalog::expand(sources, &config, diagnostics);
    let catalog = Catalog::load(sources, &config, diagnostics);
    let locales = Arc::new(Locale::load_all(&config, sources, diagnostics));
    let assets = Arc::new(Assets::new(sources));
    let templates = Arc::new(Templates::load(sources, &locales, &assets, diagnostics));

    observer.stage(Stage::Localize);
    let editions = edition::localize(sources, &config, &catalog, &locales, memory, diagnostics);

    observer.stage(Stage::Check);
    let sources = Arc::clone(sources);
    let site = Site { config, sources, catalog, locales, editions, templates, assets };
    check::check(&site, diagnostics);
    diagnostics.place(|span| site.sources.original(span));
    Some(site)
}

/// Loads a site and renders every page once into nothing.
pub fn check(
    sources: &Arc<Sources>,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let site = load(sources, observer, diagnostics)?;
    if diagnostics.errors() == 0 {
        observer.stage(Stage::Render);
        let press = site.press(Way::Cast);
        check::rehearse(&site, &press, observer, diagnostics);
        press.tell(observer);
    }
    Some(site)
}

/// Loads a site and publishes it. Where an author has a mistake to mend, nothing is published, and `None`
/// returned; an error is a failure of the machine.
pub fn build(
    sources: &Arc<Sources>,
    output: &Output,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) -> Result<Option<(Site, Published)>> {
    let site = load(sources, observer, diagnostics);
    let Some(site) = site.filter(|_| diagnostics.errors() == 0) else { return Ok(None) };
    let press = site.press(Way::Cast);
    let published = publish::publish(&site, &press, output, observer, diagnostics)?;
    press.tell(observer);
    Ok(published.map(|published| (site, published)))
}
