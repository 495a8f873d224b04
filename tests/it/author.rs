//! Files that authors ask for: a site to begin with, files to fill in, defaults to change.

use std::fs;
use std::path::Path;

use crate::support::{run, tree};

fn init(root: &Path, locales: &str) {
    let ran = run(&["init", ".", "--locales", locales], root);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn a_new_site_has_no_mistake_in_any_choice_of_languages() {
    for locales in ["en", "zh", "fr", "ko", "en,fr", "fr,en", "ko,zh,fr,en", "en,zh,fr,ko"] {
        let folder = tempfile::tempdir().unwrap();
        let ran =
            run(&["init", "site", "--locales", locales, "--registry", "errors"], folder.path());
        assert_eq!(ran.code, 0, "{locales}: {}", ran.stderr);
        let root = folder.path().join("site");
        let checked = run(&["check"], &root);
        assert_eq!((checked.code, checked.stderr.as_str()), (0, ""), "{locales}");
        assert!(checked.stdout.contains("no mistake found"), "{}", checked.stdout);
        let status = run(&["status", "--min", "100"], &root);
        assert_eq!(status.code, 0, "{locales}: {}", status.stdout);
        assert_eq!(run(&["build", "--quiet"], &root).code, 0, "{locales}");
        let source = locales.split(',').next().unwrap();
        let page = root.join(format!("dist/{source}/errors/1001-vs-1002.html"));
        assert!(page.is_file(), "{locales}: no page for the pair");
    }
}

#[test]
fn a_site_is_made_in_a_folder_that_holds_none() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("here/.git")).unwrap();
    fs::write(root.join("here/README.md"), "Ours.\n").unwrap();
    let ran = run(&["init", "here", "--title", "Say \"no\""], root);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let site = fs::read_to_string(root.join("here/content/site.toml")).unwrap();
    let site: toml::Table = site.parse().unwrap();
    assert_eq!(site["title"].as_str(), Some("Say \"no\""));
    assert_eq!(fs::read_to_string(root.join("here/.gitignore")).unwrap(), "/dist/\n");
    // A list of one's own is not touched.
    fs::create_dir_all(root.join("other")).unwrap();
    fs::write(root.join("other/.gitignore"), "x\n").unwrap();
    let ran = run(&["init", ".", "--empty"], &root.join("other"));
    assert!(ran.stdout.contains("add `/dist/` to `.gitignore`"), "{}", ran.stdout);
    assert_eq!(fs::read_to_string(root.join("other/.gitignore")).unwrap(), "x\n");
    let before = tree(root);
    for arguments in [
        &["init", "here"][..],
        &["init", "there", "--locales", "en,de"],
        &["init", "there", "--registry", "No Name"],
        &["init", "there", "--registry", "across"],
        &["init", "here/content/site.toml"],
    ] {
        let ran = run(arguments, root);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
    }
    assert_eq!(tree(root), before);
    assert!(!root.join("there").exists());
}

#[test]
fn what_is_to_be_filled_in_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    init(root, "en,fr");
    fs::remove_file(root.join("content/payments/2001.fr.md")).unwrap();
    let made: [(&[&str], &str, &[&str]); 4] = [
        (
            &["new", "code", "payments", "1003"],
            "content/payments/1003.md",
            &["`name` is empty", "`retry` is empty", "`http-status` is empty", "no description"],
        ),
        (
            &["new", "comparison", "payments", "2002", "1001"],
            "content/payments/1001-vs-2002.md",
            &["not one list", "a comment stands in place", "the section says nothing"],
        ),
        (
            &["new", "registry", "errors"],
            "content/errors/_index.md",
            &["`name` is empty", "a comment stands in place"],
        ),
        (
            &["new", "translation", "content/payments/2001.md", "fr"],
            "content/payments/2001.fr.md",
            &[
                "`name` is empty",
                "`means` is empty",
                "`seen` is empty",
                "a comment stands in place",
            ],
        ),
    ];
    for (arguments, path, reports) in made {
        let ran = run(arguments, root);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.stdout.starts_with(&format!("wrote {path}\n")), "{}", ran.stdout);
        let checked = run(&["check", "--format", "github"], root);
        assert_eq!(checked.code, 1);
        for report in reports {
            let is_reported = |line: &str| line.contains(path) && line.contains(report);
            assert!(checked.stdout.lines().any(is_reported), "{report}: {}", checked.stdout);
        }
        // Everything that is reported is about the new file, and there is nothing else in it.
        for line in checked.stdout.lines() {
            assert!(line.contains(path), "{line}");
            assert!(
                line.contains("title=missing-key")
                    || line.contains("title=empty-text")
                    || line.contains("title=missing-description")
                    || line.contains("title=expected-list"),
                "{line}"
            );
        }
        let again = run(arguments, root);
        assert_eq!(again.code, 2);
        assert!(again.stderr.contains("exists already"), "{}", again.stderr);
        fs::remove_file(root.join(path)).unwrap();
    }
}

