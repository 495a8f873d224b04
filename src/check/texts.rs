//! Rules on what authors and translators write: current, translated, and fit for the composed sentences.

use crate::Site;
use crate::catalog::section::{DIFFERENCES, FIX, WHEN};
use crate::catalog::{ACROSS, Body, CodeText, Registry, Role, TextFile};
use crate::config::LocaleId;
use crate::diagnostic::{Diagnostics, rule};
use crate::edition::Original;
use crate::span::{Span, Spanned};

/// A translation names the digest of the source text it was made from.
pub(super) fn translations_are_current(site: &Site, diagnostics: &mut Diagnostics) {
    for_each_translation(site, |_, source, translation| {
        let digest = source.digest(&site.sources);
        let wanted = format!("write `source = \"{digest}\"`");
        match translation.source {
            // Words that stand in one row are seen together.
            None if site.sources.are_of_one_row(source.span.source, translation.span.source) => {}
            None => diagnostics.push(
                rule::UNTRACKED_TRANSLATION
                    .at(translation.span, "the translation does not say which text it translates")
                    .help(wanted),
            ),
            Some(named) if named.value != digest => diagnostics.push(
                rule::STALE_TRANSLATION
                    .at(named.span, "the source text has changed since it was translated")
                    .label("the digest of the text that was translated")
                    .help(format!("compare the two, then {wanted}")),
            ),
            Some(_) => {}
        }
    });
}

/// A translation that repeats its source word for word has probably been forgotten.
pub(super) fn translations_differ_from_their_source(site: &Site, diagnostics: &mut Diagnostics) {
    for_each_translation(site, |original, source, translation| {
        if !original.is_code() {
            return;
        }
        for (role, body) in translation.markdown() {
            let Some((_, source)) = source.markdown().find(|(other, _)| *other == role) else {
                continue;
            };
            let (source, words) = (source.text(&site.sources), body.text(&site.sources));
            if words.trim() == source.trim() && words.chars().any(char::is_alphabetic) {
                diagnostics.push(
                    rule::IDENTICAL_TRANSLATION.at(first_line(site, body.span),
                        "the translation repeats the source text",
                    )
                    .help(
                        "translate it, or remove it: the source text then stands in, and is marked",
                    ),
                );
            }
        }
    });
}

