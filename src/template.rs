//! Tera templates: loaded from the site or the program, with the functions `t` and `asset`.
//!
//! Templates are the site owner's and trusted; what they show is not, and is escaped.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_bundle::FluentValue;
use tera::{Context, ErrorKind, Kwargs, ReportError, State, Tera, TeraResult, Value};

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::locale::Locale;
use crate::source::{SourceId, Sources};

/// Number of hex digits of a content hash in the name of an asset.
const HASH_DIGITS: usize = 10;

/// Longest `elif` chain: Tera's compiler overflows the stack at 900.
const ELIF_MAX: usize = 200;

/// The templates that the program renders by name.
pub const PAGES: [&str; 7] = [
    "chooser.html",
    "code.html",
    "code-card.html",
    "home.html",
    "not-found.html",
    "pair.html",
    "registry.html",
];

/// The templates of a site, ready to render.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// The messages that templates name, each with the places where they do.
    pub messages: BTreeMap<String, Vec<Span>>,
    by_name: BTreeMap<String, SourceId>,
}

/// The published name of each asset, which holds a hash of its content.
#[derive(Debug, Default)]
pub struct Assets {
    names: BTreeMap<String, String>,
}

impl Assets {
    /// Names the assets of a site.
    pub fn new(sources: &Sources) -> Self {
        let published = |name: &str, bytes: &[u8]| {
            let hash = blake3::hash(bytes).to_hex();
            let hash = &hash[..HASH_DIGITS];
            match name.rsplit_once('.') {
                Some((stem, ending)) => format!("assets/{stem}.{hash}.{ending}"),
                None => format!("assets/{name}.{hash}"),
            }
        };
        let names = sources.assets().map(|(name, bytes)| (name.into(), published(name, bytes)));
        Self { names: names.collect() }
    }

    /// Returns the path of an asset below the output folder.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.names.get(name).map(String::as_str)
    }
}

impl Templates {
    /// Compiles the templates and reports what is wrong with them.
    pub fn load(
        sources: &Sources,
        locales: &Arc<Vec<Locale>>,
        assets: &Arc<Assets>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut tera = Tera::default();
        register(&mut tera, locales, assets);
        let mut templates = Self { tera, messages: BTreeMap::new(), by_name: BTreeMap::new() };
        let mut texts = Vec::new();
        for (id, source) in sources.below("templates/") {
            let Some(name) = source.path.strip_prefix("templates/") else { continue };
            templates.by_name.insert(name.into(), id);
            templates.find_messages(id, &source.text, diagnostics);
            let chain = source.text.matches("elif").count();
            if chain > ELIF_MAX {
                diagnostics.push(
                    Diagnostic::error("nested-too-deep", Span::new(id, 0..0), "too many `elif`")
                        .help(format!("use at most {ELIF_MAX}")),
                );
            } else {
                texts.push((name, source.text.as_str()));
            }
        }
        templates.compile(&texts, sources, diagnostics);
        templates
    }

    /// Renders a template into `output`.
    pub fn render(
        &self,
        name: &str,
        context: &Context,
        output: &mut Vec<u8>,
    ) -> Result<(), tera::Error> {
        self.tera.render_to(name, context, output)
    }

