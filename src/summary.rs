//! What a command prints when it is done.

use std::fmt::Write as _;
use std::path::Path;

use versus::internals::{Coverage, Parts as _, Subject, hosts};
use versus::{Diagnostics, Published, Site};

/// Describes a finished build.
pub(crate) fn built(site: &Site, published: &Published, folder: &Path) -> String {
    let mut text = pages(site);
    let _ = write!(
        text,
        "{}: {} pages rendered, {} files written, {} unchanged, {} removed, {} in all",
        folder.display(),
        published.rendered,
        published.written,
        published.unchanged,
        published.removed,
        size(published.bytes),
    );
    if let Some(host) = site.config().publish.host {
        let _ = write!(text, "\nfor {}: {}", host.name, hosts::written(site, host).join(", "));
    }
    text
}

/// Describes a finished check.
pub(crate) fn checked(site: &Site, diagnostics: &Diagnostics) -> String {
    let mut text = pages(site);
    text.push_str(if diagnostics.is_empty() { "no mistake found" } else { "warnings only" });
    text
}

fn pages(site: &Site) -> String {
    let (mut registries, mut codes, mut pairs, mut others, mut machine) = (0, 0, 0, 0, 0);
    for subject in site.plan().subjects() {
        match subject {
            subject if subject.is_for_machines() => machine += 1,
            Subject::Registry(_) => registries += 1,
            Subject::Code(..) => codes += 1,
            Subject::Pair(..) | Subject::Across(_) => pairs += 1,
            _ => others += 1,
        }
    }
    let locales = site.config().locales.len();
    let mut text = format!(
        "{} pages: in each of {locales} locales {}, {}, {}, {}, {machine} for machines\n",
        site.plan().pages().count(),
        counted(pairs, "pair"),
        counted(codes, "code"),
        if registries == 1 { "1 registry".into() } else { format!("{registries} registries") },
        counted(others, "other page"),
    );
    text.push_str("translated:");
    for locale in site.config().locale_ids() {
        let coverage = Coverage::of(locale, site.catalog(), site.config(), site.sources());
        let id = &site.config().locale(locale).id;
        let _ = write!(text, " {id} {} %", coverage.percent());
    }
    text.push('\n');
    text
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[expect(clippy::cast_precision_loss, reason = "a size is shown with one decimal")]
fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{:.1} KiB", bytes as f64 / 1024.0),
        _ => format!("{:.1} MiB", bytes as f64 / 1_048_576.0),
    }
}
