//! The same inputs give the same bytes: on any number of threads, in any time zone and language.

use std::process::Command;

use crate::support::{difference, project, tree};

#[test]
fn threads_and_environment_leave_no_trace() {
    let build = |threads: &str, environment: &[(&str, &str)]| {
        let output = tempfile::tempdir().unwrap();
        let status = Command::new(env!("CARGO_BIN_EXE_versus"))
            .args(["build", "--quiet", "--threads", threads, "--root"])
            .arg(project())
            .arg("--output")
            .arg(output.path())
            .envs(environment.iter().copied())
            .status()
            .unwrap();
        assert!(status.success());
        tree(output.path())
    };
    let first = build("1", &[("TZ", "UTC"), ("LANG", "C")]);
    assert!(first.len() > 800, "only {} files", first.len());
    for (threads, zone, language) in [
        ("1", "Asia/Kathmandu", "tr_TR.UTF-8"),
        ("2", "America/St_Johns", "de_DE.UTF-8"),
        ("8", "Pacific/Kiritimati", "ko_KR.UTF-8"),
        ("8", "UTC", "C"),
    ] {
        let again = build(threads, &[("TZ", zone), ("LANG", language), ("LC_ALL", language)]);
        assert_eq!(difference(&first, &again), Vec::<String>::new(), "{threads} threads, {zone}");
    }
}
