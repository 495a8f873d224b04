//! The page of two codes, of one registry or of two.

mod compose;
mod print;

use std::sync::Arc;

use crate::address::{File, Folder, Name};
use crate::catalog::{AcrossId, AnyCode, Pair, RegistryId};
use crate::config::LocaleId;
use crate::diagnostic::Diagnostic;
use crate::digest::Keyed;
use crate::edition::{ComparisonEdition, RegistryHead};
use crate::locale::Locale;
use crate::plan::Subject;
use crate::press::{Press, Printed, Shape};
use crate::view::{CodeCardView, SectionView};

use super::link::PairLink;
use super::related::related;
use super::row::FactRow;
use super::side::Side;
use super::{Maker, Shell};

/// The page of two codes.
#[derive(Debug, Hash)]
pub(crate) struct PairPage<'s> {
    pub(super) shell: Shell<'s>,
    pub(super) sides: [Side<'s>; 2],
    /// What is written on the two.
    pub(super) comparison: Option<&'s Keyed<ComparisonEdition>>,
    /// Who speaks where nothing is written; nobody across registries, where all is.
    speakers: Option<Speakers<'s>>,
    related: Vec<PairLink<'s>>,
    /// The locales that have the page in their own words.
    pub(super) own: Vec<LocaleId>,
}

/// Who speaks in each composed text: a text in which the page's locale lacks a word is, whole, the source
/// locale's.
#[derive(Debug, Hash)]
struct Speakers<'s> {
    summary: Speaker<'s>,
    /// What tells the categories apart, where they differ.
    category: Option<Speaker<'s>>,
    choose: Speaker<'s>,
}

/// Who speaks in a composed text.
#[derive(Clone, Copy, Debug, Hash)]
enum Speaker<'s> {
    /// The page's locale, of the codes as it has them.
    Own,
    /// The source locale.
    Source(Voice<'s>),
}

/// Two codes, their registry and its messages in one language.
#[derive(Clone, Copy, Debug, Hash)]
struct Voice<'s> {
    locale: &'s Keyed<Locale>,
    sides: [Side<'s>; 2],
}

impl<'s> PairPage<'s> {
    /// Makes the page of two codes of one registry.
    pub(super) fn within(maker: &Maker<'s>, id: RegistryId, pair: Pair) -> Self {
        let Maker { site, locale, .. } = *maker;
        let codes = [pair.a(), pair.b()];
        let comparison = maker.registry(id).comparisons.get(&pair);
        let sides = |locale: LocaleId| {
            let edition = &site.editions[locale.0].registries[id.0];
            codes.map(|code| Side::new(edition, code))
        };
        let source = site.config.source_locale;
        let source = Voice { locale: &site.locales[source.0], sides: sides(source) };
        let registry = site.catalog.registry(id);
        Self {
            shell: maker.shell(),
            sides: sides(locale),
            comparison,
            speakers: Some(Speakers::of(locale, &sides(locale), source)),
            related: related(registry, pair).map(|pair| maker.pair_link(id, pair)).collect(),
            own: maker.own(Subject::Pair(id, pair)),
        }
    }

    /// Makes the page of two codes of different registries.
    pub(super) fn across(maker: &Maker<'s>, id: AcrossId) -> Self {
        let catalog = &maker.site.catalog;
        let side = |(id, code): AnyCode| Side::new(maker.registry(id), code);
        let beside = catalog.across_beside(id).take(super::related::RELATED_MAX);
        Self {
            shell: maker.shell(),
            sides: catalog.across[id.0].codes().map(side),
            comparison: Some(&maker.edition().across[id.0]),
            speakers: None,
            related: beside.map(|other| maker.across_link(other)).collect(),
            own: maker.own(Subject::Across(id)),
        }
    }

    pub(super) fn is_across(&self) -> bool {
        self.speakers.is_none()
    }

    /// Returns the registry of both codes.
    fn registry(&self) -> Option<&'s RegistryHead> {
        (!self.is_across()).then(|| &**self.sides[0].head)
    }

    pub(super) fn file(&self) -> File<'s> {
        self.link().file(self.shell.id())
    }

    /// Returns the file with other addresses, which may be marks.
    fn file_of<'a>(&self, addresses: [&'a str; 2]) -> File<'a>
    where
        's: 'a,
    {
        let [a, b] = [0, 1].map(|at| (self.sides[at].head.id.as_str(), addresses[at]));
        let (folder, name) = match self.registry() {
            Some(registry) => (Folder::Registry(&registry.id), Name::Pair(addresses)),
            None => (Folder::Across, Name::Across([a, b])),
        };
        self.shell.page(folder, name)
    }

    fn link(&self) -> PairLink<'s> {
        PairLink { codes: self.sides.map(|side| &side.code.link), gist: None }
    }

    /// Tells whether some text that the page shows, with these facts, is not in the page's language.
    pub(super) fn is_partly_untranslated(&self, facts: &[FactRow<'_>]) -> bool {
        let own = self.shell.id();
        let of_codes = self.sides.iter().flat_map(Side::speakers);
        let of_facts = facts.iter().flat_map(|row| row.values).flatten().map(|fact| fact.words.by);
        let of_pair = self.speakers().chain(self.related.iter().filter_map(PairLink::speaker));
        of_codes.chain(of_facts).chain(of_pair).any(|by| by != own)
    }

    /// Prints the page.
    pub(super) fn html(&self, press: &Press, output: &mut String) -> Printed {
        let cards = [self.card(0, press)?, self.card(1, press)?];
        press.cast("pair.html", &print::PairPrint::new(self, cards), output)
    }

    /// Renders the card of a code, once for the code and the kind of page.
    fn card(&self, side: usize, press: &Press) -> Result<Arc<str>, Box<Diagnostic>> {
        let Side { head, code } = self.sides[side];
        let (spelling, anchor) = self.naming(side);
        let from = self.file();
        let mut shape = Shape::default();
        // The same code has another name on pages across registries.
        shape.flag(self.is_across());
        for key in [self.shell.locale.key(), head.key(), code.key()] {
            shape.key(key);
        }
        press.card("parts/card.html", shape, || {
            let sections = self.sides[side].card_sections().map(|(head, text)| SectionView {
                id: head.id.clone(),
                label: head.label.clone(),
                text: self.shell.prose(text),
            });
            let mut context = tera::Context::new();
            super::link::insert_part(self.shell, from, &mut context);
            CodeCardView {
                spelling,
                anchor,
                official_name: code.link.official_name.plain.clone(),
                name: code.link.name.clone(),
                reference: code.references.first().map(Into::into),
                text: self.shell.prose(&code.description),
                sections: sections.collect(),
                href: from.href(code.link.file(self.shell.id()), self.shell.config),
                deprecated: code.life.deprecated.clone(),
                removed: code.life.removed.clone(),
            }
            .insert_into(&mut context);
            context
        })
    }

    /// Returns how a code is written on the page, and the id of its card.
    fn naming(&self, side: usize) -> (String, String) {
        let link = &self.sides[side].code.link;
        if self.is_across() {
            (link.with_registry(), format!("{}-{}", link.registry, link.address))
        } else {
            (link.spelling.clone(), link.address.clone())
        }
    }
}
