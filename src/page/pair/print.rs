//! The page of two codes, as its template sees it.

use std::sync::Arc;

use tera::Context;

use crate::catalog::Reference;
use crate::config::LocaleId;
use crate::edition::Said;
use crate::html::Html;
use crate::locale::Part;
use crate::page::link::{PairEntry, insert_part};
use crate::page::row::{FactRow, RowEntry, Rows};
use crate::page::shell::{Head, json_string};
use crate::press::{Ink, Print, Printed, Shape};
use crate::view::{AskView, List, PairView, ReferenceView, SideView, TextView};

use super::PairPage;
use super::compose::Spoken;

/// A page with what several of its texts need.
pub(super) struct PairPrint<'p, 's> {
    page: &'p PairPage<'s>,
    cards: [Arc<str>; 2],
    rows: Vec<FactRow<'s>>,
    differences: Vec<Spoken<'p>>,
}

/// How many numbers the texts of a side have.
const OF_SIDE: usize = 128;

/// The numbers of a side's texts, counted from the side's first.
mod side {
    pub(super) const BARE: usize = 0;
    pub(super) const SPELLING: usize = 1;
    pub(super) const ANCHOR: usize = 2;
    pub(super) const OFFICIAL_NAME: usize = 3;
    pub(super) const NAME: usize = 4;
    pub(super) const HREF: usize = 5;
    pub(super) const CARD: usize = 6;
    pub(super) const FIRST_CHECK: usize = 7;
    pub(super) const ADDRESS: usize = 8;
    /// The spelling between the quotes of JSON.
    pub(super) const JSON: usize = 9;
    /// Name and address of each reference, by turns.
    pub(super) const REFERENCES: usize = 10;
}

/// The numbers of the texts on both.
const TITLE: usize = 2 * OF_SIDE;
const DESCRIPTION: usize = TITLE + 1;
const SUMMARY: usize = TITLE + 2;
const CHOOSE: usize = TITLE + 3;
const QUESTION: usize = TITLE + 4;
/// The first of the two answers.
const ANSWERS: usize = TITLE + 5;

/// The lists, by number: those of rows, then two more.
const ROWS: [Rows; 5] = [Rows::Telling, Rows::Shared, Rows::Different, Rows::Same, Rows::All];
const DIFFERENCES: usize = ROWS.len();
const RELATED: usize = DIFFERENCES + 1;

/// An item of the list of differences.
struct DifferenceEntry<'p, 's> {
    page: &'p PairPage<'s>,
    item: Spoken<'p>,
}

impl<'p, 's> PairPrint<'p, 's> {
    pub(super) fn new(page: &'p PairPage<'s>, cards: [Arc<str>; 2]) -> Self {
        let rows = FactRow::of(&page.sides);
        let differences = page.differences(&rows);
        Self { page, cards, rows, differences }
    }

    fn is_empty(&self, list: usize) -> bool {
        match list {
            DIFFERENCES => self.differences.is_empty(),
            RELATED => self.page.related.is_empty(),
            _ => FactRow::chosen(&self.rows, ROWS[list]).next().is_none(),
        }
    }

    fn side(&self, at: usize, text: &dyn Fn(usize) -> String) -> SideView {
        let side = &self.page.sides[at];
        let edition = side.code;
        let text = |number: usize| text(at * OF_SIDE + number);
        let references = (0..references(&edition.references).len()).map(|number| ReferenceView {
            name: text(side::REFERENCES + 2 * number),
            url: text(side::REFERENCES + 2 * number + 1),
        });
        SideView {
            registry_name: side.head.name.clone(),
            spelling: text(side::SPELLING),
            anchor: text(side::ANCHOR),
            official_name: text(side::OFFICIAL_NAME),
            name: side.code.link.name.as_ref().map(|_| text(side::NAME)),
            card: Html::new(&text(side::CARD)),
            href: text(side::HREF),
            first_check: edition.first_check.as_ref().map(|check| TextView {
                html: Html::new(&text(side::FIRST_CHECK)),
                lang: self.lang(check.by),
            }),
            references: references.collect(),
        }
    }

    fn lang(&self, by: LocaleId) -> Option<String> {
        self.page.shell.foreign(by).map(String::from)
    }

