//! The files of a code → [`Code`].

use std::cmp::Reverse;

use crate::catalog::code::{Code, CodeText};
use crate::catalog::name::Named;
use crate::catalog::raw::{RawCode, RawCodeText, RawIndex, arrange};
use crate::config::Config;
use crate::diagnostic::{Diagnostics, rule};
use crate::span::Span;

use super::directory::Names;
use super::equivalent::Links;
use super::fact;

/// Resolves what a code says of its registry and of others.
pub(super) fn resolve(
    raw: RawCode,
    links: Links,
    index: &RawIndex,
    names: &Names,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Code {
    let RawCode { address, spelling, span, category, references, aliases, related, .. } = raw;
    let category = match category {
        Some(name) => Named::Category.find(&name, category_ids(index), diagnostics),
        None => category_by_spelling(&spelling, span, index, diagnostics),
    };
    for (at, text) in raw.texts.iter().enumerate() {
        if let (true, Some(text)) = (at != config.source_locale.0, text) {
            fact::check_translated(&index.facts, &text.facts, diagnostics);
        }
    }
    let texts = raw.texts.into_iter().map(|raw| Some(text(raw?, index, diagnostics)));
    let texts = texts.collect();
    Code {
        address,
        spelling,
        span,
        category,
        references,
        aliases,
        related: names.find_all(&related, diagnostics),
        facts: fact::values(&index.facts, raw.facts, names, diagnostics),
        constants: fact::constants(&index.constants, raw.constants, diagnostics),
        equivalents: links.equivalents,
        named_by: links.named_by,
        life: raw.life,
        replaced_by: links.replaced_by,
        texts,
    }
}

fn text(raw: RawCodeText, index: &RawIndex, diagnostics: &mut Diagnostics) -> CodeText {
    let RawCodeText { span, name, means, seen, choose, aliases, .. } = raw;
    let sections: Vec<_> = index.sections.iter().map(|section| section.value.as_str()).collect();
    CodeText {
        span,
        name,
        means,
        seen,
        choose,
        aliases,
        facts: fact::words(&index.facts, raw.facts),
        body: raw.body,
        description: raw.description,
        sections: arrange(raw.sections, &sections, diagnostics),
        source: raw.source,
    }
}

fn category_ids(index: &RawIndex) -> impl Iterator<Item = &str> + Clone {
    index.categories.iter().map(|category| category.id.value.as_str())
}

/// Finds the category whose range holds the number that a code's spelling begins with, or else the one with the
/// longest prefix of it.
fn category_by_spelling(
    spelling: &str,
    span: Span,
    index: &RawIndex,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let number = index.numerals.leading(spelling).map_or(i128::MAX, |(number, _)| number);
    let by_number = index
        .categories
        .iter()
        .position(|category| category.range.as_ref().is_some_and(|range| range.contains(&number)));
    let prefixes = index.categories.iter().enumerate().filter_map(|(at, category)| {
        let prefix = category.prefix.as_deref()?;
        spelling.starts_with(prefix).then_some((prefix.len(), Reverse(at)))
    });
    let found = by_number.or_else(|| prefixes.max().map(|(_, Reverse(at))| at));
    if found.is_none() && !index.categories.is_empty() {
        let message = format!("the code `{spelling}` belongs to no category");
        diagnostics.push(rule::MISSING_CATEGORY.at(span, message).help(
            "add `category = \"…\"`, or a category with its range or prefix to `_index.md`; `prefix = \"\"` takes the rest",
        ));
    }
    found
}
