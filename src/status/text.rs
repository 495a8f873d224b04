//! A status for a terminal: a line per locale and registry, and under it the files to see to.

use std::fmt::Write as _;

use super::{Kind, Status};

pub(super) fn write(status: &Status) -> String {
    let mut text = String::new();
    if status.locales.is_empty() {
        let _ = writeln!(text, "the site has one locale, `{}`", status.source_locale);
    }
    let names = Kind::ALL.iter().map(|kind| kind.name().len());
    let width = names.max().unwrap_or_default();
    for locale in &status.locales {
        let covered = locale.coverage;
        let (percent, translated, total) = (covered.percent(), covered.translated, covered.total);
        let _ = writeln!(text, "{}: {percent} %, {translated} of {total} texts", locale.id);
        for registry in &locale.registries {
            let covered = registry.coverage;
            let (translated, total) = (covered.translated, covered.total);
            let _ = write!(
                text,
                "  {}: {} %, {translated} of {total} texts",
                registry.id,
                covered.percent()
            );
            for kind in Kind::ALL {
                if let count @ 1.. = registry.paths(kind).count() {
                    let _ = write!(text, ", {count} {}", kind.name());
                }
            }
            text.push('\n');
            for (kind, path) in &registry.files {
                let _ = writeln!(text, "    {:width$}  {path}", kind.name());
            }
        }
    }
    text
}
