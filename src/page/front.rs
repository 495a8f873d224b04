//! The pages that lead to the others: chooser, 404, home.

use tera::Context;

use crate::address::{File, Folder, Name};
use crate::config::LocaleId;
use crate::digest::Keyed;
use crate::locale::Locale;
use crate::markdown::Prose;
use crate::plan::{Page, Subject};
use crate::press::{Ink, Print, Printed, Shape};
use crate::view::{ChoiceView, ChooserView, HomeView, List, RegistryCardView};

use super::link::{PairEntry, PairLink};
use super::registry::RegistryPage;
use super::shell::{Head, INDEX};
use super::{Maker, Shell};

/// How many comparisons of a registry stand on the home page.
const CURATED_MAX: usize = 6;

/// The choice of a language, alone or on a 404 page.
#[derive(Debug, Hash)]
pub(crate) struct ChoicePage<'s> {
    shell: Shell<'s>,
    folder: Folder<'s>,
    is_not_found: bool,
    locales: Vec<&'s Keyed<Locale>>,
    own: Vec<LocaleId>,
}

/// All registries of a locale.
#[derive(Debug, Hash)]
pub(crate) struct FrontPage<'s> {
    pub(super) shell: Shell<'s>,
    pub(super) registries: Vec<RegistryPage<'s>>,
    pub(super) own: Vec<LocaleId>,
}

impl<'s> ChoicePage<'s> {
    pub(super) fn of(maker: &Maker<'s>, page: Page) -> Self {
        let is_in_locale = page.subject == Subject::NotFound;
        Self {
            shell: maker.shell(),
            folder: if is_in_locale { Folder::Locale } else { Folder::Root },
            is_not_found: page.subject != Subject::Chooser,
            locales: maker.site.locales.iter().collect(),
            own: maker.own(Subject::Home),
        }
    }
}

impl<'s> FrontPage<'s> {
    pub(super) fn of(maker: &Maker<'s>) -> Self {
        let registries = maker.site.catalog.registries();
        Self {
            shell: maker.shell(),
            registries: registries.map(|(id, _)| RegistryPage::of(maker, id)).collect(),
            own: maker.own(Subject::Home),
        }
    }

    pub(super) fn file(&self) -> File<'static> {
        self.shell.home()
    }

    /// Tells whether some text that the home page shows is not in the page's language.
    fn is_partly_untranslated(&self) -> bool {
        let speakers = self.registries.iter().flat_map(|registry| {
            let pairs = registry.most_confused(CURATED_MAX);
            std::iter::once(registry.intro.by).chain(pairs.filter_map(PairLink::speaker))
        });
        speakers.into_iter().any(|by| by != self.shell.id())
    }
}

/// Returns what the front pages of a locale say of themselves.
fn front_head<'h>(shell: Shell<'_>, file: File<'h>, own: &'h [LocaleId]) -> Head<'h> {
    Head {
        file,
        title: format!("{} · {}", shell.config.title, shell.locale.text("tagline")),
        description: shell.locale.text("home-description").into(),
        trail: Vec::new(),
        last_json: None,
        is_partly_untranslated: false,
        own,
        has_twins: false,
    }
}

impl Print for ChoicePage<'_> {
    fn locale(&self) -> LocaleId {
        self.shell.id()
    }

    fn shape(&self, _: &mut Shape) {}

    fn context(&self, _: &dyn Fn(usize) -> String) -> Context {
        let Shell { config, locale, .. } = self.shell;
        let mut context = Context::new();
        let name = if self.is_not_found { Name::Stem("404") } else { INDEX };
        let file = self.shell.page(self.folder, name);
        let mut head = front_head(self.shell, file, &self.own);
        if self.is_not_found {
            let step = locale.text("not-found-title");
            head.title = format!("{step} · {}", config.title);
            head.description = locale.text("not-found-text").into();
            if self.folder == Folder::Locale {
                head.trail = vec![(config.title.clone(), self.shell.home()), (step.into(), file)];
            }
        }
        self.shell.insert(head, &mut context);
        let choices = self.locales.iter().map(|locale| ChoiceView {
            lang: config.locale(locale.id).lang.clone(),
            name: config.locale(locale.id).name.clone(),
            tagline: locale.text("tagline").into(),
            href: file.href(File::page(locale.id, Folder::Locale, INDEX), config),
        });
        ChooserView { choices: choices.collect() }.insert_into(&mut context);
        context
    }

    fn text(&self, _: usize, _: &mut Ink<'_>) {}
}

impl Print for FrontPage<'_> {
    fn locale(&self) -> LocaleId {
        self.shell.id()
    }

    fn shape(&self, _: &mut Shape) {}

    fn context(&self, _: &dyn Fn(usize) -> String) -> Context {
        let mut context = Context::new();
        let head = Head {
            is_partly_untranslated: self.is_partly_untranslated(),
            ..front_head(self.shell, self.file(), &self.own)
        };
        self.shell.insert(head, &mut context);
        let cards = self.registries.iter().enumerate().map(|(number, registry)| {
            let codes = registry.codes.iter().map(|code| code.link.view(self.file(), self.shell));
            RegistryCardView {
                name: registry.head.name.clone(),
                href: self.file().href(registry.file(), self.shell.config),
                gist: self.shell.plain(&registry.intro.map(Prose::gist)),
                code_count: registry.codes.len() as u64,
                pair_count: registry.pair_count as u64,
                codes: codes.collect(),
                curated: List::new(number, registry.most_confused(CURATED_MAX).next().is_none()),
            }
        });
        HomeView { cards: cards.collect() }.insert_into(&mut context);
        context
    }

    fn text(&self, _: usize, _: &mut Ink<'_>) {}

    fn list(&self, number: usize, item: &mut dyn FnMut(&dyn Print) -> Printed) -> Printed {
        let (shell, from) = (self.shell, self.file());
        let Some(registry) = self.registries.get(number) else { return Ok(()) };
        let mut pairs = registry.most_confused(CURATED_MAX);
        pairs.try_for_each(|pair| item(&PairEntry { shell, from, pair, own: None }))
    }
}
