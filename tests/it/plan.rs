//! Properties of a whole plan.

use std::collections::BTreeSet;

use versus::internals::{CodeId, Pair, Parts as _, Subject};

use crate::support::{load, project, sites};

#[test]
fn every_page_is_found_by_its_path_and_no_two_share_one() {
    let mut roots = sites();
    roots.push(project());
    for root in roots {
        let site = load(&root);
        let plan = site.plan();
        let mut paths = BTreeSet::new();
        for page in plan.pages() {
            let path = plan.path(page);
            assert_eq!(plan.find(&path), Some(page), "{path}");
            assert!(paths.insert(path.to_lowercase()), "{path} exists twice");
        }
        for missing in
            ["", "/", "x.html", "en/x.html", "en/websocket/1014-vs-1000.html", "../index.html"]
        {
            assert_eq!(plan.find(missing), None, "{missing}");
        }
    }
}

#[test]
fn a_pair_is_in_registry_order_whichever_code_comes_first() {
    for one in 0..20 {
        for other in 0..20 {
            let pair = Pair::of(CodeId(one), CodeId(other));
            assert_eq!(pair, Pair::of(CodeId(other), CodeId(one)));
            assert_eq!(pair.is_none(), one == other);
            if let Some(pair) = pair {
                assert!(pair.a() < pair.b());
                assert_eq!(pair.other(pair.a()), pair.b());
            }
        }
    }
}

#[test]
fn versions_in_other_languages_name_each_other() {
    let site = load(&project());
    let plan = site.plan();
    let mut count = 0;
    for page in plan.pages().filter(|page| !matches!(page.subject, Subject::Chooser)) {
        let versions = plan.versions(page);
        for (locale, version) in &versions {
            // The version for all other languages repeats one of the others, or is the chooser.
            if locale.is_some() {
                count += 1;
                let version = plan.find(&version.path(site.config())).unwrap();
                assert_eq!(plan.versions(version), versions);
            }
        }
    }
    assert!(count > 1000, "only {count} versions");
}
