//! What a release holds, and how it is installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::project;

/// The folders of a package, and the files beside them.
const FOLDERS: [&str; 6] =
    ["src/", "scaffold/", "templates/", "locales/", "presets/", "docs/schemas/"];
const FILES: [&str; 8] = [
    ".cargo_vcs_info.json",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "build.rs",
];

#[test]
fn a_package_holds_what_it_is_built_of_and_nothing_else() {
    let mut cargo = Command::new(env!("CARGO"));
    let listed = cargo.args(["package", "--list", "--allow-dirty", "--offline"]);
    let listed = listed.current_dir(project()).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap().replace('\\', "/");
    for line in listed.lines() {
        let is_known =
            FILES.contains(&line) || FOLDERS.iter().any(|folder| line.starts_with(folder));
        assert!(is_known, "`{line}` is no part of the program");
    }
    let named = FILES.iter().filter(|name| !name.starts_with('.'));
    for name in named.chain(&["presets/apache/site/.htaccess", "presets/nginx/server/versus.conf"])
    {
        assert!(listed.lines().any(|line| line == *name), "`{name}` is missing: {listed}");
    }
    for folder in FOLDERS {
        for entry in walkdir::WalkDir::new(project().join(folder)) {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(project()).unwrap().display().to_string();
            let path = path.replace('\\', "/");
            let is_there = entry.file_type().is_dir() || listed.lines().any(|line| line == path);
            assert!(is_there, "`{path}` is missing");
        }
    }
}

#[test]
fn the_changelog_has_the_version() {
    let changelog = fs::read_to_string(project().join("CHANGELOG.md")).unwrap();
    let head = format!("\n## [{}]", env!("CARGO_PKG_VERSION"));
    assert!(changelog.contains(&head), "no `{head}`");
}

/// Packs a program as the workflow does.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn pack(folder: &Path) -> String {
    let name = format!("versus-{}-unknown-linux-musl", std::env::consts::ARCH);
    fs::create_dir(folder.join(&name)).unwrap();
    fs::write(folder.join(&name).join("versus"), "#!/bin/sh\necho versus 9.9.9\n").unwrap();
    let script = format!(
        "chmod +x {name}/versus && tar -czf {name}.tar.gz {name} && \
         sha256sum {name}.tar.gz > {name}.tar.gz.sha256"
    );
    let packed = Command::new("sh").args(["-c", &script]).current_dir(folder).status().unwrap();
    assert!(packed.success());
    name
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[test]
fn only_an_archive_with_its_checksum_is_installed() {
    let folder = tempfile::tempdir().unwrap();
    let name = pack(folder.path());
    let install = |to: &Path| {
        let script = project().join("install.sh");
        let mut sh = Command::new("sh");
        sh.arg(script).arg("--from").arg(folder.path()).arg("--to").arg(to).output().unwrap()
    };
    let to = folder.path().join("bin");
    let installed = install(&to);
    let said = String::from_utf8(installed.stderr).unwrap();
    assert!(installed.status.success() && said.contains("versus 9.9.9 is in"), "{said}");
    let archive = folder.path().join(format!("{name}.tar.gz"));
    fs::write(&archive, [fs::read(&archive).unwrap(), b"more".to_vec()].concat()).unwrap();
    let other = folder.path().join("other");
    assert_eq!(install(&other).status.code(), Some(1));
    assert!(!other.exists());
}
