//! What a build writes for a host, and what it refuses; `tests/hosts` shows it to the servers themselves.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use versus::internals::hosts;

use crate::guides::{read, tables};
use crate::support::{case, copy, project, run, tree, write_tree};

/// Copies the site that the servers are tried with, with another form of links.
fn site(urls: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("tests/hosts/site"), folder.path());
    let config = folder.path().join("content/site.toml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(config, format!("urls = \"{urls}\"\n{text}")).unwrap();
    folder
}

fn build(root: &Path, host: &str, more: &[&str]) -> crate::support::Ran {
    run(&[&["build", "--host", host], more].concat(), root)
}

#[test]
fn every_host_gets_its_files() {
    let address = ["--base-url", "https://codes.test/a.b"];
    for host in hosts::ALL {
        let mut forms = 0;
        for urls in ["html", "clean"] {
            let folder = site(urls);
            let ran = build(folder.path(), host.name, &address);
            if ran.code == 1 {
                assert!(ran.stderr.contains("error[host-urls]"), "{}: {}", host.name, ran.stderr);
                assert!(
                    !folder.path().join("dist").exists() && !folder.path().join("publish").exists()
                );
                continue;
            }
            forms += 1;
            assert_eq!(ran.code, 0, "{}: {}", host.name, ran.stderr);
            let plain = site(urls);
            assert_eq!(run(&[&["build"][..], &address].concat(), plain.path()).code, 0);
            let pages = tree(&plain.path().join("dist"));
            let mut files = tree(&folder.path().join("dist"));
            files.retain(|path, _| !pages.contains_key(path));
            if folder.path().join("publish").exists() {
                files.extend(tree(&folder.path().join("publish").join(host.name)));
            }
            assert!(!files.is_empty(), "{} gets nothing", host.name);
            for (path, bytes) in files {
                let text = String::from_utf8(bytes).unwrap();
                let is_json = path.ends_with(".json");
                // These two have no room for a comment on every host that reads them.
                let is_bare = is_json || matches!(&*path, "_redirects" | "CNAME");
                assert!(is_bare || text.contains("Written by `versus build`"), "{path}: {text}");
                if is_json {
                    serde_json::from_str::<serde_json::Value>(&text).expect(&path);
                }
            }
        }
        assert!(forms > 0, "{} takes no form of links", host.name);
    }
}

#[test]
fn the_guide_has_every_host() {
    let guide = read("docs/deploy.md");
    let table = tables(&guide, &["host", "links"]).remove(0);
    let described: BTreeSet<&str> =
        table.rows.iter().map(|row| row[0].split('`').nth(1).unwrap()).collect();
    assert_eq!(described, hosts::ALL.iter().map(|host| host.name).collect());
}

#[test]
fn the_files_of_another_host_go() {
    let folder = site("html");
    let has = |path: &str| folder.path().join(path).exists();
    assert_eq!(build(folder.path(), "apache", &[]).code, 0);
    assert!(has("dist/.htaccess") && !has("publish"));
    assert_eq!(build(folder.path(), "lighttpd", &[]).code, 0);
    assert!(!has("dist/.htaccess") && has("publish/lighttpd/versus.lua"));
    // What another output needs stays.
    assert_eq!(build(folder.path(), "nginx", &["--output", "other"]).code, 0);
    assert!(has("publish/lighttpd/versus.conf") && has("publish/nginx/versus.conf"));
    assert_eq!(run(&["build"], folder.path()).code, 0);
    assert!(!has("publish/lighttpd") && has("publish/nginx/versus.conf"));
    assert_eq!(run(&["build", "--output", "other"], folder.path()).code, 0);
    assert!(!has("publish"));
}

#[test]
fn a_configuration_of_another_hand_is_left_alone() {
    let folder = site("html");
    let file = folder.path().join("publish/nginx/versus.conf");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "# mine\n").unwrap();
    let ran = build(folder.path(), "nginx", &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("publish/nginx/versus.conf"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(&file).unwrap(), "# mine\n");
    assert_eq!(run(&["build"], folder.path()).code, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), "# mine\n");
}

#[test]
fn a_site_over_a_limit_is_not_written() {
    for case in ["host-limit", "host-limit--bytes"] {
        let folder = tempfile::tempdir().unwrap();
        write_tree(&case::files(case), folder.path());
        for command in ["check", "build"] {
            let ran = run(&[command], folder.path());
            assert_eq!(ran.code, 1, "{}", ran.stderr);
            assert!(ran.stderr.contains("error[host-limit]"), "{}", ran.stderr);
        }
        assert!(!folder.path().join("dist/index.html").exists());
    }
}

#[test]
fn the_flag_takes_the_place_of_the_key() {
    let folder = tempfile::tempdir().unwrap();
    write_tree(&case::files("host-urls"), folder.path());
    assert_eq!(run(&["check"], folder.path()).code, 1);
    assert_eq!(run(&["check", "--host", "caddy"], folder.path()).code, 0);
    let unknown = run(&["check", "--host", "geocities"], folder.path());
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("lighttpd"), "{}", unknown.stderr);
}
