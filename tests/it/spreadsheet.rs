//! A table of 300 codes, as another program exports one, becomes a site by the commands of the guide.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use crate::support::{run, tree};
use crate::tutorial::run_guide;

/// Returns a table with what such tables have: tags, entities, brackets, quotation marks, line breaks, empty cells, no
/// full stops, codes with slashes and colons, and two languages.
fn export() -> String {
    let mut table =
        String::from("Error Code;Title;Message;Message (fr);Resolution;Group;HTTP;Owner notes\r\n");
    let spellings = ["PAY-", "AUTH/", "E_NET:", "net.", "HTTP ", "-32"];
    let groups = ["Payment", "Access & Keys", ""];
    for number in 1..=300 {
        let code = format!("{}{number}", spellings[number % spellings.len()]);
        let message = match number % 5 {
            0 => format!("\"The <b>request</b> no. {number} &amp; its body are <i>too large</i>\""),
            1 => format!("\"Value [amount] of \"\"{number}\"\" is *not* a number\""),
            2 => format!("\"The card {number} has expired;<br/>ask for another one\""),
            3 => format!("\"Line one of {number},\r\nline two\""),
            _ => format!("Nothing answers at {number}."),
        };
        let french =
            if number % 3 == 0 { String::new() } else { format!("Refus numéro {number}") };
        let fix = if number % 4 == 0 { "Try again in <code>5 s</code>" } else { "" };
        let group = groups[number % groups.len()];
        let note = "a long note that nobody outside may read, which is why it is left out";
        let _ = write!(
            table,
            "{code};Error {number};{message};{french};{fix};{group};4{:02};{note}\r\n",
            number % 30
        );
    }
    table
}

#[test]
fn the_guide_makes_a_site_of_a_table_and_a_change_of_a_row_changes_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("export.csv"), export()).unwrap();
    assert_eq!(run_guide("docs/spreadsheet.md", folder.path()), 5);
    let root = folder.path().join("codes");
    let before = tree(&root.join("dist"));
    let codes =
        before.keys().filter(|path| path.starts_with("en/acme/") && path.ends_with(".json"));
    assert_eq!(codes.count(), 301);
    let page = |path: &str| String::from_utf8(before[path].clone()).unwrap();
    assert!(page("en/acme/E_NET-2.html").contains("The card 2 has expired."), "no text of a cell");
    assert!(
        page("en/acme/AUTH-1.html").contains("Value [amount] of &quot;1&quot; is *not* a number.")
    );
    assert!(page("fr/acme/AUTH-1.html").contains("Refus numéro 1."));
    assert!(
        page("fr/acme/net.3.html").contains("partly")
            || page("fr/acme/net.3.html").contains("lang=\"en\"")
    );

    let table = root.join("content/acme/_codes.csv");
    let old = fs::read_to_string(&table).unwrap();
    fs::write(&table, old.replace("Nothing answers at 4.", "Nobody answers at 4.")).unwrap();
    assert_eq!(run(&["build", "--quiet"], &root).code, 0);
    let after = tree(&root.join("dist"));
    let changed = after.keys().filter(|path| after.get(*path) != before.get(*path));
    let changed: BTreeSet<&str> = changed.map(String::as_str).collect();
    let of_row = |path: &&str| path.contains("/HTTP-4.");
    let of_all = |path: &&str| {
        path.ends_with("catalog.json")
            || path.ends_with("look-up.js")
            || path.ends_with("llms.txt")
            || path.contains("/acme/index.")
    };
    let others: Vec<_> = changed.iter().filter(|path| !of_row(path) && !of_all(path)).collect();
    assert!(others.is_empty(), "{others:?}");
    assert_eq!(changed.iter().filter(|path| of_row(path)).count(), 3, "{changed:?}");
}

