//! What a build does to the folder it publishes to.

use std::fs;
use std::path::Path;

use versus::{Caution, Output};

use crate::support::{build, copy, copy_of_the_site, difference, project, tree};

fn minimal() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/sites/minimal/content"), &folder.path().join("content"));
    folder
}

fn refusal(output: &Path, root: &Path) -> String {
    Output::open(output, root, Caution::Refuse)
        .err()
        .map_or("none".into(), |error| error.to_string())
}

#[test]
fn a_second_build_writes_nothing() {
    let site = minimal();
    let output = site.path().join("dist");
    let first = build(site.path(), &output);
    assert!(first.written > 5);
    let second = build(site.path(), &output);
    assert_eq!((second.written, second.removed, second.unchanged), (0, 0, first.written));
}

#[test]
fn a_code_that_is_removed_takes_its_pages_along_and_changes_only_those_that_listed_it() {
    let site = copy_of_the_site();
    let output = site.path().join("dist");
    build(site.path(), &output);
    let before = tree(&output);

    for file in fs::read_dir(site.path().join("content/websocket")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with("1010") || name.contains("-vs-1010") {
            fs::remove_file(path).unwrap();
        } else if name.ends_with(".md") {
            let text = fs::read_to_string(&path).unwrap();
            let text =
                text.replace("\"1010\", ", "").replace(", \"1010\"", "").replace("\"1010\"", "");
            fs::write(&path, text.replace("[1010]", "1010")).unwrap();
        }
    }
    refresh_digests(site.path());
    build(site.path(), &output);
    let after = tree(&output);

    let removed: Vec<_> = before.keys().filter(|name| !after.contains_key(*name)).collect();
    assert_eq!(removed.len(), 4 * 22, "{removed:?}");
    assert!(removed.iter().all(|name| name.contains("1010")), "{removed:?}");
    assert!(after.keys().all(|name| before.contains_key(name)));
    for name in difference(&before, &after).iter().filter(|name| after.contains_key(*name)) {
        let listed = String::from_utf8_lossy(&before[name]).contains("1010");
        assert!(listed, "{name} changed, but did not mention the code");
    }
}

/// Writes into each translation the digest that the report asks for.
fn refresh_digests(root: &Path) {
    for block in crate::support::report(root).split("\n\n") {
        let Some((_, rest)) = block.split_once("[stale-translation]") else { continue };
        let file = rest.split("--> ").nth(1).unwrap().split(':').next().unwrap();
        let digest = rest.rsplit("write `").next().unwrap().split('`').next().unwrap();
        let path = root.join(file);
        let text = fs::read_to_string(&path).unwrap();
        let old = text.lines().find(|line| line.starts_with("source = ")).unwrap();
        fs::write(&path, text.replace(old, digest)).unwrap();
    }
}

#[test]
fn files_of_others_survive() {
    let site = minimal();
    let output = site.path().join("dist");
    build(site.path(), &output);
    fs::write(output.join("CNAME"), "example.org").unwrap();
    fs::create_dir(output.join(".git")).unwrap();
    fs::write(output.join("en/theirs.txt"), "kept").unwrap();
    build(site.path(), &output);
    assert_eq!(fs::read(output.join("CNAME")).unwrap(), b"example.org");
    assert!(output.join(".git").is_dir() && output.join("en/theirs.txt").is_file());
}

#[test]
fn a_failed_build_leaves_the_old_site() {
    let site = minimal();
    let output = site.path().join("dist");
    build(site.path(), &output);
    let before = tree(&output);
    fs::create_dir(site.path().join("templates")).unwrap();
    fs::write(site.path().join("templates/pair.html"), "{{ nothing.here }}").unwrap();
    assert!(crate::support::report(site.path()).contains("error[template]"));
    assert_eq!(versus(site.path(), &["build"]).status.code(), Some(1));
    assert_eq!(difference(&before, &tree(&output)), Vec::<String>::new());
}

#[test]
fn dangerous_outputs_are_refused() {
    let site = minimal();
    let root = site.path();
    fs::create_dir(root.join("mine")).unwrap();
    fs::write(root.join("mine/thesis.txt"), "years of work").unwrap();
    let spelled_otherwise = root.join("mine/../content");
    for (output, reason) in [
        (root.to_owned(), "holds the site's inputs"),
        (root.parent().unwrap().to_owned(), "holds the site's inputs"),
        (root.join("content"), "holds the site's inputs"),
        (root.join("content/dist"), "lies in the site's inputs"),
        (spelled_otherwise, "holds the site's inputs"),
        (root.join("absent/../content"), "holds the site's inputs"),
        (root.join("absent/deep/../../content/dist"), "lies in the site's inputs"),
        // What does not exist yet would be an input the next time.
        (root.join("templates"), "holds the site's inputs"),
        (root.join("locales/en/dist"), "lies in the site's inputs"),
        (root.join("mine"), "holds files that no build"),
        (root.join("mine/thesis.txt"), "is not a folder"),
    ] {
        let refusal = refusal(&output, root);
        assert!(refusal.contains(reason), "{}: {refusal}", output.display());
    }
    fs::create_dir(root.join("dots")).unwrap();
    fs::write(root.join("dots/.gitignore"), "*").unwrap();
    assert_eq!(refusal(&root.join("dots"), root), "none");
    assert!(Output::open(&root.join("mine"), root, Caution::Force).is_ok());
}

