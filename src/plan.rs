//! Which pages exist and where: computed from codes × locales, never stored.

use crate::catalog::{Catalog, CodeId, Pair, Registry, RegistryId};
use crate::config::{Config, LocaleId, UrlStyle};
use crate::edition::Edition;
use crate::url;

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
    /// A registry and its codes.
    Registry(RegistryId),
    /// A code.
    Code(RegistryId, CodeId),
    /// Two codes.
    Pair(RegistryId, Pair),
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
        let root = [Subject::Chooser, Subject::RootNotFound].into_iter();
        let root = root.map(move |subject| Page { locale: source, subject });
        let localized = self
            .config
            .locale_ids()
            .flat_map(move |locale| self.subjects().map(move |subject| Page { locale, subject }));
        root.chain(localized)
    }

    /// Returns what every locale has a page about.
    pub fn subjects(self) -> impl Iterator<Item = Subject> + 'a {
        let registries = self.catalog.registries().flat_map(|(id, registry)| {
            let codes = registry.codes().map(move |(code, _)| Subject::Code(id, code));
            let pairs = registry.pairs().map(move |pair| Subject::Pair(id, pair));
            std::iter::once(Subject::Registry(id)).chain(codes).chain(pairs)
        });
        [Subject::Home, Subject::NotFound].into_iter().chain(registries)
    }

    /// Returns the file of a page, below the output folder.
    pub fn path(self, page: Page) -> String {
        let locale = &self.config.locale(page.locale).id;
        match page.subject {
            Subject::Chooser => "index.html".into(),
            Subject::RootNotFound => "404.html".into(),
            Subject::Home => format!("{locale}/index.html"),
            Subject::NotFound => format!("{locale}/404.html"),
            Subject::Registry(id) => {
                format!("{locale}/{}/index.html", self.catalog.registry(id).id)
            }
            Subject::Code(id, code) => {
                let registry = self.catalog.registry(id);
                format!("{locale}/{}/{}.html", registry.id, code_stem(registry, code))
            }
            Subject::Pair(id, pair) => {
                let registry = self.catalog.registry(id);
                format!("{locale}/{}/{}.html", registry.id, pair_stem(registry, pair))
            }
        }
    }

    /// Finds the page whose file has this path.
    pub fn find(self, path: &str) -> Option<Page> {
        let source = self.config.source_locale;
        let parts: Vec<&str> = path.split('/').collect();
        let page = match parts.as_slice() {
            ["index.html"] => Page { locale: source, subject: Subject::Chooser },
            ["404.html"] => Page { locale: source, subject: Subject::RootNotFound },
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
            [registry, file] => (self.catalog.find(registry)?, *file),
            _ => return None,
        };
        if file == "index.html" {
            return Some(Subject::Registry(id));
        }
        let registry = self.catalog.registry(id);
        let stem = file.strip_suffix(".html")?;
        if let Some((a, b)) = stem.split_once("-vs-") {
            let pair = Pair::of(registry.find(a)?, registry.find(b)?)?;
            return registry.has_page(pair).then_some(Subject::Pair(id, pair));
        }
        let spelling = registry.find(stem).or_else(|| registry.find(stem.strip_prefix("code-")?));
        Some(Subject::Code(id, spelling?))
    }

    /// Returns the way from a page to the site's root: `../../`, or a path from the host's root for the
    /// pages that hosts show at any depth.
    pub fn root(self, page: Page) -> String {
        match page.subject {
            Subject::Chooser => String::new(),
            Subject::RootNotFound | Subject::NotFound => self.config.base_path(),
            Subject::Home => "../".into(),
            Subject::Registry(_) | Subject::Code(..) | Subject::Pair(..) => "../../".into(),
        }
    }

    /// Returns the link to a page, from the site's root.
    pub fn link(self, page: Page) -> String {
        let path = self.path(page);
        match self.config.urls {
            UrlStyle::Html => path,
            UrlStyle::Clean => match without_index(&path) {
                Some(folder) => folder.into(),
                None => path.trim_end_matches(".html").into(),
            },
        }
    }

    /// Returns the link from one page to another, as short as it can be.
    pub fn href(self, from: Page, to: Page) -> String {
        let link = self.link(to);
        let folder = |page: Page| match page.subject {
            Subject::Registry(id) | Subject::Code(id, _) | Subject::Pair(id, _) => Some(id),
            _ => None,
        };
        let is_beside = folder(from).is_some() && folder(from) == folder(to);
        let href = if is_beside && from.locale == to.locale {
            link[link.rfind('/').map_or(0, |at| at + 1)..].into()
        } else {
            format!("{}{link}", self.root(from))
        };
        // An empty link would lead to the page itself.
        if href.is_empty() { "./".into() } else { href }
    }

    /// Returns the absolute address of a page; an index is addressed by its folder.
    pub fn address(self, page: Page) -> String {
        let link = self.link(page);
        format!("{}/{}", self.config.base_url, without_index(&link).unwrap_or(&link))
    }

    /// Tells whether a page's own text exists in its locale, so that search engines may list it.
    pub fn is_own(self, page: Page) -> bool {
        let own = |registry: RegistryId, code: CodeId| {
            let edition = &self.editions[page.locale.0];
            edition.registries[registry.0].codes[code.0].description.by == page.locale
        };
        match page.subject {
            Subject::Code(registry, code) => own(registry, code),
            Subject::Pair(registry, pair) => own(registry, pair.a()) && own(registry, pair.b()),
            Subject::Registry(registry) => {
                self.editions[page.locale.0].registries[registry.0].intro.by == page.locale
            }
            Subject::Chooser | Subject::RootNotFound | Subject::Home | Subject::NotFound => true,
        }
    }

    /// Returns the versions of a page that name each other (`hreflang`), the page itself among them; none
    /// for a page whose own text does not exist. A version without a locale is the one for all others.
    pub fn alternates(self, page: Page) -> Vec<(Option<LocaleId>, Page)> {
        let subject = match page.subject {
            Subject::RootNotFound | Subject::NotFound => return Vec::new(),
            _ if !self.is_own(page) => return Vec::new(),
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

fn code_stem(registry: &Registry, code: CodeId) -> String {
    url::code_stem(&registry.code(code).spelling)
}

fn pair_stem(registry: &Registry, pair: Pair) -> String {
    url::pair_stem(&registry.code(pair.a()).spelling, &registry.code(pair.b()).spelling)
}

/// Returns the folder of a path to its index: `en/` of `en/index.html`, and none of `en/a-vs-index.html`.
fn without_index(path: &str) -> Option<&str> {
    path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'))
}
