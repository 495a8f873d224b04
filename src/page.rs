//! Site → the value of each page, which holds all that the page shows, and nothing else.
//!
//! Only the makers see the site. A page's key is the digest of its value, and every form of the page, HTML,
//! JSON or Markdown, is spelled from the value alone: what spells a page cannot reach what its key does not
//! cover, so no page stays as it is where what it shows has changed.

mod code;
mod front;
mod json;
mod link;
mod look_up;
mod markdown;
mod moved;
mod pair;
mod registry;
mod related;
mod row;
mod shell;
mod side;

use crate::Site;
use crate::catalog::{AcrossId, AnyCode, Pair, RegistryId};
use crate::config::LocaleId;
use crate::digest::{Key, Keyed, combine, digest};
use crate::edition::{CodeLink, Edition, RegistryEdition};
use crate::plan::{Form, Page, Plan, Schema, Subject};
use crate::press::{Press, Printed};

pub(crate) use code::CodePage;
pub(crate) use front::{ChoicePage, FrontPage};
pub(crate) use look_up::LookUpPage;
pub(crate) use moved::MovedPage;
pub(crate) use pair::PairPage;
pub(crate) use registry::RegistryPage;
pub(crate) use shell::Shell;

use link::PairLink;

/// The value of a page.
#[derive(Debug, Hash)]
pub(crate) enum PageValue<'s> {
    /// The choice of a language.
    Chooser(ChoicePage<'s>),
    /// What hosts show for an address that does not exist.
    NotFound(ChoicePage<'s>),
    /// The start page of a locale.
    Home(FrontPage<'s>),
    /// All registries and codes of a locale, for programs.
    Catalog(FrontPage<'s>),
    /// What a locale holds, for language models.
    Guide(FrontPage<'s>),
    /// Where each locale's guide is.
    RootGuide(Shell<'s>),
    /// What the look-up finds codes by.
    LookUp(LookUpPage<'s>),
    /// A registry and its codes.
    Registry(RegistryPage<'s>),
    /// A code.
    Code(CodePage<'s>),
    /// Two codes.
    Pair(PairPage<'s>),
    /// The way from an address that a page had before.
    Moved(MovedPage<'s>),
    /// The schema of one kind of JSON.
    Schema(Schema),
}

/// Makes the value of a page.
pub(crate) fn of(site: &Site, page: Page) -> PageValue<'_> {
    let maker = Maker { site, plan: site.plan(), locale: page.locale };
    match page.subject.twin_of().map_or(page.subject, |(page, _)| page) {
        Subject::Chooser => PageValue::Chooser(ChoicePage::of(&maker, page)),
        Subject::RootNotFound | Subject::NotFound => {
            PageValue::NotFound(ChoicePage::of(&maker, page))
        }
        Subject::Home => PageValue::Home(FrontPage::of(&maker)),
        Subject::Catalog => PageValue::Catalog(FrontPage::of(&maker)),
        Subject::Guide => PageValue::Guide(FrontPage::of(&maker)),
        Subject::RootGuide => PageValue::RootGuide(maker.shell()),
        Subject::LookUp => PageValue::LookUp(LookUpPage::of(&maker)),
        Subject::Registry(id) => PageValue::Registry(RegistryPage::of(&maker, id)),
        Subject::Code(id, code) => PageValue::Code(CodePage::of(&maker, (id, code))),
        Subject::Pair(id, pair) => PageValue::Pair(PairPage::within(&maker, id, pair)),
        Subject::Across(id) => PageValue::Pair(PairPage::across(&maker, id)),
        Subject::Schema(schema) => PageValue::Schema(schema),
        former @ (Subject::FormerCode(..) | Subject::FormerPair(..)) => {
            let now = former.now().expect("such an address leads to a page");
            PageValue::Moved(MovedPage::of(&maker, former, now))
        }
        Subject::RegistryTwin(..) | Subject::CodeTwin(..) | Subject::PairTwin(..) => {
            unreachable!("a twin repeats a page that is none")
        }
    }
}

impl PageValue<'_> {
    /// Returns a digest of everything that the page is made from.
    pub(crate) fn key(&self, press: &Press) -> Key {
        match self {
            // There are as many as pairs, and they hold parts alone.
            Self::Pair(page) => combine(&(press.key(), page)),
            page => digest(&(press.key(), page)),
        }
    }

    /// Appends the page, in the form of a twin where one is named.
    pub(crate) fn spell(&self, form: Option<Form>, press: &Press, output: &mut String) -> Printed {
        match (self, form) {
            (Self::Chooser(page), _) => press.render("chooser.html", page, output),
            (Self::NotFound(page), _) => press.render("not-found.html", page, output),
            (Self::Home(page), _) => press.render("home.html", page, output),
            (Self::Registry(page), None) => press.render("registry.html", page, output),
            (Self::Code(page), None) => press.render("code.html", page, output),
            (Self::Pair(page), None) => page.html(press, output),
            (page, form) => {
                output.push_str(&page.for_machines(form));
                Ok(())
            }
        }
    }

    fn for_machines(&self, form: Option<Form>) -> String {
        match (self, form) {
            (Self::Catalog(page), _) => page.json(),
            (Self::Guide(page), _) => page.guide(),
            (Self::RootGuide(shell), _) => markdown::root_guide(*shell),
            (Self::LookUp(page), _) => page.script(),
            (Self::Registry(page), Some(Form::Json)) => page.json(),
            (Self::Registry(page), _) => page.markdown(),
            (Self::Code(page), Some(Form::Json)) => page.json(),
            (Self::Code(page), _) => page.markdown(),
            (Self::Pair(page), Some(Form::Json)) => page.json(),
            (Self::Pair(page), _) => page.markdown(),
            (Self::Schema(schema), _) => json::schema(*schema).into(),
            (Self::Moved(page), _) => page.html(),
            (Self::Chooser(_) | Self::NotFound(_) | Self::Home(_), _) => {
                unreachable!("these pages have a template and no twins")
            }
        }
    }
}

/// Makes the values of the pages of one locale.
#[derive(Clone, Copy, Debug)]
struct Maker<'s> {
    site: &'s Site,
    plan: Plan<'s>,
    locale: LocaleId,
}

impl<'s> Maker<'s> {
    fn edition(&self) -> &'s Edition {
        &self.site.editions[self.locale.0]
    }

    fn registry(&self, id: RegistryId) -> &'s RegistryEdition {
        &self.edition().registries[id.0]
    }

    fn shell(&self) -> Shell<'s> {
        let site = self.site;
        Shell::new(&site.config, &site.locales[self.locale.0], self.edition())
    }

    /// Returns the locales that have a page in their own words.
    fn own(&self, subject: Subject) -> Vec<LocaleId> {
        self.plan.own_locales(subject).collect()
    }

    fn link(&self, (id, code): AnyCode) -> &'s Keyed<CodeLink> {
        &self.registry(id).codes[code.0].link
    }

    fn pair_link(&self, id: RegistryId, pair: Pair) -> PairLink<'s> {
        let comparison = self.registry(id).comparisons.get(&pair);
        PairLink {
            codes: [pair.a(), pair.b()].map(|code| self.link((id, code))),
            gist: comparison.and_then(|comparison| comparison.gist.as_ref()),
        }
    }

    fn across_link(&self, id: AcrossId) -> PairLink<'s> {
        PairLink {
            codes: self.site.catalog.across[id.0].codes().map(|code| self.link(code)),
            gist: self.edition().across[id.0].gist.as_ref(),
        }
    }
}
