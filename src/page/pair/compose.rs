//! The texts on two codes: written, or composed of what is ready on each, whole in one language.

use crate::config::LocaleId;
use crate::edition::Said;
use crate::html::escape;
use crate::locale::Part;
use crate::markdown::{Inline, Prose};
use crate::page::row::FactRow;

use super::{PairPage, Voice, Voices};

/// A text of the page, before it is joined.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spoken<'p> {
    Prose(&'p Said<Prose>),
    Item(&'p Inline, LocaleId),
    Sentence(&'p Said<String>),
    /// What separates the two codes.
    Summary(&'p Voice<'p>),
    /// What tells their categories apart.
    Category(&'p Voice<'p>),
    /// When to use which.
    Choose(&'p Voice<'p>),
}

impl<'s> Voices<'s> {
    /// Chooses who speaks: the page's locale, or the source locale.
    pub(super) fn of(own: Voice<'s>, source: Voice<'s>) -> Self {
        let choose = |is_own: bool| if is_own { own } else { source };
        let id = own.locale.id;
        let [a, b] = own.codes.map(|code| code.category);
        let mut titles = [a, b].into_iter().flatten().map(|at| &own.head.categories[at].title);
        let are_titles_own = titles.all(|title| title.by == id);
        let mut fixes = own.codes.iter().filter_map(|code| code.sentences.fix.as_ref());
        Self {
            summary: choose(are_titles_own && own.codes.iter().all(|code| code.means.by == id)),
            category: (a.is_some() && b.is_some() && a != b).then(|| choose(are_titles_own)),
            choose: choose(fixes.all(|fix| fix.by == id)),
        }
    }
}

impl PairPage<'_> {
    /// Returns what separates the two.
    pub(super) fn summary(&self) -> Option<Spoken<'_>> {
        let voice = self.voices.as_ref().map(|voices| &voices.summary);
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
        let voice = self.voices.is_some().then(|| voice.unwrap_or(self.shell.id()));
        let written = self.comparison.and_then(|comparison| comparison.differences.as_ref());
        if let Some(written) = written.filter(|_| self.is_chosen(written, voice)) {
            return written.value.iter().map(|item| Spoken::Item(item, written.by)).collect();
        }
        let category = self.voices.as_ref().and_then(|voices| voices.category.as_ref());
        let category = category.map(Spoken::Category);
        category.into_iter().chain(composed.map(Spoken::Sentence)).collect()
    }

    /// Returns when to use which.
    pub(super) fn choose(&self) -> Option<Spoken<'_>> {
        let voice = self.voices.as_ref().map(|voices| &voices.choose);
        let written = self.comparison.and_then(|comparison| comparison.choose.as_ref());
        if self.is_chosen(written, voice.map(|voice| voice.locale.id)) {
            return written.map(Spoken::Prose);
        }
        let can_speak =
            |voice: &&Voice<'_>| voice.codes.iter().any(|code| code.sentences.fix.is_some());
        voice.filter(can_speak).map(Spoken::Choose)
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
        texts.map(Spoken::by)
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
                output.push_str("<p>");
                let joint = if voice.locale.language.separates_sentences() { " " } else { "" };
                let fixes = voice.codes.iter().filter_map(|code| code.sentences.fix.as_ref());
                for (at, fix) in fixes.enumerate() {
                    output.push_str(if at > 0 { joint } else { "" });
                    output.push_str(&fix.value);
                }
                output.push_str("</p>");
            }
        }
    }
}

impl Voice<'_> {
    /// Returns the titles of the codes' categories, where they have one.
    fn titles(&self) -> [Option<&str>; 2] {
        self.codes.map(|code| code.category.map(|at| self.head.categories[at].title.value.as_str()))
    }

    fn summary(&self, output: &mut String) {
        let [a, b] = self.codes;
        let [a_title, b_title] = self.titles();
        let frame = match (a_title, b_title) {
            (Some(a), Some(b)) if a == b => "summary-same-category",
            (Some(_), Some(_)) => "summary-two-categories",
            _ => "summary-plain",
        };
        let [a_html, b_html] = [a_title, b_title].map(|title| escape(title.unwrap_or_default()));
        let registry_html = escape(&self.head.name);
        let title = |html, plain: Option<&_>| Part { html, plain: plain.copied().unwrap_or("") };
        let values = [
            ("registry", Part { html: &registry_html, plain: &self.head.name }),
            ("a", Part::word(&a.link.spelling)),
            ("b", Part::word(&b.link.spelling)),
            ("a-name", a.link.official_name.part()),
            ("b-name", b.link.official_name.part()),
            ("a-category", title(&a_html, a_title.as_ref())),
            ("b-category", title(&b_html, b_title.as_ref())),
            ("category", title(&a_html, a_title.as_ref())),
            ("a-means", a.means.value.part()),
            ("b-means", b.means.value.part()),
        ];
        self.locale.frame_for(frame, &self.head.id).html(&values, output);
    }

    fn category(&self, output: &mut String) {
        let [a, b] = self.codes.map(|code| Part::word(&code.link.spelling));
        let titles = self.titles().map(Option::unwrap_or_default);
        let html = titles.map(escape);
        let title = |at: usize| Part { html: &html[at], plain: titles[at] };
        let values = [("a", a), ("b", b), ("a-category", title(0)), ("b-category", title(1))];
        self.locale.frame_for("difference-category", &self.head.id).html(&values, output);
    }
}
