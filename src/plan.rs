//! Which pages exist and where: computed from codes × locales, never stored.

mod twin;

use std::borrow::Cow;

use crate::catalog::{ACROSS, AcrossId, Catalog, CodeId, Pair, RegistryId};
use crate::config::{Config, LocaleId, UrlStyle};
use crate::edition::Edition;
use crate::url;

pub use twin::{Form, Schema};

/// What exists at one URL: a subject in one locale's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Page {
    /// The locale.
    pub locale: LocaleId,
    /// What the page is about.
    pub subject: Subject,
}

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The choice of a language, at the root; in the source locale's words.
    Chooser,
    /// What hosts show for an address that does not exist anywhere; in the source locale's words.
    RootNotFound,
    /// The start page of a locale.
    Home,
    /// What hosts show for an address that does not exist below a locale.
    NotFound,
    /// What the look-up finds codes by: a script, which works from disk where data cannot be fetched.
    LookUp,
    /// A registry and its codes.
    Registry(RegistryId),
    /// A code.
    Code(RegistryId, CodeId),
    /// Two codes.
    Pair(RegistryId, Pair),
    /// Two codes of different registries.
    Across(AcrossId),
    /// What the page of a registry says, for machines.
    RegistryTwin(RegistryId, Form),
    /// What the page of a code says, for machines.
    CodeTwin(RegistryId, CodeId, Form),
    /// What the page of two codes says, for machines.
    PairTwin(RegistryId, Pair, Form),
    /// All registries and codes of a locale, as JSON.
    Catalog,
    /// What a locale holds, for language models (llmstxt.org).
    Guide,
    /// Where each locale's guide is; in the source locale's words.
    RootGuide,
    /// The schema of one kind of JSON.
    Schema(Schema),
}

/// The folder of a page, below its locale's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folder {
    Registry(RegistryId),
    Across,
}

/// All pages of a site, and their addresses.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    config: &'a Config,
    catalog: &'a Catalog,
    editions: &'a [Edition],
}

impl<'a> Plan<'a> {
    /// Plans the pages of a site.
    pub fn new(config: &'a Config, catalog: &'a Catalog, editions: &'a [Edition]) -> Self {
        Self { config, catalog, editions }
    }

