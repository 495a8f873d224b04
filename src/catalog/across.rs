//! `across/<registry>-<code>-vs-<registry>-<code>.md` and its translations → [`Across`].

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, expected_one_of};
use crate::source::Sources;

use super::comparison::{Comparison, ComparisonText};
use super::document::{Documents, Subject};
use super::equivalent::same_registry;
use super::{AnyCode, Body, Catalog, RegistryId};

/// The folder of comparisons across registries, below `content/` and below each locale's folder.
pub const FOLDER: &str = "across";

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
            self.code(a).spelling,
            self.registry(b.0).id,
            self.code(b).spelling
        )
    }

    /// Reads the comparisons across registries in all their languages.
    pub(super) fn read_across(
        &mut self,
        folder: &BTreeMap<Subject, Documents>,
        sources: &Sources,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) {
        for (subject, documents) in folder {
            let Subject::Pair(a, b) = subject else { continue };
            let Some(file) = documents.source_file(config, diagnostics) else { continue };
            let start = Span::new(file, 0..0);
            let found = self.find_across((a, b), start, diagnostics);
            let comparison = Comparison::read(documents, sources, config, diagnostics);
            if let Some(text) = &comparison.texts[config.source_locale.0] {
                require_all_parts(text, sources, diagnostics);
            }
            self.across.extend(found.map(|(a, b)| Across { a, b, comparison }));
        }
        self.across.sort_by_key(Across::codes);
    }

    fn find_across(
        &self,
        (a, b): (&str, &str),
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<(AnyCode, AnyCode)> {
        let (first, second) =
            (self.find_named(a, span, diagnostics), self.find_named(b, span, diagnostics));
        let (first, second) = (first?, second?);
        let id = &self.registry(first.0).id;
        if first.0 == second.0 {
            let [a, b] = [first, second].map(|code| &self.code(code).spelling);
            let help = format!("move the file to `content/{id}/{a}-vs-{b}.md`");
            same_registry(id, span, &help, diagnostics);
            return None;
        }
        if first.0 > second.0 {
            let message =
                format!("the registry `{}` comes before `{id}`", self.registry(second.0).id);
            diagnostics.push(
                Diagnostic::error("pair-order", span, message)
                    .help(format!("rename the file to `{b}-vs-{a}.md`")),
            );
            return None;
        }
        Some((first, second))
    }

    /// Finds the code that a file's name writes `http-503`. Where two registries fit, the longer id does.
    fn find_named(&self, name: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<AnyCode> {
        let fitting = self.registries().filter_map(|(id, registry)| {
            Some((id, registry, name.strip_prefix(&registry.id)?.strip_prefix('-')?))
        });
        let found = fitting
            .filter_map(|(id, registry, spelling)| Some((id, registry.find(spelling)?, spelling)))
            .min_by_key(|(.., spelling)| spelling.len());
        if found.is_none() {
            let codes = self.registries().flat_map(|(_, registry)| {
                registry.codes.iter().map(|code| format!("{}-{}", registry.id, code.spelling))
            });
            let codes: Vec<String> = codes.collect();
            diagnostics.push(
                Diagnostic::error("unknown-code", span, format!("there is no code `{name}`"))
                    .help(expected_one_of(name, codes.iter().map(String::as_str))),
            );
        }
        found.map(|(id, code, _)| (id, code))
    }
}

/// Nothing is composed across registries: what is not written would be missing from the page.
fn require_all_parts(text: &ComparisonText, sources: &Sources, diagnostics: &mut Diagnostics) {
    let written = |body: Option<Body>| body.is_some_and(|body| body.says_something(sources));
    let parts = [
        (text.verdict, "no verdict", "write it before the first section"),
        (text.differences, "no differences", "write a list under `# differences`"),
        (text.choose, "nothing on when to use which", "write it under `# choose`"),
    ];
    for (body, what, help) in parts {
        if !written(body) {
            let message = format!("the comparison has {what}");
            diagnostics.push(Diagnostic::error("missing-part", text.span, message).help(help));
        }
    }
}
