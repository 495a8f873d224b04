//! `<code>.md` and its translations → [`Code`]: facts, references and texts.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned, expected_one_of};
use crate::fields::{Entry, Fields};
use crate::source::{SourceId, Sources};

use super::document::{self, Documents};
use super::equivalent::{self, Equivalent};
use super::fact::FactValue;
use super::index::{self, Reference};
use super::section::split_sections;
use super::translation::Tracked;
use super::{AnyCode, Body, CodeId, PerLocale, Registry};

/// One code of a registry.
#[derive(Debug)]
pub struct Code {
    /// How it is written: "1006", "22P02", "4000-4999".
    pub spelling: String,
    /// Where its file begins.
    pub span: Span,
    /// Its category in [`Registry::categories`].
    pub category: Option<usize>,
    /// The documents that define it, the first one foremost.
    pub references: Vec<Reference>,
    /// Former names and names in libraries.
    pub aliases: Vec<String>,
    /// The codes it is easily taken for.
    pub related: Vec<CodeId>,
    /// The values of [`Registry::facts`], in that order.
    pub facts: Vec<Option<FactValue>>,
    /// The names of [`Registry::constants`], in that order.
    pub constants: Vec<Option<String>>,
    /// What it corresponds to in other registries.
    pub equivalents: Vec<Equivalent>,
    /// The codes of other registries that name it as an equivalent, each with the number of that
    /// equivalent in their list.
    pub named_by: Vec<(AnyCode, usize)>,
    /// Its words, by locale.
    pub texts: PerLocale<CodeText>,
    wanted_category: Option<Spanned<String>>,
    wanted_related: Vec<Spanned<String>>,
    wanted_facts: Vec<Entry>,
    pub(super) wanted_equivalents: Vec<equivalent::Wanted>,
}

/// A code's words in one language.
#[derive(Debug)]
pub struct CodeText {
    /// Where the file begins.
    pub span: Span,
    /// The official name in the source locale, a translated one elsewhere.
    pub name: Option<Spanned<String>>,
    /// The clause that completes "the code indicates that".
    pub means: Option<Spanned<String>>,
    /// The clause that completes "you encounter the code when".
    pub seen: Option<Spanned<String>>,
    /// Words under which readers of a translation look it up.
    pub aliases: Vec<String>,
    /// The values of facts that are words, as [`Registry::facts`] orders them.
    pub facts: Vec<Option<Spanned<String>>>,
    /// The text before the first section.
    pub description: Body,
    /// The sections, as [`Registry::sections`] orders them.
    pub sections: Vec<Option<Body>>,
    /// Which source text this is or translates.
    pub tracked: Tracked,
    body: Body,
}