    /// Describes a failure to render as a mistake in a template.
    pub fn describe(&self, name: &str, error: &tera::Error, sources: &Sources) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
            _ => None,
        };
        match report {
            Some(report) => {
                let id = self.by_name.get(report.filename()).or_else(|| self.by_name.get(name));
                let id = *id.expect("a template that failed was loaded");
                let span = Span::new(id, byte_range(report, &sources.get(id).text));
                let message = cut(report.message());
                Diagnostic::error("template", span, "the template cannot be rendered")
                    .label(message)
            }
            None => {
                let id = self.by_name.get(name).or_else(|| self.by_name.values().next());
                let span = Span::new(*id.expect("there are templates"), 0..0);
                Diagnostic::error("template", span, "the template cannot be rendered")
                    .label(cut(&error.to_string()))
            }
        }
    }

    fn compile(
        &mut self,
        texts: &[(&str, &str)],
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) {
        // Tera stops at the first syntax error of a batch: each template is parsed alone first.
        let mut sound = true;
        for &(name, text) in texts {
            let mut alone = self.tera.clone();
            if let Err(error) = alone.add_raw_template(name, text)
                && matches!(error.kind(), ErrorKind::SyntaxError(_))
            {
                diagnostics.push(self.describe(name, &error, sources));
                sound = false;
            }
        }
        if !sound {
            return;
        }
        if let Err(error) = self.tera.add_raw_templates(texts.iter().copied()) {
            let text = error.to_string();
            // Tera names the template in the message only.
            let culprit = texts.iter().find(|(name, _)| text.contains(name));
            let name = culprit.map_or(PAGES[0], |(name, _)| name);
            diagnostics.push(self.describe(name, &error, sources));
        }
    }

    /// Finds the messages that a template names: `t(id="…")`.
    fn find_messages(&mut self, id: SourceId, text: &str, diagnostics: &mut Diagnostics) {
        for (at, _) in text.match_indices("t(") {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.')) {
                continue;
            }
            let rest = &text[at + 2..];
            let arguments = rest.trim_start();
            let name = arguments.strip_prefix("id=\"").and_then(|rest| rest.split('"').next());
            match name {
                Some(name) => {
                    let start = at + 2 + rest.find('"').unwrap_or_default() + 1;
                    let span = Span::new(id, start..start + name.len());
                    self.messages.entry(name.into()).or_default().push(span);
                }
                None => diagnostics.push(
                    Diagnostic::error(
                        "dynamic-message",
                        Span::new(id, at..at + 2),
                        "a template names its messages literally",
                    )
                    .help("write `t(id=\"…\")`, the id first"),
                ),
            }
        }
    }
}

fn register(tera: &mut Tera, locales: &Arc<Vec<Locale>>, assets: &Arc<Assets>) {
    let locales = Arc::clone(locales);
    tera.register_function("t", move |arguments: Kwargs, state: &State<'_>| {
        translate(&locales, &arguments, state)
    });
    let assets = Arc::clone(assets);
    tera.register_function("asset", move |arguments: Kwargs, state: &State<'_>| {
        let name: &str = arguments.must_get("name")?;
        let root: String = state.get("root")?.unwrap_or_default();
        match assets.path(name) {
            Some(path) => Ok(Value::from(format!("{root}{path}"))),
            None => Err(tera::Error::message(format!("there is no asset `{name}`"))),
        }
    });
}

fn translate(locales: &[Locale], arguments: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let id: &str = arguments.must_get("id")?;
    let number: usize =
        state.get::<u64>("locale_number")?.and_then(|n| n.try_into().ok()).unwrap_or(0);
    let locale = &locales[number];
    let mut values = Vec::new();
    for (name, value) in arguments.iter() {
        let Some(name) = name.as_str().filter(|&name| name != "id") else { continue };
        let value = match (value.as_str(), value.as_i64()) {
            (Some(text), _) => FluentValue::from(text.to_owned()),
            (None, Some(number)) => FluentValue::from(number),
            (None, None) => {
                let message = format!("the argument `{name}` is neither a text nor a number");
                return Err(tera::Error::message(message));
            }
        };
        values.push((name, value));
    }
    locale.format(id, &values).map(Value::from).map_err(tera::Error::message)
}

/// Returns the ids of all templates' messages.
pub fn used_messages(templates: &Templates) -> BTreeSet<&str> {
    templates.messages.keys().map(String::as_str).collect()
}

fn byte_range(report: &ReportError, text: &str) -> std::ops::Range<usize> {
    let offset = |line: usize, column: usize| {
        let start: usize =
            text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let line = text[start.min(text.len())..].lines().next().unwrap_or_default();
        let column = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        start + column
    };
    let span = report.span();
    let start = offset(span.start_line, span.start_col);
    start..offset(span.end_line, span.end_col).max(start)
}

fn cut(message: &str) -> String {
    let first = message.lines().next().unwrap_or_default();
    first.chars().take(300).collect()
}
