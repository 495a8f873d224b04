//! A status as Markdown, for a pull request or an issue: a table, and a list of files.

use std::fmt::Write as _;

use super::{Kind, Status};

pub(super) fn write(status: &Status) -> String {
    let mut text = String::from("| locale | registry | translated |");
    for kind in Kind::ALL {
        let _ = write!(text, " {} |", kind.name());
    }
    text.push_str("\n|---|---|--:|");
    text.push_str(&"--:|".repeat(Kind::ALL.len()));
    text.push('\n');
    let rows = status.locales.iter().flat_map(|l| l.registries.iter().map(move |r| (l, r)));
    for (locale, registry) in rows.clone() {
        let covered = registry.coverage;
        let _ = write!(
            text,
            "| {} | {} | {} % ({} of {}) |",
            locale.id,
            registry.id,
            covered.percent(),
            covered.translated,
            covered.total
        );
        for kind in Kind::ALL {
            let _ = write!(text, " {} |", registry.paths(kind).count());
        }
        text.push('\n');
    }
    let files = rows.flat_map(|(_, registry)| &registry.files);
    for (number, (kind, path)) in files.enumerate() {
        let before = if number == 0 { "\n" } else { "" };
        let _ = writeln!(text, "{before}- {}: `{path}`", kind.name());
    }
    text
}
