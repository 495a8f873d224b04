//! `content/site.toml` and the command line → [`Config`], resolved once.

use crate::diagnostic::{Diagnostics, expected_one_of, rule};
use crate::fields::{self, Fields, Start, Value};
use crate::host::{self, Host};
use crate::language::Readings;
use crate::name::{is_base_url, is_locale_shaped};
use crate::source::{CONFIG, Sources};
use crate::span::{Span, Spanned};

/// So many pages are made without a warning where a site does not say otherwise.
const PAGES_MAX: usize = 20_000;

/// What a site says of itself.
#[derive(Debug, Hash)]
pub struct Config {
    /// The site's name, the same in every language.
    pub title: String,
    /// The absolute address the site is published at, without a slash at its end.
    pub base_url: String,
    /// The form of links between pages.
    pub urls: UrlStyle,
    /// The languages, in the order of the language switch.
    pub locales: Vec<LocaleConfig>,
    /// The locale every text must exist in.
    pub source_locale: LocaleId,
    /// Words that keep their capital where a sentence continues with them.
    pub proper_names: Vec<String>,
    /// Whether pairs have twins too, as codes do.
    pub pair_twins: bool,
    /// How many pages are not too many.
    pub pages_max: usize,
    /// Where and how the site is published.
    pub publish: Publish,
}

/// Where and how a site is published.
#[derive(Debug, Hash)]
pub struct Publish {
    /// The host whose files are written with the site's.
    pub host: Option<&'static Host>,
    /// Where the host is named.
    pub span: Span,
    /// How many files the host takes, where that is not what everybody gets.
    pub files_max: Option<u64>,
    /// How many bytes the host takes, where that is not what everybody gets.
    pub bytes_max: Option<u64>,
}

/// The number of a locale in [`Config::locales`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocaleId(pub usize);

/// One language of the site.
#[derive(Clone, Debug, Hash)]
pub struct LocaleConfig {
    /// URL segment, suffix of content files and folder below `locales/`.
    pub id: String,
    /// The BCP 47 tag, for `lang` and `hreflang`.
    pub lang: String,
    /// The language's name for itself.
    pub name: String,
    /// How words are read aloud, by the word in lower case.
    pub readings: Readings,
    /// Where the locale is declared.
    pub span: Span,
}

/// The form of links between pages; the files are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UrlStyle {
    /// Links end in `.html`, and the site opens from disk.
    Html,
    /// Links have no `.html`, for hosts that add it.
    Clean,
}

impl Config {
    /// Reads the configuration. `None` where the file lacks a source locale, which everything else needs;
    /// that is reported.
    pub fn load(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (id, source) = sources.find(CONFIG)?;
        let start = Start::new(id, 0);
        let table = fields::parse(&source.text, start, diagnostics);
        let mut fields = Fields::new(&table, start, diagnostics);
        let title = fields.required("title");
        let written_url = fields.required("base_url");
        let source_locale = fields.required("source_locale");
        let forms = [("html", UrlStyle::Html), ("clean", UrlStyle::Clean)];
        let urls = fields.one_of("urls", "form of links", &forms);
        let locales = locales(&mut fields);
        let proper_names = fields.values("proper_names");
        let pair_twins = fields.boolean("pair_twins");
        let pages_max = fields.integer("pages_max").map(|max| usize::try_from(max).unwrap_or(0));
        let publish = publish(&mut fields, sources.host());
        fields.finish();
        if let Some(url) = &written_url {
            check_base_url(&url.value, url.span, diagnostics);
        }
        // What lacks has been reported; an empty text lets the rest of the site be read.
        let written_url = written_url.map(|url| url.value).unwrap_or_default();
        let base_url = sources.base_url().unwrap_or(&written_url).trim_end_matches('/').to_owned();
        let source_locale = find_locale(&locales, &source_locale?, diagnostics)?;
        Some(Self {
            title: title.map(|title| title.value).unwrap_or_default(),
            base_url,
            urls: urls.unwrap_or(UrlStyle::Html),
            locales,
            source_locale,
            proper_names,
            pair_twins,
            pages_max: pages_max.unwrap_or(PAGES_MAX),
            publish,
        })
    }

    /// Returns every locale with its number.
    pub fn locale_ids(&self) -> impl Iterator<Item = LocaleId> + use<> {
        (0..self.locales.len()).map(LocaleId)
    }

    /// Returns one locale.
    pub fn locale(&self, id: LocaleId) -> &LocaleConfig {
        &self.locales[id.0]
    }

    /// Finds a locale by the name of its folder.
    pub fn find_locale(&self, id: &str) -> Option<LocaleId> {
        self.locales.iter().position(|locale| locale.id == id).map(LocaleId)
    }

