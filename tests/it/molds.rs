//! What is cast from molds is, byte for byte, what rendering a template for each page gives; and a template that
//! computes with a text is found.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use anyhow::{Result, anyhow, ensure};
use rayon::prelude::*;
use tempfile::TempDir;
use versus::internals::{LocaleId, Page, Parts as _, Way, spell};
use versus::{Diagnostics, Observer, ReportStyle, Site, Sources};

use crate::support::{Tree, copy, load, project, sites, write_tree};

/// Hears which templates compute with a text, and where.
#[derive(Default)]
struct Heard(Mutex<BTreeMap<String, String>>);

impl Observer for Heard {
    fn computes(&self, template: &str, place: &str) {
        self.0.lock().unwrap().insert(template.into(), place.into());
    }
}

/// Makes pages both ways, and returns the templates that were rendered for each page, with the places that made it
/// so. It is an error if the pages differ or cannot be made.
fn computing(site: &Site, pages: impl Iterator<Item = Page>) -> Result<BTreeMap<String, String>> {
    let presses = [Way::Cast, Way::OneByOne].map(|way| site.press(way));
    pages.collect::<Vec<_>>().into_par_iter().try_for_each(|page| {
        let spelled = presses
            .each_ref()
            .map(|press| spell(site, page, press).map_err(|found| anyhow!("{}", found.label)));
        let [cast, rendered] = spelled;
        ensure!(cast? == rendered?, "{} differs", site.plan().path(page));
        Ok(())
    })?;
    let heard = Heard::default();
    presses[0].tell(&heard);
    Ok(heard.0.into_inner().unwrap())
}

#[test]
fn every_site_is_the_same_both_ways() {
    for root in sites() {
        let site = load(&root);
        let found = computing(&site, site.plan().pages()).unwrap();
        assert_eq!(found, BTreeMap::new(), "{}", root.display());
    }
}

#[test]
fn the_projects_own_site_is_the_same_both_ways() {
    let site = load(&project());
    // The source, where nothing stands in for anything, and a translation.
    let is_taken = |page: &Page| [LocaleId(0), LocaleId(3)].contains(&page.locale);
    let pages: Vec<Page> = site.plan().pages().filter(is_taken).collect();
    assert!(pages.len() > 5000, "only {} pages", pages.len());
    assert_eq!(computing(&site, pages.into_iter()).unwrap(), BTreeMap::new());
}

/// Makes the site of `tests/sites/across` with other files, and a pair page with `main` on its second line.
fn site_with(main: &str, files: &[(&str, &str)]) -> (TempDir, Site) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    copy(&project().join("tests/sites/across/content"), &root.join("content"));
    copy(&project().join("tests/sites/across/locales"), &root.join("locales"));
    let pair =
        format!("{{% extends \"base.html\" %}}{{% block main %}}\n{main}\n{{% endblock main %}}");
    let mut tree: Tree = [("templates/pair.html".into(), pair.into_bytes())].into();
    for locale in ["en", "fr"] {
        let messages =
            "about = [{ $code }]\nchoice = { $code ->\n    [503] yes\n   *[other] no\n }\n";
        tree.insert(format!("locales/{locale}/own.ftl"), messages.into());
    }
    tree.extend(files.iter().map(|&(path, text)| (path.to_owned(), text.into())));
    write_tree(&tree, root);
    let site = load_without_error(root);
    (folder, site)
}

/// Loads a site whose messages need not all be used.
fn load_without_error(root: &Path) -> Site {
    let mut diagnostics = Diagnostics::default();
    let sources = Arc::new(Sources::load(root, &mut diagnostics).unwrap());
    let site = versus::load(&sources, &(), &mut diagnostics);
    let report = diagnostics.report(&sources, ReportStyle::Plain);
    assert_eq!(diagnostics.errors(), 0, "{report}");
    site.unwrap()
}

const FILES: [(&str, &str); 5] = [
    ("templates/side.html", "{{ lang }}{{ side.spelling | upper }}"),
    (
        "templates/shown.html",
        "{{ b.card }}{{ asset(name=\"style.css\") }}{{ <Loud text={locale}/> }}{% if lang is not defined %}-{% endif %}",
    ),
    ("templates/loud.html", "{{ a.official_name | upper }}"),
    (
        "templates/components.html",
        "{% component Loud(text) %}{{ text | upper }}{% endcomponent Loud %}\
         {% component Around() %}{{ body | upper }}{% endcomponent Around %}",
    ),
    (
        "templates/parts/loud.html",
        "{% if gist %}{{ gist.html }}{% endif %}{{ a.official_name | upper }}",
    ),
];

