//! `_index.md` → what a registry declares: categories, facts, sections, which pairs get a page.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned, expected_one_of};
use crate::fields::Fields;
use crate::source::{SourceId, Sources};

use super::constant::constants;
use super::document::{self, Documents};
use super::fact::facts;
use super::name::{check_name, duplicate, unique, unique_names};
use super::translation::Tracked;
use super::{Body, Registry};

/// A document that defines something.
#[derive(Clone, Debug, Hash)]
pub struct Reference {
    /// What readers call it: "RFC 6455 §7.4.1".
    pub name: String,
    /// Its absolute address.
    pub url: String,
}

/// A titled group of codes.
#[derive(Debug)]
pub struct Category {
    /// The id that codes and translations name it by.
    pub id: Spanned<String>,
    /// The leading numbers of its codes; `None` where codes name their category.
    pub range: Option<RangeInclusive<u64>>,
}

/// Which pairs of a registry get a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PairPolicy {
    /// Every pair.
    All,
    /// Pairs within a category, and those with a comparison.
    Category,
    /// Pairs with a comparison.
    Curated,
    /// No pair.
    None,
}

/// A registry's own words in one language.
#[derive(Debug)]
pub struct IndexText {
    /// Where the file begins.
    pub span: Span,
    /// What is said before a code: "WebSocket".
    pub name: Option<Spanned<String>>,
    /// The titles of the categories.
    pub category_titles: Vec<Option<Spanned<String>>>,
    /// The introduction.
    pub intro: Body,
    /// Which source text this is or translates.
    pub tracked: Tracked,
}

impl Registry {
    /// Reads the index of a registry in all its languages; the codes come later.
    pub(super) fn from_index(
        id: String,
        documents: &Documents,
        sources: &Sources,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let file = documents.source_file(config, diagnostics)?;
        let start = Span::new(file, 0..0);
        let mut registry =
            document::read(file, sources, diagnostics, |fields, intro, diagnostics| {
                let name = fields.required("name", start, diagnostics);
                let (categories, category_titles) = categories(fields, diagnostics);
                let tracked = Tracked::default();
                let text = IndexText { span: start, name, category_titles, intro, tracked };
                let sections = sections(fields, diagnostics);
                let (policy, card_sections) = pairs(fields, &sections, diagnostics);
                Self {
                    id,
                    order: fields.integer("order", diagnostics).unwrap_or_default(),
                    references: references(fields, diagnostics),
                    sections,
                    card_sections,
                    categories,
                    facts: facts(fields, diagnostics),
                    constants: constants(fields, diagnostics),
                    relations: unique_names(
                        fields.strings("relations", diagnostics),
                        "relation",
                        diagnostics,
                    ),
                    policy,
                    listed: unique(fields.strings("codes", diagnostics), "code", diagnostics),
                    texts: vec![Some(text)],
                    codes: Vec::new(),
                    comparisons: BTreeMap::new(),
                }
            });
        let mut source_text = registry.texts.pop().flatten();
        for locale in config.locale_ids() {
            let text = if locale == config.source_locale {
                source_text.take().map(|mut text| {
                    text.tracked = Tracked::source(&text.parts(sources));
                    text
                })
            } else {
                documents.get(locale).map(|file| {
                    IndexText::translated(file, &registry.categories, sources, diagnostics)
                })
            };
            registry.texts.push(text);
        }
        Some(registry)
    }
}

impl IndexText {
    fn translated(
        file: SourceId,
        categories: &[Category],
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        document::read(file, sources, diagnostics, |fields, intro, diagnostics| Self {
            span: Span::new(file, 0..0),
            name: fields.string("name", diagnostics),
            category_titles: translated_titles(fields, categories, diagnostics),
            intro,
            tracked: Tracked::translation(fields, diagnostics),
        })
    }

    /// Returns what a translation of this text is held against.
    fn parts<'a>(&'a self, sources: &'a Sources) -> Vec<&'a str> {
        let names = std::iter::once(&self.name).chain(&self.category_titles).flatten();
        names.map(|name| name.value.as_str()).chain([self.intro.text(sources)]).collect()
    }
}

