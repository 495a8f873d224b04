//! Which pages exist and where: computed from codes × locales, never stored.

mod twin;

use crate::address::{File, Folder, Name};
use crate::catalog::{self, ACROSS, AcrossId, Catalog, Code, CodeId, Pair, RegistryId};
use crate::config::{Config, LocaleId};
use crate::edition::Edition;

pub(crate) use twin::{Form, Schema};

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
    /// An address that a code had before: the number of it in the code's list.
    FormerCode(RegistryId, CodeId, usize),
    /// An address that a pair had before: of each code the number of the address in its list, from one, or
    /// nought for the one it has.
    FormerPair(RegistryId, Pair, [usize; 2]),
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
                let twins = self.twins(page).map(|(_, twin)| twin);
                std::iter::once(page).chain(twins).chain(self.former(page))
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

    /// Returns what stands at the addresses that a page had before.
    fn former(self, subject: Subject) -> impl Iterator<Item = Subject> {
        let count =
            |id: RegistryId, code: CodeId| self.catalog.registry(id).code(code).life.formerly.len();
        let (codes, pairs) = match subject {
            Subject::Code(id, code) => (Some((id, code, count(id, code))), None),
            Subject::Pair(id, pair) => {
                (None, Some((id, pair, count(id, pair.a()), count(id, pair.b()))))
            }
            _ => (None, None),
        };
        let codes = codes.into_iter().flat_map(|(id, code, count)| {
            (0..count).map(move |at| Subject::FormerCode(id, code, at))
        });
        let pairs = pairs.into_iter().flat_map(|(id, pair, of_a, of_b)| {
            let both = (0..=of_a).flat_map(move |a| (0..=of_b).map(move |b| [a, b]));
            both.skip(1).map(move |at| Subject::FormerPair(id, pair, at))
        });
        codes.chain(pairs)
    }

    /// Returns the day on which the text of a page was last held against its sources: of two codes the later one.
    pub fn reviewed(self, subject: Subject) -> Option<&'a str> {
        let day = |id: RegistryId, code: CodeId| {
            self.catalog.registry(id).code(code).life.reviewed.as_deref()
        };
        match subject {
            Subject::Code(id, code) => day(id, code),
            Subject::Pair(id, pair) => day(id, pair.a()).max(day(id, pair.b())),
            _ => None,
        }
    }

    /// Returns every address that a page had before, and the one it has now, as paths below the output.
    pub fn redirects(self) -> impl Iterator<Item = (String, String)> + 'a {
        self.pages().filter_map(move |page| {
            let subject = page.subject.now()?;
            Some((self.path(page), self.path(Page { subject, ..page })))
        })
    }

    fn schemas(self) -> impl Iterator<Item = Schema> {
        let with_pairs = self.config.pair_twins;
        Schema::ALL.into_iter().filter(move |&schema| with_pairs || schema != Schema::Pair)
    }

    /// Returns the file of a page.
    pub fn file(self, page: Page) -> File<'a> {
        let (subject, ending) = match page.subject.twin_of() {
            Some((subject, form)) => (subject, form.suffix()),
            None => (page.subject, ".html"),
        };
        let locale = page.locale;
        let other = |folder, stem, ending| File { locale, folder, name: Name::Stem(stem), ending };
        let (folder, name) = match subject {
            Subject::Chooser => (Folder::Root, Name::Stem("index")),
            Subject::RootNotFound => (Folder::Root, Name::Stem("404")),
            Subject::Home => (Folder::Locale, Name::Stem("index")),
            Subject::NotFound => (Folder::Locale, Name::Stem("404")),
            Subject::LookUp => return other(Folder::Locale, "look-up", ".js"),
            Subject::Catalog => return other(Folder::Locale, "catalog", ".json"),
            Subject::Guide => return other(Folder::Locale, "llms", ".txt"),
            Subject::RootGuide => return other(Folder::Root, "llms", ".txt"),
            Subject::Schema(schema) => {
                return other(Folder::Root, schema.stem(), Form::Json.suffix());
            }
            Subject::Registry(id) => (self.folder(id), Name::Stem("index")),
            Subject::Code(id, code) => {
                (self.folder(id), Name::Code(&self.catalog.registry(id).code(code).address))
            }
            Subject::Pair(id, pair) => {
                let registry = self.catalog.registry(id);
                let codes = [pair.a(), pair.b()].map(|code| registry.code(code).address.as_str());
                (self.folder(id), Name::Pair(codes))
            }
            Subject::FormerCode(id, code, at) => {
                let life = &self.catalog.registry(id).code(code).life;
                (self.folder(id), Name::Code(&life.formerly[at].value))
            }
            Subject::FormerPair(id, pair, at) => {
                let registry = self.catalog.registry(id);
                let name = |code: CodeId, at: usize| match at.checked_sub(1) {
                    Some(at) => registry.code(code).life.formerly[at].value.as_str(),
                    None => &registry.code(code).address,
                };
                let mut names = [name(pair.a(), at[0]), name(pair.b(), at[1])];
                // They stood as codes of these names stand.
                names.sort_by(|a, b| catalog::compare(a, b));
                (self.folder(id), Name::Pair(names))
            }
            Subject::Across(id) => {
                let codes = self.catalog.across[id.0].codes().map(|(registry, code)| {
                    let registry = self.catalog.registry(registry);
                    (registry.id.as_str(), registry.code(code).address.as_str())
                });
                (Folder::Across, Name::Across(codes))
            }
            Subject::RegistryTwin(..) | Subject::CodeTwin(..) | Subject::PairTwin(..) => {
                unreachable!("a twin repeats a page that is none")
            }
        };
        File { locale, folder, name, ending }
    }

    fn folder(self, id: RegistryId) -> Folder<'a> {
        Folder::Registry(&self.catalog.registry(id).id)
    }

    /// Returns the file of a page, below the output folder.
    pub fn path(self, page: Page) -> String {
        self.file(page).path(self.config)
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
                let pages = self
                    .schemas()
                    .map(|schema| Page { locale: source, subject: Subject::Schema(schema) });
                return pages.into_iter().find(|&page| self.path(page) == path);
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
                let named = |&id: &AcrossId| {
                    let page =
                        Page { locale: self.config.source_locale, subject: Subject::Across(id) };
                    let mut name = String::new();
                    self.file(page).name.write(&mut name);
                    name == stem
                };
                return self.catalog.across().map(|(id, _)| id).find(named).map(Subject::Across);
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
            let find = |address| registry.find_address(address);
            let now = find(a).zip(find(b)).and_then(|(a, b)| Pair::of(a, b));
            if let Some(pair) = now {
                return registry.has_page(pair).then_some(Subject::Pair(id, pair));
            }
            let has_former = |code: &Code| !code.life.formerly.is_empty();
            let moved = registry.codes().filter(|(_, code)| has_former(code));
            let mut pairs = moved.flat_map(|(code, _)| registry.pairs_with(code));
            return pairs.find_map(|pair| self.find_former(Subject::Pair(id, pair), stem));
        }
        let find = |address| registry.find_address(address);
        let code = find(stem).or_else(|| find(stem.strip_prefix("code-")?));
        let code = code.map(|code| Subject::Code(id, code));
        code.or_else(|| {
            let mut codes = registry.codes().map(|(code, _)| Subject::Code(id, code));
            codes.find_map(|code| self.find_former(code, stem))
        })
    }

    /// Finds the former address of a page that has the name of a file.
    fn find_former(self, page: Subject, stem: &str) -> Option<Subject> {
        self.former(page).find(|&subject| {
            let mut name = String::new();
            self.file(Page { locale: self.config.source_locale, subject }).name.write(&mut name);
            name == stem
        })
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

    /// Returns the versions of a page that name each other, each with its file.
    pub fn versions(self, page: Page) -> Vec<(Option<LocaleId>, File<'a>)> {
        let own: Vec<LocaleId> = self.own_locales(page.subject).collect();
        self.file(page).versions(&own, self.config).collect()
    }

    /// Returns the locales that have a page in their own words.
    pub fn own_locales(self, subject: Subject) -> impl Iterator<Item = LocaleId> + 'a {
        self.config.locale_ids().filter(move |&locale| self.is_own(Page { locale, subject }))
    }
}
