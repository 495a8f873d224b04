//! The page of a registry.

use tera::Context;

use crate::address::{File, Folder};
use crate::catalog::{CodeId, Pair, RegistryId};
use crate::config::LocaleId;
use crate::digest::Keyed;
use crate::edition::{CodeEdition, ComparisonEdition, RegistryHead, Said, first_sentence};
use crate::locale::Part;
use crate::markdown::Prose;
use crate::plan::Subject;
use crate::press::{Ink, Print, Printed, Shape};
use crate::view::{CategoryView, CodeEntryView, List, NameView, RegistryView};

use super::link::{PairEntry, PairLink};
use super::shell::{Head, INDEX};
use super::{Maker, Shell};

/// A registry and its codes.
#[derive(Debug, Hash)]
pub(crate) struct RegistryPage<'s> {
    pub(super) shell: Shell<'s>,
    pub(super) head: &'s Keyed<RegistryHead>,
    pub(super) intro: &'s Keyed<Said<Prose>>,
    pub(super) codes: &'s [Keyed<CodeEdition>],
    pub(super) curated: Vec<Curated<'s>>,
    /// The comparisons of its codes with those of other registries.
    across: Vec<PairLink<'s>>,
    /// Whether each of the codes has comparisons that are composed.
    compared: Vec<bool>,
    /// How many pairs have a page.
    pub(super) pair_count: usize,
    pub(super) own: Vec<LocaleId>,
}

/// A pair on which a comparison is written.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Curated<'s> {
    pub(super) link: PairLink<'s>,
    pub(super) comparison: &'s Keyed<ComparisonEdition>,
    /// Where it stands among the most confused pairs.
    order: i64,
}

impl<'s> Maker<'s> {
    /// Returns the pairs of a registry on which comparisons are written that readers can see.
    pub(super) fn curated(&self, id: RegistryId) -> impl Iterator<Item = (Pair, Curated<'s>)> {
        let (maker, registry) = (*self, self.site.catalog.registry(id));
        let written = registry.comparisons.iter();
        written.filter(|&(&pair, _)| registry.has_page(pair)).map(move |(&pair, comparison)| {
            let edition: &'s Keyed<_> = &maker.registry(id).comparisons[&pair];
            let link = maker.pair_link(id, pair);
            let order = comparison.order.unwrap_or(i64::MAX);
            (pair, Curated { link, comparison: edition, order })
        })
    }
}

impl<'s> RegistryPage<'s> {
    pub(super) fn of(maker: &Maker<'s>, id: RegistryId) -> Self {
        let edition = maker.registry(id);
        let across = maker.site.catalog.across_with_registry(id);
        let registry = maker.site.catalog.registry(id);
        let is_compared = |code| {
            let mut pairs = registry.pairs_with(code);
            pairs.any(|pair| !registry.comparisons.contains_key(&pair))
        };
        Self {
            compared: registry.codes().map(|(code, _)| is_compared(code)).collect(),
            shell: maker.shell(),
            head: &edition.head,
            intro: &edition.intro,
            codes: &edition.codes,
            curated: maker.curated(id).map(|(_, curated)| curated).collect(),
            across: across.map(|across| maker.across_link(across)).collect(),
            pair_count: maker.site.catalog.registry(id).pairs().count(),
            own: maker.own(Subject::Registry(id)),
        }
    }

