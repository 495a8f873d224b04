//! What is held across files: a table of small functions, one concern each. All of them run, so that authors
//! get every mistake at once.

mod messages;
mod pages;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::Site;
use crate::catalog::Registry;
use crate::diagnostic::{Diagnostics, expected_one_of, nearest, rule};
use crate::source::{CONFIG, Origin};
use crate::span::Span;
use crate::{host, template, url};

pub use pages::rehearse;

type Check = fn(&Site, &mut Diagnostics);

const CHECKS: &[Check] = &[
    messages::exist_in_every_locale,
    messages::agree_between_locales,
    messages::are_used,
    messages::ask_for_known_variables,
    messages::are_plain_text,
    texts::translations_are_current,
    texts::translations_differ_from_their_source,
    texts::say_something,
    texts::end_with_a_full_stop,
    texts::fit_their_frames,
    files_have_distinct_names,
    locale_folders_are_configured,
    templates_are_used,
    pages_are_few_enough,
    the_host_takes_the_addresses,
    host::check_counts,
    no_hidden_direction_marks,
];

/// Runs every check on a site.
pub(crate) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let found = CHECKS.par_iter().map(|check| {
        let mut found = Diagnostics::default();
        check(site, &mut found);
        found
    });
    for found in found.collect::<Vec<_>>() {
        diagnostics.append(found);
    }
}

/// Holds a registry against a list of spellings, which the program has that uses the codes.
pub fn hold(site: &Site, registry: &Registry, listed: &[String], diagnostics: &mut Diagnostics) {
    let start = registry.text(site.config.source_locale).map(|index| index.span);
    let listed: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    let mut found = Diagnostics::default();
    let missing = listed.iter().filter(|spelling| registry.find(spelling).is_none());
    for (spelling, start) in missing.zip(start.into_iter().cycle()) {
        let message = format!("the list has the code `{spelling}`, and the registry has not");
        let help = format!("write it with `versus new code {} {spelling}`", registry.id);
        found.push(rule::UNWRITTEN_CODE.at(start, message).help(help));
    }
    for code in &registry.codes {
        if ![&code.spelling, &code.address].iter().any(|name| listed.contains(name.as_str())) {
            let message = format!("the list has no code `{}`", code.spelling);
            let help = "remove the code, or say in which version it was `removed` and leave it in the list";
            found.push(rule::SURPLUS_CODE.at(code.span, message).help(help));
        }
    }
    found.place(|span| site.sources.original(span));
    diagnostics.append(found);
}

/// Two codes need files that a case-insensitive file system tells apart.
fn files_have_distinct_names(site: &Site, diagnostics: &mut Diagnostics) {
    for registry in &site.catalog.registries {
        let mut stems: BTreeMap<String, &str> = BTreeMap::new();
        for code in &registry.codes {
            let stem = url::code_stem(&code.address).to_lowercase();
            let Some(other) = stems.insert(stem, &code.address) else { continue };
            let message = format!("`{}` and `{other}` would be one file", code.address);
            diagnostics.push(
                rule::FILE_COLLISION
                    .at(code.span, message)
                    .help(
                        "give one of the two files a name that differs in more than capitals, and write the code in \
                         its key `code = \"…\"`",
                    ),
            );
        }
        for code in &registry.codes {
            for former in &code.life.formerly {
                let stem = url::code_stem(&former.value).to_lowercase();
                let Some(other) = stems.insert(stem, &code.address) else { continue };
                let message = format!("`{}` is or was the address of `{other}`", former.value);
                diagnostics.push(
                    rule::FILE_COLLISION
                        .at(former.span, message)
                        .help("remove it here, or from the other code"),
                );
            }
        }
    }
}

/// A folder of messages that no locale reads is a mistake in its name, or in the configuration.
fn locale_folders_are_configured(site: &Site, diagnostics: &mut Diagnostics) {
    let mut seen = "";
    for (id, source) in site.sources.below("locales/") {
        let folder = source.path.split('/').nth(1).unwrap_or_default();
        if source.origin == Origin::Embedded || seen == folder {
            continue;
        }
        seen = folder;
        if site.config.find_locale(folder).is_none() {
            let known: Vec<_> = site.config.locales.iter().map(|l| l.id.as_str()).collect();
            let help = expected_one_of(folder, known.iter().copied());
            let message = format!("the locale `{folder}` is not configured");
            diagnostics.push(
                rule::UNKNOWN_LOCALE
                    .at(Span::new(id, 0..0), message)
                    .help(format!("{help} (or add it to `content/site.toml`)")),
            );
        }
    }
}

/// A template that no page is made with is a mistake in its name, or left over.
fn templates_are_used(site: &Site, diagnostics: &mut Diagnostics) {
    for (id, name) in site.templates.unused(&site.sources) {
        let message = format!("no page is made with the template `{name}`");
        let stem = |name: &'static str| name.trim_end_matches(".html");
        let near = nearest(name.trim_end_matches(".html"), template::PAGES.map(stem));
        let help = match (template::moved(name), near) {
            (Some(now), _) => format!("move it to `templates/{now}`"),
            (None, Some(near)) => format!("did you mean `{near}.html`?"),
            (None, None) => "remove it, or include it in a template of a page".into(),
        };
        diagnostics.push(rule::UNUSED_TEMPLATE.at(Span::new(id, 0..0), message).help(help));
    }
}

/// Every pair of n codes has a page where the policy says so: that grows faster than one thinks.
fn pages_are_few_enough(site: &Site, diagnostics: &mut Diagnostics) {
    let (count, max) = (site.plan().pages().count(), site.config.pages_max);
    let pairs = |registry: &Registry| registry.pairs().count() * site.config.locales.len();
    let largest = site.catalog.registries.iter().max_by_key(|registry| pairs(registry));
    let Some(registry) = largest.filter(|_| count > max) else { return };
    let Some(index) = registry.text(site.config.source_locale) else { return };
    let message = format!(
        "the site has {count} pages, of which {} are pairs of the registry `{}`",
        pairs(registry),
        registry.id
    );
    diagnostics.push(rule::TOO_MANY_PAGES.at(index.span, message).help(format!(
        "set `policy = \"related\"` in `[pairs]`, or write `pages_max = {}` in `{CONFIG}`",
        count.next_multiple_of(10_000)
    )));
}

/// A host that answers otherwise than links expect is no place for the site.
fn the_host_takes_the_addresses(site: &Site, diagnostics: &mut Diagnostics) {
    host::check_addresses(&site.config, diagnostics);
}

/// Characters that turn the direction of text make a file read other than it is (CVE-2021-42574).
fn no_hidden_direction_marks(site: &Site, diagnostics: &mut Diagnostics) {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for (id, source) in site.sources.below("") {
        for (at, found) in source.text.match_indices(turns) {
            diagnostics.push(
                rule::DIRECTION_MARK
                    .at(
                        Span::new(id, at..at + found.len()),
                        "an invisible character turns the direction of the text",
                    )
                    .help("remove it"),
            );
        }
    }
}
