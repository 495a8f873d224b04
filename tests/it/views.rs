//! `docs/views.md` is made from the views themselves.

use std::fmt::Write as _;

use versus::internals::MANUAL;

use crate::support::{overwrites_snapshots, project};

const INTRODUCTION: &str = "\
# Views

What each template sees. [templates.md](templates.md) says which template gets which view. This file is made from the
views themselves: edit the comments in `src/view/`, then run `SNAPSHOTS=overwrite cargo test views::`.

| type | meaning |
|---|---|
| text | plain text; escaped where it is shown |
| HTML | markup that is ready; shown as it is |
| number | a whole number, not negative |
| yes or no | for `{% if … %}` |
| list of … | in the order to show it; `{% for … %}` |
| list for `each` | shown by `{{ each(list=…, part=\"parts/….html\") }}`; false in `{% if … %}` where it is empty |
| … or none | false in `{% if … %}`, empty where it is shown |
";

/// Returns the type of a field in words.
fn words(kind: &str) -> String {
    let inner = |wrapper: &str| kind.strip_prefix(wrapper)?.strip_prefix('<')?.strip_suffix('>');
    if let Some(items) = inner("Vec") {
        return format!("list of {}", words(items));
    }
    if let Some(value) = inner("Option") {
        return format!("{} or none", words(value));
    }
    match kind {
        "String" => "text".into(),
        "Html" => "HTML".into(),
        "u64" => "number".into(),
        "bool" => "yes or no".into(),
        "List" => "list for `each`".into(),
        view => format!("[{view}](#{})", view.to_lowercase()),
    }
}

/// Makes one line of a comment, and links to other views of those to types.
fn sentence(comment: &str) -> String {
    let lines: Vec<&str> = comment.lines().map(str::trim).collect();
    let mut text = lines.join(" ").trim().to_owned();
    while let Some((before, rest)) = text.split_once("[`") {
        let Some((name, after)) = rest.split_once("`]") else { break };
        text = format!("{before}[{name}](#{}){after}", name.to_lowercase());
    }
    text
}

#[test]
fn every_variable_of_a_template_is_described() {
    let mut text = String::from(INTRODUCTION);
    for view in MANUAL.into_iter().flatten() {
        let (name, about) = (view.name, sentence(view.about));
        write!(text, "\n## {name}\n\n{about}\n\n| field | type | meaning |\n|---|---|---|\n")
            .unwrap();
        for (field, kind, meaning) in view.fields {
            writeln!(text, "| `{field}` | {} | {} |", words(kind), sentence(meaning)).unwrap();
        }
    }
    let file = project().join("docs/views.md");
    if overwrites_snapshots() {
        std::fs::write(&file, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}