    fn side_text(&self, at: usize, number: usize, ink: &mut Ink<'_>) {
        let side = &self.page.sides[at];
        let edition = side.code;
        match number {
            side::BARE => ink.text(&side.code.link.spelling),
            side::ADDRESS => ink.text(&side.code.link.address),
            side::JSON => {
                let json = json_string(&side.code.link.spelling);
                ink.html(&json[1..json.len() - 1]);
            }
            side::SPELLING => ink.text(&self.page.naming(at).0),
            side::ANCHOR => ink.text(&self.page.naming(at).1),
            side::OFFICIAL_NAME => ink.text(&side.code.link.official_name.plain),
            side::NAME => ink.text(side.code.link.name.as_deref().unwrap_or_default()),
            side::CARD => ink.html(&self.cards[at]),
            side::HREF => {
                let to = side.code.link.file(self.locale());
                ink.text(&self.page.file().href(to, self.page.shell.config));
            }
            side::FIRST_CHECK => {
                ink.escaped(edition.first_check.as_ref().map_or("", |check| &check.value));
            }
            _ => {
                let number = number - side::REFERENCES;
                let Some(reference) = edition.references.get(number / 2) else { return };
                ink.text(if number.is_multiple_of(2) { &reference.name } else { &reference.url });
            }
        }
    }
}

/// Returns as many references as have numbers.
fn references(references: &[Reference]) -> &[Reference] {
    &references[..references.len().min((OF_SIDE - side::REFERENCES) / 2)]
}

impl Print for PairPrint<'_, '_> {
    fn locale(&self) -> LocaleId {
        self.page.shell.id()
    }

    fn shape(&self, shape: &mut Shape) {
        shape.flag(self.page.is_across());
        for side in &self.page.sides {
            let edition = side.code;
            shape.key(side.head.key());
            shape.flag(side.code.link.name.is_some());
            shape.voice(edition.first_check.as_ref().map(|check| check.by));
            shape.number(references(&edition.references).len());
        }
        shape.voice(self.page.summary().map(Spoken::by));
        shape.voice(self.page.choose().map(Spoken::by));
        shape.voice(self.page.ask().map(|ask| ask.by));
        for list in 0..=RELATED {
            shape.flag(self.is_empty(list));
        }
        shape.flag(self.page.is_partly_untranslated(&self.rows));
        for own in &self.page.own {
            shape.number(own.0);
        }
    }

    fn context(&self, text: &dyn Fn(usize) -> String) -> Context {
        let page = self.page;
        let mut context = Context::new();
        let bare = [0, 1].map(|at| text(at * OF_SIDE + side::BARE));
        let spellings = [0, 1].map(|at| match page.registry() {
            Some(_) => bare[at].clone(),
            None => format!("{} {}", page.sides[at].head.name, bare[at]),
        });
        let [a, b] = [0, 1].map(|at| text(at * OF_SIDE + side::ADDRESS));
        let file = page.file_of([&a, &b]);
        let json = [0, 1].map(|at| {
            let spelling = text(at * OF_SIDE + side::JSON);
            match page.registry() {
                Some(_) => spelling,
                None => {
                    let name = json_string(&page.sides[at].head.name);
                    format!("{} {spelling}", &name[1..name.len() - 1])
                }
            }
        });
        let mut trail = match page.registry() {
            Some(registry) => page.shell.trail(&registry.id, &registry.name),
            None => vec![(page.shell.config.title.clone(), page.shell.home())],
        };
        trail.push((spellings.join(" vs "), file));
        let head = Head {
            file,
            title: text(TITLE),
            description: text(DESCRIPTION),
            trail,
            last_json: Some(json.join(" vs ")),
            is_partly_untranslated: page.is_partly_untranslated(&self.rows),
            own: &page.own,
            has_twins: page.shell.config.pair_twins && !page.is_across(),
        };
        page.shell.insert(head, &mut context);
        let list = |number: usize| List::new(number, self.is_empty(number));
        let spoken = |spoken: Spoken<'_>, number: usize| TextView {
            html: Html::new(&text(number)),
            lang: self.lang(spoken.by()),
        };
        let silent = Said { value: String::new(), by: self.locale() };
        PairView {
            registry_name: page.registry().map(|registry| registry.name.clone()),
            a: self.side(0, text),
            b: self.side(1, text),
            summary: page
                .summary()
                .map_or_else(|| page.shell.plain(&silent), |one| spoken(one, SUMMARY)),
            ask: page.ask().map(|ask| AskView {
                question: Html::new(&text(QUESTION)),
                a: Html::new(&text(ANSWERS)),
                b: Html::new(&text(ANSWERS + 1)),
                lang: self.lang(ask.by),
            }),
            telling: list(0),
            shared: list(1),
            different: list(2),
            same: list(3),
            facts: list(4),
            differences: list(DIFFERENCES),
            choose: page.choose().map(|one| spoken(one, CHOOSE)),
            related: list(RELATED),
        }
        .insert_into(&mut context);
        context
    }

    fn text(&self, number: usize, ink: &mut Ink<'_>) {
        match number {
            TITLE => ink.text(&self.page.title()),
            DESCRIPTION => ink.text(&self.page.description()),
            SUMMARY | CHOOSE => {
                let spoken =
                    if number == SUMMARY { self.page.summary() } else { self.page.choose() };
                let mut html = String::new();
                if let Some(spoken) = spoken {
                    spoken.html(&mut html);
                }
                ink.html(&html);
            }
            QUESTION.. => {
                let Some(ask) = self.page.ask() else { return };
                let answer = number.checked_sub(ANSWERS).map(|at| &ask.value.answers[at]);
                ink.html(&answer.unwrap_or(&ask.value.question).html);
            }
            _ => self.side_text(number / OF_SIDE, number % OF_SIDE, ink),
        }
    }

    fn list(&self, number: usize, item: &mut dyn FnMut(&dyn Print) -> Printed) -> Printed {
        let page = self.page;
        let (shell, from, pair) = (page.shell, page.file(), &page.link());
        match number {
            DIFFERENCES => self
                .differences
                .iter()
                .try_for_each(|&difference| item(&DifferenceEntry { page, item: difference })),
            RELATED => page
                .related
                .iter()
                .try_for_each(|pair| item(&PairEntry { shell, from, pair, own: None })),
            _ if number > RELATED => Ok(()),
            _ if ROWS[number] == Rows::All => {
                let mut rows: Vec<&FactRow<'_>> = self.rows.iter().collect();
                rows.sort_by_key(|row| row.number);
                rows.into_iter().try_for_each(|row| item(&RowEntry { shell, from, pair, row }))
            }
            _ => FactRow::chosen(&self.rows, ROWS[number])
                .try_for_each(|row| item(&RowEntry { shell, from, pair, row })),
        }
    }
}