    /// Returns the name of the host in `base_url`: `codes.example`.
    pub fn domain(&self) -> &str {
        let (_, rest) = self.base_url.split_once("://").unwrap_or_default();
        let authority = rest.split('/').next().unwrap_or_default();
        match authority.rsplit_once(':') {
            Some((domain, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => domain,
            _ => authority,
        }
    }

    /// Returns the path of `base_url`, with a slash at its end: `/` or `/docs/`.
    pub fn base_path(&self) -> String {
        let after_scheme = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        let path = after_scheme.find('/').map_or("", |at| &after_scheme[at..]);
        format!("{path}/")
    }
}

impl LocaleConfig {
    /// Returns the primary language of the tag: `zh` of `zh-Hans`.
    pub fn language(&self) -> &str {
        self.lang.split('-').next().unwrap_or_default()
    }
}

fn publish(fields: &mut Fields<'_>, asked: Option<&'static Host>) -> Publish {
    let whole = fields.start();
    let read = |fields: &mut Fields<'_>| {
        let written = fields.string("host");
        let span = written.as_ref().map_or(whole, |written| written.span);
        let found = written.and_then(|written| {
            let found = host::find(&written.value);
            if found.is_none() {
                let message = format!("unknown host `{}`", written.value);
                let known = host::ALL.iter().map(|host| host.name);
                let help = expected_one_of(&written.value, known);
                let mistake = rule::UNKNOWN_VALUE.at(written.span, message);
                fields.diagnostics().push(mistake.help(help));
            }
            found
        });
        let mut max = |key| fields.integer(key).map(|max| u64::try_from(max).unwrap_or(0));
        let (files_max, bytes_max) = (max("files_max"), max("bytes_max"));
        Publish { host: asked.or(found), span, files_max, bytes_max }
    };
    let nothing = Publish { host: asked, span: whole, files_max: None, bytes_max: None };
    fields.table("publish", read).unwrap_or(nothing)
}

fn locales(fields: &mut Fields<'_>) -> Vec<LocaleConfig> {
    let mut locales: Vec<LocaleConfig> = Vec::new();
    let before = fields.diagnostics().errors();
    let mut is_listed = false;
    fields.tables("locales", |fields| {
        is_listed = true;
        let span = fields.owner();
        let (id, lang) = (fields.required("id"), fields.required("lang"));
        let name = fields.required("name");
        let readings = readings(fields);
        let (Some(id), Some(lang), Some(name)) = (id, lang, name) else { return };
        let mut refuse = |span: Span, message: &str, help: &str| {
            let mistake = rule::INVALID_LOCALE.at(span, message);
            fields.diagnostics().push(mistake.help(help));
        };
        if !is_locale_shaped(&id.value) {
            let help = "write a language in small letters, such as `fr` or `pt-br`";
            refuse(id.span, "a locale id cannot have this form", help);
        }
        if lang.value.parse::<icu_locale_core::LanguageIdentifier>().is_err() {
            let help = "write a tag such as `fr`, `zh-Hans` or `pt-BR`";
            refuse(lang.span, "this is no BCP 47 language tag", help);
        }
        if locales.iter().any(|other| other.id.eq_ignore_ascii_case(&id.value)) {
            let message = format!("the locale `{}` is declared twice", id.value);
            return refuse(id.span, &message, "remove one of the two");
        }
        locales.push(LocaleConfig {
            id: id.value,
            lang: lang.value,
            name: name.value,
            readings,
            span,
        });
    });
    let (owner, diagnostics) = (fields.owner(), fields.diagnostics());
    if !is_listed && diagnostics.errors() == before {
        diagnostics.push(
            rule::MISSING_KEY
                .at(owner, "the site has no locale")
                .help("add `[[locales]]` with `id`, `lang` and `name`"),
        );
    }
    locales
}

/// Reads how words are read aloud: `readings = { Acme = "아크미" }`.
fn readings(fields: &mut Fields<'_>) -> Readings {
    let entries = fields.entries("readings").into_iter();
    let words = entries.filter_map(|entry| match entry.value {
        Value::One(reading) => Some((entry.name.value.to_lowercase(), reading.value)),
        Value::List(_) | Value::Broken => None,
    });
    words.collect()
}

fn check_base_url(url: &str, span: Span, diagnostics: &mut Diagnostics) {
    if !is_base_url(url) {
        diagnostics.push(
            rule::INVALID_URL
                .at(span, "this is no absolute address")
                .help("write the address the site is published at, such as `https://example.org`"),
        );
    }
}

fn find_locale(
    locales: &[LocaleConfig],
    wanted: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) -> Option<LocaleId> {
    let found = locales.iter().position(|locale| locale.id == wanted.value).map(LocaleId);
    if found.is_none() && !locales.is_empty() {
        let message = format!("the source locale `{}` is not among the locales", wanted.value);
        let known: Vec<_> = locales.iter().map(|locale| locale.id.as_str()).collect();
        diagnostics.push(
            rule::UNKNOWN_LOCALE
                .at(wanted.span, message)
                .help(expected_one_of(&wanted.value, known.iter().copied())),
        );
    }
    found
}
