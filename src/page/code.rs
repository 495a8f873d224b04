//! The page of a code.

use tera::Context;

use crate::address::File;
use crate::catalog::{AnyCode, CodeId, Pair, Reference};
use crate::config::LocaleId;
use crate::digest::Keyed;
use crate::edition::{CodeEdition, CodeLink, ConstantHead, RegistryHead, Said, SectionHead};
use crate::html::Html;
use crate::locale::Part;
use crate::markdown::Prose;
use crate::plan::Subject;
use crate::press::{Ink, Print, Printed, Shape};
use crate::view::{
    CodeLinkView, CodeView, ConstantView, EquivalentView, FactView, List, PairGroupView,
    ReferenceView, RegistryCodeView, SectionView,
};

use super::link::{PairEntry, PairLink};
use super::registry::Curated;
use super::shell::Head;
use super::{Maker, Shell};

/// A code.
#[derive(Debug, Hash)]
pub(crate) struct CodePage<'s> {
    pub(super) shell: Shell<'s>,
    pub(super) head: &'s Keyed<RegistryHead>,
    pub(super) code: &'s Keyed<CodeEdition>,
    /// The codes it is easily taken for.
    pub(super) related: Vec<&'s Keyed<CodeLink>>,
    pub(super) equivalents: Vec<Equivalence<'s>>,
    pub(super) curated: Vec<Curated<'s>>,
    /// The comparisons with codes of other registries.
    pub(super) across: Vec<PairLink<'s>>,
    /// All other pairs that have a page, by the category of the other code.
    others: Vec<(Option<usize>, Vec<PairLink<'s>>)>,
    /// The code to use in its place, and whether that is of the same registry.
    replaced_by: Option<(&'s Keyed<CodeLink>, bool)>,
    /// The codes before and after it in registry order.
    neighbors: [Option<&'s Keyed<CodeLink>>; 2],
    pub(super) own: Vec<LocaleId>,
}

/// Two codes of two registries, the first of which corresponds to the second.
#[derive(Debug, Hash)]
pub(super) struct Equivalence<'s> {
    pub(super) from: &'s Keyed<CodeLink>,
    pub(super) to: &'s Keyed<CodeLink>,
    /// The id of the way in which it does, and the id of the message that says so.
    pub(super) relation: &'s str,
    message: String,
    pub(super) reference: Option<&'s Reference>,
}

impl<'s> CodePage<'s> {
    pub(super) fn of(maker: &Maker<'s>, (id, code): AnyCode) -> Self {
        let catalog = &maker.site.catalog;
        let registry = catalog.registry(id);
        let edition = maker.registry(id);
        let pairs = registry.pairs_with(code);
        let composed = pairs.filter(|pair| !registry.comparisons.contains_key(pair));
        let others: Vec<(CodeId, Pair)> = composed.map(|pair| (pair.other(code), pair)).collect();
        let categories = (0..registry.categories.len()).map(Some).chain([None]);
        let groups = categories.map(|category| {
            let pairs =
                others.iter().filter(|(other, _)| registry.code(*other).category == category);
            (category, pairs.map(|&(_, pair)| maker.pair_link(id, pair)).collect())
        });
        let holds = |pair: &Pair| pair.a() == code || pair.b() == code;
        let across = catalog.across_with_code((id, code));
        let neighbor = |at: Option<usize>| {
            let at = at.filter(|&at| at < registry.codes.len())?;
            Some(maker.link((id, CodeId(at))))
        };
        let related = &registry.code(code).related;
        Self {
            shell: maker.shell(),
            head: &edition.head,
            code: &edition.codes[code.0],
            related: related.iter().map(|&other| maker.link((id, other))).collect(),
            equivalents: Equivalence::all(maker, (id, code)),
            curated: maker
                .curated(id)
                .filter(|(pair, _)| holds(pair))
                .map(|(_, curated)| curated)
                .collect(),
            across: across.map(|across| maker.across_link(across)).collect(),
            replaced_by: registry
                .code(code)
                .replaced_by
                .map(|other| (maker.link(other), other.0 == id)),
            others: groups.filter(|(_, pairs): &(_, Vec<_>)| !pairs.is_empty()).collect(),
            neighbors: [neighbor(code.0.checked_sub(1)), neighbor(Some(code.0 + 1))],
            own: maker.own(Subject::Code(id, code)),
        }
    }

    pub(super) fn file(&self) -> File<'s> {
        self.code.link.file(self.shell.id())
    }

    /// Returns the code to use in its place.
    pub(super) fn replacement(&self) -> Option<&'s CodeLink> {
        self.replaced_by.map(|(other, _)| &**other)
    }

    /// Says what has become of the code.
    pub(super) fn notes(&self) -> Vec<String> {
        let life = &self.code.life;
        let stages = [("code-deprecated", &life.deprecated), ("code-removed", &life.removed)];
        let notes = stages.into_iter().filter_map(|(id, version)| {
            let mut note = String::new();
            let version = [("version", Part::text(version.as_deref()?))];
            self.shell.locale.frame(id).plain(&version, &mut note);
            Some(note)
        });
        notes.collect()
    }

    /// Returns the sections that the code has.
    pub(super) fn sections(&self) -> impl Iterator<Item = (&'s SectionHead, &'s Said<Prose>)> {
        let heads = self.head.sections.iter();
        let sections = heads.zip(&self.code.sections);
        sections.filter_map(|(head, section)| Some((head, section.as_ref()?)))
    }

    /// Returns the names of the code in the libraries that its registry lists.
    pub(super) fn constants(&self) -> impl Iterator<Item = (&'s ConstantHead, &'s str)> {
        let heads = self.head.constants.iter();
        let constants = heads.zip(&self.code.constants);
        constants.filter_map(|(head, constant)| Some((head, constant.as_deref()?)))
    }

    fn confused(&self) -> impl Iterator<Item = &PairLink<'s>> {
        self.curated.iter().map(|curated| &curated.link).chain(&self.across)
    }

    /// Tells whether some text that the page shows is not in the page's language.
    pub(super) fn is_partly_untranslated(&self) -> bool {
        let groups = self.others.iter().filter_map(|(category, _)| *category);
        let titles = self.code.category.into_iter().chain(groups);
        let titles = titles.map(|at| self.head.categories[at].title.by);
        let speakers = self.code.speakers().chain(titles);
        speakers
            .chain(self.confused().filter_map(PairLink::speaker))
            .any(|by| by != self.shell.id())
    }

    fn title_and_description(&self) -> [String; 2] {
        let locale = self.shell.locale;
        let values = [
            ("registry", Part::text(&self.head.name)),
            ("code", self.code.link.word()),
            ("name", self.code.link.official_name.part()),
        ];
        let (mut title, mut description) = (String::new(), String::new());
        locale.frame("code-title").plain(&values, &mut title);
        if self.code.description.by == self.shell.id() {
            description.clone_from(&self.code.description.value.lead.plain);
        } else {
            locale.frame("code-description-short").plain(&values, &mut description);
        }
        [title, description]
    }

    fn facts(&self) -> Vec<FactView> {
        let facts = self.head.facts.iter().zip(&self.code.facts);
        let views = facts.filter_map(|(head, fact)| {
            let words = &fact.as_ref()?.words;
            Some(FactView {
                label: head.label.clone(),
                html: Html::new(&words.value.html),
                plain: words.value.plain.clone(),
                lang: self.shell.foreign(words.by).map(String::from),
                reference: head.reference.as_ref().map(Into::into),
            })
        });
        views.collect()
    }

    fn equivalent(&self, equivalence: &Equivalence<'_>) -> EquivalentView {
        let from = self.file();
        let code = |code: &CodeLink| {
            let file = code.file(self.shell.id());
            RegistryCodeView {
                registry_name: code.registry_name.clone(),
                spelling: code.spelling.clone(),
                official_name: code.official_name.plain.clone(),
                href: (file != from).then(|| from.href(file, self.shell.config)),
            }
        };
        EquivalentView {
            from: code(equivalence.from),
            to: code(equivalence.to),
            relation: equivalence.words(self.shell).into(),
            reference: equivalence.reference.map(Into::into),
        }
    }
}