    /// Returns every page, each once.
    pub fn pages(self) -> impl Iterator<Item = Page> + 'a {
        let source = self.config.source_locale;
        let root = [Subject::Chooser, Subject::RootNotFound, Subject::RootGuide].into_iter();
        let root = root.chain(self.schemas().map(Subject::Schema));
        let root = root.map(move |subject| Page { locale: source, subject });
        let localized = self
            .config
            .locale_ids()
            .flat_map(move |locale| self.subjects().map(move |subject| Page { locale, subject }));
        root.chain(localized)
    }

    /// Returns what every locale has a page about.
    pub fn subjects(self) -> impl Iterator<Item = Subject> + 'a {
        let registries = self.catalog.registries().flat_map(move |(id, registry)| {
            let codes = registry.codes().map(move |(code, _)| Subject::Code(id, code));
            let pairs = registry.pairs().map(move |pair| Subject::Pair(id, pair));
            let pages = std::iter::once(Subject::Registry(id)).chain(codes).chain(pairs);
            pages.flat_map(move |page| {
                std::iter::once(page).chain(self.twins(page).map(|(_, twin)| twin))
            })
        });
        let across = self.catalog.across().map(|(id, _)| Subject::Across(id));
        let front =
            [Subject::Home, Subject::NotFound, Subject::LookUp, Subject::Catalog, Subject::Guide];
        front.into_iter().chain(registries).chain(across)
    }

    /// Returns what a page says in other forms; nothing for a page that has no twins.
    pub fn twins(self, subject: Subject) -> impl Iterator<Item = (Form, Subject)> {
        let has_twins = self.config.pair_twins || !matches!(subject, Subject::Pair(..));
        let forms = Form::ALL.into_iter().filter(move |_| has_twins);
        forms.filter_map(move |form| Some((form, subject.twin(form)?)))
    }

    fn schemas(self) -> impl Iterator<Item = Schema> {
        let with_pairs = self.config.pair_twins;
        Schema::ALL.into_iter().filter(move |&schema| with_pairs || schema != Schema::Pair)
    }

    /// Returns the file of a page, below the output folder.
    pub fn path(self, page: Page) -> String {
        let mut path = String::with_capacity(64);
        self.write_path(page, &mut path);
        path
    }

    /// Appends the file of a page. A pair page names two dozen others: nothing is allocated for them but
    /// their links.
    fn write_path(self, page: Page, path: &mut String) {
        let file = |file: &str, path: &mut String| {
            path.push_str(&self.config.locale(page.locale).id);
            path.push('/');
            path.push_str(file);
        };
        match page.subject {
            Subject::Chooser => path.push_str("index.html"),
            Subject::RootNotFound => path.push_str("404.html"),
            Subject::Home => file("index.html", path),
            Subject::NotFound => file("404.html", path),
            Subject::LookUp => file("look-up.js", path),
            Subject::Catalog => file("catalog.json", path),
            Subject::Guide => file("llms.txt", path),
            Subject::RootGuide => path.push_str("llms.txt"),
            Subject::Schema(schema) => path.push_str(schema.path()),
            Subject::Across(_) => {
                file(ACROSS, path);
                path.push('/');
                self.write_file(page.subject, path);
            }
            subject => {
                let id = subject.registry().expect("all other pages stand in a registry's folder");
                file(&self.catalog.registry(id).id, path);
                path.push('/');
                self.write_file(subject, path);
            }
        }
    }

    /// Appends the name of a file in a registry's folder.
    fn write_file(self, subject: Subject, path: &mut String) {
        let (page, suffix) = match subject.twin_of() {
            Some((page, form)) => (page, form.suffix()),
            None => (subject, ".html"),
        };
        match page {
            Subject::Code(id, code) => {
                path.push_str(&url::code_stem(&self.catalog.registry(id).code(code).spelling));
            }
            Subject::Pair(id, pair) => {
                let registry = self.catalog.registry(id);
                path.push_str(&registry.code(pair.a()).spelling);
                path.push_str("-vs-");
                path.push_str(&registry.code(pair.b()).spelling);
            }
            Subject::Across(id) => path.push_str(&self.catalog.across_stem(id)),
            _ => path.push_str("index"),
        }
        path.push_str(suffix);
    }

    /// Finds the page whose file has this path.
    pub fn find(self, path: &str) -> Option<Page> {
        let source = self.config.source_locale;
        let parts: Vec<&str> = path.split('/').collect();
        let page = match parts.as_slice() {
            ["index.html"] => Page { locale: source, subject: Subject::Chooser },
            ["404.html"] => Page { locale: source, subject: Subject::RootNotFound },
            ["llms.txt"] => Page { locale: source, subject: Subject::RootGuide },
            ["schemas", _] => {
                let schema = self.schemas().find(|schema| schema.path() == path)?;
                Page { locale: source, subject: Subject::Schema(schema) }
            }
            [locale, rest @ ..] => {
                Page { locale: self.config.find_locale(locale)?, subject: self.find_subject(rest)? }
            }
            [] => return None,
        };
        (self.path(page) == path).then_some(page)
    }

    fn find_subject(self, parts: &[&str]) -> Option<Subject> {
        let (id, file) = match parts {
            ["index.html"] => return Some(Subject::Home),
            ["404.html"] => return Some(Subject::NotFound),
            ["look-up.js"] => return Some(Subject::LookUp),
            [ACROSS, file] => {
                let stem = file.strip_suffix(".html")?;
                let mut across = self.catalog.across().map(|(id, _)| id);
                let found = across.find(|&id| self.catalog.across_stem(id) == stem);
                return found.map(Subject::Across);
            }
            ["catalog.json"] => return Some(Subject::Catalog),
            ["llms.txt"] => return Some(Subject::Guide),
            [registry, file] => (self.catalog.find(registry)?, *file),
            _ => return None,
        };
        if let Some(stem) = file.strip_suffix(".html") {
            return self.find_in_registry(id, stem);
        }
        let (form, stem) =
            Form::ALL.iter().find_map(|form| Some((*form, file.strip_suffix(form.suffix())?)))?;
        let mut twins = self.twins(self.find_in_registry(id, stem)?);
        twins.find_map(|(other, twin)| (other == form).then_some(twin))
    }

    fn find_in_registry(self, id: RegistryId, stem: &str) -> Option<Subject> {
        if stem == "index" {
            return Some(Subject::Registry(id));
        }
        let registry = self.catalog.registry(id);
        if let Some((a, b)) = stem.split_once("-vs-") {
            let pair = Pair::of(registry.find(a)?, registry.find(b)?)?;
            return registry.has_page(pair).then_some(Subject::Pair(id, pair));
        }
        let spelling = registry.find(stem).or_else(|| registry.find(stem.strip_prefix("code-")?));
        Some(Subject::Code(id, spelling?))
    }

    /// Returns the way from a page to the site's root: `../../`, or a path from the host's root for the
    /// pages that hosts show at any depth.
    pub fn root(self, page: Page) -> Cow<'static, str> {
        match page.subject {
            Subject::Chooser | Subject::RootGuide => "".into(),
            Subject::RootNotFound | Subject::NotFound => self.config.base_path().into(),
            Subject::Home
            | Subject::LookUp
            | Subject::Catalog
            | Subject::Guide
            | Subject::Schema(_) => "../".into(),
            _ => "../../".into(),
        }
    }

    /// Returns the link from one page to another, as short as it can be.
    pub fn href(self, from: Page, to: Page) -> String {
        let folder = |page: Page| match page.subject {
            Subject::Across(_) => Some(Folder::Across),
            subject => subject.registry().map(Folder::Registry),
        };
        let mut href = String::with_capacity(64);
        let is_beside = folder(from).is_some() && folder(from) == folder(to);
        if is_beside && from.locale == to.locale {
            self.write_file(to.subject, &mut href);
        } else {
            href.push_str(&self.root(from));
            self.write_path(to, &mut href);
        }
        if self.config.urls == UrlStyle::Clean {
            href.truncate(without_index(&href).unwrap_or(href.trim_end_matches(".html")).len());
        }
        if href.is_empty() {
            // An empty link would lead to the page itself.
            href.push_str("./");
        }
        href
    }

    /// Returns the absolute address of a page; an index is addressed by its folder.
    pub fn address(self, page: Page) -> String {
        let mut address = String::with_capacity(96);
        address.push_str(&self.config.base_url);
        address.push('/');
        self.write_path(page, &mut address);
        if let Some(folder) = without_index(&address) {
            address.truncate(folder.len());
        } else if self.config.urls == UrlStyle::Clean {
            address.truncate(address.trim_end_matches(".html").len());
        }
        address
    }

    /// Tells whether a page's own text exists in its locale, so that search engines may list it.
    pub fn is_own(self, page: Page) -> bool {
        let own = |registry: RegistryId, code: CodeId| {
            let edition = &self.editions[page.locale.0];
            edition.registries[registry.0].codes[code.0].description.by == page.locale
        };
        match page.subject.twin_of().map_or(page.subject, |(page, _)| page) {
            Subject::Code(registry, code) => own(registry, code),
            Subject::Pair(registry, pair) => own(registry, pair.a()) && own(registry, pair.b()),
            Subject::Registry(registry) => {
                self.editions[page.locale.0].registries[registry.0].intro.by == page.locale
            }
            Subject::Across(id) => {
                let verdict = self.editions[page.locale.0].across[id.0].verdict.as_ref();
                verdict.is_some_and(|verdict| verdict.by == page.locale)
            }
            _ => true,
        }
    }

    /// Returns the versions of a page that name each other (`hreflang`), the page itself among them; none
    /// for a page whose own text does not exist. A version without a locale is the one for all others.
    pub fn alternates(self, page: Page) -> Vec<(Option<LocaleId>, Page)> {
        let subject = match page.subject {
            Subject::RootNotFound | Subject::NotFound => return Vec::new(),
            subject if subject.is_for_machines() || !self.is_own(page) => return Vec::new(),
            Subject::Chooser => Subject::Home,
            subject => subject,
        };
        let source = self.config.source_locale;
        let fallback = match subject {
            Subject::Home => Subject::Chooser,
            subject => subject,
        };
        let locales = self.config.locale_ids().map(|locale| Page { locale, subject });
        locales
            .filter(|&version| self.is_own(version))
            .map(|version| (Some(version.locale), version))
            .chain([(None, Page { locale: source, subject: fallback })])
            .collect()
    }
}

/// Returns the folder of a path to its index: `en/` of `en/index.html`, and none of `en/a-vs-index.html`.
fn without_index(path: &str) -> Option<&str> {
    path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'))
}
