//! What stands around every page: head, navigation, language switch, the way from home.

use tera::Context;

use crate::address::{File, Folder, Name};
use crate::config::{Config, LocaleId};
use crate::digest::Keyed;
use crate::edition::{Edition, Said};
use crate::html::{Html, escape};
use crate::locale::Locale;
use crate::markdown::Prose;
use crate::plan::Form;
use crate::view::{
    AlternateView, LanguageView, PageView, RegistryLinkView, StepView, TextView, TwinView,
};

/// What every page of a locale is made from.
#[derive(Clone, Copy, Debug, Hash)]
pub(crate) struct Shell<'s> {
    pub(super) config: &'s Keyed<Config>,
    pub(super) locale: &'s Keyed<Locale>,
    /// The id and the name of every registry.
    pub(super) registries: &'s Keyed<Vec<[String; 2]>>,
}

/// What a page says of itself in its head.
#[derive(Debug)]
pub(super) struct Head<'h> {
    pub(super) file: File<'h>,
    pub(super) title: String,
    pub(super) description: String,
    /// The steps of the way from the home page, each with its file; the last is this page.
    pub(super) trail: Vec<(String, File<'h>)>,
    /// The last step as JSON spells it, where marks stand for texts in it, which JSON and HTML spell otherwise.
    pub(super) last_json: Option<String>,
    pub(super) is_partly_untranslated: bool,
    /// The locales that have the page in their own words.
    pub(super) own: &'h [LocaleId],
    /// Whether the page has twins.
    pub(super) has_twins: bool,
}

impl<'s> Shell<'s> {
    pub(super) fn new(
        config: &'s Keyed<Config>,
        locale: &'s Keyed<Locale>,
        edition: &'s Edition,
    ) -> Self {
        Self { config, locale, registries: &edition.registry_names }
    }

    pub(super) fn id(&self) -> LocaleId {
        self.locale.id
    }

    pub(super) fn lang(&self) -> &'s str {
        self.language(self.id())
    }

    pub(super) fn source_lang(&self) -> &'s str {
        self.language(self.config.source_locale)
    }

    pub(super) fn language(&self, locale: LocaleId) -> &'s str {
        &self.config.locale(locale).lang
    }

    /// Returns the tag to mark a text with, where it is not in the page's language.
    pub(super) fn foreign(&self, by: LocaleId) -> Option<&'s str> {
        (by != self.id()).then(|| self.language(by))
    }

    /// Makes a text of the page from HTML.
    pub(super) fn html(&self, html: &str, by: LocaleId) -> TextView {
        TextView { html: Html::new(html), lang: self.foreign(by).map(String::from) }
    }

    pub(super) fn prose(&self, said: &Said<Prose>) -> TextView {
        self.html(&said.value.html, said.by)
    }

    /// Makes a text of the page from plain text.
    pub(super) fn plain(&self, said: &Said<String>) -> TextView {
        self.html(&escape(&said.value), said.by)
    }

    /// Returns a page in a folder of this locale.
    pub(super) fn page<'a>(&self, folder: Folder<'a>, name: Name<'a>) -> File<'a> {
        File::page(self.id(), folder, name)
    }

    pub(super) fn home(&self) -> File<'static> {
        self.page(Folder::Locale, INDEX)
    }

    /// Returns the first steps of the way to what stands in a registry's folder.
    pub(super) fn trail<'a>(&self, registry: &'a str, name: &str) -> Vec<(String, File<'a>)> {
        let registry = self.page(Folder::Registry(registry), INDEX);
        vec![(self.config.title.clone(), self.home()), (name.into(), registry)]
    }

    /// Makes what every page knows the variables of its template.
    pub(super) fn insert(&self, head: Head<'_>, context: &mut Context) {
        let config = self.config;
        let Head { file, title, description, trail, last_json, .. } = head;
        let Head { is_partly_untranslated, own, has_twins, .. } = head;
        let href = |to: File<'_>| file.href(to, config);
        let source = File { locale: config.source_locale, ..file };
        let original = if own.contains(&self.id()) { file } else { source };
        let alternates = file.versions(own, config).map(|(locale, version)| AlternateView {
            lang: locale.map_or("x-default", |id| &config.locale(id).lang).into(),
            address: version.address(config),
        });
        let twins = Form::ALL.into_iter().filter(|_| has_twins).map(|form| TwinView {
            media_type: media_type(form).into(),
            href: href(File { ending: form.suffix(), ..file }),
        });
        let registries = self.registries.iter().map(|[id, name]| RegistryLinkView {
            name: name.clone(),
            href: href(self.page(Folder::Registry(id), INDEX)),
            is_current: file.folder == Folder::Registry(id),
        });
        PageView {
            lang: self.lang().into(),
            source_lang: self.source_lang().into(),
            locale: config.locale(self.id()).id.clone(),
            locale_number: self.id().0 as u64,
            site_title: config.title.clone(),
            root: file.root(config).into_owned(),
            title,
            description,
            canonical: (!file.is_not_found()).then(|| original.address(config)),
            alternates: alternates.collect(),
            twins: twins.collect(),
            languages: self.languages(file),
            trail_json: Html::new(&trail_json(&trail, last_json.as_deref(), config)),
            trail: trail
                .into_iter()
                .map(|(name, step)| StepView { name, href: href(step) })
                .collect(),
            is_partly_untranslated,
            source_href: href(source),
            home_href: href(self.home()),
            registries: registries.collect(),
        }
        .insert_into(context);
    }

    fn languages(&self, file: File<'_>) -> Vec<LanguageView> {
        let config = self.config;
        let view = |locale: LocaleId| {
            let to = if file.folder == Folder::Root || file.is_not_found() {
                File::page(locale, Folder::Locale, INDEX)
            } else {
                File { locale, ..file }
            };
            LanguageView {
                lang: config.locale(locale).lang.clone(),
                name: config.locale(locale).name.clone(),
                href: file.href(to, config),
                is_current: file.folder != Folder::Root && locale == self.id(),
            }
        };
        config.locale_ids().map(view).collect()
    }
}

/// The name of the page that stands for a folder.
pub(super) const INDEX: Name<'static> = Name::Stem("index");

fn media_type(form: Form) -> &'static str {
    match form {
        Form::Json => "application/json",
        Form::Markdown => "text/markdown",
    }
}

/// Describes the way to a page as a `BreadcrumbList` of schema.org.
fn trail_json(trail: &[(String, File<'_>)], last_json: Option<&str>, config: &Config) -> String {
    let Some(last) = trail.len().checked_sub(1) else { return String::new() };
    let items = trail.iter().enumerate().map(|(at, (name, file))| {
        let last = last_json.filter(|_| at == last);
        let name = last.map_or_else(|| json_string(name), |inner| format!("\"{inner}\""));
        let (position, address) = (at + 1, json_string(&file.address(config)));
        format!(r#"{{"@type":"ListItem","position":{position},"name":{name},"item":{address}}}"#)
    });
    let items: Vec<String> = items.collect();
    format!(
        r#"{{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{}]}}"#,
        items.join(",")
    )
}

/// Writes a JSON string. It stands in a script element, so `<` is escaped: no name can close that.
pub(super) fn json_string(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('<', "\\u003c")
}
