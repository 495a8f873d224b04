//! The pages that lead to the others: chooser, home, 404.

use tera::Context;

use crate::plan::{Page, Subject};
use crate::view::{ChoiceView, ChooserView, HomeView, RegistryCardView};

use super::Renderer;
use super::chrome::Head;

/// How many comparisons of a registry stand on the home page.
const CURATED_MAX: usize = 6;

impl Renderer<'_> {
    pub(super) fn chooser(&self, page: Page, context: &mut Context) {
        self.insert_chrome(page, self.front_head(page), context);
        self.choices(page).insert_into(context);
    }

    pub(super) fn not_found(&self, page: Page, context: &mut Context) {
        let locale = self.locale(page.locale);
        let step = locale.text("not-found-title").to_owned();
        let head = Head {
            title: format!("{step} · {}", self.site.config.title),
            description: locale.text("not-found-text").into(),
            step,
            is_partly_untranslated: false,
        };
        self.insert_chrome(page, head, context);
        self.choices(page).insert_into(context);
    }

    pub(super) fn home(&self, page: Page, context: &mut Context) {
        self.insert_chrome(page, self.front_head(page), context);
        let cards = self.site.catalog.registries().map(|(id, registry)| {
            let edition = self.registry_edition(page.locale, id);
            let mut curated: Vec<_> = registry.comparisons.iter().collect();
            curated.retain(|&(&pair, _)| registry.has_page(pair));
            curated.sort_by_key(|&(pair, comparison)| (comparison.order.unwrap_or(i64::MAX), pair));
            // A comparison across registries stands with the first of the two.
            let across = self.site.catalog.across_with_registry(id);
            let across = across.filter(|&at| self.site.catalog.across[at.0].a.0 == id);
            RegistryCardView {
                name: edition.name.value.clone(),
                href: self.plan.href(page, Page { subject: Subject::Registry(id), ..page }),
                gist: self.gist(page.locale, &edition.intro),
                code_count: registry.codes.len() as u64,
                pair_count: registry.pairs().count() as u64,
                codes: registry
                    .codes()
                    .map(|(code, _)| self.code_link(page, id, code).into())
                    .collect(),
                curated: curated
                    .into_iter()
                    .take(CURATED_MAX)
                    .map(|(&pair, _)| self.pair_link(page, id, pair))
                    .chain(across.map(|across| self.across_link(page, across)))
                    .collect(),
            }
        });
        HomeView { cards: cards.collect() }.insert_into(context);
    }

    fn choices(&self, page: Page) -> ChooserView {
        let config = &self.site.config;
        let choices = config.locale_ids().map(|locale| ChoiceView {
            lang: config.locale(locale).lang.clone(),
            name: config.locale(locale).name.clone(),
            tagline: self.locale(locale).text("tagline").into(),
            href: self.plan.href(page, Page { locale, subject: Subject::Home }),
        });
        ChooserView { choices: choices.collect() }
    }

    fn front_head(&self, page: Page) -> Head {
        let locale = self.locale(page.locale);
        Head {
            title: format!("{} · {}", self.site.config.title, locale.text("tagline")),
            description: locale.text("home-description").into(),
            ..Head::default()
        }
    }
}