#[test]
fn every_finding_in_a_table_leads_to_its_row_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    assert_eq!(run(&["init", "site", "--empty", "--locales", "en,fr"], folder.path()).code, 0);
    fs::create_dir(root.join("content/api")).unwrap();
    let index = "+++\nname = \"API\"\n[data]\nignore = [\"Notes\"]\n[[facts]]\nid = \"retry\"\nvalues = [\"yes\", \"no\"]\n+++\n";
    fs::write(root.join("content/api/_index.md"), index).unwrap();
    for locale in ["en", "fr"] {
        let words = "fact-api-retry = Retry\n    .yes = yes\n    .no = no\n";
        fs::create_dir_all(root.join(format!("locales/{locale}"))).unwrap();
        fs::write(root.join(format!("locales/{locale}/api.ftl")), words).unwrap();
    }
    let table = "code,name,description,related,fact.retry,Notes,Owner\n\
                 1,One,\"It \"\"is\"\" <b>bold</b>.\",,yes,,x\n\
                 2,Two,No full stop,1|9,maybe,,\n\
                 ,Three,It is.,,,,\n\
                 2,Again,It is.,,,,\n\
                 5,,See [7].,,,,\n\
                 6,Six,It is.\n";
    fs::write(root.join("content/api/_codes.csv"), table).unwrap();
    fs::write(
        root.join("content/api/_codes.fr.csv"),
        "code;name;source\n1;Un;0000000000000000\n9;Neuf;\n",
    )
    .unwrap();
    fs::write(
        root.join("content/api/1.md"),
        "+++\nname = \"One\"\n+++\n\n# when\n\nIt <i>is</i>.\n",
    )
    .unwrap();
    let checked = run(&["check", "--format", "github"], &root);
    assert_eq!(checked.code, 1);
    let found = |file: &str, line: usize, column: usize, id: &str| {
        let place = format!("file=content/api/{file},line={line},");
        let is_it = |report: &&str| {
            report.contains(&place)
                && report.contains(&format!("col={column},"))
                && report.contains(&format!("title={id}"))
        };
        assert!(
            checked.stdout.lines().any(|line| is_it(&line)),
            "{id} at {file}:{line}:{column}: {}",
            checked.stdout
        );
    };
    found("_codes.csv", 1, 48, "unknown-column");
    found("_codes.csv", 2, 3, "key-in-both");
    found("_codes.csv", 2, 8, "raw-html");
    found("_codes.csv", 3, 7, "missing-full-stop");
    found("_codes.csv", 3, 22, "unknown-code");
    found("_codes.csv", 3, 24, "unknown-value");
    found("_codes.csv", 4, 1, "missing-key");
    found("_codes.csv", 5, 1, "duplicate-id");
    found("_codes.csv", 6, 1, "missing-key");
    found("_codes.csv", 6, 8, "unknown-code");
    found("_codes.csv", 7, 1, "data-syntax");
    found("_codes.fr.csv", 2, 6, "stale-translation");
    found("_codes.fr.csv", 3, 1, "orphaned-translation");
    found("1.md", 7, 4, "raw-html");
}

#[test]
fn a_registry_is_the_same_from_every_form_of_data() {
    let forms = [
        (
            "csv",
            "code,name,aliases,description,when,fact.retry\n\
             a/1,One,\"A | B\",It is one.,Often.,yes\n\
             b,Two,,\"It is \"\"two\"\".\",,\n",
        ),
        (
            "json",
            r#"[{"code": "a/1", "name": "One", "aliases": ["A", "B"], "description": "It is one.", "when": "Often.",
                 "facts": {"retry": "yes"}}, {"code": "b", "name": "Two", "description": "It is \"two\".", "when": null}]"#,
        ),
        (
            "toml",
            "[[codes]]\ncode = \"a/1\"\nname = \"One\"\naliases = [\"A\", \"B\"]\ndescription = \"It is one.\"\n\
             when = '''Often.'''\nfacts = { retry = \"yes\" }\n[[codes]]\ncode = \"b\"\nname = \"Two\"\n\
             description = \"It is \\\"two\\\".\"\n",
        ),
        ("md", ""),
    ];
    let built = forms.map(|(ending, text)| {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        assert_eq!(run(&["init", "site", "--empty", "--locales", "en"], folder.path()).code, 0);
        let content = root.join("content/api");
        fs::create_dir(&content).unwrap();
        let index = "+++\nname = \"API\"\n[[facts]]\nid = \"retry\"\nvalues = [\"yes\", \"no\"]\n+++\n";
        fs::write(content.join("_index.md"), index).unwrap();
        fs::create_dir_all(root.join("locales/en")).unwrap();
        let words = "fact-api-retry = Retry\n    .yes = yes\n    .no = no\n";
        fs::write(root.join("locales/en/api.ftl"), words).unwrap();
        if ending == "md" {
            let one = "+++\ncode = \"a/1\"\nname = \"One\"\naliases = [\"A\", \"B\"]\n[facts]\nretry = \"yes\"\n+++\n\n\
                       It is one.\n\n# when\n\nOften.\n";
            fs::write(content.join("a-1.md"), one).unwrap();
            fs::write(content.join("b.md"), "+++\nname = \"Two\"\n+++\n\nIt is \"two\".\n").unwrap();
        } else {
            fs::write(content.join(format!("_codes.{ending}")), text).unwrap();
        }
        let ran = run(&["build", "--quiet"], &root);
        assert_eq!(ran.code, 0, "{ending}: {}", ran.stderr);
        tree(&root.join("dist"))
    });
    for (tree, (ending, _)) in built.iter().zip(&forms) {
        assert!(*tree == built[0], "{ending} differs");
    }
}

#[test]
fn a_registry_is_held_against_the_list_of_its_program() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(&["init", "site", "--locales", "en"], folder.path()).code, 0);
    let root = folder.path().join("site");
    let check = |list: &str| {
        fs::write(root.join("list"), list).unwrap();
        run(&["check", "--codes", "payments=list"], &root)
    };
    assert_eq!(check("# all\n1001\n1002\n\n2001\n2002\n").code, 0);
    assert_eq!(check("[\"1001\", 1002, 2001, 2002]").code, 0);
    let ran = check("1001\n1002\n2001\n3001\n");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("the list has the code `3001`"), "{}", ran.stderr);
    assert!(ran.stderr.contains("content/payments/2002.md:1:1"), "{}", ran.stderr);
    let ran = run(&["check", "--codes", "payment=list"], &root);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
}
