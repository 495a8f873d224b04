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
fn nothing_is_written_through_a_link() {
    let site = minimal();
    let outside = tempfile::tempdir().unwrap();
    let target = outside.path().join("target");
    let output = site.path().join("dist");
    for planted in [
        "dist/en",
        "dist/en/minimal",
        "dist/assets",
        ".versus",
        ".versus/dist",
        ".versus/dist/lock",
        ".versus/dist/next.new",
    ] {
        build(site.path(), &output);
        // An edit, so that there is something to write.
        let code = site.path().join("content/minimal/1.md");
        fs::write(&code, fs::read_to_string(&code).unwrap() + "\nMore.\n").unwrap();
        let link = site.path().join(planted);
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
        for made in [&output, &site.path().join(".versus"), &target] {
            let _ = fs::remove_file(made).or_else(|_| fs::remove_dir_all(made));
        }
    }
}

#[test]
fn a_damaged_list_of_files_stops_the_build_and_force_goes_on() {
    let site = minimal();
    let output = site.path().join("dist");
    let fresh = site.path().join("fresh");
    let three = site.path().join("content/minimal/3.md");
    let state = site.path().join(".versus/dist/state");
    let list_of_a_build = || {
        fs::write(&three, "+++\nname = \"Three\"\n+++\n\nThe third.\n").unwrap();
        build(site.path(), &output);
        fs::remove_file(&three).unwrap();
        fs::read(&state).unwrap()
    };
    let damages: [fn(&mut Vec<u8>); 5] = [
        |bytes| *bytes.last_mut().unwrap() ^= 1,
        // An entry longer than the list.
        |bytes| bytes[9..11].fill(u8::MAX),
        |bytes| bytes.truncate(bytes.len() - 20),
        |bytes| bytes[..9].fill(0),
        |bytes| drop(bytes.splice(20..30, [])),
    ];
    for (at, damage) in damages.into_iter().enumerate() {
        let mut bytes = list_of_a_build();
        let before = tree(&output);
        damage(&mut bytes);
        fs::write(&state, bytes).unwrap();
        let failed = versus(site.path(), &["build"]);
        assert_eq!(failed.status.code(), Some(2));
        let message = String::from_utf8_lossy(&failed.stderr);
        assert!(message.contains("is damaged"), "{message}");
        assert!(message.contains("nothing was changed in"), "{message}");
        assert_eq!(difference(&before, &tree(&output)), Vec::<String>::new());
        assert_eq!(versus(site.path(), &["build", "--force"]).status.code(), Some(0));
        assert_eq!(versus(site.path(), &["build"]).status.code(), Some(0));
        // What is gone is removed, as far as the list and the folder show that it is ours.
        build(site.path(), &fresh);
        let left = difference(&tree(&fresh), &tree(&output));
        assert!(left.len() <= usize::from(at == 1 || at == 4), "damage {at}: {left:?}");
        fs::remove_dir_all(&output).unwrap();
    }
    // Lists that are whole and lie.
    for entry in [&[0xff, 0xff][..], &[200, 0, b'x'], &[1]] {
        let mut bytes = b"versus 2\n".to_vec();
        bytes.extend_from_slice(entry);
        bytes.extend_from_slice(blake3::hash(&bytes.clone()).as_bytes());
        list_of_a_build();
        fs::write(&state, bytes).unwrap();
        assert_eq!(versus(site.path(), &["build"]).status.code(), Some(2), "{entry:?}");
        fs::remove_dir_all(&output).unwrap();
        fs::remove_dir_all(site.path().join(".versus")).unwrap();
    }
}

#[test]
fn what_is_ours_lies_beside_the_output() {
    let site = minimal();
    let output = site.path().join("dist");
    build(site.path(), &output);
    assert!(!output.join(".versus").exists());
    let own: Vec<_> = tree_of_all(&site.path().join(".versus"));
    assert_eq!(own, [".gitignore", "dist/lock", "dist/state"]);
    // Where an earlier version kept it, it is found and taken over.
    let (old, new) = (output.join(".versus"), site.path().join(".versus/dist"));
    fs::create_dir(&old).unwrap();
    fs::rename(new.join("state"), old.join("state")).unwrap();
    fs::remove_dir_all(site.path().join(".versus")).unwrap();
    fs::write(old.join("lock"), "").unwrap();
    let again = build(site.path(), &output);
    assert_eq!((again.rendered, again.written, again.removed), (0, 0, 0));
    assert!(!old.exists() && new.join("state").is_file());
    // The folder itself is no place to publish to.
    let refusal = refusal(&site.path().join(".versus/dist"), site.path());
    assert!(refusal.contains("where builds keep their lists"), "{refusal}");
}

