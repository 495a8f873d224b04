//! What stands around every page: head, navigation, language switch, the way from home.

use serde_json::json;
use tera::Context;

use crate::config::LocaleId;
use crate::plan::{Page, Subject};
use crate::view::{AlternateView, Html, LanguageView, PageView, RegistryLinkView, StepView};

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
        let trail = self.trail(page, head.step);
        let is_not_found = matches!(page.subject, Subject::NotFound | Subject::RootNotFound);
        let original = if self.plan.is_own(page) { page } else { self.in_source_locale(page) };
        let current = match page.subject {
            Subject::Registry(id) | Subject::Code(id, _) | Subject::Pair(id, _) => Some(id),
            _ => None,
        };
        let registries = self.site.catalog.registries().map(|(id, _)| RegistryLinkView {
            name: self.registry_edition(page.locale, id).name.value.clone(),
            href: self.href(page, Page { subject: Subject::Registry(id), ..page }),
            is_current: current == Some(id),
        });
        let alternates = self.plan.alternates(page).into_iter().map(|(locale, version)| {
            let lang = locale.map_or("x-default", |id| &config.locale(id).lang);
            AlternateView { lang: lang.into(), address: self.plan.address(version) }
        });
        PageView {
            lang: config.locale(page.locale).lang.clone(),
            locale: config.locale(page.locale).id.clone(),
            locale_number: page.locale.0 as u64,
            site_title: config.title.clone(),
            root: self.plan.root(page),
            title: head.title,
            description: head.description,
            canonical: (!is_not_found).then(|| self.plan.address(original)),
            alternates: alternates.collect(),
            languages: self.languages(page),
            trail_json: trail_json(&trail, |step| self.step_address(page, step)),
            trail,
            is_partly_untranslated: head.is_partly_untranslated,
            source_href: self.href(page, self.in_source_locale(page)),
            home_href: self.href(page, Page { subject: Subject::Home, ..page }),
            registries: registries.collect(),
        }
        .insert_into(context);
    }

    /// Returns the link from one page to another.
    pub(super) fn href(&self, from: Page, to: Page) -> String {
        let link = format!("{}{}", self.plan.root(from), self.plan.link(to));
        // An empty link would lead to the page itself.
        if link.is_empty() { "./".into() } else { link }
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
            href: self.href(page, Page { locale, subject }),
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
            href: self.href(page, Page { subject, ..page }),
        };
        let home = || to(Subject::Home, self.site.config.title.clone());
        match page.subject {
            Subject::Chooser | Subject::RootNotFound | Subject::Home => Vec::new(),
            Subject::NotFound | Subject::Registry(_) => vec![home(), to(page.subject, last)],
            Subject::Code(id, _) | Subject::Pair(id, _) => {
                let name = self.registry_edition(page.locale, id).name.value.clone();
                vec![home(), to(Subject::Registry(id), name), to(page.subject, last)]
            }
        }
    }

    fn step_address(&self, page: Page, step: usize) -> String {
        let subject = match (step, page.subject) {
            (0, _) => Subject::Home,
            (1, Subject::Code(id, _) | Subject::Pair(id, _)) => Subject::Registry(id),
            (_, subject) => subject,
        };
        self.plan.address(Page { subject, ..page })
    }
}

/// Describes the way to a page as a `BreadcrumbList` of schema.org. JSON stands in a script element, so
/// `<` is escaped: no name can close that element.
fn trail_json(trail: &[StepView], address: impl Fn(usize) -> String) -> Html {
    let items: Vec<_> = trail
        .iter()
        .enumerate()
        .map(|(at, step)| {
            json!({
                "@type": "ListItem",
                "position": at + 1,
                "name": step.name,
                "item": address(at),
            })
        })
        .collect();
    let list = json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    });
    Html(list.to_string().replace('<', "\\u003c"))
}