/// A heading has text under it, and a comment stands beside words: what is still to be written is reported.
pub(super) fn say_something(site: &Site, diagnostics: &mut Diagnostics) {
    let mut warn = |span: Span, message: &str, help: &str| {
        diagnostics.push(rule::EMPTY_TEXT.at(span, message).help(help));
    };
    for original in Original::all(&site.catalog) {
        for locale in site.config.locale_ids() {
            // What a code and a comparison across registries must have has been reported.
            let is_source = locale == site.config.source_locale;
            if is_source && original.folder == ACROSS {
                continue;
            }
            let may_lack = !(is_source && original.is_code());
            for (role, body) in original.file(locale).iter().flat_map(TextFile::markdown) {
                match role {
                    _ if body.says_something(&site.sources) => {}
                    // What is no list has been reported, and nothing is none.
                    Role::Section(DIFFERENCES) => {}
                    Role::Section(_) => {
                        let help = "write the text, or remove the heading";
                        warn(heading_above(site, body.span), "the section says nothing", help);
                    }
                    _ if may_lack && !body.text(&site.sources).trim().is_empty() => {
                        let help = "write the text below it, or remove the comment";
                        let message = "a comment stands in place of the text";
                        warn(first_line(site, body.span), message, help);
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Composed sentences rely on each text's own full stop.
pub(super) fn end_with_a_full_stop(site: &Site, diagnostics: &mut Diagnostics) {
    let mut require = |span: Span, plain: &str| {
        let end = plain.trim_end_matches(['"', '”', '’', '»', ')', '）', '」']).trim_end();
        if !plain.is_empty() && !end.ends_with(['.', '。', '!', '！', '?', '？', '…', ':', '：'])
        {
            diagnostics.push(
                rule::MISSING_FULL_STOP
                    .at(span, "the text ends without a full stop")
                    .help("add it: composed sentences have none of their own"),
            );
        }
    };
    for_each_code_text(site, |registry, locale, text, edition| {
        let clauses = [
            (&text.means, Some(&edition.means)),
            (&text.seen, edition.seen.as_ref()),
            (&text.choose, edition.choose.as_ref()),
        ];
        for (written, clause) in clauses {
            if let (Some(written), Some(clause)) = (written, clause) {
                require(written.span, &clause.value.plain);
            }
        }
        let sections = edition.sections.iter().zip(&registry.sections);
        let sections = sections.filter(|(_, id)| matches!(&*id.value, WHEN | FIX));
        let sections = sections.filter_map(|(section, _)| section.as_ref());
        for prose in std::iter::once(&edition.description).chain(sections) {
            if let (true, Some(span)) = (prose.by == locale, prose.value.lead_span) {
                require(last_line(site, span), &prose.value.lead.plain);
            }
        }
    });
}

/// A clause does not begin with the word that stands before it in its frame: "when when".
pub(super) fn fit_their_frames(site: &Site, diagnostics: &mut Diagnostics) {
    let frames = [("summary-same-category", "a-means"), ("difference-seen", "seen")];
    for_each_code_text(site, |registry, locale, text, edition| {
        let when = registry.find_section(WHEN);
        let when = when.and_then(|at| edition.sections[at].as_ref());
        let description = edition.description.value.lead_span;
        let clauses = [
            (text.means.as_ref(), Some(&edition.means), description),
            (text.seen.as_ref(), edition.seen.as_ref(), when.and_then(|w| w.value.lead_span)),
        ];
        for ((frame, argument), (written, clause, lead)) in frames.into_iter().zip(clauses) {
            let Some(clause) = clause.filter(|clause| clause.by == locale) else { continue };
            let frame = site.locales[locale.0].frame_for(frame, &registry.id);
            let Some(before) = frame.word_before(argument) else { continue };
            let first = clause.value.plain.split_whitespace().next().unwrap_or_default();
            if first.to_lowercase() == before.to_lowercase() {
                let lead = lead.map_or(text.span, |span| first_line(site, span));
                let span = written.map_or(lead, |clause: &Spanned<String>| clause.span);
                diagnostics.push(
                    rule::DOUBLED_WORD
                        .at(span, format!("the composed sentence would read `{before} {first}`"))
                        .help(format!(
                            "begin the text otherwise, or add the clause `{}`",
                            argument.trim_start_matches("a-")
                        )),
                );
            }
        }
    });
}

fn for_each_code_text(
    site: &Site,
    mut visit: impl FnMut(&Registry, LocaleId, &CodeText, &crate::edition::CodeEdition),
) {
    for (id, registry) in site.catalog.registries() {
        for (code_id, code) in registry.codes() {
            for locale in site.config.locale_ids() {
                let edition = &site.editions[locale.0].registries[id.0].codes[code_id.0];
                if let Some(text) = &code.texts[locale.0] {
                    visit(registry, locale, text, edition);
                }
            }
        }
    }
}

/// Visits every file that translates one: what it translates, in the source language and in its own.
fn for_each_translation(
    site: &Site,
    mut visit: impl FnMut(Original<'_>, &TextFile<'_>, &TextFile<'_>),
) {
    let source = site.config.source_locale;
    for original in Original::all(&site.catalog) {
        let Some(text) = original.file(source) else { continue };
        let others = site.config.locale_ids().filter(|&locale| locale != source);
        for translation in others.filter_map(|locale| original.file(locale)) {
            visit(original, &text, &translation);
        }
    }
}

/// Returns the first line of a text that holds words.
fn first_line(site: &Site, span: Span) -> Span {
    let text = Body { span }.text(&site.sources);
    let start = span.start + text.len() - text.trim_start().len();
    let line = text.trim().lines().next().unwrap_or_default();
    Span { start, end: start + line.len(), ..span }
}

/// Returns the line before a section's text, which is its heading.
fn heading_above(site: &Site, span: Span) -> Span {
    let before = site.sources.get(span.source).text[..span.start].trim_end();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Span { start, end: before.len(), ..span }
}

/// Returns the last line of a text that holds words.
fn last_line(site: &Site, span: Span) -> Span {
    let text = Body { span }.text(&site.sources).trim_end();
    let line = text.lines().next_back().unwrap_or_default();
    let end = span.start + text.len();
    Span { start: end - line.trim_start().len(), end, ..span }
}
