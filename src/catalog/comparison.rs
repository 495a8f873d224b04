//! `<a>-vs-<b>.md` and its translations → [`Comparison`].

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned};
use crate::fields::Fields;
use crate::source::{SourceId, Sources};

use super::code::unknown_code;
use super::document::{self, Documents};
use super::section::split_sections;
use super::translation::Tracked;
use super::{Body, Pair, PerLocale, Registry};

/// A text for one pair, written by hand.
#[derive(Debug)]
pub struct Comparison {
    /// Where it stands among the most confused pairs, on the home page; `None` comes last.
    pub order: Option<i64>,
    /// Its words, by locale.
    pub texts: PerLocale<ComparisonText>,
}

/// A comparison's words in one language; what it lacks is composed from the codes.
#[derive(Debug)]
pub struct ComparisonText {
    /// Where the file begins.
    pub span: Span,
    /// The text before the first section, which may be a comment alone.
    pub leading: Body,
    /// The verdict, which stands where a summary is else composed.
    pub verdict: Option<Body>,
    /// A list of what tells the two apart.
    pub differences: Option<Body>,
    /// When to use which.
    pub choose: Option<Body>,
    /// Which source text this is or translates.
    pub tracked: Tracked,
}

impl Registry {
    /// Reads a comparison in all its languages.
    pub(super) fn read_comparison(
        &self,
        (a, b): (&str, &str),
        documents: &Documents,
        sources: &Sources,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Pair, Comparison)> {
        let file = documents.source_file(config, diagnostics)?;
        let pair = self.find_pair((a, b), Span::new(file, 0..0), diagnostics)?;
        Some((pair, Comparison::read(documents, sources, config, diagnostics)))
    }

    fn find_pair(
        &self,
        (a, b): (&str, &str),
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<Pair> {
        let mut find = |spelling: &str| {
            let found = self.find(spelling);
            if found.is_none() {
                let known = self.codes.iter().map(|code| code.spelling.as_str());
                unknown_code(&Spanned::new(spelling.into(), span), known, diagnostics);
            }
            found
        };
        let (first, second) = (find(a), find(b));
        let (first, second) = (first?, second?);
        if first >= second {
            let (message, help) = if first == second {
                (format!("`{a}` is compared with itself"), "remove the file".into())
            } else {
                let message = format!("`{b}` comes before `{a}` in the registry");
                (message, format!("rename the file to `{b}-vs-{a}.md`"))
            };
            diagnostics.push(Diagnostic::error("pair-order", span, message).help(help));
            return None;
        }
        Pair::of(first, second)
    }
}

impl Comparison {
    /// Reads the texts on two codes.
    pub(super) fn read(
        documents: &Documents,
        sources: &Sources,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut order = None;
        let texts = config.locale_ids().map(|locale| {
            let file = documents.get(locale)?;
            Some(ComparisonText::read(file, sources, diagnostics, |fields, body, diagnostics| {
                if locale == config.source_locale {
                    order = fields.integer("order", diagnostics);
                    Tracked::source(&[body.text(sources)])
                } else {
                    Tracked::translation(fields, diagnostics)
                }
            }))
        });
        let texts = texts.collect();
        Self { order, texts }
    }
}

impl ComparisonText {
    fn read(
        file: SourceId,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
        track: impl FnOnce(&mut Fields<'_>, Body, &mut Diagnostics) -> Tracked,
    ) -> Self {
        document::read(file, sources, diagnostics, |fields, body, diagnostics| {
            let known = ["differences", "choose"]
                .map(|id| Spanned::new(id.to_owned(), Span::new(file, 0..0)));
            let (leading, mut sections) = split_sections(body, &known, sources, diagnostics);
            let choose = sections.pop().flatten();
            let differences = sections.pop().flatten();
            let verdict = Some(leading).filter(|body| body.says_something(sources));
            let tracked = track(fields, body, diagnostics);
            Self { span: Span::new(file, 0..0), leading, verdict, differences, choose, tracked }
        })
    }
}
