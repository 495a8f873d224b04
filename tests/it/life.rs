//! What becomes of codes in time: drafts, and addresses that were others before.

use std::fs;

use versus::internals::Parts as _;

use crate::support::{copy, load, project, run};

#[test]
fn a_draft_is_seen_where_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/sites/renamed"), folder.path());
    let page = folder.path().join("dist/en/pay/draft.html");
    let pair = folder.path().join("dist/en/pay/1001-vs-draft.html");
    for (arguments, is_there) in
        [(&["build", "-q", "--drafts"][..], true), (&["build", "-q"], false)]
    {
        let ran = run(arguments, folder.path());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!((page.is_file(), pair.is_file()), (is_there, is_there), "{arguments:?}");
        let front = fs::read_to_string(folder.path().join("dist/en/index.html")).unwrap();
        assert_eq!(front.contains("draft"), is_there);
    }
}

#[test]
fn every_former_address_leads_to_a_page_that_exists() {
    let site = load(&project().join("tests/sites/renamed"));
    let plan = site.plan();
    let redirects: Vec<(String, String)> = plan.redirects().collect();
    let leads = |from: &str, to: &str| redirects.contains(&(from.to_owned(), to.to_owned()));
    for locale in ["en", "fr"] {
        let path = |name: &str| format!("{locale}/pay/{name}.html");
        for (from, to) in [
            ("1002", "card-declined"),
            ("code-404", "card-declined"),
            ("1001-vs-1002", "1001-vs-card-declined"),
            // The codes stood in this order when they had these names.
            ("2000-vs-card-declined", "card-declined-vs-2001"),
            ("1002-vs-2000", "card-declined-vs-2001"),
            ("404-vs-2001", "card-declined-vs-2001"),
            ("1001-vs-2000", "1001-vs-2001"),
        ] {
            assert!(leads(&path(from), &path(to)), "{from}: {redirects:?}");
        }
    }
    for (from, to) in &redirects {
        let page = plan.find(to).expect("it leads to a page");
        assert_eq!(page.subject.now(), None, "{from} leads to {to}, which leads on");
        assert!(plan.find(from).is_some());
    }
}