impl PairPage<'_> {
    fn title(&self) -> String {
        let frame = if self.is_across() { "across-title" } else { "pair-title" };
        self.plain(frame)
    }

    fn description(&self) -> String {
        // A description is in one language too: it holds no clause where one is not translated.
        let own = self.sides.iter().all(|side| side.code.means.by == self.shell.id());
        self.plain(match (self.is_across(), own) {
            (true, _) => "across-description",
            (false, true) => "pair-description",
            (false, false) => "pair-description-short",
        })
    }

    /// Fills a message on both codes.
    fn plain(&self, frame: &str) -> String {
        let [a, b] = &self.sides;
        let [a_category, b_category] = self
            .sides
            .each_ref()
            .map(|side| side.code.category.map_or("", |at| side.head.categories[at].id.as_str()));
        let values = [
            ("registry-id", Part::text(&a.head.id)),
            ("a-registry-id", Part::text(&a.head.id)),
            ("b-registry-id", Part::text(&b.head.id)),
            ("a-category-id", Part::text(a_category)),
            ("b-category-id", Part::text(b_category)),
            ("registry", Part::text(&a.head.name)),
            ("a-registry", Part::text(&a.head.name)),
            ("b-registry", Part::text(&b.head.name)),
            ("a", a.code.link.word()),
            ("b", b.code.link.word()),
            ("a-name", a.code.link.official_name.part()),
            ("b-name", b.code.link.official_name.part()),
            ("a-means", a.code.means.value.part()),
            ("b-means", b.code.means.value.part()),
        ];
        let mut text = String::new();
        self.shell.locale.frame(frame).plain(&values, &mut text);
        text
    }
}

impl Print for DifferenceEntry<'_, '_> {
    fn locale(&self) -> LocaleId {
        self.page.shell.id()
    }

    fn shape(&self, shape: &mut Shape) {
        shape.voice(Some(self.item.by()));
    }

    fn context(&self, text: &dyn Fn(usize) -> String) -> Context {
        let mut context = Context::new();
        insert_part(self.page.shell, self.page.file(), &mut context);
        let lang = self.page.shell.foreign(self.item.by()).map(String::from);
        TextView { html: Html::new(&text(0)), lang }.insert_into(&mut context);
        context
    }

    fn text(&self, _: usize, ink: &mut Ink<'_>) {
        let mut html = String::new();
        self.item.html(&mut html);
        ink.html(&html);
    }
}