/// Reads `references = [{ name, url }]`.
pub(super) fn references(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Reference> {
    let tables = fields.tables("references", diagnostics);
    tables.into_iter().filter_map(|(fields, span)| reference(fields, span, diagnostics)).collect()
}

/// Reads `{ name, url }`.
pub(super) fn reference(
    mut fields: Fields<'_>,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Reference> {
    let name = fields.required("name", span, diagnostics);
    let url = fields.required("url", span, diagnostics);
    fields.finish(diagnostics);
    let (name, url) = (name?, url?);
    if !(url.value.starts_with("https://") || url.value.starts_with("http://"))
        || !url.value.bytes().all(|byte| byte.is_ascii_graphic())
    {
        diagnostics.push(
            Diagnostic::error("invalid-url", url.span, "this is no absolute web address")
                .help("write an address that begins with `https://`"),
        );
    }
    Some(Reference { name: name.value, url: url.value })
}

fn sections(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Spanned<String>> {
    let nowhere = Spanned::new(String::new(), fields.start());
    if !fields.contains("sections") {
        fields.strings("sections", diagnostics);
        return ["when", "fix"].map(|id| Spanned { value: id.into(), ..nowhere.clone() }).into();
    }
    let written = fields.strings("sections", diagnostics);
    unique_names(written, "section", diagnostics)
}

fn categories(
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Category>, Vec<Option<Spanned<String>>>) {
    let (mut categories, mut titles): (Vec<Category>, Vec<_>) = (Vec::new(), Vec::new());
    for (mut fields, span) in fields.tables("categories", diagnostics) {
        let id = fields.required("id", span, diagnostics);
        let title = fields.required("title", span, diagnostics);
        let range = fields.string("range", diagnostics);
        fields.finish(diagnostics);
        let range = range.map(|range| {
            let parsed = parse_range(&range.value);
            if parsed.is_none() {
                diagnostics.push(
                    Diagnostic::error("invalid-range", range.span, "this is no range of numbers")
                        .help("write the first and the last number: `\"400-499\"`"),
                );
            }
            // Where it cannot be read, no code is reported for being outside of it.
            parsed.unwrap_or(0..=u64::MAX)
        });
        let Some(id) = id else { continue };
        check_name("category", &id, diagnostics);
        if categories.iter().any(|other| other.id.value == id.value) {
            duplicate("category", &id, diagnostics);
        }
        categories.push(Category { id, range });
        titles.push(title);
    }
    (categories, titles)
}

fn translated_titles(
    fields: &mut Fields<'_>,
    categories: &[Category],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Spanned<String>>> {
    let mut titles: Vec<_> = categories.iter().map(|_| None).collect();
    for (mut fields, span) in fields.tables("categories", diagnostics) {
        let id = fields.required("id", span, diagnostics);
        let title = fields.required("title", span, diagnostics);
        fields.finish(diagnostics);
        let Some(id) = id else { continue };
        match categories.iter().position(|category| category.id.value == id.value) {
            Some(at) => titles[at] = title,
            None => {
                let known: Vec<_> = categories.iter().map(|c| c.id.value.as_str()).collect();
                let message = format!("the registry has no category `{}`", id.value);
                diagnostics.push(
                    Diagnostic::error("unknown-category", id.span, message)
                        .help(expected_one_of(&id.value, known.iter().copied())),
                );
            }
        }
    }
    titles
}

/// Reads `[pairs]`: the policy, and which of the sections stand on cards.
fn pairs(
    fields: &mut Fields<'_>,
    sections: &[Spanned<String>],
    diagnostics: &mut Diagnostics,
) -> (PairPolicy, Vec<bool>) {
    let all = vec![true; sections.len()];
    let Some(mut fields) = fields.table("pairs", diagnostics) else {
        return (PairPolicy::All, all);
    };
    let policy = fields.string("policy", diagnostics);
    let policy = policy.map_or(PairPolicy::All, |written| pair_policy(&written, diagnostics));
    let has_sections = fields.contains("sections");
    let chosen = unique(fields.strings("sections", diagnostics), "section", diagnostics);
    fields.finish(diagnostics);
    let ids = sections.iter().map(|section| section.value.as_str());
    for chosen in chosen.iter().filter(|chosen| !ids.clone().any(|id| id == chosen.value)) {
        let message = format!("the registry has no section `{}`", chosen.value);
        diagnostics.push(
            Diagnostic::error("unknown-section", chosen.span, message)
                .help(expected_one_of(&chosen.value, ids.clone())),
        );
    }
    let is_chosen = |id: &str| chosen.iter().any(|chosen| chosen.value == id);
    (policy, if has_sections { ids.map(is_chosen).collect() } else { all })
}

fn pair_policy(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> PairPolicy {
    match written.value.as_str() {
        "all" => PairPolicy::All,
        "category" => PairPolicy::Category,
        "curated" => PairPolicy::Curated,
        "none" => PairPolicy::None,
        other => {
            let message = format!("`{other}` is no policy for pairs");
            diagnostics.push(
                Diagnostic::error("unknown-value", written.span, message)
                    .help(expected_one_of(other, ["all", "category", "curated", "none"])),
            );
            PairPolicy::All
        }
    }
}

fn parse_range(text: &str) -> Option<RangeInclusive<u64>> {
    let (first, last) = text.split_once('-')?;
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first <= last).then_some(first..=last)
}
