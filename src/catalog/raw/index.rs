//! `_index.md` and its translations → [`RawIndex`]: what a registry declares.

use std::ops::RangeInclusive;

use crate::catalog::index::{Category, Constant, Fact, FactKind, IndexText, PairPolicy, Reference};
use crate::catalog::name::{Named, check_name, is_new, unique, unique_names};
use crate::catalog::numeral::Numerals;
use crate::catalog::section::{FIX, WHEN};
use crate::catalog::text::PerLocale;
use crate::diagnostic::{Diagnostics, rule};
use crate::fields::{Entry, Fields, Value};
use crate::span::{SourceId, Span, Spanned};

use super::document::{Documents, Inputs};
use super::file;

/// An index. Nothing in it but `codes` names what stands in other files.
#[derive(Debug)]
pub(in crate::catalog) struct RawIndex {
    pub order: i64,
    pub references: Vec<Reference>,
    pub sections: Vec<Spanned<String>>,
    /// Whether each of the sections stands on cards.
    pub card_sections: Vec<bool>,
    pub numerals: Numerals,
    pub categories: Vec<Category>,
    pub facts: Vec<Fact>,
    pub constants: Vec<Constant>,
    pub relations: Vec<Spanned<String>>,
    pub policy: PairPolicy,
    /// The spellings in the order the index lists them, if it does.
    pub codes: Vec<Spanned<String>>,
    pub texts: PerLocale<IndexText>,
    pub data: RawData,
}

/// What `[data]` says of the columns of a file of rows.
#[derive(Debug, Default)]
pub(in crate::catalog) struct RawData {
    /// Our key, and the name of the column that stands for it.
    pub columns: Vec<(Spanned<String>, Spanned<String>)>,
    /// Columns that are left out.
    pub ignore: Vec<Spanned<String>>,
    /// Whether cells are no Markdown.
    pub is_plain: bool,
}

impl RawIndex {
    /// Reads the index of a registry alone, for the data in its folder.
    pub(in crate::catalog) fn of_registry(
        registry: &str,
        inputs: Inputs<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let documents = Documents::of_index(registry, inputs)?;
        Self::read(&documents, inputs, diagnostics)
    }

    /// Returns the id of the category that has an id or a title.
    pub(in crate::catalog) fn category_of(&self, name: &str) -> Option<&str> {
        let titles = self.texts.iter().flatten().find(|text| text.source.is_none());
        let titles = titles.map_or(&[][..], |text| &text.category_titles);
        let is_titled = |at: usize| {
            titles.get(at).and_then(Option::as_ref).is_some_and(|title| title.value == name)
        };
        let mut categories = self.categories.iter().enumerate();
        let found = categories.find(|(at, category)| category.id.value == name || is_titled(*at));
        found.map(|(_, category)| category.id.value.as_str())
    }

    /// Reads the index of a registry in all its languages.
    pub(super) fn read(
        documents: &Documents,
        inputs: Inputs<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let id = documents.source_file(inputs.config, diagnostics)?;
        let index = file::read(id, inputs.sources, diagnostics, |fields, intro| {
            let name = fields.required("name");
            let aliases = fields.values("aliases");
            let numerals = numerals(fields);
            let (categories, category_titles) = categories(fields, numerals);
            let sections = sections(fields);
            let (policy, card_sections) = pairs(fields, &sections);
            let span = Span::new(id, 0..0);
            let text = IndexText { span, name, aliases, category_titles, intro, source: None };
            Self {
                numerals,
                sections,
                card_sections,
                policy,
                order: fields.integer("order").unwrap_or_default(),
                references: references(fields),
                data: fields.table("data", data).unwrap_or_default(),
                facts: facts(fields),
                constants: constants(fields),
                relations: unique_names(
                    fields.strings("relations"),
                    "relation",
                    fields.diagnostics(),
                ),
                codes: unique(fields.strings("codes"), "code", fields.diagnostics()),
                texts: documents.texts(text, inputs.config, |id| {
                    translation(id, &categories, inputs, fields.diagnostics())
                }),
                categories,
            }
        });
        Some(index)
    }
}

