//! Pages that once stayed as they were though what they are made from had changed.

use std::fs;
use std::path::Path;

use crate::support::{build, difference, folder_in_memory, tree};

const CONFIG: &str = r#"
title = "Codes"
base_url = "https://codes.example"
source_locale = "en"

[[locales]]
id = "en"
lang = "en"
name = "English"

[[locales]]
id = "fr"
lang = "fr"
name = "Français"
"#;

/// Two codes of one category and one of another.
const INDEX: &str = r#"+++
name = "Payments"

[[categories]]
id = "card"
title = "Card"
range = "100-199"

[[categories]]
id = "rest"
title = "Other"
range = "200-299"
+++

The codes of payments.
"#;

const FRENCH_INDEX: &str = r#"+++
name = "Paiements"

[[categories]]
id = "card"
title = "Carte"

[[categories]]
id = "rest"
title = "Reste"
+++

Les codes des paiements.
"#;

const CODE: &str = r#"+++
name = "Name"
means = "it is so."
seen = "it comes."
+++

A description.

# when

It comes.

# fix

Mend it.
"#;

const FRENCH_CODE: &str = r#"+++
name = "Nom"
means = "c’est ainsi."
seen = "il arrive."
+++

Une description.

# when

Il arrive.

# fix

Réparez.
"#;

/// Writes a site of two registries, one without categories, that is translated but for a code of each.
fn site() -> tempfile::TempDir {
    let folder = folder_in_memory();
    let root = folder.path();
    write(root, "content/site.toml", CONFIG);
    write(root, "content/pay/_index.md", INDEX);
    write(root, "content/pay/_index.fr.md", FRENCH_INDEX);
    write(root, "content/net/_index.md", "+++\nname = \"Net\"\n+++\n\nThe codes of the net.\n");
    write(root, "content/net/_index.fr.md", "+++\nname = \"Réseau\"\n+++\n\nLes codes.\n");
    for code in ["pay/101", "pay/102", "pay/201", "net/1", "net/2"] {
        write(root, &format!("content/{code}.md"), CODE);
    }
    for code in ["pay/101", "pay/201", "net/1"] {
        write(root, &format!("content/{code}.fr.md"), FRENCH_CODE);
    }
    folder
}

fn write(root: &Path, file: &str, text: &str) {
    fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
    fs::write(root.join(file), text).unwrap();
}

/// Builds, edits, builds again, and returns the pages that are not as a fresh build makes them. The edit must
/// change French pages, or it would show nothing.
fn stale(root: &Path, edit: impl FnOnce()) -> Vec<String> {
    let output = folder_in_memory();
    build(root, &output.path().join("dist"));
    let before = tree(&output.path().join("dist"));
    edit();
    build(root, &output.path().join("dist"));
    let fresh = folder_in_memory();
    build(root, fresh.path());
    let expected = tree(fresh.path());
    let changed = difference(&before, &expected);
    assert!(changed.iter().any(|name| name.starts_with("fr/")), "nothing to see: {changed:?}");
    difference(&tree(&output.path().join("dist")), &expected)
}

#[test]
fn a_sentence_that_falls_back_is_made_anew_when_the_source_words_it_otherwise() {
    let mut found = Vec::new();
    for (id, values) in [
        ("summary-same-category", "{ $a } and { $b }: { $a-means } { $b-means }"),
        ("summary-two-categories", "{ $a } and { $b }: { $a-means } { $b-means }"),
        ("summary-plain", "{ $a } and { $b }: { $a-means } { $b-means }"),
        ("difference-description", "{ $code }: { $description }"),
        ("difference-seen", "{ $code }: { $seen }"),
        ("choose-code", "{ $code }: { $fix }"),
        ("summary-same-category-pay", "{ $a } and { $b }: { $a-means } { $b-means }"),
        ("summary-two-categories-pay", "{ $a } and { $b }: { $a-means } { $b-means }"),
        ("summary-plain-net", "{ $a } and { $b }: { $a-means } { $b-means }"),
    ] {
        let site = site();
        let message = format!("{id} = Otherwise: {values}\n");
        // The variables of a frame are the same in every locale.
        let french = message.replace("Otherwise", "Autrement");
        write(site.path(), "locales/fr/words.ftl", &french);
        write(site.path(), "locales/en/words.ftl", &message);
        let edit = || write(site.path(), "locales/en/words.ftl", &message.replace(':', " now:"));
        found.extend(stale(site.path(), edit).into_iter().map(|name| format!("{id}: {name}")));
    }
    assert!(found.is_empty(), "stale:\n{}", found.join("\n"));
}

#[test]
fn a_difference_of_categories_that_falls_back_is_made_anew_when_the_source_words_it_otherwise() {
    for id in ["difference-category", "difference-category-pay"] {
        let site = site();
        write(site.path(), "content/pay/_index.fr.md", "Les codes des paiements.\n");
        let message = format!("{id} = Otherwise: {{ $a-category }}, {{ $b-category }}.\n");
        write(site.path(), "locales/fr/words.ftl", &message.replace("Otherwise", "Autrement"));
        write(site.path(), "locales/en/words.ftl", &message);
        let edit = || write(site.path(), "locales/en/words.ftl", &message.replace(':', " now:"));
        assert_eq!(stale(site.path(), edit), Vec::<String>::new(), "{id}");
    }
}

#[test]
fn a_summary_that_falls_back_for_want_of_a_category_is_made_anew_when_a_clause_changes() {
    let site = site();
    write(site.path(), "content/pay/_index.fr.md", "Les codes des paiements.\n");
    write(site.path(), "content/pay/102.fr.md", FRENCH_CODE);
    let edit = || write(site.path(), "content/pay/101.md", &CODE.replace("it is so", "it is not"));
    assert_eq!(stale(site.path(), edit), Vec::<String>::new());
}

#[test]
fn a_sentence_that_falls_back_is_made_anew_when_the_source_renames_the_registry() {
    // Every code is translated, but no category: the summary speaks of `Payments`, the page of `Paiements`.
    let site = site();
    write(
        site.path(),
        "content/pay/_index.fr.md",
        "+++\nname = \"Paiements\"\n+++\n\nLes codes.\n",
    );
    write(site.path(), "content/pay/102.fr.md", FRENCH_CODE);
    let edit = || {
        write(site.path(), "content/pay/_index.md", &INDEX.replace("Payments", "Purchases"));
    };
    assert_eq!(stale(site.path(), edit), Vec::<String>::new());
}