impl<'s> Equivalence<'s> {
    /// Returns the equivalents that a code's page shows: those that the code names, then those that name
    /// it.
    fn all(maker: &Maker<'s>, code: AnyCode) -> Vec<Self> {
        let catalog = &maker.site.catalog;
        let written = catalog.code(code);
        let own = written.equivalents.iter().map(|equivalent| (code, equivalent));
        let others = written.named_by.iter().map(|&(other, number)| {
            let equivalent = &catalog.code(other).equivalents[number];
            (other, equivalent)
        });
        let equivalences = own.chain(others).map(|(from, equivalent)| {
            let registry = catalog.registry(from.0);
            let relation = &registry.relations[equivalent.relation].value;
            Self {
                from: maker.link(from),
                to: maker.link(equivalent.code),
                relation,
                message: crate::edition::relation_message(registry, relation),
                reference: equivalent.reference.as_ref(),
            }
        });
        equivalences.collect()
    }

    /// Says how the first corresponds to the second.
    pub(super) fn words(&self, shell: Shell<'s>) -> &'s str {
        shell.locale.text(&self.message)
    }
}

/// The number of the list of confused pairs; those of the groups follow.
const CONFUSED: usize = 0;

impl Print for CodePage<'_> {
    fn locale(&self) -> LocaleId {
        self.shell.id()
    }