#[test]
fn a_translation_carries_its_source_and_is_current() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    init(root, "en,ko");
    for name in ["_index", "1001", "1001-vs-1002"] {
        let path = root.join(format!("content/payments/{name}.ko.md"));
        let old = fs::read_to_string(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let source = format!("content/payments/{name}.md");
        let ran = run(&["new", "translation", &source, "ko"], root);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let new = fs::read_to_string(&path).unwrap();
        let digest =
            |text: &str| text.lines().find(|l| l.starts_with("source = ")).map(str::to_owned);
        assert!(digest(&old).is_some(), "{name} has no digest");
        assert_eq!(digest(&old), digest(&new));
        let text = fs::read_to_string(root.join(&source)).unwrap();
        let body = text.rsplit("+++\n").next().unwrap();
        let paragraphs = body.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        let paragraphs: Vec<&str> = paragraphs.collect();
        assert!(!paragraphs.is_empty(), "{source} says nothing");
        for paragraph in paragraphs {
            assert!(new.contains(paragraph), "{name} lacks: {paragraph}");
        }
    }
}

#[test]
fn codes_of_two_registries_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    init(root, "en");
    fs::create_dir_all(root.join("content/exit")).unwrap();
    fs::write(root.join("content/exit/_index.md"), "+++\nname = \"Exit\"\n+++\n").unwrap();
    fs::write(root.join("content/exit/1.md"), "+++\nname = \"One\"\n+++\n\nOne.\n").unwrap();
    let ran = run(&["new", "comparison", "across", "payments:2001", "exit:1"], root);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(root.join("content/across/exit-1-vs-payments-2001.md").is_file(), "{}", ran.stdout);
    let report = run(&["check"], root).stderr;
    assert!(report.contains("missing-part") && !report.contains("pair-order"), "{report}");
}

#[test]
fn a_language_is_written_by_its_messages() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    init(root, "en");
    let declare = |id: &str| {
        let path = root.join("content/site.toml");
        let text = fs::read_to_string(&path).unwrap();
        let table = format!("\n[[locales]]\nid = \"{id}\"\nlang = \"{id}\"\nname = \"{id}\"\n");
        fs::write(&path, text + &table).unwrap();
    };
    // The program carries French: the site's own words are all that lacks.
    let ran = run(&["new", "locale", "fr"], root);
    assert!(
        ran.stdout.starts_with("wrote locales/fr/payments.ftl\nadd the locale"),
        "{}",
        ran.stdout
    );
    declare("fr");
    let report = run(&["check"], root).stderr;
    assert!(report.contains("the locale `fr` lacks the message `fact-payments-retry`"), "{report}");
    assert!(report.contains("2 errors, 0 warnings"), "{report}");
    // German it does not carry.
    assert_eq!(run(&["new", "locale", "de"], root).code, 0);
    declare("de");
    let report = run(&["check"], root).stderr;
    assert!(report.contains("there are no messages for the locale `de`"), "{report}");
    let site = root.join("locales/de/site.ftl");
    let text = fs::read_to_string(&site).unwrap();
    fs::write(&site, text.replace("# skip = Skip to content", "skip = Zum Inhalt")).unwrap();
    let report = run(&["check"], root).stderr;
    assert!(report.contains("the locale `de` lacks the message `tagline`"), "{report}");
    assert!(!report.contains("message `skip`"), "{report}");
}

#[test]
fn a_code_of_any_spelling_gets_an_address_and_pairs() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    init(root, "en");
    fs::create_dir(root.join("content/rpc")).unwrap();
    fs::write(root.join("content/rpc/_index.md"), "+++\nname = \"RPC\"\n+++\n").unwrap();
    let new = |spelling: &str, address: &str| {
        let ran = run(&["new", "code", "rpc", spelling], root);
        assert_eq!(ran.code, 0, "{spelling}: {}", ran.stderr);
        let path = format!("content/rpc/{address}.md");
        assert!(ran.stdout.starts_with(&format!("wrote {path}\n")), "{}", ran.stdout);
        let text =
            fs::read_to_string(root.join(&path)).unwrap().replace("name = \"\"", "name = \"N\"");
        let text = text.replace("+++\n\n<!--", "+++\n\nIt is so.\n\n<!--");
        fs::write(root.join(path), text).unwrap();
    };
    let spellings = [
        ("-32700", "-32700"),
        ("auth/user-not-found", "auth-user-not-found"),
        ("net.dns", "net-dns"),
        ("net::ERR_FAILED", "net-ERR_FAILED"),
        ("TS-999 (warn)", "TS-999-warn"),
        ("a-vs-b", "a-versus-b"),
        ("C++", "Cplusplus"),
        ("../1", "1"),
        ("0x80004005", "0x80004005"),
        ("错误", "错误"),
        ("say \"no\"\\", "say-no"),
    ];
    for (spelling, address) in spellings {
        new(spelling, address);
    }
    let ran = run(&["new", "comparison", "rpc", "-32700", "auth/user-not-found"], root);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    // It has no list of differences yet.
    fs::remove_file(root.join("content/rpc/-32700-vs-auth-user-not-found.md")).unwrap();
    let ran = run(&["build", "--quiet"], root);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for (spelling, address) in spellings {
        let json = fs::read(root.join(format!("dist/en/rpc/{address}.json"))).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(json["code"], spelling);
    }
}

