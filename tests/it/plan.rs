//! Properties of a whole plan.

use std::collections::BTreeSet;

use versus::internals::{CodeId, Pair, Parts as _, Subject};

use crate::support::{case, load, project, sites, write_tree};

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
fn a_policy_decides_which_pairs_have_a_page() {
    let code = |name: &str, keys: &str| {
        let text = format!("+++\nname = \"Code {name}\"\n{keys}+++\n\nIt happens.\n");
        (format!("content/demo/{name}.md"), text.into_bytes())
    };
    let pairs = |policy: &str| {
        let index = format!("+++\nname = \"Demo\"\npairs = {{ policy = \"{policy}\" }}\n+++\n");
        let files = [
            code("1", "related = [\"3\"]\n"),
            code("2", ""),
            code("3", ""),
            code("4", "related = [\"2\", \"3\"]\n"),
            ("content/demo/1-vs-2.md".to_owned(), "They differ.\n".into()),
            ("content/demo/_index.md".to_owned(), index.into_bytes()),
        ];
        let mut tree = case::defaults();
        tree.extend(files);
        let folder = tempfile::tempdir().unwrap();
        write_tree(&tree, folder.path());
        let site = load(folder.path());
        let registry = &site.catalog().registries[0];
        let spelling = |code| registry.code(code).spelling.as_str();
        let name = |pair: Pair| format!("{}-{}", spelling(pair.a()), spelling(pair.b()));
        let mut with: Vec<String> = registry
            .codes()
            .flat_map(|(code, _)| registry.pairs_with(code).filter(move |pair| pair.b() == code))
            .map(name)
            .collect();
        let pairs: Vec<String> = registry.pairs().map(name).collect();
        with.sort();
        assert_eq!(with, pairs, "{policy}");
        pairs.join(" ")
    };
    assert_eq!(pairs("related"), "1-2 1-3 2-4 3-4");
    assert_eq!(pairs("category"), "1-2 1-3 1-4 2-3 2-4 3-4");
    assert_eq!(pairs("all"), "1-2 1-3 1-4 2-3 2-4 3-4");
    assert_eq!(pairs("curated"), "1-2");
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
