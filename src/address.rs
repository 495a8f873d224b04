//! Where the files of a site stand: paths, links from one to another, absolute addresses.

use std::borrow::Cow;

use crate::catalog::ACROSS;
use crate::config::{Config, LocaleId, UrlStyle};
use crate::url;

/// A file of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct File<'a> {
    /// The locale in whose folder it stands, and in whose words it is.
    pub locale: LocaleId,
    /// The folder it stands in.
    pub folder: Folder<'a>,
    /// Its name.
    pub name: Name<'a>,
    /// The end of its name.
    pub ending: &'static str,
}

/// A folder of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Folder<'a> {
    /// The site's root.
    Root,
    /// That of a locale.
    Locale,
    /// That of a registry, by its id, below the locale's.
    Registry(&'a str),
    /// That of comparisons across registries, below the locale's.
    Across,
}

/// The name of a file without its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Name<'a> {
    /// A name.
    Stem(&'a str),
    /// The name that follows from a code's spelling.
    Code(&'a str),
    /// The name that follows from the spellings of two codes.
    Pair([&'a str; 2]),
    /// The name that follows from two codes of two registries, each a registry's id and a spelling.
    Across([(&'a str, &'a str); 2]),
}

impl Folder<'_> {
    /// Returns how many folders lie between it and the site's root.
    pub fn depth(self) -> usize {
        match self {
            Self::Root => 0,
            Self::Locale => 1,
            Self::Registry(_) | Self::Across => 2,
        }
    }
}

impl<'a> File<'a> {
    /// Returns the page of a name in a folder.
    pub fn page(locale: LocaleId, folder: Folder<'a>, name: Name<'a>) -> Self {
        Self { locale, folder, name, ending: ".html" }
    }

    /// Tells whether hosts show the page for an address without a file.
    pub fn is_not_found(self) -> bool {
        self.name == Name::Stem("404")
    }

    /// Returns the file's path below the output folder.
    pub fn path(self, config: &Config) -> String {
        let mut path = String::with_capacity(64);
        self.write_path(config, &mut path);
        path
    }

    /// Returns the way from the file to the site's root: `../../`, or a path from the host's root for the
    /// pages that hosts show at any depth.
    pub fn root(self, config: &Config) -> Cow<'static, str> {
        match self.folder.depth() {
            0 | 1 if self.is_not_found() => config.base_path().into(),
            0 => "".into(),
            1 => "../".into(),
            _ => "../../".into(),
        }
    }

    /// Returns the link to another file, as short as it can be.
    pub fn href(self, to: File<'_>, config: &Config) -> String {
        let mut href = String::with_capacity(64);
        let is_in_registry = matches!(self.folder, Folder::Registry(_) | Folder::Across);
        if is_in_registry && self.folder == to.folder && self.locale == to.locale {
            to.write_name(&mut href);
        } else {
            href.push_str(&self.root(config));
            to.write_path(config, &mut href);
        }
        if config.urls == UrlStyle::Clean {
            href.truncate(without_index(&href).unwrap_or(href.trim_end_matches(".html")).len());
        }
        if href.is_empty() {
            // An empty link would lead to the page itself.
            href.push_str("./");
        }
        href
    }

    /// Returns the absolute address; an index is addressed by its folder.
    pub fn address(self, config: &Config) -> String {
        let mut address = String::with_capacity(96);
        address.push_str(&config.base_url);
        address.push('/');
        self.write_path(config, &mut address);
        if let Some(folder) = without_index(&address) {
            address.truncate(folder.len());
        } else if config.urls == UrlStyle::Clean {
            address.truncate(address.trim_end_matches(".html").len());
        }
        address
    }

    /// Returns the versions of a page that name each other (`hreflang`), the page itself among them, given
    /// the locales that have it in their own words; none for a page that is not of them. A version without
    /// a locale is the one for all others.
    pub fn versions(
        self,
        own: &[LocaleId],
        config: &Config,
    ) -> impl Iterator<Item = (Option<LocaleId>, Self)> {
        let is_index = self.name == Name::Stem("index") && self.ending == ".html";
        let (page, fallback) = match self.folder {
            Folder::Root | Folder::Locale if is_index => {
                let root = Self { locale: config.source_locale, folder: Folder::Root, ..self };
                (Self { folder: Folder::Locale, ..self }, root)
            }
            _ => (self, Self { locale: config.source_locale, ..self }),
        };
        let own = if self.is_not_found() || !own.contains(&self.locale) { &[] } else { own };
        let versions = own.iter().map(move |&locale| (Some(locale), Self { locale, ..page }));
        versions.chain((!own.is_empty()).then_some((None, fallback)))
    }

    fn write_path(self, config: &Config, path: &mut String) {
        if self.folder != Folder::Root {
            path.push_str(&config.locale(self.locale).id);
            path.push('/');
        }
        match self.folder {
            Folder::Root | Folder::Locale => {}
            Folder::Registry(id) => {
                path.push_str(id);
                path.push('/');
            }
            Folder::Across => {
                path.push_str(ACROSS);
                path.push('/');
            }
        }
        self.write_name(path);
    }

    fn write_name(self, path: &mut String) {
        self.name.write(path);
        path.push_str(self.ending);
    }
}

impl Name<'_> {
    /// Appends the name.
    pub fn write(self, path: &mut String) {
        match self {
            Self::Stem(stem) => path.push_str(stem),
            Self::Code(spelling) => path.push_str(&url::code_stem(spelling)),
            Self::Pair([a, b]) => {
                for part in [a, "-vs-", b] {
                    path.push_str(part);
                }
            }
            Self::Across([(a_registry, a), (b_registry, b)]) => {
                for part in [a_registry, "-", a, "-vs-", b_registry, "-", b] {
                    path.push_str(part);
                }
            }
        }
    }
}

/// Returns the folder of a path to its index: `en/` of `en/index.html`, and none of `en/a-vs-index.html`.
fn without_index(path: &str) -> Option<&str> {
    path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'))
}