#[test]
fn what_cannot_be_made_is_2_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    init(root, "en,fr");
    let before = tree(root);
    for (arguments, reason) in [
        (&["new", "code", "payment", "1"][..], "did you mean `payments`?"),
        (&["new", "code", "payments", "//"], "write the code in its key `code = \"…\"`"),
        (&["new", "code", "payments", "/1001"], "the address `1001` is that of `1001`"),
        (&["new", "code", "payments", "1001"], "exists already"),
        (&["new", "comparison", "payments", "1001", "1004"], "has no code `1004`"),
        (&["new", "comparison", "payments", "1001", "1001"], "with itself"),
        (&["new", "registry", "../x"], "cannot name a registry"),
        (&["new", "registry", "payments"], "exists already"),
        (&["new", "locale", "../x"], "cannot name a locale"),
        (&["new", "translation", "content/payments/1001.md", "de"], "write `fr`"),
        (&["new", "translation", "content/payments/1001.md", "en"], "into the locale `en`"),
        (&["new", "translation", "content/payments/1001.fr.md", "fr"], "is no text of"),
        (&["eject", "templates/pairs.html"], "did you mean `templates/pair.html`?"),
        (&["eject", "../x"], "has no default"),
    ] {
        let ran = run(arguments, root);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(reason), "{arguments:?}: {}", ran.stderr);
    }
    assert_eq!(tree(root), before);
}

#[test]
fn a_default_is_copied_as_it_is_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    init(root, "en");
    let listed = run(&["eject", "--list"], root).stdout;
    for path in ["templates/pair.html", "templates/assets/style.css", "locales/en/site.ftl"] {
        assert!(listed.lines().any(|line| line == path), "{listed}");
        let ran = run(&["eject", path], root);
        assert_eq!((ran.code, ran.stdout), (0, format!("wrote {path}\n")), "{}", ran.stderr);
        let default = fs::read(crate::support::project().join(path)).unwrap();
        assert_eq!(fs::read(root.join(path)).unwrap(), default);
    }
    // A folder that holds one that exists is refused whole.
    let before = tree(root);
    let ran = run(&["eject", "templates"], root);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("exists already"), "{}", ran.stderr);
    assert_eq!(tree(root), before);
    assert!(run(&["check"], root).stdout.contains("no mistake found"));
}

#[test]
fn shells_and_man_know_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let help = run(&["help"], folder.path()).stdout;
    let (_, commands) = help.split_once("\nCommands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let commands = commands.lines().filter_map(|line| line.strip_prefix("  "));
    let commands = commands.filter_map(|line| line.split(' ').next());
    let commands: Vec<&str> = commands.filter(|&name| !name.is_empty() && name != "help").collect();
    assert!(commands.contains(&"build") && commands.contains(&"man"), "{help}");
    // How each shell's script begins to offer a command.
    for (shell, start, end) in [
        ("bash", "\n            versus,", ")\n"),
        ("zsh", "\n'", ":"),
        ("fish", "__fish_versus_needs_command\" -f -a \"", "\""),
        ("powershell", "[CompletionResult]::new('", "'"),
        ("elvish", "\n            cand ", " "),
    ] {
        let ran = run(&["completions", shell], folder.path());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for command in &commands {
            let is_offered = ran.stdout.contains(&format!("{start}{command}{end}"));
            assert!(is_offered, "{shell} does not know `{command}`");
        }
    }
    let page = run(&["man"], folder.path()).stdout;
    assert!(page.contains(".TH versus 1"), "{page}");
    assert_eq!(run(&["man", "--output", "share/man"], folder.path()).code, 0);
    for command in commands {
        assert!(
            folder.path().join(format!("share/man/versus-{command}.1")).is_file(),
            "no page for `{command}`"
        );
    }
}
