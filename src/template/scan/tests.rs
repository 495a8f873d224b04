//! What counts as a use of a variable, and what a template names.

use super::*;

fn uses(template: &str) -> Vec<Vec<String>> {
    Scan::of(template).uses.into_iter().map(|one| one.variables).collect()
}

#[test]
fn what_is_only_shown_or_chosen_by_is_no_use() {
    let harmless = [
        "<title>{{ title }}</title>",
        "{%- if trail %}a{% elif not (a.name and b.name) %}b{% else %}c{%- endif -%}",
        "{{ a.name or a.official_name }}",
        "{% for row in rows %}{{ row.a.html }}{{ b.facts[loop.index0].html }}{% endfor %}",
        "{%- for side in [a, b] %}{{ side.href }}{% endfor %}",
        "{# {{ a ~ b }} #}{% raw %}{{ a ~ b }}{%- endraw %}",
        "{{ each(list=same, part=\"parts/row.html\") }}",
        "{% block main %}{{ super() }}{% endblock main %}",
        "related, and { no tag }",
    ];
    for template in harmless {
        assert_eq!(uses(template), Vec::<Vec<String>>::new(), "{template}");
    }
}

#[test]
fn what_computes_is_found_with_its_variables() {
    let computing = [
        ("{{ title | upper }}", "title"),
        ("{% if pair.a.spelling == spelling %}x{% endif %}", "pair spelling"),
        ("{{ \"}}\" ~ summary }} text", "summary"),
        ("{% set x = a ~ b %}", "a b"),
        ("{% if a is defined %}x{% endif %}", "a"),
        ("{{ f(x=a) }}", "a"),
        ("{{ t(id=\"m\", n=a | length) }}", "a"),
        ("{{ items[name] }}", "items name"),
        ("{% filter upper %}{{ a }}{% endfilter %}", EVERYTHING),
        ("{% set x %}{{ a }}{% endset %}", EVERYTHING),
    ];
    for (template, expected) in computing {
        let expected: Vec<String> = expected.split(' ').map(String::from).collect();
        assert_eq!(uses(template), [expected], "{template}");
    }
}

#[test]
fn items_and_copies_stand_for_what_they_come_from() {
    let scan = Scan::of("{% for row in rows %}{% set x = row.a or row.b %}{% endfor %}");
    assert_eq!(scan.origins("x"), ["x", "row", "rows"]);
}

#[test]
fn messages_parts_and_templates_are_found() {
    let scan = Scan::of(
        "{% extends \"base.html\" %}{{ t(id=\"one\") }}{% if x %}{{ t(id='two', a=b) }}{% endif %}\
         {{ t(id=name) }}{% raw %}{{ t(id=\"three\") }}{% endraw %}\
         {{ each(list=l, part=\"p.html\") }}{{ each(list=l) }}{{ x.t(id=name) }}",
    );
    let names = |named: Vec<(String, Range<usize>)>| -> Vec<String> {
        named.into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(names(scan.messages), ["one", "two"]);
    assert_eq!(names(scan.parts), ["p.html"]);
    assert_eq!(scan.joined, ["base.html"]);
    let unnamed: Vec<Call> = scan.unnamed.into_iter().map(|(_, call)| call).collect();
    assert_eq!(unnamed, [Call::Message, Call::Each]);
}