#[test]
fn nothing_is_written_through_a_link_in_the_output() {
    let site = minimal();
    let outside = tempfile::tempdir().unwrap();
    let target = outside.path().join("target");
    for planted in ["en", "en/minimal", "assets", ".versus", ".versus/lock", ".versus/next.new"] {
        let output = site.path().join("dist");
        build(site.path(), &output);
        // An edit, so that there is something to write.
        let code = site.path().join("content/minimal/1.md");
        fs::write(&code, fs::read_to_string(&code).unwrap() + "\nMore.\n").unwrap();
        let link = output.join(planted);
        if link.is_dir() {
            fs::rename(&link, &target).unwrap();
        } else {
            fs::write(&target, "years of work").unwrap();
            let _ = fs::remove_file(&link);
        }
        std::os::unix::fs::symlink(&target, &link).unwrap();
        let before = target.is_dir().then(|| tree(&target));
        let ran = crate::support::run(&["build"], site.path());
        match before {
            Some(before) => assert_eq!(difference(&tree(&target), &before), [""; 0], "{planted}"),
            None => assert_eq!(fs::read_to_string(&target).unwrap(), "years of work", "{planted}"),
        }
        let is_passed = planted.ends_with(".new");
        assert_eq!(ran.code, if is_passed { 0 } else { 2 }, "{planted}: {}", ran.stderr);
        assert!(is_passed || ran.stderr.contains("is a link"), "{planted}: {}", ran.stderr);
        fs::remove_dir_all(&output).unwrap();
        let _ = fs::remove_file(&target).or_else(|_| fs::remove_dir_all(&target));
    }
}

#[test]
fn a_damaged_list_of_files_stops_the_build_and_force_goes_on() {
    let site = minimal();
    let output = site.path().join("dist");
    build(site.path(), &output);
    let before = tree(&output);
    let state = output.join(".versus/state");
    let mut bytes = fs::read(&state).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&state, bytes).unwrap();
    let failed = versus(site.path(), &["build"]);
    assert_eq!(failed.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("is damaged"));
    assert_eq!(difference(&before, &tree(&output)), Vec::<String>::new());
    assert_eq!(versus(site.path(), &["build", "--force"]).status.code(), Some(0));
    assert_eq!(versus(site.path(), &["build"]).status.code(), Some(0));
}

#[test]
fn a_file_of_others_is_not_overwritten_by_a_new_page() {
    let site = minimal();
    let output = site.path().join("dist");
    build(site.path(), &output);
    fs::write(output.join("en/minimal/3.html"), "mine").unwrap();
    let text = "+++\nname = \"Three\"\n+++\n\nThe third.\n";
    fs::write(site.path().join("content/minimal/3.md"), text).unwrap();
    let failed = versus(site.path(), &["build"]);
    assert_eq!(failed.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("3.html"));
    assert_eq!(fs::read(output.join("en/minimal/3.html")).unwrap(), b"mine");
    assert_eq!(versus(site.path(), &["build", "--force"]).status.code(), Some(0));
    assert_ne!(fs::read(output.join("en/minimal/3.html")).unwrap(), b"mine");
}

#[test]
fn one_of_two_builds_at_once_says_so_and_stops() {
    let site = minimal();
    let output = site.path().join("dist");
    build(site.path(), &output);
    let lock = fs::File::create(output.join(".versus/lock")).unwrap();
    lock.lock().unwrap();
    let second = versus(site.path(), &["build"]);
    assert_eq!(second.status.code(), Some(2));
    let message = String::from_utf8_lossy(&second.stderr);
    assert!(message.contains("another build is publishing to"), "{message}");
    drop(lock);
    assert_eq!(versus(site.path(), &["build"]).status.code(), Some(0));
}

#[test]
fn an_edit_rewrites_only_the_pages_it_can_be_seen_on() {
    let site = copy_of_the_site();
    let output = site.path().join("dist");
    build(site.path(), &output);
    for (file, locale) in [("1010.fr.md", "fr"), ("1010.md", "en")] {
        let before = tree(&output);
        let file = site.path().join("content/websocket").join(file);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replacen("\n# fix\n\n", "\n# fix\n\nOne more sentence. ", 1))
            .unwrap();
        let published = build(site.path(), &output);
        let changed = difference(&before, &tree(&output));
        // The code's own page with its twins, and its pairs; nothing in another language.
        assert_eq!((published.written, changed.len()), (22, 22), "{changed:?}");
        let folder = format!("{locale}/websocket/");
        assert!(changed.iter().all(|name| name.starts_with(&folder) && name.contains("1010")));
        // No other page was rendered but those that show parts of every code: the registry's with its twins,
        // the home page, the look-up, the catalog and the guide.
        assert_eq!(published.rendered, 29, "{locale}");
    }
}

fn versus(root: &Path, arguments: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_versus"))
        .args(arguments)
        .arg("--quiet")
        .current_dir(root)
        .output()
        .unwrap()
}
