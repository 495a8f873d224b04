//! The texts on two codes: written, or composed of what is ready on each, whole in one language.

use crate::config::LocaleId;
use crate::edition::{AskEdition, Said};
use crate::html::escape;
use crate::locale::Part;
use crate::markdown::{Inline, Prose};
use crate::page::row::FactRow;

use super::{PairPage, Side, Speaker, Speakers, Voice};

/// A text of the page, before it is joined.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spoken<'p> {
    Prose(&'p Said<Prose>),
    Item(&'p Inline, LocaleId),
    Sentence(&'p Said<String>),
    /// What separates the two codes.
    Summary(Voice<'p>),
    /// What tells their categories apart.
    Category(Voice<'p>),
    /// When to use which.
    Choose(Voice<'p>),
}

impl<'s> Speakers<'s> {
    /// Chooses who speaks on a page of the locale `own`.
    pub(super) fn of(own: LocaleId, sides: &[Side<'_>; 2], source: Voice<'s>) -> Self {
        let choose = |is_own: bool| if is_own { Speaker::Own } else { Speaker::Source(source) };
        let [a, b] = sides.map(|side| side.code.category);
        let mut titles = [a, b].into_iter().flatten().map(|at| &sides[0].head.categories[at].title);
        let are_titles_own = titles.all(|title| title.by == own);
        let mut fixes = sides.iter().filter_map(|side| side.code.sentences.fix.as_ref());
        let are_uses_own = uses(sides, own).is_some() || fixes.all(|fix| fix.by == own);
        Self {
            summary: choose(are_titles_own && sides.iter().all(|side| side.code.means.by == own)),
            category: (a.is_some() && b.is_some() && a != b).then(|| choose(are_titles_own)),
            choose: choose(are_uses_own),
        }
    }
}

impl<'s> PairPage<'s> {
    fn voice(&self, speaker: Speaker<'s>) -> Voice<'s> {
        match speaker {
            Speaker::Own => Voice { locale: self.shell.locale, sides: self.sides },
            Speaker::Source(voice) => voice,
        }
    }

    /// Returns what separates the two.
    pub(super) fn summary(&self) -> Option<Spoken<'_>> {
        let voice = self.speakers.as_ref().map(|speakers| self.voice(speakers.summary));
        let written = self.comparison.and_then(|comparison| comparison.verdict.as_ref());
        let is_written = self.is_chosen(written, voice.map(|voice| voice.locale.id));
        let written = written.filter(|_| is_written).map(Spoken::Prose);
        written.or_else(|| voice.map(Spoken::Summary))
    }

    /// Returns what tells the two apart beside their facts, which stand in a table: a page says a thing
    /// once. Only where no fact differs do the descriptions stand here.
    pub(super) fn differences(&self, facts: &[FactRow<'_>]) -> Vec<Spoken<'_>> {
        let has_difference = facts.iter().any(|row| row.differs);
        let sentences = self.sides.iter().map(|side| &side.code.sentences);
        let seen = sentences.clone().filter_map(|sentences| sentences.seen.as_ref());
        let descriptions = sentences.map(|sentences| &sentences.description);
        let composed = descriptions.filter(|_| !has_difference).chain(seen);
        let voice = composed.clone().map(|item| item.by).find(|&by| by != self.shell.id());
        let voice = (!self.is_across()).then(|| voice.unwrap_or(self.shell.id()));
        let written = self.comparison.and_then(|comparison| comparison.differences.as_ref());
        if let Some(written) = written.filter(|_| self.is_chosen(written, voice)) {
            return written.value.iter().map(|item| Spoken::Item(item, written.by)).collect();
        }
        let category = self.speakers.as_ref().and_then(|speakers| speakers.category);
        let category = category.map(|speaker| Spoken::Category(self.voice(speaker)));
        category.into_iter().chain(composed.map(Spoken::Sentence)).collect()
    }

    /// Returns when to use which.
    pub(super) fn choose(&self) -> Option<Spoken<'_>> {
        let voice = self.speakers.as_ref().map(|speakers| self.voice(speakers.choose));
        let written = self.comparison.and_then(|comparison| comparison.choose.as_ref());
        if self.is_chosen(written, voice.map(|voice| voice.locale.id)) {
            return written.map(Spoken::Prose);
        }
        let can_speak = |voice: &Voice<'_>| {
            let mut sides = voice.sides.iter();
            voice.uses().is_some() || sides.any(|side| side.code.sentences.fix.is_some())
        };
        voice.filter(can_speak).map(Spoken::Choose)
    }

    /// Returns the question that tells the two apart.
    pub(super) fn ask(&self) -> Option<&Said<AskEdition>> {
        self.comparison.and_then(|comparison| comparison.ask.as_ref())
    }

    /// Tells whether a written text stands rather than one that `composed` speaks: unless it is not in the
    /// page's language and the other is.
    fn is_chosen<T>(&self, written: Option<&Said<T>>, composed: Option<LocaleId>) -> bool {
        let own = self.shell.id();
        written.is_some_and(|written| written.by == own || composed != Some(own))
    }

    /// Returns whose words each text on both codes is in.
    pub(super) fn speakers(&self) -> impl Iterator<Item = LocaleId> {
        let texts = self.summary().into_iter().chain(self.choose()).chain(self.differences(&[]));
        texts.map(Spoken::by).chain(self.ask().map(|ask| ask.by))
    }
}

impl Spoken<'_> {
    /// Returns whose words the text is in.
    pub(super) fn by(self) -> LocaleId {
        match self {
            Self::Prose(said) => said.by,
            Self::Sentence(said) => said.by,
            Self::Item(_, by) => by,
            Self::Summary(voice) | Self::Category(voice) | Self::Choose(voice) => voice.locale.id,
        }
    }

    /// Appends the text as HTML.
    pub(super) fn html(self, output: &mut String) {
        match self {
            Self::Prose(said) => output.push_str(&said.value.html),
            Self::Item(item, _) => output.push_str(&item.html),
            Self::Sentence(said) => output.push_str(&said.value),
            Self::Summary(voice) => {
                output.push_str("<p>");
                voice.summary(output);
                output.push_str("</p>");
            }
            Self::Category(voice) => voice.category(output),
            Self::Choose(voice) => {
                if let Some(uses) = voice.uses() {
                    for said in uses {
                        output.extend(["<p>", &said.value.html, "</p>"]);
                    }
                    return;
                }
                output.push_str("<p>");
                let joint = if voice.locale.language.separates_sentences() { " " } else { "" };
                let sides = voice.sides.iter();
                let fixes = sides.filter_map(|side| side.code.sentences.fix.as_ref());
                for (at, fix) in fixes.enumerate() {
                    output.push_str(if at > 0 { joint } else { "" });
                    output.push_str(&fix.value);
                }
                output.push_str("</p>");
            }
        }
    }
}

/// Returns when each code is the right one, where both say so in the language of `own`.
fn uses<'p>(sides: &[Side<'p>; 2], own: LocaleId) -> Option<[&'p Said<Inline>; 2]> {
    let [a, b] = sides.map(|side| side.code.choose.as_ref().filter(|said| said.by == own));
    Some([a?, b?])
}

impl<'s> Voice<'s> {
    /// Returns when each code is the right one, where both say so.
    fn uses(&self) -> Option<[&'s Said<Inline>; 2]> {
        uses(&self.sides, self.locale.id)
    }

    /// Returns the titles of the codes' categories, where they have one.
    fn titles(&self) -> [Option<&str>; 2] {
        self.sides.each_ref().map(|Side { head, code }| {
            code.category.map(|at| head.categories[at].title.value.as_str())
        })
    }

    /// Returns the ids of the codes' categories, or nothing.
    fn category_ids(&self) -> [&str; 2] {
        self.sides.each_ref().map(|Side { head, code }| {
            code.category.map_or("", |at| head.categories[at].id.as_str())
        })
    }

    fn summary(&self, output: &mut String) {
        let [a, b] = self.sides.map(|side| side.code);
        let head = self.sides[0].head;
        let [a_title, b_title] = self.titles();
        let frame = match (a_title, b_title) {
            (Some(a), Some(b)) if a == b => "summary-same-category",
            (Some(_), Some(_)) => "summary-two-categories",
            _ => "summary-plain",
        };
        let [a_html, b_html] = [a_title, b_title].map(|title| escape(title.unwrap_or_default()));
        let registry_html = escape(&head.name);
        let title = |html, plain: Option<&_>| Part { html, plain: plain.copied().unwrap_or("") };
        let [a_id, b_id] = self.category_ids();
        let values = [
            ("registry-id", Part::word(&head.id)),
            ("category-id", Part::word(a_id)),
            ("a-category-id", Part::word(a_id)),
            ("b-category-id", Part::word(b_id)),
            ("registry", Part { html: &registry_html, plain: &head.name }),
            ("a", a.link.word()),
            ("b", b.link.word()),
            ("a-name", a.link.official_name.part()),
            ("b-name", b.link.official_name.part()),
            ("a-category", title(&a_html, a_title.as_ref())),
            ("b-category", title(&b_html, b_title.as_ref())),
            ("category", title(&a_html, a_title.as_ref())),
            ("a-means", a.means.value.part()),
            ("b-means", b.means.value.part()),
        ];
        self.locale.frame_for(frame, &head.id).html(&values, output);
    }

    fn category(&self, output: &mut String) {
        let [a, b] = self.sides.map(|side| side.code.link.word());
        let titles = self.titles().map(Option::unwrap_or_default);
        let html = titles.map(escape);
        let title = |at: usize| Part { html: &html[at], plain: titles[at] };
        let head = self.sides[0].head;
        let registry_html = escape(&head.name);
        let [a_id, b_id] = self.category_ids();
        let [a_name, b_name] = self.sides.map(|side| side.code.link.official_name.part());
        let values = [
            ("registry-id", Part::word(&head.id)),
            ("a-category-id", Part::word(a_id)),
            ("b-category-id", Part::word(b_id)),
            ("registry", Part { html: &registry_html, plain: &head.name }),
            ("a", a),
            ("b", b),
            ("a-name", a_name),
            ("b-name", b_name),
            ("a-category", title(0)),
            ("b-category", title(1)),
        ];
        self.locale.frame_for("difference-category", &head.id).html(&values, output);
    }
}