    pub(super) fn file(&self) -> File<'s> {
        self.shell.page(Folder::Registry(&self.head.id), INDEX)
    }

    /// Returns the comparisons that are confused most, then those with codes of other registries: such a
    /// comparison stands with the first of the two.
    pub(super) fn most_confused(&self, max: usize) -> impl Iterator<Item = &PairLink<'s>> {
        let mut curated: Vec<&Curated<'_>> = self.curated.iter().collect();
        curated.sort_by_key(|curated| curated.order);
        let across = self.across.iter().filter(|link| link.codes[0].registry == self.head.id);
        curated.into_iter().take(max).map(|curated| &curated.link).chain(across)
    }

    fn pairs(&self) -> impl Iterator<Item = &PairLink<'s>> {
        self.curated.iter().map(|curated| &curated.link).chain(&self.across)
    }

    /// Returns the categories that hold a code, then nothing for the codes without one.
    fn categories(&self) -> impl Iterator<Item = Option<usize>> {
        let all = (0..self.head.categories.len()).map(Some).chain([None]);
        all.filter(|at| self.codes.iter().any(|code| code.category == *at))
    }

    /// Tells whether some text that the page shows is not in the page's language.
    pub(super) fn is_partly_untranslated(&self) -> bool {
        let titles = self.categories().flatten().map(|at| self.head.categories[at].title.by);
        let gists = self.codes.iter().map(|code| code.gist.by);
        let speakers = std::iter::once(self.intro.by).chain(titles).chain(gists);
        speakers.chain(self.pairs().filter_map(PairLink::speaker)).any(|by| by != self.shell.id())
    }

    fn title_and_description(&self) -> [String; 2] {
        let locale = self.shell.locale;
        let values = [("registry", Part::text(&self.head.name))];
        let (mut title, mut description) = (String::new(), String::new());
        locale.frame("registry-title").plain(&values, &mut title);
        let lead = &self.intro.value.lead.plain;
        if self.intro.by == self.shell.id() && !lead.is_empty() {
            description.push_str(first_sentence(lead));
        } else {
            locale.frame("registry-description").plain(&values, &mut description);
        }
        [title, description]
    }

    fn category(&self, at: Option<usize>) -> CategoryView {
        let category = at.map(|at| &self.head.categories[at]);
        let codes = self.codes.iter().zip(&self.compared);
        let codes = codes.filter(|(code, _)| code.category == at).map(|(code, &is_compared)| {
            let link = code.link.view(self.file(), self.shell);
            CodeEntryView {
                spelling: link.spelling,
                official_name: link.official_name,
                name: link.name,
                gist: self.shell.plain(&code.gist),
                href: link.href,
                is_compared,
            }
        });
        CategoryView {
            id: category.map_or("codes", |category| &category.id).into(),
            title: category.map(|category| self.shell.plain(&category.title)),
            codes: codes.collect(),
        }
    }

    /// Returns every name a code goes by, as readers of the locale look one up.
    fn names(&self) -> Vec<NameView> {
        let foreign = self.shell.foreign(self.shell.config.source_locale);
        let mut names: Vec<(&str, CodeId, Option<&str>)> = Vec::new();
        for (at, code) in self.codes.iter().enumerate() {
            let at = CodeId(at);
            names.extend(code.link.name.as_deref().map(|name| (name, at, None)));
            names.extend(code.aliases.iter().map(|alias| (&**alias, at, None)));
            names.push((&code.link.official_name.plain, at, foreign));
            names.extend(code.official_aliases.iter().map(|alias| (&**alias, at, foreign)));
        }
        let locale = self.shell.locale;
        names.sort_by(|a, b| locale.compare(a.0, b.0).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
        let names = names.into_iter();
        names.map(|(name, code, lang)| self.name(&self.codes[code.0], name, lang)).collect()
    }

    /// Returns the names that libraries give codes, each once.
    fn constants(&self) -> Vec<NameView> {
        let of_code = self.codes.iter().flat_map(|code| {
            let mut constants: Vec<&str> = code.constants.iter().flatten().map(|c| &**c).collect();
            constants.sort_unstable();
            constants.dedup();
            constants.into_iter().map(move |constant| (code, constant))
        });
        of_code.map(|(code, constant)| self.name(code, constant, None)).collect()
    }

    fn name(&self, code: &'s CodeEdition, name: &str, lang: Option<&str>) -> NameView {
        NameView {
            name: name.into(),
            spelling: code.link.spelling.clone(),
            href: self.file().href(code.link.file(self.shell.id()), self.shell.config),
            lang: lang.map(String::from),
        }
    }
}

impl Print for RegistryPage<'_> {
    fn locale(&self) -> LocaleId {
        self.shell.id()
    }

    fn shape(&self, _: &mut Shape) {}

    fn context(&self, _: &dyn Fn(usize) -> String) -> Context {
        let mut context = Context::new();
        let [title, description] = self.title_and_description();
        let head = Head {
            file: self.file(),
            title,
            description,
            trail: self.shell.trail(&self.head.id, &self.head.name),
            last_json: None,
            is_partly_untranslated: self.is_partly_untranslated(),
            own: &self.own,
            has_twins: true,
        };
        self.shell.insert(head, &mut context);
        RegistryView {
            registry_name: self.head.name.clone(),
            intro: self.shell.prose(self.intro),
            references: self.head.references.iter().map(Into::into).collect(),
            categories: self.categories().map(|at| self.category(at)).collect(),
            curated: List::new(0, self.pairs().next().is_none()),
            names: self.names(),
            constants: self.constants(),
            code_count: self.codes.len() as u64,
            pair_count: self.pair_count as u64,
        }
        .insert_into(&mut context);
        context
    }

    fn text(&self, _: usize, _: &mut Ink<'_>) {}

    fn list(&self, _: usize, item: &mut dyn FnMut(&dyn Print) -> Printed) -> Printed {
        let (shell, from) = (self.shell, self.file());
        self.pairs().try_for_each(|pair| item(&PairEntry { shell, from, pair, own: None }))
    }
}
