//! The files of a comparison, within a registry or across two → [`RawComparison`].

use crate::catalog::comparison::{Ask, Comparison, ComparisonText};
use crate::catalog::section::{CHOOSE, DIFFERENCES};
use crate::catalog::text::Body;
use crate::diagnostic::Diagnostics;
use crate::fields::Fields;
use crate::span::{SourceId, Span, Spanned};

use super::document::{Documents, Inputs, PairName};
use super::file::{self, arrange, split_sections};

/// A comparison of two codes that are still names.
#[derive(Debug)]
pub(in crate::catalog) struct RawComparison {
    pub name: PairName,
    /// Where its file begins.
    pub span: Span,
    pub comparison: Comparison,
}

impl RawComparison {
    /// Reads a comparison in all its languages.
    pub(super) fn read(
        name: &PairName,
        documents: &Documents,
        inputs: Inputs<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let id = documents.source_file(inputs.config, diagnostics)?;
        let (order, ask, body) = file::read(id, inputs.sources, diagnostics, |fields, body| {
            (fields.integer("order"), ask(fields), body)
        });
        let text = text(id, (None, ask), body, inputs, diagnostics);
        let texts = documents.texts(text, inputs.config, |id| {
            let (keys, body) = file::read(id, inputs.sources, diagnostics, |fields, body| {
                ((fields.string("source"), self::ask(fields)), body)
            });
            self::text(id, keys, body, inputs, diagnostics)
        });
        let comparison = Comparison { order, texts };
        Some(Self { name: name.clone(), span: Span::new(id, 0..0), comparison })
    }
}

/// Reads `[ask]`.
fn ask(fields: &mut Fields<'_>) -> Option<Ask> {
    fields.table("ask", |fields| {
        let (question, a, b) =
            (fields.required("question"), fields.required("a"), fields.required("b"));
        Some(Ask { question: question?, a: a?, b: b? })
    })?
}

fn text(
    id: SourceId,
    (source, ask): (Option<Spanned<String>>, Option<Ask>),
    body: Body,
    inputs: Inputs<'_>,
    diagnostics: &mut Diagnostics,
) -> ComparisonText {
    let (leading, sections) = split_sections(body, inputs.sources);
    let sections = arrange(sections, &[DIFFERENCES, CHOOSE], diagnostics);
    ComparisonText {
        span: Span::new(id, 0..0),
        body,
        leading,
        ask,
        verdict: Some(leading).filter(|body| body.says_something(inputs.sources)),
        differences: sections[0],
        choose: sections[1],
        source,
    }
}