#[test]
fn what_only_shows_texts_and_chooses_by_them_is_cast() {
    let shown = [
        "{{ title }}{{ registry_name or a.registry_name }}{{ summary.html }}",
        "{% if a.name %}{{ a.name }}{% elif not (b.name and choose) %}-{% else %}{{ b.spelling }}{% endif %}",
        "{% for side in [a, b] %}{{ loop.index + 1 }}{% if not loop.first %}, {% endif %}{{ side.href }}\
         {% for reference in side.references %}{{ reference.url }}{% else %}none{% endfor %}{% endfor %}",
        "{% for side in [a, b] %}{% if loop.last %}{% break %}{% endif %}{{ side.spelling }}{% endfor %}",
        "{% for step in trail %}{{ step.name }}{% endfor %}{% if a.references %}{{ a.references[0].name }}{% endif %}",
        "{% set x = a.spelling or b.spelling %}{{ x }}{% set n = 1 %}{{ n + 1 }}",
        "{{ t(id=\"about\", code=a.spelling) }}{{ t(id=\"about\", code=summary.html) }}{{ t(id=\"code-count\", count=2) }}",
        "{% block more %}{{ b.official_name }}{% endblock more %}",
        "{% include \"shown.html\" %}",
        "{%- raw -%}{{ a ~ b }}{%- endraw -%}{# {{ a | upper }} #}",
        "{% if related %}{{ each(list=related, part=\"parts/pair-link.html\") }}{% endif %}\
         {{ each(list=facts, part=\"parts/same-row.html\") }}{{ each(list=different, part=\"parts/different-row.html\") }}",
        "{{ locale | upper }}{% if lang == \"fr\" %}oui{% endif %}{{ site_title ~ \"!\" }}",
        "{{ <Loud text={locale}/> }}",
    ];
    let mut wrong = Vec::new();
    for main in shown {
        let (_folder, site) = site_with(main, &FILES);
        let found = computing(&site, site.plan().pages());
        if !found.as_ref().is_ok_and(BTreeMap::is_empty) {
            wrong.push((main, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_computes_with_a_text_is_rendered_for_each_page() {
    let computed = [
        "{{ a.official_name | upper }}",
        "{% if a.spelling == \"503\" %}x{% endif %}",
        "{% if a.official_name is containing(pat=\"a\") %}x{% endif %}",
        "{{ a.spelling ~ \"/\" ~ b.spelling }}",
        "{{ a.spelling if b.spelling == \"503\" else \"-\" }}",
        "{% set x = a.official_name ~ b.spelling %}{{ x }}",
        "{% set x = a.official_name %}{{ x | upper }}",
        "{% set x %}{{ a.official_name }}{% endset %}{{ x | upper }}",
        "{% set x | upper %}{{ a.official_name }}{% endset %}{{ x }}",
        "{% filter upper %}{{ a.official_name }}{% endfilter %}",
        "{% for letter in a.official_name %}{{ letter }}-{% endfor %}",
        "{% for letter in a.name or a.official_name %}{{ letter }}-{% endfor %}",
        "{% for side in [a, b] %}{% for letter in side.official_name %}{{ letter }}-{% endfor %}{% endfor %}",
        "{% set x = a.official_name %}{% for letter in x %}{{ letter }}-{% endfor %}",
        "{% for name in [side.official_name for side in [a, b]] %}{{ name }}{% endfor %}",
        "{% for side in [a, b] | reverse %}{{ side.official_name }}{% endfor %}",
        "{{ [a.spelling, b.spelling] | join(sep=\", \") }}",
        "{{ t(id=\"choice\", code=a.spelling) }}",
        "{{ t(id=\"about\", code=a.official_name | upper) }}",
        "{{ <Loud text={a.official_name}/> }}",
        "{% <Around> %}{{ a.official_name }}{% </Around> %}",
    ];
    let mut wrong = Vec::new();
    for main in computed {
        let (_folder, site) = site_with(main, &FILES);
        let found = computing(&site, site.plan().pages());
        let is_found = |found: &BTreeMap<String, String>| {
            found.get("pair.html").is_some_and(|place| place.starts_with("templates/pair.html:2:"))
        };
        if !found.as_ref().is_ok_and(is_found) {
            wrong.push((main, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_place_of_computing_may_lie_in_what_is_included_or_repeated() {
    let cases = [
        ("{% include \"loud.html\" %}", "pair.html", "templates/loud.html:1:1"),
        (
            "{% for side in [a, b] %}{% include \"side.html\" %}{% endfor %}",
            "pair.html",
            "templates/side.html:1:11",
        ),
        (
            "{{ each(list=related, part=\"parts/loud.html\") }}",
            "parts/loud.html",
            "templates/parts/loud.html:1:40",
        ),
    ];
    for (main, template, place) in cases {
        let (_folder, site) = site_with(main, &FILES);
        let found = computing(&site, site.plan().pages()).unwrap();
        assert_eq!(found, [(template.into(), place.into())].into(), "{main}");
    }
}
