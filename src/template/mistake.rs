//! What Tera says of a template that fails → a mistake with its place.

use tera::{Context, ErrorKind};

use crate::diagnostic::{Diagnostic, phrased, rule};
use crate::source::Sources;
use crate::span::{SourceId, Span};

use super::{PAGES, Templates, mold};

/// Where templates are now that an earlier version had elsewhere.
const MOVED: [(&str, &str); 1] = [("code-card.html", "parts/card.html")];

/// Returns where a template is now that an earlier version had elsewhere.
pub(crate) fn moved(name: &str) -> Option<&'static str> {
    MOVED.iter().find(|(old, _)| *old == name).map(|&(_, now)| now)
}

impl Templates {
    /// Describes a failure to render as a mistake in a template.
    pub fn describe(
        &self,
        name: &str,
        error: &tera::Error,
        context: &Context,
        sources: &Sources,
    ) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
            _ => None,
        };
        match report {
            Some(report) => {
                let id = self.source(if report.filename().is_empty() {
                    name
                } else {
                    report.filename()
                });
                let text = &sources.get(id).text;
                let span = Span::new(id, byte_range(report.span(), text));
                let mistake = cannot_be_rendered(span, report.message());
                match self.walked_list(span, text, context) {
                    Some(list) => mistake.help(format!(
                        "write `{{{{ each(list={list}, part=\"parts/….html\") }}}}`: no `for` walks \
                         through `{list}`"
                    )),
                    None => mistake,
                }
            }
            None => cannot_be_rendered(Span::new(self.source(name), 0..0), &error.to_string()),
        }
    }

    /// Returns the list, if that is what a template fails at, that only `each` shows and `for` walks through.
    fn walked_list(&self, span: Span, text: &str, context: &Context) -> Option<String> {
        let template = self.written.values().find(|written| written.source == span.source)?;
        let scan = &template.scan;
        let walk = scan.walks.iter().rfind(|walk| walk.has_item(text, span.start))?;
        let values = scan.walked(walk, context)?;
        let is_list = |value: &&tera::Value| value.as_str().is_some_and(mold::is_list);
        values.iter().any(is_list).then(|| walk.paths[0].join("."))
    }

    /// Describes why templates that can be read do not fit together, which Tera says of all at once.
    pub(super) fn describe_misfits(
        &self,
        error: &tera::Error,
        sources: &Sources,
    ) -> Vec<Diagnostic> {
        let text = error.to_string();
        let name = match error.kind() {
            ErrorKind::MissingParent { current, .. } => current,
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
            _ => PAGES[0],
        };
        let misfits = text.split("error: ").skip(1).filter_map(|misfit| {
            let (message, rest) = misfit.split_once('\n')?;
            let mut place = rest.lines().next()?.trim().strip_prefix("--> ")?.rsplitn(3, ':');
            let column: usize = place.next()?.parse().ok()?;
            let line: usize = place.next()?.parse().ok()?;
            let id = self.source(place.next()?);
            let at = offset(&sources.get(id).text, line, column.checked_sub(1)?);
            let mistake = cannot_be_rendered(Span::new(id, at..at), message);
            let moved = message.split(['\'', '`']).find_map(|name| Some((name, moved(name)?)));
            Some(match moved {
                Some((old, now)) => mistake.help(format!("write `{now}`, which was `{old}`")),
                None => mistake,
            })
        });
        let misfits: Vec<_> = misfits.collect();
        if misfits.is_empty() {
            vec![self.describe(name, error, &Context::new(), sources)]
        } else {
            misfits
        }
    }

    fn source(&self, name: &str) -> SourceId {
        let template = self.written.get(name).or_else(|| self.written.values().next());
        template.expect("there are templates").source
    }
}

fn cannot_be_rendered(span: Span, why: &str) -> Diagnostic {
    rule::TEMPLATE.at(span, "the template cannot be rendered").label(phrased(why))
}

fn byte_range(span: &tera::Span, text: &str) -> std::ops::Range<usize> {
    let start = offset(text, span.start_line, span.start_col);
    start..offset(text, span.end_line, span.end_col).max(start)
}

/// Returns the byte at a line, counted from one, and a column, counted from zero.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let line = text[start.min(text.len())..].lines().next().unwrap_or_default();
    start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
}