impl Registry {
    /// Reads a code in all its languages; names of other codes are resolved later.
    pub(super) fn read_code(
        &self,
        spelling: &str,
        documents: &Documents,
        sources: &Sources,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> Option<Code> {
        let file = documents.source_file(config, diagnostics)?;
        let span = Span::new(file, 0..0);
        let mut code = document::read(file, sources, diagnostics, |fields, body, diagnostics| {
            let name = fields.required("name", span, diagnostics);
            let facts = fields.table("facts", diagnostics);
            let wanted_facts = facts.map(|fields| fields.entries(diagnostics)).unwrap_or_default();
            let constants = fields.table("constants", diagnostics);
            let constants = constants.map(|fields| fields.entries(diagnostics)).unwrap_or_default();
            let mut text = self.read_text(file, name, fields, body, sources, diagnostics);
            text.facts = self.text_facts(&wanted_facts);
            text.tracked = Tracked::source(&text.parts(sources));
            Code {
                spelling: spelling.into(),
                span,
                category: None,
                references: index::references(fields, diagnostics),
                aliases: values(fields.strings("aliases", diagnostics)),
                related: Vec::new(),
                facts: Vec::new(),
                constants: self.constant_values(&constants, diagnostics),
                equivalents: Vec::new(),
                named_by: Vec::new(),
                texts: vec![Some(text)],
                wanted_category: fields.string("category", diagnostics),
                wanted_related: fields.strings("related", diagnostics),
                wanted_facts,
                wanted_equivalents: equivalent::equivalents(fields, diagnostics),
            }
        });
        let source_text = code.texts.pop().flatten();
        code.texts = config.locale_ids().map(|_| None).collect();
        code.texts[config.source_locale.0] = source_text;
        for locale in config.locale_ids().filter(|&locale| locale != config.source_locale) {
            code.texts[locale.0] =
                documents.get(locale).map(|file| self.read_translation(file, sources, diagnostics));
        }
        Some(code)
    }

    /// Brings the codes into registry order: as the index lists them, else by leading number, then
    /// bytewise.
    pub(super) fn sort_codes(&mut self, diagnostics: &mut Diagnostics) {
        if self.listed.is_empty() {
            self.codes.sort_by(|a, b| {
                (leading_number(&a.spelling), &a.spelling)
                    .cmp(&(leading_number(&b.spelling), &b.spelling))
            });
            return;
        }
        let known: Vec<_> = self.codes.iter().map(|code| code.spelling.clone()).collect();
        for listed in self.listed.iter().filter(|listed| !known.contains(&listed.value)) {
            unknown_code(listed, known.iter().map(String::as_str), diagnostics);
        }
        let place = |code: &Code| self.listed.iter().position(|name| name.value == code.spelling);
        for code in self.codes.iter().filter(|code| place(code).is_none()) {
            let message = format!("the index does not list the code `{}`", code.spelling);
            diagnostics.push(
                Diagnostic::error("unlisted-code", code.span, message)
                    .help("add it to `codes` in `_index.md`, or remove that list"),
            );
        }
        let mut codes = std::mem::take(&mut self.codes);
        codes.sort_by_key(|code| place(code).unwrap_or(usize::MAX));
        self.codes = codes;
    }

    /// Resolves what codes say of one another, of categories and of facts.
    pub(super) fn resolve_codes(&mut self, diagnostics: &mut Diagnostics) {
        let mut codes = std::mem::take(&mut self.codes);
        let spellings: Vec<String> = codes.iter().map(|code| code.spelling.clone()).collect();
        for code in &mut codes {
            code.category = self.category_of(code, diagnostics);
            code.related = resolve(&code.wanted_related, &spellings, diagnostics);
            code.facts = self.fact_values(&code.wanted_facts, &spellings, diagnostics);
        }
        self.codes = codes;
    }

    fn read_translation(
        &self,
        file: SourceId,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> CodeText {
        document::read(file, sources, diagnostics, |fields, body, diagnostics| {
            let name = fields.string("name", diagnostics);
            let facts = fields.table("facts", diagnostics);
            let entries = facts.map(|fields| fields.entries(diagnostics)).unwrap_or_default();
            for entry in &entries {
                self.check_translated_fact(entry, diagnostics);
            }
            let mut text = self.read_text(file, name, fields, body, sources, diagnostics);
            text.facts = self.text_facts(&entries);
            text.aliases = values(fields.strings("aliases", diagnostics));
            text.tracked = Tracked::translation(fields, diagnostics);
            text
        })
    }

    fn read_text(
        &self,
        file: SourceId,
        name: Option<Spanned<String>>,
        fields: &mut Fields<'_>,
        body: Body,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> CodeText {
        let (description, sections) = split_sections(body, &self.sections, sources, diagnostics);
        CodeText {
            span: Span::new(file, 0..0),
            name,
            means: fields.string("means", diagnostics),
            seen: fields.string("seen", diagnostics),
            aliases: Vec::new(),
            facts: Vec::new(),
            description,
            sections,
            tracked: Tracked::default(),
            body,
        }
    }

    fn category_of(&self, code: &Code, diagnostics: &mut Diagnostics) -> Option<usize> {
        if let Some(wanted) = &code.wanted_category {
            let ids = self.categories.iter().map(|category| category.id.value.as_str());
            let found = ids.clone().position(|id| id == wanted.value);
            if found.is_none() {
                let message = format!("the registry has no category `{}`", wanted.value);
                diagnostics.push(
                    Diagnostic::error("unknown-category", wanted.span, message)
                        .help(expected_one_of(&wanted.value, ids)),
                );
            }
            return found;
        }
        let number = leading_number(&code.spelling);
        let found = self.categories.iter().position(|category| {
            category.range.as_ref().is_some_and(|range| range.contains(&number))
        });
        if found.is_none() && !self.categories.is_empty() {
            let message = format!("the code `{}` belongs to no category", code.spelling);
            diagnostics.push(
                Diagnostic::error("missing-category", code.span, message)
                    .help("add `category = \"…\"`, or a category with its range to `_index.md`"),
            );
        }
        found
    }
}

impl CodeText {
    /// Returns what a translation of this text is held against.
    fn parts<'a>(&'a self, sources: &'a Sources) -> Vec<&'a str> {
        let clauses =
            [&self.name, &self.means, &self.seen].into_iter().chain(&self.facts).flatten();
        clauses.map(|clause| clause.value.as_str()).chain([self.body.text(sources)]).collect()
    }
}

/// Finds the codes of one registry that a list names.
pub(super) fn resolve(
    wanted: &[Spanned<String>],
    spellings: &[String],
    diagnostics: &mut Diagnostics,
) -> Vec<CodeId> {
    let mut found = Vec::new();
    for wanted in wanted {
        match spellings.iter().position(|spelling| *spelling == wanted.value) {
            Some(at) => found.push(CodeId(at)),
            None => unknown_code(wanted, spellings.iter().map(String::as_str), diagnostics),
        }
    }
    found
}

pub(super) fn unknown_code<'a>(
    wanted: &Spanned<String>,
    known: impl Iterator<Item = &'a str> + Clone,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("the registry has no code `{}`", wanted.value);
    diagnostics.push(
        Diagnostic::error("unknown-code", wanted.span, message)
            .help(expected_one_of(&wanted.value, known)),
    );
}

/// Returns the number a spelling begins with; spellings without one come last.
fn leading_number(spelling: &str) -> u64 {
    let end = spelling.bytes().take_while(u8::is_ascii_digit).count();
    spelling[..end].parse().unwrap_or(u64::MAX)
}

fn values(strings: Vec<Spanned<String>>) -> Vec<String> {
    strings.into_iter().map(|string| string.value).collect()
}