fn tree_of_all(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = files.map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(folder).unwrap().display().to_string()).collect()
}

#[test]
fn a_folder_made_anew_under_the_name_of_an_output_is_somebody_elses() {
    let site = minimal();
    let output = site.path().join("dist");
    build(site.path(), &output);
    fs::remove_dir_all(&output).unwrap();
    fs::create_dir(&output).unwrap();
    fs::write(output.join("index.html"), "mine").unwrap();
    let failed = versus(site.path(), &["build"]);
    assert_eq!(failed.status.code(), Some(2));
    let message = String::from_utf8_lossy(&failed.stderr);
    assert!(message.contains("no build of this program wrote"), "{message}");
    assert_eq!(fs::read(output.join("index.html")).unwrap(), b"mine");
    fs::remove_dir_all(&output).unwrap();
    assert!(build(site.path(), &output).written > 5);
}

#[test]
fn what_stands_where_a_page_was_is_left_or_mended() {
    let site = minimal();
    let output = site.path().join("dist");
    let three = site.path().join("content/minimal/3.md");
    let text = "+++\nname = \"Three\"\n+++\n\nThe third.\n";
    fs::write(&three, text).unwrap();
    build(site.path(), &output);
    // A page replaced by a link to the same bytes.
    let page = output.join("en/minimal/1.html");
    fs::rename(&page, site.path().join("moved.html")).unwrap();
    std::os::unix::fs::symlink(site.path().join("moved.html"), &page).unwrap();
    build(site.path(), &output);
    assert!(!page.is_symlink() && page.is_file());
    // A page to remove that has become a folder, and one behind a link.
    fs::remove_file(&three).unwrap();
    let page = output.join("en/minimal/3.html");
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    fs::write(page.join("theirs.txt"), "kept").unwrap();
    build(site.path(), &output);
    assert_eq!(fs::read(page.join("theirs.txt")).unwrap(), b"kept");
    assert_eq!(build(site.path(), &output).written, 0);
    // A page to write where a folder stands.
    fs::write(&three, text).unwrap();
    let before = tree(&output);
    for flags in [&["build"][..], &["build", "--force"]] {
        let failed = versus(site.path(), flags);
        assert_eq!(failed.status.code(), Some(2));
        let message = String::from_utf8_lossy(&failed.stderr);
        assert!(message.contains("is a folder, and the site has a file there"), "{message}");
        assert!(message.contains("nothing was changed in"), "{message}");
        assert_eq!(difference(&before, &tree(&output)), Vec::<String>::new());
    }
}

#[test]
fn a_whole_output_is_exchanged_in_one_step() {
    let site = minimal();
    let (output, fresh) = (site.path().join("dist"), site.path().join("fresh"));
    let three = site.path().join("content/minimal/3.md");
    let atomic = || versus(site.path(), &["build", "--atomic", "--sync"]);
    let ran = atomic();
    if String::from_utf8_lossy(&ran.stderr).contains("cannot exchange two folders") {
        return;
    }
    fs::write(output.join("CNAME"), "example.org").unwrap();
    fs::create_dir_all(output.join("theirs/empty")).unwrap();
    for text in [Some("The third."), Some("Another third."), None] {
        let text = text.map(|text| format!("+++\nname = \"Three\"\n+++\n\n{text}\n"));
        match text {
            Some(text) => fs::write(&three, text).unwrap(),
            None => fs::remove_file(&three).unwrap(),
        }
        let held = fs::File::open(&output).unwrap();
        let ran = atomic();
        assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
        // It is another folder now, and holds what a build into nothing makes, and what is of others.
        assert!(
            same_file::Handle::from_file(held).unwrap()
                != same_file::Handle::from_path(&output).unwrap()
        );
        build(site.path(), &fresh);
        assert_eq!(difference(&tree(&output), &tree(&fresh)), ["CNAME"]);
        assert!(output.join("theirs/empty").is_dir());
        assert_eq!(build(site.path(), &output).written, 0);
        assert!(!output.join("en/minimal/3").exists());
    }
    assert!(!site.path().join(".versus/dist/whole").exists());
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
    let lock = fs::File::create(site.path().join(".versus/dist/lock")).unwrap();
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
