//! What stands beside pages for programs: which forms there are, and which page each repeats.

use crate::catalog::RegistryId;

use super::Subject;

/// The form of a twin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// JSON, which the schema of its kind describes.
    Json,
    /// CommonMark with tables.
    Markdown,
}

impl Form {
    /// Both forms, in the order that pages link to them.
    pub const ALL: [Self; 2] = [Self::Json, Self::Markdown];

    /// Returns the end of a file's name.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Markdown => ".md",
        }
    }
}

/// A kind of JSON that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Schema {
    /// The twin of a code.
    Code,
    /// The twin of a registry.
    Registry,
    /// The catalog of a locale.
    Catalog,
    /// The twin of a pair.
    Pair,
}

impl Schema {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Code, Self::Registry, Self::Catalog, Self::Pair];

    /// Returns the path of the schema below the output folder, without its ending.
    pub fn stem(self) -> &'static str {
        match self {
            Self::Code => "schemas/code.schema",
            Self::Registry => "schemas/registry.schema",
            Self::Catalog => "schemas/catalog.schema",
            Self::Pair => "schemas/pair.schema",
        }
    }
}

impl Subject {
    /// Returns the registry in whose folder the page stands.
    pub fn registry(self) -> Option<RegistryId> {
        match self.twin_of().map_or(self, |(page, _)| page) {
            Self::Registry(id)
            | Self::Code(id, _)
            | Self::Pair(id, _)
            | Self::FormerCode(id, ..)
            | Self::FormerPair(id, ..) => Some(id),
            _ => None,
        }
    }

    /// Returns what the page says in another form; `None` for a page that has no twins.
    pub fn twin(self, form: Form) -> Option<Self> {
        match self {
            Self::Registry(id) => Some(Self::RegistryTwin(id, form)),
            Self::Code(id, code) => Some(Self::CodeTwin(id, code, form)),
            Self::Pair(id, pair) => Some(Self::PairTwin(id, pair, form)),
            _ => None,
        }
    }

    /// Returns the page that a twin repeats, and in which form.
    pub fn twin_of(self) -> Option<(Self, Form)> {
        match self {
            Self::RegistryTwin(id, form) => Some((Self::Registry(id), form)),
            Self::CodeTwin(id, code, form) => Some((Self::Code(id, code), form)),
            Self::PairTwin(id, pair, form) => Some((Self::Pair(id, pair), form)),
            _ => None,
        }
    }

    /// Returns the page that an address it had before leads to.
    pub fn now(self) -> Option<Self> {
        match self {
            Self::FormerCode(id, code, _) => Some(Self::Code(id, code)),
            Self::FormerPair(id, pair, _) => Some(Self::Pair(id, pair)),
            _ => None,
        }
    }

    /// Returns the form of a twin; `None` for a page that is none.
    pub fn form(self) -> Option<Form> {
        self.twin_of().map(|(_, form)| form)
    }

    /// Tells whether the page is for machines, so that no sitemap lists it.
    pub fn is_for_machines(self) -> bool {
        matches!(
            self,
            Self::LookUp | Self::Catalog | Self::Guide | Self::RootGuide | Self::Schema(_)
        ) || self.twin_of().is_some()
            || self.now().is_some()
    }
}
