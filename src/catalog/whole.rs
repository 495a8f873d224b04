//! The catalog: all registries of a site, and what is written across them.

use super::code::{AnyCode, Code, RegistryId};
use super::comparison::Comparison;
use super::registry::Registry;

/// All registries of a site, in the order the site lists them.
#[derive(Debug)]
pub struct Catalog {
    /// The registries.
    pub registries: Vec<Registry>,
    /// The comparisons of codes of different registries, in the order of their first codes.
    pub across: Vec<Across>,
}

/// A comparison of two codes of different registries, the first of the registry that comes first.
#[derive(Debug)]
pub struct Across {
    /// The first code.
    pub a: AnyCode,
    /// The second code.
    pub b: AnyCode,
    /// What is written on the two; the source locale has every part of it.
    pub comparison: Comparison,
}

/// The number of a comparison in [`Catalog::across`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AcrossId(pub usize);

impl Across {
    /// Returns both codes.
    pub fn codes(&self) -> [AnyCode; 2] {
        [self.a, self.b]
    }
}

impl Catalog {
    /// Returns one registry.
    pub fn registry(&self, id: RegistryId) -> &Registry {
        &self.registries[id.0]
    }

    /// Returns one code.
    pub fn code(&self, (id, code): AnyCode) -> &Code {
        self.registry(id).code(code)
    }

    /// Returns every registry with its number.
    pub fn registries(&self) -> impl Iterator<Item = (RegistryId, &Registry)> {
        self.registries.iter().enumerate().map(|(at, registry)| (RegistryId(at), registry))
    }

    /// Finds a registry by its id.
    pub fn find(&self, id: &str) -> Option<RegistryId> {
        self.registries.iter().position(|registry| registry.id == id).map(RegistryId)
    }

    /// Returns the comparisons across registries, each with its number.
    pub fn across(&self) -> impl Iterator<Item = (AcrossId, &Across)> {
        self.across.iter().enumerate().map(|(at, across)| (AcrossId(at), across))
    }

    /// Returns the comparisons that hold a code of one registry and one of another.
    pub fn across_with_code(&self, code: AnyCode) -> impl Iterator<Item = AcrossId> {
        let all = self.across().filter(move |(_, across)| across.codes().contains(&code));
        all.map(|(id, _)| id)
    }

    /// Returns the comparisons of a registry's codes with those of others.
    pub fn across_with_registry(&self, id: RegistryId) -> impl Iterator<Item = AcrossId> {
        let all = self.across().filter(move |(_, across)| across.a.0 == id || across.b.0 == id);
        all.map(|(id, _)| id)
    }

    /// Returns the comparisons that share a code with one.
    pub fn across_beside(&self, id: AcrossId) -> impl Iterator<Item = AcrossId> {
        let codes = self.across[id.0].codes();
        let beside = self.across().filter(move |&(other, across)| {
            other != id && across.codes().iter().any(|code| codes.contains(code))
        });
        beside.map(|(id, _)| id)
    }

    /// Returns the name of a comparison's file, without its ending.
    pub fn across_stem(&self, id: AcrossId) -> String {
        let [a, b] = self.across[id.0].codes();
        format!(
            "{}-{}-vs-{}-{}",
            self.registry(a.0).id,
            self.code(a).address,
            self.registry(b.0).id,
            self.code(b).address
        )
    }
}
