//! The Markdown of a code, a registry and a pair, and the guides for language models, spelled from the values
//! of their pages.

mod document;

use crate::address::{File, Folder, Name};
use crate::catalog::Reference;
use crate::config::LocaleId;
use crate::edition::{CodeEdition, CodeLink, Said, first_sentence};
use crate::locale::Part;
use crate::markdown::{Inline, Prose, escape, link};
use crate::plan::Form;

use super::Shell;
use super::code::CodePage;
use super::front::FrontPage;
use super::link::PairLink;
use super::pair::PairPage;
use super::registry::RegistryPage;
use super::row::FactRow;
use document::Document;

/// The heading of what a reader in haste may skip: a word of the form, the same in every language.
const OPTIONAL: &str = "Optional";

impl CodePage<'_> {
    /// Writes the Markdown of the code.
    pub(super) fn markdown(&self) -> String {
        let (code, head, shell) = (self.code, self.head, self.shell);
        let label = |id: &str| shell.locale.text(id);
        let title = format!("{} {}", head.name, full_name(&code.link));
        let mut document = Document::new(&title);
        if self.is_partly_untranslated() {
            add_untranslated(shell, self.twin(), &mut document);
        }
        for note in self.notes() {
            document.block(&escape(&note));
        }
        if let Some(other) = self.replacement() {
            let href = self.twin().href(markdown(other.file(shell.id())), shell.config);
            let link = link(&full_name(other), &href);
            document.block(&format!("{} {link}", escape(label("code-replaced"))));
        }
        document.block(&code.description.value.markdown);
        for (section, text) in self.sections() {
            document.heading(&section.label);
            document.block(&text.value.markdown);
        }
        let mut rows = vec![vec![escape(label("fact")), escape(&code.link.spelling)]];
        rows.extend(
            code.category.map(|at| {
                vec![escape(label("category")), escape(&head.categories[at].title.value)]
            }),
        );
        let facts = head.facts.iter().zip(&code.facts);
        rows.extend(facts.filter_map(|(head, fact)| {
            let words = &fact.as_ref()?.words.value;
            Some(vec![escape(&head.label), words.markdown().into_owned()])
        }));
        if rows.len() > 1 {
            document.heading(label("facts"));
            document.table(&rows);
        }
        let aliases = code.official_aliases.iter().chain(&code.aliases);
        document.list(label("aliases"), aliases.map(|alias| escape(alias)));
        let item = |name: &str, constant: &str| format!("{}: `{constant}`", escape(name));
        let constants = self.constants().map(|(head, constant)| item(&head.name, constant));
        document.list(label("constants"), constants);
        document.list(label("equivalents"), self.equivalent_items());
        document.list(label("references"), references(&code.references));
        let curated = self.curated.iter().map(|one| &one.link).chain(&self.across);
        let curated = curated.map(|pair| pair_item(shell, self.twin(), pair));
        document.list(label("often-confused"), curated);
        document.finish_at(&self.file().address(shell.config))
    }

    fn twin(&self) -> File<'_> {
        markdown(self.file())
    }

    fn equivalent_items(&self) -> Vec<String> {
        let shell = self.shell;
        let name = |code: &CodeLink| {
            let name = format!("{} {}", code.registry_name, full_name(code));
            link(&name, &self.twin().href(markdown(code.file(shell.id())), shell.config))
        };
        let items = self.equivalents.iter().map(|one| {
            format!("{} → {}: {}", name(one.from), name(one.to), escape(one.words(shell)))
        });
        items.collect()
    }
}

impl RegistryPage<'_> {
    /// Writes the Markdown of the registry.
    pub(super) fn markdown(&self) -> String {
        let (head, shell) = (self.head, self.shell);
        let twin = markdown(self.file());
        let mut title = String::new();
        let name = [("registry", Part::text(&head.name))];
        shell.locale.frame("registry-heading").plain(&name, &mut title);
        let mut document = Document::new(&title);
        if self.is_partly_untranslated() {
            add_untranslated(shell, twin, &mut document);
        }
        document.block(&self.intro.value.markdown);
        let items = |category: Option<usize>| {
            let codes = self.codes.iter().filter(move |code| code.category == category);
            codes.map(|code| code_item(shell, twin, code))
        };
        // What belongs to no category comes first: below a heading it would seem to.
        let loose: Vec<String> = items(None).map(|item| format!("- {item}")).collect();
        document.block(&loose.join("\n"));
        for (at, category) in head.categories.iter().enumerate() {
            document.list(&category.title.value, items(Some(at)));
        }
        let curated = self.curated.iter().map(|one| pair_item(shell, twin, &one.link));
        document.list(shell.locale.text("often-confused"), curated);
        document.list(shell.locale.text("references"), references(&head.references));
        document.finish_at(&self.file().address(shell.config))
    }
}

