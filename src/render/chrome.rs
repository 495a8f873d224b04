//! What stands around every page: head, navigation, language switch, the way from home.

use tera::Context;

use crate::catalog::RegistryId;
use crate::config::LocaleId;
use crate::html::Html;
use crate::plan::{Form, Page, Subject};
use crate::view::{AlternateView, LanguageView, PageView, StepView, TwinView};

use super::Renderer;

/// What a page says of itself in its head.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) description: String,
    /// The name of the last step of the way to the page.
    pub(super) step: String,
    pub(super) is_partly_untranslated: bool,
}

impl Renderer<'_> {
    /// Makes what every page knows the variables of its template.
    pub(super) fn insert_chrome(&self, page: Page, head: Head, context: &mut Context) {
        let config = &self.site.config;
        let is_not_found = matches!(page.subject, Subject::NotFound | Subject::RootNotFound);
        let original = if self.plan.is_own(page) { page } else { self.in_source_locale(page) };
        let registries = match page.subject {
            Subject::Code(id, _) | Subject::Pair(id, _) => {
                self.ready.registry(page.locale, id).registries.clone()
            }
            Subject::Registry(id) => self.registry_links(page, Some(id)),
            _ => self.registry_links(page, None),
        };
        let alternates = self.plan.alternates(page).into_iter().map(|(locale, version)| {
            let lang = locale.map_or("x-default", |id| &config.locale(id).lang);
            AlternateView { lang: lang.into(), address: self.plan.address(version) }
        });
        let alternates = alternates.collect();
        let twins = self.plan.twins(page.subject).map(|(form, subject)| TwinView {
            media_type: media_type(form).into(),
            href: self.plan.href(page, Page { subject, ..page }),
        });
        let wanted = &self.ready.wanted;
        let trail_json =
            if wanted.trail_json { self.trail_json(page, &head.step) } else { String::new() };
        PageView {
            lang: config.locale(page.locale).lang.clone(),
            source_lang: self.source_lang().into(),
            locale: config.locale(page.locale).id.clone(),
            locale_number: page.locale.0 as u64,
            site_title: config.title.clone(),
            root: self.plan.root(page).into_owned(),
            title: head.title,
            description: head.description,
            canonical: (!is_not_found).then(|| self.plan.address(original)),
            alternates,
            twins: twins.collect(),
            languages: self.languages(page),
            trail_json: Html::new(&trail_json),
            trail: if wanted.trail { self.trail(page, head.step) } else { Vec::new() },
            is_partly_untranslated: head.is_partly_untranslated,
            source_href: self.plan.href(page, self.in_source_locale(page)),
            home_href: self.plan.href(page, Page { subject: Subject::Home, ..page }),
            registries,
        }
        .insert_into(context);
    }

    fn languages(&self, page: Page) -> Vec<LanguageView> {
        let config = &self.site.config;
        let is_localized = !matches!(page.subject, Subject::Chooser | Subject::RootNotFound);
        let subject = match page.subject {
            Subject::Chooser | Subject::RootNotFound | Subject::NotFound => Subject::Home,
            subject => subject,
        };
        let view = |locale: LocaleId| LanguageView {
            lang: config.locale(locale).lang.clone(),
            name: config.locale(locale).name.clone(),
            href: self.plan.href(page, Page { locale, subject }),
            is_current: is_localized && locale == page.locale,
        };
        config.locale_ids().map(view).collect()
    }

    fn in_source_locale(&self, page: Page) -> Page {
        Page { locale: self.site.config.source_locale, ..page }
    }

    fn trail(&self, page: Page, last: String) -> Vec<StepView> {
        let to = |subject: Subject, name: String| StepView {
            name,
            href: self.plan.href(page, Page { subject, ..page }),
        };
        let home = || to(Subject::Home, self.site.config.title.clone());
        match page.subject {
            Subject::NotFound | Subject::Registry(_) | Subject::Across(_) => {
                vec![home(), to(page.subject, last)]
            }
            Subject::Code(id, _) | Subject::Pair(id, _) => {
                let name = self.registry_edition(page.locale, id).name.value.clone();
                vec![home(), to(Subject::Registry(id), name), to(page.subject, last)]
            }
            _ => Vec::new(),
        }
    }

    /// Describes the way to a page as a `BreadcrumbList` of schema.org.
    fn trail_json(&self, page: Page, last: &str) -> String {
        let item = |position: usize, name: &str, page: Page| {
            let address = self.plan.address(page);
            trail_item(position, name, &address)
        };
        let (start, position) = match page.subject {
            Subject::Code(id, _) | Subject::Pair(id, _) => {
                (self.ready.registry(page.locale, id).trail_start.clone(), 3)
            }
            Subject::NotFound | Subject::Registry(_) | Subject::Across(_) => {
                (home_start(self, page), 2)
            }
            _ => return String::new(),
        };
        format!("{start},{}]}}", item(position, last, page))
    }
}

fn media_type(form: Form) -> &'static str {
    match form {
        Form::Json => "application/json",
        Form::Markdown => "text/markdown",
    }
}

/// Describes the way from home to a registry, for the pages of its codes to go on with.
pub(super) fn trail_start(renderer: &Renderer<'_>, page: Page, id: RegistryId) -> String {
    let name = &renderer.registry_edition(page.locale, id).name.value;
    let address = renderer.plan.address(Page { subject: Subject::Registry(id), ..page });
    format!("{},{}", home_start(renderer, page), trail_item(2, name, &address))
}

fn home_start(renderer: &Renderer<'_>, page: Page) -> String {
    let address = renderer.plan.address(Page { subject: Subject::Home, ..page });
    let home = trail_item(1, &renderer.site.config.title, &address);
    format!(
        r#"{{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{home}"#
    )
}

fn trail_item(position: usize, name: &str, address: &str) -> String {
    let (name, address) = (json_string(name), json_string(address));
    format!(r#"{{"@type":"ListItem","position":{position},"name":{name},"item":{address}}}"#)
}

/// Writes a JSON string. It stands in a script element, so `<` is escaped: no name can close that.
fn json_string(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('<', "\\u003c")
}
