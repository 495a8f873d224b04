//! Everything under `content/`, in memory, before any language is chosen.
//!
//! A catalog is made in two steps. Each file is read by itself, into what is written there, with its places
//! (`raw`); then all of them are resolved at once: names of codes become numbers, sections and facts stand where
//! their registry declares them (`resolve`). Markdown is still Markdown. A catalog knows nothing of messages
//! and templates.

mod code;
mod comparison;
mod data;
mod index;
mod life;
mod name;
mod numeral;
mod raw;
mod registry;
mod resolve;
pub(crate) mod section;
mod text;
mod whole;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

use raw::Inputs;

pub use code::{AnyCode, Code, CodeId, FactValue};
pub(crate) use code::{CodeText, RegistryId};
pub use comparison::Pair;
pub(crate) use comparison::{Comparison, ComparisonText};
pub(crate) use data::{columns, expand};
pub use index::FactKind;
pub(crate) use index::{Fact, PairPolicy, Reference};
pub(crate) use life::Life;
pub(crate) use name::{ACROSS, address_for, check_registry_name};
pub(crate) use numeral::compare;
pub use registry::Registry;
pub(crate) use text::{Body, Role, TextFile, Words};
pub use whole::Catalog;
pub(crate) use whole::{Across, AcrossId};

impl Catalog {
    /// Parses everything under `content/` and reports every mistake in it.
    pub fn load(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let inputs = Inputs { sources, config };
        let raw = raw::read(inputs, diagnostics);
        resolve::resolve(raw, inputs, diagnostics)
    }
}