fn translation(
    id: SourceId,
    categories: &[Category],
    inputs: Inputs<'_>,
    diagnostics: &mut Diagnostics,
) -> IndexText {
    file::read(id, inputs.sources, diagnostics, |fields, intro| IndexText {
        span: Span::new(id, 0..0),
        name: fields.string("name"),
        aliases: fields.values("aliases"),
        category_titles: translated_titles(fields, categories),
        intro,
        source: fields.string("source"),
    })
}

/// Reads `[data]`.
fn data(fields: &mut Fields<'_>) -> RawData {
    let entries = fields.entries("columns");
    let columns = entries.into_iter().filter_map(|Entry { name, value }| match value {
        Value::One(theirs) => Some((name, theirs)),
        Value::List(_) | Value::Broken => {
            let message = format!("the column of `{}` has no name", name.value);
            let help = "write the name of the column: `name = \"Title\"`";
            fields.diagnostics().push(rule::WRONG_TYPE.at(name.span, message).help(help));
            None
        }
    });
    let columns = columns.collect();
    let cells = [("markdown", false), ("plain", true)];
    RawData {
        columns,
        ignore: fields.strings("ignore"),
        is_plain: fields.one_of("cells", "form of cells", &cells).unwrap_or_default(),
    }
}

/// Reads `references = [{ name, url }]`.
pub(super) fn references(fields: &mut Fields<'_>) -> Vec<Reference> {
    let mut references = Vec::new();
    fields.tables("references", |fields| references.extend(name_and_url(fields)));
    references
}

/// Reads `reference = { name, url }`.
pub(super) fn reference(fields: &mut Fields<'_>) -> Option<Reference> {
    fields.table("reference", name_and_url)?
}

fn name_and_url(fields: &mut Fields<'_>) -> Option<Reference> {
    let (name, url) = (fields.required("name"), fields.required("url"));
    let (name, url) = (name?, url?);
    if !(url.value.starts_with("https://") || url.value.starts_with("http://"))
        || !url.value.bytes().all(|byte| byte.is_ascii_graphic())
    {
        fields.diagnostics().push(
            rule::INVALID_URL
                .at(url.span, "this is no absolute web address")
                .help("write an address that begins with `https://`"),
        );
    }
    Some(Reference { name: name.value, url: url.value })
}

fn sections(fields: &mut Fields<'_>) -> Vec<Spanned<String>> {
    let (is_written, start) = (fields.contains("sections"), fields.start());
    let written = fields.strings("sections");
    if is_written {
        unique_names(written, "section", fields.diagnostics())
    } else {
        [WHEN, FIX].map(|id| Spanned::new(id.into(), start)).into()
    }
}

/// Reads how the spellings are read as numbers.
fn numerals(fields: &mut Fields<'_>) -> Numerals {
    let known =
        [("decimal", Numerals::Decimal), ("hex", Numerals::Hexadecimal), ("none", Numerals::None)];
    fields.one_of("number", "form of numbers", &known).unwrap_or_default()
}

fn categories(
    fields: &mut Fields<'_>,
    numerals: Numerals,
) -> (Vec<Category>, Vec<Option<Spanned<String>>>) {
    let (mut categories, mut titles): (Vec<Category>, Vec<_>) = (Vec::new(), Vec::new());
    fields.tables("categories", |fields| {
        let (id, title) = (fields.required("id"), fields.required("title"));
        let range = fields.string("range");
        let range = range.map(|written| range_of(&written, numerals, fields.diagnostics()));
        let prefix = fields.string_or_nothing("prefix");
        let Some(id) = id else { return };
        check_name("category", &id, fields.diagnostics());
        is_new(&id, &categories, |other| &other.id, "category", fields.diagnostics());
        categories.push(Category { id, range, prefix });
        titles.push(title);
    });
    (categories, titles)
}

