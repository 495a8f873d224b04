//! Tera templates: loaded from the site or the program, with the functions `t`, `asset` and `each`.
//!
//! Templates are the site owner's and trusted; what they show is not, and is escaped.

mod function;
mod mistake;
mod mold;
mod scan;
mod token;
mod walk;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera};

use crate::diagnostic::{Diagnostics, expected_one_of, rule};
use crate::digest::{Key, Keyed, digest};
use crate::locale::Locale;
use crate::source::{Origin, Sources};
use crate::span::{SourceId, Span};

pub(crate) use mistake::moved;
pub(crate) use mold::{Mold, Piece, list_mark, text_mark};

use scan::{Call, EVERYTHING, Scan};

/// Number of hex digits of a content hash in the name of an asset.
const HASH_DIGITS: usize = 10;

/// Longest `elif` chain: Tera's compiler overflows the stack at 900.
const ELIF_MAX: usize = 200;

/// The templates that the program renders by name.
pub(crate) const PAGES: [&str; 7] = [
    "chooser.html",
    "code.html",
    "home.html",
    "not-found.html",
    "pair.html",
    "parts/card.html",
    "registry.html",
];

/// The folder of the templates that show what stands on many pages.
const PARTS: &str = "parts/";

/// The program itself: its version and a hash of its sources.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("VERSUS_SOURCES"));

/// The templates of a site, ready to render.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    locales: Arc<Vec<Keyed<Locale>>>,
    written: BTreeMap<String, Written>,
    /// The names of the parts, in their order.
    parts: Vec<String>,
    /// A digest of the program, the templates and the assets.
    pub key: Key,
}

/// A template as it is written.
#[derive(Debug)]
struct Written {
    source: SourceId,
    scan: Scan,
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

