//! Composed sentences in the grammar of their language: choices known ahead, functions, lowered texts.

use std::fs;

use crate::support::{Tree, build, folder_in_memory, write_tree};

/// A site in one language with two codes in two categories, and its messages.
fn site(lang: &str, messages: &str, keys: &str) -> Tree {
    let config = format!(
        "title = \"T\"\nbase_url = \"https://t.example\"\nsource_locale = \"en\"\n\n[[locales]]\nid = \"en\"\nlang = \"{lang}\"\nname = \"N\"\n{keys}"
    );
    let index = "+++\nname = \"Pay\"\n\n[[categories]]\nid = \"auth\"\ntitle = \"Auth error\"\nrange = \"1-1\"\n\n[[categories]]\nid = \"input\"\ntitle = \"Client error\"\nrange = \"2-2\"\n+++\n\nCodes.\n";
    let code = |name: &str| {
        format!(
            "+++\nname = \"{name}\"\n+++\n\nClient broke it.\n\n# when\n\nIt is so.\n\n# fix\n\nIch bin da.\n"
        )
    };
    let files = [
        ("content/site.toml", config),
        ("content/pay/_index.md", index.into()),
        ("content/pay/1.md", code("Abnormal Closure")),
        ("content/pay/2.md", code("Gateway")),
        ("locales/en/own.ftl", messages.into()),
    ];
    files.into_iter().map(|(path, text)| (path.into(), text.into_bytes())).collect()
}

fn pair_page(tree: &Tree) -> String {
    let folder = folder_in_memory();
    let (root, output) = (folder.path().join("site"), folder.path().join("dist"));
    write_tree(tree, &root);
    build(&root, &output);
    fs::read_to_string(output.join("en/pay/1-vs-2.html")).unwrap()
}

#[test]
fn frames_choose_by_what_is_known_and_call_functions() {
    for (lang, message, expected) in [
        (
            "en",
            "summary-two-categories = { AN($a-category) } and { AN($b-category) }, { AN($a) }.",
            "an Auth error and a Client error, a 1.",
        ),
        (
            "fr",
            "summary-two-categories = le sens { ELIDE($a-name, \"de\") } et { ELIDE($b-name, \"de\") }.",
            "le sens d’Abnormal Closure et de Gateway.",
        ),
        (
            "de",
            "summary-two-categories = { $a } ist { $a-category-id ->\n    [auth] ein Anmeldefehler\n   *[other] eine falsche Eingabe\n } und { $b } ist { $b-category-id ->\n    [auth] ein Anmeldefehler\n   *[other] eine falsche Eingabe\n }.",
            "1 ist ein Anmeldefehler und 2 ist eine falsche Eingabe.",
        ),
        (
            "pl",
            "summary-two-categories = { $registry-id ->\n    [pay] w płatnościach\n   *[other] gdzie indziej\n } { $a }.",
            "w płatnościach 1.",
        ),
        (
            "ko",
            "summary-two-categories = { JOSA($a-name, \"은/는\") }, { JOSA($b-name, \"을/를\") }.",
            "Abnormal Closure는, Gateway을.",
        ),
        ("pl", "choose-code = przy { $code }: { $fix-clause }", "przy 1: ich bin da."),
        ("de", "choose-code = bei { $code }: { $fix-clause }", "bei 1: Ich bin da."),
    ] {
        let keys = "readings = { Gateway = \"게이트\\uC6E8\\uC785\" }\n";
        let page = pair_page(&site(lang, message, keys));
        assert!(page.contains(expected), "{message}\n{page}");
    }
}

#[test]
fn the_shipped_english_has_the_right_article() {
    let page = pair_page(&site("en", "", ""));
    for expected in ["is an Auth error response", "is a Client error response"] {
        assert!(page.contains(expected), "{page}");
    }
}