    fn shape(&self, _: &mut Shape) {}

    fn context(&self, _: &dyn Fn(usize) -> String) -> Context {
        let (code, shell, file) = (self.code, self.shell, self.file());
        let mut context = Context::new();
        let [title, description] = self.title_and_description();
        let mut trail = shell.trail(&self.head.id, &self.head.name);
        trail.push((code.link.spelling.clone(), file));
        let head = Head {
            file,
            title,
            description,
            trail,
            last_json: None,
            is_partly_untranslated: self.is_partly_untranslated(),
            own: &self.own,
            has_twins: true,
        };
        shell.insert(head, &mut context);
        let category = |at: usize| shell.plain(&self.head.categories[at].title);
        let sections = self.sections().map(|(head, text)| SectionView {
            id: head.id.clone(),
            label: head.label.clone(),
            text: shell.prose(text),
        });
        let constants = self.constants().map(|(head, constant)| ConstantView {
            name: head.name.clone(),
            constant: constant.into(),
        });
        let groups = self.others.iter().zip(CONFUSED + 1..).map(|((at, _), number)| {
            PairGroupView { title: at.map(category), pairs: List::new(number, false) }
        });
        let [previous, next] =
            self.neighbors.map(|neighbor| neighbor.map(|code| code.view(file, shell)));
        CodeView {
            registry_name: self.head.name.clone(),
            spelling: code.link.spelling.clone(),
            official_name: code.link.official_name.plain.clone(),
            name: code.link.name.clone(),
            category: code.category.map(category),
            text: shell.prose(&code.description),
            sections: sections.collect(),
            facts: self.facts(),
            references: code.references.iter().map(Into::into).collect(),
            aliases: code.official_aliases.clone(),
            local_aliases: code.aliases.clone(),
            constants: constants.collect(),
            equivalents: self.equivalents.iter().map(|one| self.equivalent(one)).collect(),
            curated: List::new(CONFUSED, self.confused().next().is_none()),
            others: groups.collect(),
            previous,
            next,
            is_draft: code.life.draft,
            since: code.life.since.clone(),
            deprecated: code.life.deprecated.clone(),
            removed: code.life.removed.clone(),
            replaced_by: self.replaced_by.map(|(other, is_near)| {
                let view = other.view(file, shell);
                let with_registry = || other.with_registry();
                let spelling = if is_near { view.spelling.clone() } else { with_registry() };
                CodeLinkView { spelling, ..view }
            }),
        }
        .insert_into(&mut context);
        context
    }

    fn text(&self, _: usize, _: &mut Ink<'_>) {}

    fn list(&self, number: usize, item: &mut dyn FnMut(&dyn Print) -> Printed) -> Printed {
        let (shell, from) = (self.shell, self.file());
        let mut print = |pair: &PairLink<'_>| {
            let own = pair.codes.iter().position(|code| code.file(shell.id()) == from);
            item(&PairEntry { shell, from, pair, own })
        };
        if number == CONFUSED {
            return self.confused().try_for_each(print);
        }
        let group = self.others.get(number - CONFUSED - 1);
        group.into_iter().flat_map(|(_, pairs)| pairs).try_for_each(&mut print)
    }
}

impl From<&Reference> for ReferenceView {
    fn from(reference: &Reference) -> Self {
        Self { name: reference.name.clone(), url: reference.url.clone() }
    }
}