    /// Returns the path of each asset below the output folder.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        self.names.values().cloned()
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
        locales: &Arc<Vec<Keyed<Locale>>>,
        assets: &Arc<Assets>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut texts = Vec::new();
        let mut written = BTreeMap::new();
        for (id, source) in sources.below("templates/") {
            let Some(name) = source.path.strip_prefix("templates/") else { continue };
            written.insert(name.into(), Written { source: id, scan: Scan::of(&source.text) });
            if let Some((at, word)) = source.text.match_indices("elif").nth(ELIF_MAX) {
                let span = Span::new(id, at..at + word.len());
                diagnostics.push(
                    rule::NESTED_TOO_DEEP
                        .at(span, "too many `elif`")
                        .help(format!("use at most {ELIF_MAX}")),
                );
            } else {
                texts.push((name, source.text.as_str()));
            }
        }
        let is_part = |name: &&String| name.starts_with(PARTS);
        let parts: Vec<String> = written.keys().filter(is_part).cloned().collect();
        let mut tera = Tera::default();
        function::register(&mut tera, locales, assets, parts.clone());
        let key = digest(&(PROGRAM, &texts, assets));
        let locales = Arc::clone(locales);
        let mut templates = Self { tera, locales, written, parts, key };
        templates.check_calls(diagnostics);
        templates.compile(&texts, sources, diagnostics);
        templates
    }

    /// Returns the messages that templates name, each with its first place.
    pub fn messages(&self) -> BTreeMap<&str, Span> {
        let mut messages = BTreeMap::new();
        for template in self.written.values() {
            for (id, range) in &template.scan.messages {
                let span = Span::new(template.source, range.clone());
                messages.entry(id.as_str()).or_insert(span);
            }
        }
        messages
    }

    /// Returns the site's own templates that no page is made with, each with its name.
    pub fn unused<'t>(&'t self, sources: &'t Sources) -> impl Iterator<Item = (SourceId, &'t str)> {
        let mut used: Vec<&str> = PAGES.to_vec();
        let with_components = self.written.iter().filter(|(_, one)| one.scan.has_components);
        used.extend(with_components.map(|(name, _)| name.as_str()));
        let mut at = 0;
        while at < used.len() {
            if let Some(template) = self.written.get(used[at]) {
                let parts = template.scan.parts.iter().map(|(part, _)| part);
                for name in template.scan.joined.iter().chain(parts) {
                    if !used.contains(&name.as_str()) {
                        used.push(name);
                    }
                }
            }
            at += 1;
        }
        let own = self
            .written
            .iter()
            .filter(|(_, template)| sources.get(template.source).origin == Origin::Site);
        own.filter(move |(name, _)| !used.contains(&name.as_str()))
            .map(|(name, template)| (template.source, name.as_str()))
    }

    /// Returns the name of a part.
    pub fn part(&self, number: usize) -> Option<&str> {
        self.parts.get(number).map(String::as_str)
    }

    /// Renders a template and cuts it at the marks in what it is given.
    pub fn render(&self, name: &str, context: &Context) -> Result<Mold, tera::Error> {
        self.tera.render(name, context).map(Mold::cut)
    }

    /// Tells where a template computes with a variable that holds a mark, so that it must be rendered for
    /// each page by itself: the result would depend on what the mark stands for.
    pub fn computes(&self, name: &str, context: &Context, locale: usize) -> Option<Span> {
        let mut names = vec![name];
        let mut at = 0;
        while at < names.len() {
            let template = self.written.get(names[at])?;
            let scan = &template.scan;
            // A variable that this template was not given may come from the one that includes it.
            let is_known = |name: &str| at == 0 || scan.is_set(name);
            let is_marked = |name: &String| {
                scan.origins(name).into_iter().any(|name| match context.get(name) {
                    Some(value) => mold::is_marked(value),
                    None => name == EVERYTHING || !is_known(name),
                })
            };
            let places = |id: &String| self.locales[locale].places(id);
            let uses = scan.uses.iter().filter(|found| {
                !found.message.as_ref().is_some_and(places) && found.variables.iter().any(is_marked)
            });
            let walks = scan.walks.iter().filter(|walk| match scan.walked(walk, context) {
                Some(values) => values.into_iter().any(mold::is_text),
                None => walk.paths.iter().any(|path| is_marked(&path[0])),
            });
            let places = uses.map(|found| &found.at).chain(walks.map(|walk| &walk.at));
            if let Some(place) = places.min_by_key(|place| place.start) {
                return Some(Span::new(template.source, place.clone()));
            }
            for joined in &template.scan.joined {
                if !names.contains(&joined.as_str()) {
                    names.push(joined);
                }
            }
            at += 1;
        }
        None
    }

    /// Reports calls that do not say by a literal what they show.
    fn check_calls(&self, diagnostics: &mut Diagnostics) {
        for template in self.written.values() {
            for (place, call) in &template.scan.unnamed {
                let span = Span::new(template.source, place.clone());
                diagnostics.push(match call {
                    Call::Message => rule::DYNAMIC_MESSAGE
                        .at(span, "a template names its messages literally")
                        .help("write `t(id=\"…\")`, the id first"),
                    Call::Each => rule::TEMPLATE
                        .at(span, "`each` names no part, or is not alone")
                        .help("write `{{ each(list=…, part=\"parts/….html\") }}`"),
                });
            }
            for (part, place) in &template.scan.parts {
                if !self.parts.contains(part) {
                    let span = Span::new(template.source, place.clone());
                    let known = self.parts.iter().map(String::as_str);
                    diagnostics.push(
                        rule::TEMPLATE
                            .at(span, format!("there is no part `{part}`"))
                            .help(expected_one_of(part, known)),
                    );
                }
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
                diagnostics.push(self.describe(name, &error, &Context::new(), sources));
                sound = false;
            }
        }
        if !sound {
            return;
        }
        if let Err(error) = self.tera.add_raw_templates(texts.iter().copied()) {
            for misfit in self.describe_misfits(&error, sources) {
                diagnostics.push(misfit);
            }
        }
    }
}
