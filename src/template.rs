//! Tera templates: loaded from the site or the program, with the functions `t` and `asset`.
//!
//! Templates are the site owner's and trusted; what they show is not, and is escaped.

mod inline;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::config::LocaleId;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, phrased};
use crate::locale::{Argument, Form, Locale};
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
    /// The templates as they are written, which errors are reported on.
    written: Tera,
    /// The same for each locale, with its messages in place of calls.
    by_locale: Vec<Tera>,
    /// The messages that templates name, each with the places where they do.
    pub messages: BTreeMap<String, Vec<Span>>,
    by_name: BTreeMap<String, SourceId>,
    /// Every word that stands in a tag.
    words: BTreeSet<String>,
}

/// The published name of each asset, which holds a hash of its content.
#[derive(Debug, Default, Hash)]
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
        let mut written = Tera::default();
        register(&mut written, locales, assets);
        let mut templates = Self {
            written,
            by_locale: Vec::new(),
            messages: BTreeMap::new(),
            by_name: BTreeMap::new(),
            words: BTreeSet::new(),
        };
        let mut texts = Vec::new();
        for (id, source) in sources.below("templates/") {
            let Some(name) = source.path.strip_prefix("templates/") else { continue };
            templates.by_name.insert(name.into(), id);
            templates.find_messages(id, &source.text, diagnostics);
            templates.words.extend(words(&source.text).map(String::from));
            if let Some((at, word)) = source.text.match_indices("elif").nth(ELIF_MAX) {
                let span = Span::new(id, at..at + word.len());
                diagnostics.push(
                    Diagnostic::error("nested-too-deep", span, "too many `elif`")
                        .help(format!("use at most {ELIF_MAX}")),
                );
            } else {
                texts.push((name, source.text.as_str()));
            }
        }
        let before = diagnostics.errors();
        let empty = templates.written.clone();
        templates.compile(&texts, sources, diagnostics);
        for locale in locales.iter().filter(|_| diagnostics.errors() == before) {
            let inlined = texts
                .iter()
                .map(|&(name, text)| (name, inline::inline(name, text, locale, assets)));
            let mut tera = empty.clone();
            // What the written templates compile to has been tried; this holds less.
            tera.add_raw_templates(inlined).expect("text in place of a call compiles");
            templates.by_locale.push(tera);
        }
        templates
    }

    /// Tells whether a template may show a variable: one that stands in no tag is shown by none.
    pub fn names(&self, variable: &str) -> bool {
        self.words.contains(variable) || self.words.contains("__tera_context")
    }

    /// Renders a template in one locale into `output`.
    pub fn render(
        &self,
        name: &str,
        locale: LocaleId,
        context: &Context,
        output: &mut Vec<u8>,
    ) -> Result<(), tera::Error> {
        let start = output.len();
        let inlined = self.by_locale[locale.0].render_to(name, context, &mut *output);
        inlined.or_else(|_| {
            // Again as it was written, for the place of the mistake.
            output.truncate(start);
            self.written.render_to(name, context, output)
        })
    }

    /// Describes a failure to render as a mistake in a template.
    pub fn describe(&self, name: &str, error: &tera::Error, sources: &Sources) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
            _ => None,
        };
        match report {
            Some(report) => {
                let id = self.source(if report.filename().is_empty() {
                    name
                } else {
                    report.filename()
                });
                let span = Span::new(id, byte_range(report.span(), &sources.get(id).text));
                cannot_be_rendered(span, report.message())
            }
            None => cannot_be_rendered(Span::new(self.source(name), 0..0), &error.to_string()),
        }
    }

    /// Describes why templates that can be read do not fit together, which Tera says of all at once.
    fn describe_misfits(&self, error: &tera::Error, sources: &Sources) -> Vec<Diagnostic> {
        let text = error.to_string();
        let name = match error.kind() {
            ErrorKind::MissingParent { current, .. } => current,
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
            _ => PAGES[0],
        };
        let misfits = text.split("error: ").skip(1).filter_map(|misfit| {
            let (message, rest) = misfit.split_once('\n')?;
            let mut place = rest.lines().next()?.trim().strip_prefix("--> ")?.rsplitn(3, ':');
            let column: usize = place.next()?.parse().ok()?;
            let line: usize = place.next()?.parse().ok()?;
            let id = self.source(place.next()?);
            let at = offset(&sources.get(id).text, line, column.checked_sub(1)?);
            Some(cannot_be_rendered(Span::new(id, at..at), message))
        });
        let misfits: Vec<_> = misfits.collect();
        if misfits.is_empty() { vec![self.describe(name, error, sources)] } else { misfits }
    }

    fn source(&self, name: &str) -> SourceId {
        let id = self.by_name.get(name).or_else(|| self.by_name.values().next());
        *id.expect("there are templates")
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
            let mut alone = self.written.clone();
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
        if let Err(error) = self.written.add_raw_templates(texts.iter().copied()) {
            for misfit in self.describe_misfits(&error, sources) {
                diagnostics.push(misfit);
            }
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

/// Returns the words in a template's tags. A tag is taken to its last closing mark before the next tag: a
/// string may hold one.
fn words(template: &str) -> impl Iterator<Item = &str> {
    let starts = template.split("{{").flat_map(|part| part.split("{%"));
    let tags = starts.map(|tag| &tag[..tag.rfind("}}").max(tag.rfind("%}")).unwrap_or_default()]);
    tags.flat_map(|tag| tag.split(|c: char| !c.is_alphanumeric() && c != '_'))
}

fn register(tera: &mut Tera, locales: &Arc<Vec<Locale>>, assets: &Arc<Assets>) {
    let locales = Arc::clone(locales);
    tera.register_function("t", move |arguments: Kwargs, state: &State<'_>| {
        translate(&locales, &arguments, state)
    });
    let assets = Arc::clone(assets);
    tera.register_function("asset", move |arguments: Kwargs, state: &State<'_>| {
        let name: &str = arguments.must_get("name")?;
        let Some(root) = state.get::<String>("root")? else {
            return Err(tera::Error::message(
                "`asset` needs `root`, which a component must be given",
            ));
        };
        match assets.path(name) {
            Some(path) => Ok(Value::from(format!("{root}{path}"))),
            None => Err(tera::Error::message(format!("there is no asset `{name}`"))),
        }
    });
}