impl PairPage<'_> {
    /// Writes the Markdown of the pair.
    pub(super) fn markdown(&self) -> String {
        let shell = self.shell;
        let label = |id: &str| shell.locale.text(id);
        let twin = markdown(self.file());
        let [a, b] = &self.sides;
        let name = |code: &CodeLink| format!("{} {}", code.spelling, code.official_name.plain);
        let title = format!("{} {} vs {}", a.head.name, name(&a.code.link), name(&b.code.link));
        let mut document = Document::new(&title);
        let facts = FactRow::of(&self.sides);
        if self.is_partly_untranslated(&facts) {
            add_untranslated(shell, twin, &mut document);
        }
        let verdict = self.comparison.and_then(|comparison| comparison.verdict.as_ref());
        document.block(verdict.map_or("", |verdict| &verdict.value.markdown));
        for side in &self.sides {
            document.heading(&name(&side.code.link));
            document.block(&side.code.description.value.markdown);
        }
        let head = [label("fact"), &a.code.link.spelling, &b.code.link.spelling];
        let mut rows = vec![head.map(escape).to_vec()];
        rows.extend(facts.iter().map(|row| {
            let [a, b] = row.values.map(|value| {
                value.map_or_else(String::new, |value| value.words.value.markdown().into_owned())
            });
            vec![escape(&row.fact.label), a, b]
        }));
        if rows.len() > 1 {
            document.heading(label("facts"));
            document.table(&rows);
        }
        let differences = self.comparison.and_then(|comparison| comparison.differences.as_ref());
        let differences = differences.iter().flat_map(|said| &said.value);
        let differences = differences.map(|item: &Inline| item.markdown().replace('\n', "\n  "));
        document.list(label("key-differences"), differences);
        if let Some(choose) = self.comparison.and_then(|comparison| comparison.choose.as_ref()) {
            document.heading(label("when-to-use-which"));
            document.block(&choose.value.markdown);
        }
        let items = self.sides.iter().map(|side| code_item(shell, twin, side.code));
        document.list(label("learn-more"), items);
        document.finish_at(&self.file().address(shell.config))
    }
}

impl FrontPage<'_> {
    /// Writes the guide of a locale: a section of links for each registry.
    pub(super) fn guide(&self) -> String {
        let shell = self.shell;
        let mut document = begin_guide(shell);
        for registry in &self.registries {
            let address = |file: File<'_>| markdown(file).address(shell.config);
            let name = &registry.head.name;
            let intro = registry.intro.map(Prose::gist);
            let index = link(name, &address(registry.file())) + &after_link(&intro);
            let codes = registry.codes.iter().map(|code| {
                let address = address(code.link.file(shell.id()));
                link(&full_name(&code.link), &address) + &after_link(&code.gist)
            });
            document.list(name, std::iter::once(index).chain(codes));
        }
        let catalog = shell.page(Folder::Locale, Name::Stem("catalog"));
        let catalog = File { ending: Form::Json.suffix(), ..catalog };
        let catalog = link("catalog.json", &catalog.address(shell.config));
        let note = escape(shell.locale.text("catalog"));
        document.list(OPTIONAL, [format!("{catalog}: {note}")]);
        document.finish()
    }
}

/// Writes the guide at the root, which names each locale's.
pub(super) fn root_guide(shell: Shell<'_>) -> String {
    let config = shell.config;
    let mut document = begin_guide(shell);
    let guides = config.locale_ids().map(|id: LocaleId| {
        let guide = File::page(id, Folder::Locale, Name::Stem("llms"));
        let address = File { ending: ".txt", ..guide }.address(config);
        let language = config.locale(id);
        format!("{}: {}", link(&language.name, &address), escape(&language.lang))
    });
    document.list(shell.locale.text("languages"), guides);
    document.finish()
}

fn begin_guide(shell: Shell<'_>) -> Document {
    let mut document = Document::new(&shell.config.title);
    let description = escape(shell.locale.text("home-description"));
    document.block(&format!("> {description}"));
    document
}

fn add_untranslated(shell: Shell<'_>, twin: File<'_>, document: &mut Document) {
    let source = File { locale: shell.config.source_locale, ..twin };
    let source = link(shell.locale.text("untranslated-link"), &twin.href(source, shell.config));
    document.block(&format!("> {} {source}", escape(shell.locale.text("untranslated"))));
}

/// Makes the entry of a code in a list.
fn code_item(shell: Shell<'_>, from: File<'_>, code: &CodeEdition) -> String {
    let href = from.href(markdown(code.link.file(shell.id())), shell.config);
    link(&full_name(&code.link), &href) + &after_link(&code.gist)
}

/// Makes the entry of a comparison in a list; it leads to the page where pairs have no twins.
fn pair_item(shell: Shell<'_>, from: File<'_>, pair: &PairLink<'_>) -> String {
    let page = pair.file(shell.id());
    let to = if shell.config.pair_twins && !pair.is_across() { markdown(page) } else { page };
    let [a, b] = pair
        .codes
        .map(|code| if pair.is_across() { code.with_registry() } else { code.spelling.clone() });
    let gist = pair.gist.map(|gist| after_link(gist)).unwrap_or_default();
    link(&format!("{a} vs {b}"), &from.href(to, shell.config)) + &gist
}

/// Returns a code's names as one text: spelling, official name, and the translated one.
fn full_name(code: &CodeLink) -> String {
    let mut name = format!("{} {}", code.spelling, code.official_name.plain);
    if let Some(translated) = &code.name {
        name.push_str(" · ");
        name.push_str(translated);
    }
    name
}

/// Returns the first sentence of a text as Markdown, to stand after a link; nothing for an empty one.
fn after_link(gist: &Said<String>) -> String {
    match first_sentence(&gist.value) {
        "" => String::new(),
        sentence => format!(": {}", escape(sentence)),
    }
}

/// Returns the Markdown of a page.
fn markdown(page: File<'_>) -> File<'_> {
    File { ending: Form::Markdown.suffix(), ..page }
}

fn references(references: &[Reference]) -> impl Iterator<Item = String> {
    references.iter().map(|reference| link(&reference.name, &reference.url))
}
