//! What the program, the tests and the benchmarks reach beside the facade. Any of it may change with any
//! release.

use std::sync::Arc;

use crate::{Diagnostic, Diagnostics, Site, Sources};

pub use crate::catalog::{AnyCode, Catalog, Code, CodeId, FactKind, FactValue, Pair, Registry};
pub use crate::check::{hold, rehearse};
pub use crate::config::{Config, LocaleId};
pub use crate::diagnostic::rule;
pub use crate::digest::Keyed;
pub use crate::edition::{CodeEdition, Coverage, Edition, Memory, RegistryEdition, localize};
pub use crate::locale::Locale;
pub use crate::markdown::Prose;
pub use crate::name::is_base_url;
pub use crate::plan::{Page, Plan, Subject};
pub use crate::press::{Press, Way};
pub use crate::publish::publish;
pub use crate::source::read;
pub use crate::view::MANUAL;

/// New files of a site's inputs, and digests after a review.
pub mod author {
    pub use crate::author::*;
}

/// The hosts that there are presets for.
pub mod hosts {
    pub use crate::host::*;
}

/// What other tools read of diagnostics.
pub mod report {
    pub use crate::report::*;
}

/// Pages on request.
#[cfg(feature = "serve")]
pub mod serve {
    pub use crate::serve::*;
}

/// How far translations are.
pub mod status {
    pub use crate::status::*;
}

/// Loads a site as [`crate::load`] does, and makes anew only what `before` does not hold.
pub fn load_after(
    before: &Site,
    sources: &Arc<Sources>,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    crate::load_with(&Memory::of(&before.editions), sources, &(), diagnostics)
}

/// Makes a page as a file of the site holds it.
pub fn spell(site: &Site, page: Page, press: &Press) -> Result<String, Box<Diagnostic>> {
    let mut text = String::new();
    crate::page::of(site, page).spell(page.subject.form(), press, &mut text).map(|()| text)
}

/// What a site is made of.
pub trait Parts {
    /// Returns what the site says of itself.
    fn config(&self) -> &Keyed<Config>;
    /// Returns the input files.
    fn sources(&self) -> &Arc<Sources>;
    /// Returns the codes, before any language is chosen.
    fn catalog(&self) -> &Catalog;
    /// Returns the messages, by locale.
    fn locales(&self) -> &Arc<Vec<Keyed<Locale>>>;
    /// Returns the catalog as each locale reads it.
    fn editions(&self) -> &[Edition];
    /// Returns the plan of the site's pages.
    fn plan(&self) -> Plan<'_>;
    /// Returns a press for the site's templates.
    fn press(&self, way: Way) -> Press;
}

impl Parts for Site {
    fn config(&self) -> &Keyed<Config> {
        &self.config
    }

    fn sources(&self) -> &Arc<Sources> {
        &self.sources
    }

    fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    fn locales(&self) -> &Arc<Vec<Keyed<Locale>>> {
        &self.locales
    }

    fn editions(&self) -> &[Edition] {
        &self.editions
    }

    fn plan(&self) -> Plan<'_> {
        self.plan()
    }

    fn press(&self, way: Way) -> Press {
        self.press(way)
    }
}