fn range_of(
    written: &Spanned<String>,
    numerals: Numerals,
    diagnostics: &mut Diagnostics,
) -> RangeInclusive<i128> {
    numerals.range(&written.value).unwrap_or_else(|| {
        diagnostics.push(
            rule::INVALID_RANGE.at(written.span, "this is no range of numbers").help(
                "write the first and the last number, `\"400-499\"` or `\"0x80070000-0x8007FFFF\"`, or, for codes \
                 that begin alike, `prefix = \"22\"`",
            ),
        );
        // Where it cannot be read, no code is reported for being outside of it.
        i128::MIN..=i128::MAX
    })
}

fn translated_titles(
    fields: &mut Fields<'_>,
    categories: &[Category],
) -> Vec<Option<Spanned<String>>> {
    let mut titles: Vec<_> = categories.iter().map(|_| None).collect();
    let ids = categories.iter().map(|category| category.id.value.as_str());
    fields.tables("categories", |fields| {
        let (id, title) = (fields.required("id"), fields.required("title"));
        let Some(id) = id else { return };
        if let Some(at) = Named::Category.find(&id, ids.clone(), fields.diagnostics()) {
            titles[at] = title;
        }
    });
    titles
}

/// Reads `[pairs]`: the policy, and of each section whether it stands on cards.
fn pairs(fields: &mut Fields<'_>, sections: &[Spanned<String>]) -> (PairPolicy, Vec<bool>) {
    let policies = [
        ("all", PairPolicy::All),
        ("category", PairPolicy::Category),
        ("related", PairPolicy::Related),
        ("curated", PairPolicy::Curated),
        ("none", PairPolicy::None),
    ];
    let ids = sections.iter().map(|section| section.value.as_str());
    let written = fields.table("pairs", |fields| {
        let policy = fields.one_of("policy", "policy for pairs", &policies);
        let is_chosen = fields.contains("sections");
        let chosen = unique(fields.strings("sections"), "section", fields.diagnostics());
        for chosen in &chosen {
            Named::Section.find(chosen, ids.clone(), fields.diagnostics());
        }
        (policy, is_chosen.then_some(chosen))
    });
    let (policy, chosen) = written.unwrap_or_default();
    let is_on_cards = |id: &str| {
        chosen.as_ref().is_none_or(|chosen| chosen.iter().any(|chosen| chosen.value == id))
    };
    (policy.unwrap_or(PairPolicy::All), ids.map(is_on_cards).collect())
}

/// Reads `[[facts]]`.
fn facts(fields: &mut Fields<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    fields.tables("facts", |fields| {
        let id = fields.required("id");
        let kind = fact_kind(fields);
        let reference = reference(fields);
        let Some(id) = id else { return };
        check_name("fact", &id, fields.diagnostics());
        if is_new(&id, &facts, |other| &other.id, "fact", fields.diagnostics()) {
            facts.push(Fact { id, kind, reference });
        }
    });
    facts
}

fn fact_kind(fields: &mut Fields<'_>) -> FactKind {
    let kinds =
        [("text", FactKind::Text), ("literal", FactKind::Literal), ("code-list", FactKind::Codes)];
    let kind = fields.one_of("type", "type of a fact", &kinds);
    let has_values = fields.contains("values");
    let values = fields.strings("values");
    match kind {
        Some(kind) => kind,
        None if has_values => FactKind::Choice(unique_names(values, "value", fields.diagnostics())),
        None => {
            let (owner, message) = (fields.owner(), "the fact has neither values nor a type");
            fields.diagnostics().push(
                rule::MISSING_KEY
                    .at(owner, message)
                    .help("add `values = [\"yes\", \"no\"]` or `type = \"text\"`"),
            );
            FactKind::Text
        }
    }
}

/// Reads `[[constants]]`.
fn constants(fields: &mut Fields<'_>) -> Vec<Constant> {
    let mut constants: Vec<Constant> = Vec::new();
    fields.tables("constants", |fields| {
        let (id, name) = (fields.required("id"), fields.required("name"));
        let (Some(id), Some(name)) = (id, name) else { return };
        if is_new(&id, &constants, |other| &other.id, "constant", fields.diagnostics()) {
            constants.push(Constant { id, name: name.value });
        }
    });
    constants
}