/// Formats a message with its arguments. An argument that is HTML makes the whole text HTML.
fn translate(locales: &[Locale], arguments: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let id: &str = arguments.must_get("id")?;
    let number = state.get::<u64>("locale_number")?.and_then(|number| number.try_into().ok());
    let Some(locale) = number.and_then(|number: usize| locales.get(number)) else {
        let message = "`t` needs `locale_number`, which a component must be given";
        return Err(tera::Error::message(message));
    };
    let mut values = Vec::new();
    let mut is_html = false;
    for (name, value) in arguments.iter() {
        let Some(name) = name.as_str().filter(|&name| name != "id") else { continue };
        is_html |= value.is_safe();
        match (value.as_str(), value.as_i64()) {
            (Some(text), _) => values.push((name, Argument::Text(text, value.is_safe()))),
            (None, Some(number)) => values.push((name, Argument::Number(number))),
            (None, None) => {
                let message = format!("the argument `{name}` is neither a text nor a number");
                return Err(tera::Error::message(message));
            }
        }
    }
    let form = if is_html { Form::Html } else { Form::Plain };
    let text = locale.format(id, &values, form).map_err(tera::Error::message)?;
    Ok(if is_html { Value::safe_string(&text) } else { Value::from(text) })
}

fn cannot_be_rendered(span: Span, why: &str) -> Diagnostic {
    Diagnostic::error("template", span, "the template cannot be rendered").label(phrased(why))
}

fn byte_range(span: &tera::Span, text: &str) -> std::ops::Range<usize> {
    let start = offset(text, span.start_line, span.start_col);
    start..offset(text, span.end_line, span.end_col).max(start)
}

/// Returns the byte at a line, counted from one, and a column, counted from zero.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let line = text[start.min(text.len())..].lines().next().unwrap_or_default();
    start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn every_word_in_a_tag_is_found() {
        let cases = [
            ("<title>{{ title }}</title>", vec!["title"]),
            ("{%- if trail %}a{% endif %}", vec!["if", "trail", "endif"]),
            // A closing mark in a string ends no tag, an opening one begins none that matters.
            ("{{ \"}}\" ~ summary }} text", vec!["summary"]),
            ("{{ \"{{\" ~ choose }}", vec!["choose"]),
            ("{{ pair.a[0].gist | upper }}", vec!["pair", "a", "0", "gist", "upper"]),
            ("related, but in no tag", vec![]),
        ];
        for (template, expected) in cases {
            let found: Vec<_> = words(template).filter(|word| !word.is_empty()).collect();
            assert_eq!(found, expected, "{template}");
        }
    }
}
