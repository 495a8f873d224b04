//! `<code>.md` and its translations → [`RawCode`].

use crate::catalog::index::Reference;
use crate::catalog::life::Life;
use crate::catalog::name::check_spelling;
use crate::catalog::text::{Body, PerLocale};
use crate::diagnostic::{Diagnostics, rule};
use crate::fields::{Entry, Fields};
use crate::source::Sources;
use crate::span::{SourceId, Span, Spanned};

use super::document::{Documents, Inputs};
use super::file::{self, RawSection, split_sections};
use super::index::{reference, references};

/// A code, as its files have it.
#[derive(Debug)]
pub(in crate::catalog) struct RawCode {
    /// The name of its file, which is its address.
    pub address: String,
    pub spelling: String,
    /// Where its file begins.
    pub span: Span,
    pub category: Option<Spanned<String>>,
    pub references: Vec<Reference>,
    pub aliases: Vec<String>,
    pub related: Vec<Spanned<String>>,
    pub facts: Vec<Entry>,
    pub constants: Vec<Entry>,
    pub equivalents: Vec<RawEquivalent>,
    pub life: Life,
    /// Another code of the registry, or `http:502`.
    pub replaced_by: Option<Spanned<String>>,
    pub texts: PerLocale<RawCodeText>,
}

/// A code of another registry, as a code names it.
#[derive(Debug)]
pub(in crate::catalog) struct RawEquivalent {
    /// Written `http:503`.
    pub code: Spanned<String>,
    pub relation: Spanned<String>,
    pub reference: Option<Reference>,
}

/// A code's words in one language, as its file has them.
#[derive(Debug)]
pub(in crate::catalog) struct RawCodeText {
    pub span: Span,
    pub name: Option<Spanned<String>>,
    pub means: Option<Spanned<String>>,
    pub seen: Option<Spanned<String>>,
    pub choose: Option<Spanned<String>>,
    pub aliases: Vec<String>,
    pub facts: Vec<Entry>,
    pub body: Body,
    pub description: Body,
    pub sections: Vec<RawSection>,
    pub source: Option<Spanned<String>>,
}

impl RawCode {
    /// Reads a code in all its languages.
    pub(super) fn read(
        address: &str,
        documents: &Documents,
        inputs: Inputs<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let id = documents.source_file(inputs.config, diagnostics)?;
        let code = file::read(id, inputs.sources, diagnostics, |fields, body| {
            let name = fields.required("name");
            let facts = fields.entries("facts");
            let constants = fields.entries("constants");
            let (description, sections) = split_sections(body, inputs.sources);
            let text = RawCodeText {
                span: Span::new(id, 0..0),
                name,
                means: fields.string("means"),
                seen: fields.string("seen"),
                choose: fields.string("choose"),
                aliases: Vec::new(),
                facts: facts.clone(),
                body,
                description,
                sections,
                source: None,
            };
            Self {
                address: address.into(),
                spelling: spelling(fields).unwrap_or_else(|| address.into()),
                span: text.span,
                references: references(fields),
                aliases: fields.values("aliases"),
                category: fields.string("category"),
                related: fields.strings("related"),
                equivalents: equivalents(fields),
                life: Life::read(fields),
                replaced_by: fields.string("replaced_by"),
                facts,
                constants,
                texts: documents.texts(text, inputs.config, |id| {
                    RawCodeText::read(id, inputs.sources, fields.diagnostics())
                }),
            }
        });
        Some(code)
    }
}

impl RawCodeText {
    /// Reads a translation.
    fn read(id: SourceId, sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        file::read(id, sources, diagnostics, |fields, body| {
            let (description, sections) = split_sections(body, sources);
            Self {
                span: Span::new(id, 0..0),
                name: fields.string("name"),
                facts: fields.entries("facts"),
                means: fields.string("means"),
                seen: fields.string("seen"),
                choose: fields.string("choose"),
                aliases: fields.values("aliases"),
                source: fields.string("source"),
                body,
                description,
                sections,
            }
        })
    }
}

/// Reads how a code is written, where that is not the name of its file.
fn spelling(fields: &mut Fields<'_>) -> Option<String> {
    let spelling = fields.string("code")?;
    if let Err(what) = check_spelling(&spelling.value) {
        let message = format!("a code cannot be written so: {what}");
        fields.diagnostics().push(
            rule::INVALID_NAME
                .at(spelling.span, message)
                .help("write the code as it stands in logs, in one line"),
        );
    }
    Some(spelling.value)
}

/// Reads `[[equivalents]]`.
fn equivalents(fields: &mut Fields<'_>) -> Vec<RawEquivalent> {
    let mut equivalents = Vec::new();
    fields.tables("equivalents", |fields| {
        let (code, relation) = (fields.required("code"), fields.required("relation"));
        let reference = reference(fields);
        if let (Some(code), Some(relation)) = (code, relation) {
            equivalents.push(RawEquivalent { code, relation, reference });
        }
    });
    equivalents
}
