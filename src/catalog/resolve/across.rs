//! Comparisons across registries, which say all that their pages show.

use crate::catalog::code::AnyCode;
use crate::catalog::comparison::ComparisonText;
use crate::catalog::raw::{Inputs, PairName, RawComparison};
use crate::catalog::text::Body;
use crate::catalog::whole::Across;
use crate::diagnostic::{Diagnostics, rule};
use crate::source::Sources;
use crate::span::Span;

use super::directory::Directory;
use super::equivalent::refuse_same_registry;

/// Resolves the comparisons across registries, in the order of their codes.
pub(super) fn resolve(
    raw: Vec<RawComparison>,
    directory: &Directory,
    inputs: Inputs<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Across> {
    let across = raw.into_iter().filter_map(|raw| {
        let codes = find(directory, &raw.name, raw.span, diagnostics);
        let comparison = raw.comparison;
        if let Some(text) = &comparison.texts[inputs.config.source_locale.0] {
            require_all_parts(text, inputs.sources, diagnostics);
        }
        let [a, b] = codes?;
        Some(Across { a, b, comparison })
    });
    let mut across: Vec<Across> = across.collect();
    across.sort_by_key(Across::codes);
    across
}

fn find(
    directory: &Directory,
    PairName { a, b }: &PairName,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<[AnyCode; 2]> {
    let codes = [a, b].map(|name| directory.find_joined(name, span, diagnostics));
    let [first, second] = [codes[0]?, codes[1]?];
    let [id, other] = [first, second].map(|code| &directory.registry(code.0).id);
    if first.0 == second.0 {
        let [a, b] = [a, b].map(|name| &name[id.len() + 1..]);
        let help = format!("move the file to `content/{id}/{a}-vs-{b}.md`");
        refuse_same_registry(id, span, &help, diagnostics);
        return None;
    }
    if first.0 > second.0 {
        let message = format!("the registry `{other}` comes before `{id}`");
        diagnostics.push(
            rule::PAIR_ORDER.at(span, message).help(format!("rename the file to `{b}-vs-{a}.md`")),
        );
        return None;
    }
    Some([first, second])
}

/// Nothing is composed across registries: what is not written would be missing from the page.
fn require_all_parts(text: &ComparisonText, sources: &Sources, diagnostics: &mut Diagnostics) {
    let written = |body: Option<Body>| body.is_some_and(|body| body.says_something(sources));
    let parts = [
        (text.verdict, "no verdict", "write it before the first section"),
        (text.differences, "no differences", "write a list under `# differences`"),
        (text.choose, "nothing on when to use which", "write it under `# choose`"),
    ];
    for (body, what, help) in parts {
        if !written(body) {
            let message = format!("the comparison has {what}");
            diagnostics.push(rule::MISSING_PART.at(text.span, message).help(help));
        }
    }
}
