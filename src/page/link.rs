//! Links to codes and pairs, as lists show them.

use tera::Context;

use crate::address::{File, Folder, Name};
use crate::config::LocaleId;
use crate::digest::Keyed;
use crate::edition::{CodeLink, Said};
use crate::html::Html;
use crate::locale::Part;
use crate::press::{Ink, Print, Shape};
use crate::view::{CodeLinkView, PairLinkView, PartView, TextView};

use super::Shell;

/// A pair that a list leads to.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct PairLink<'s> {
    pub(super) codes: [&'s Keyed<CodeLink>; 2],
    /// The first sentence of the verdict, where one is written.
    pub(super) gist: Option<&'s Keyed<Said<String>>>,
}

/// A pair in a list of a page.
pub(super) struct PairEntry<'p, 's> {
    pub(super) shell: Shell<'s>,
    pub(super) from: File<'p>,
    pub(super) pair: &'p PairLink<'s>,
    /// Which of the two codes the page is about.
    pub(super) own: Option<usize>,
}

impl CodeLink {
    pub(super) fn file(&self, locale: LocaleId) -> File<'_> {
        File::page(locale, Folder::Registry(&self.registry), Name::Code(&self.address))
    }

    /// Returns the code as it is written, for a sentence.
    pub(crate) fn word(&self) -> Part<'_> {
        Part { html: &self.html, plain: &self.spelling }
    }

    /// Returns the code as it is written, after the name of its registry.
    pub(super) fn with_registry(&self) -> String {
        format!("{} {}", self.registry_name, self.spelling)
    }

    pub(super) fn view(&self, from: File<'_>, shell: Shell<'_>) -> CodeLinkView {
        CodeLinkView {
            spelling: self.spelling.clone(),
            official_name: self.official_name.plain.clone(),
            name: self.name.clone(),
            href: from.href(self.file(shell.id()), shell.config),
        }
    }
}

impl<'s> PairLink<'s> {
    pub(super) fn is_across(&self) -> bool {
        let [a, b] = self.codes;
        a.registry != b.registry
    }

    pub(super) fn file(&self, locale: LocaleId) -> File<'s> {
        let [a, b] = self.codes;
        if self.is_across() {
            let codes = [a, b].map(|code| (code.registry.as_str(), code.address.as_str()));
            return File::page(locale, Folder::Across, Name::Across(codes));
        }
        File::page(locale, Folder::Registry(&a.registry), Name::Pair([&a.address, &b.address]))
    }

    /// Returns whose words are in the entry.
    pub(super) fn speaker(&self) -> Option<LocaleId> {
        self.gist.map(|gist| gist.by)
    }
}

/// How many texts an entry holds of each code.
const OF_CODE: usize = 4;

/// The first number of an entry's other texts.
pub(super) const OTHER: usize = 2 * OF_CODE;

/// The numbers of the other texts.
const HREF: usize = OTHER;
const GIST: usize = OTHER + 1;

impl PairLink<'_> {
    /// Adds what the names of the two codes depend on.
    pub(super) fn shape_codes(&self, shape: &mut Shape) {
        for code in self.codes {
            shape.flag(code.name.is_some());
        }
    }

    /// Makes a code of the two.
    pub(super) fn code_view(&self, side: usize, text: &dyn Fn(usize) -> String) -> CodeLinkView {
        let text = |number: usize| text(side * OF_CODE + number);
        CodeLinkView {
            spelling: text(0),
            official_name: text(1),
            name: self.codes[side].name.as_ref().map(|_| text(2)),
            href: text(3),
        }
    }

    /// Writes a text of the codes, which have the first numbers.
    pub(super) fn code_text(
        &self,
        number: usize,
        from: File<'_>,
        shell: Shell<'_>,
        ink: &mut Ink<'_>,
    ) {
        let code = self.codes[number / OF_CODE];
        match number % OF_CODE {
            0 if self.is_across() => ink.text(&code.with_registry()),
            0 => ink.text(&code.spelling),
            1 => ink.text(&code.official_name.plain),
            2 => ink.text(code.name.as_deref().unwrap_or_default()),
            _ => ink.text(&from.href(code.file(shell.id()), shell.config)),
        }
    }
}

impl Print for PairEntry<'_, '_> {
    fn locale(&self) -> LocaleId {
        self.shell.id()
    }

    fn shape(&self, shape: &mut Shape) {
        shape.number(self.from.folder.depth());
        self.pair.shape_codes(shape);
        shape.number(self.own.map_or(0, |own| own + 1));
        shape.voice(self.pair.gist.map(|gist| gist.by));
    }

    fn context(&self, text: &dyn Fn(usize) -> String) -> Context {
        let side = |side: usize| self.pair.code_view(side, text);
        let mut context = Context::new();
        insert_part(self.shell, self.from, &mut context);
        PairLinkView {
            a: side(0),
            b: side(1),
            own: self.own.map(side),
            other: self.own.map(|own| side(1 - own)),
            gist: self.pair.gist.map(|gist| TextView {
                html: Html::new(&text(GIST)),
                lang: self.shell.foreign(gist.by).map(String::from),
            }),
            href: text(HREF),
        }
        .insert_into(&mut context);
        context
    }

    fn text(&self, number: usize, ink: &mut Ink<'_>) {
        match number {
            HREF => {
                let to = self.pair.file(self.shell.id());
                ink.text(&self.from.href(to, self.shell.config));
            }
            // The view holds it as HTML.
            GIST => ink.escaped(self.pair.gist.map_or("", |gist| &gist.value)),
            _ => self.pair.code_text(number, self.from, self.shell, ink),
        }
    }
}

/// Makes what every part knows the variables of its template.
pub(super) fn insert_part(shell: Shell<'_>, from: File<'_>, context: &mut Context) {
    PartView {
        page_lang: shell.lang().into(),
        source_lang: shell.source_lang().into(),
        locale: shell.config.locale(shell.id()).id.clone(),
        locale_number: shell.id().0 as u64,
        root: from.root(shell.config).into_owned(),
    }
    .insert_into(context);
}
