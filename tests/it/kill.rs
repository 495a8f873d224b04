//! A build that is killed leaves the old site, or one that the next build completes.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Tree, copy_of_the_site, tree};

fn start(root: &Path, output: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_versus"));
    command.args(["build", "--quiet", "--root"]).arg(root).arg("--output").arg(output);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn build(root: &Path, output: &Path) {
    assert!(start(root, output).wait().unwrap().success());
}

/// How many builds are killed: `KILLS` says how many more than usual.
fn kills() -> u32 {
    std::env::var("KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(24)
}

#[test]
fn killed_builds_are_completed_by_the_next() {
    let (old, new) = (copy_of_the_site(), copy_of_the_site());
    let config = new.path().join("content/site.toml");
    let text = std::fs::read_to_string(&config).unwrap();
    // The title stands on every page.
    std::fs::write(&config, text.replace("title = \"Versus\"", "title = \"Versus, edited\""))
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("dist");

    let mut sites = [(old.path(), None), (new.path(), None)];
    let mut longest = Duration::ZERO;
    for (root, expected) in &mut sites {
        let started = Instant::now();
        build(root, &output);
        longest = longest.max(started.elapsed());
        *expected = Some(tree(&output));
    }
    let [(old, old_tree), (new, new_tree)] = sites.map(|(root, tree)| (root, tree.unwrap()));
    assert_eq!(old_tree.len(), new_tree.len());

    let (mut untouched, mut mixed, mut finished) = (0, 0, 0);
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for round in 0..kills() {
        let (root, before, after) =
            if round % 2 == 0 { (old, &new_tree, &old_tree) } else { (new, &old_tree, &new_tree) };
        let is_fresh = round % 5 == 4;
        if is_fresh {
            std::fs::remove_dir_all(&output).unwrap();
        }
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let share = u32::try_from(state % 1000).unwrap();
        let mut child = start(root, &output);
        // No event tells the moment to kill: any moment will do, and must.
        std::thread::sleep(longest * share / 750);
        child.kill().unwrap();
        child.wait().unwrap();

        let left = if output.exists() { tree(&output) } else { Tree::new() };
        if left == *after {
            finished += 1;
        } else if left == *before || is_fresh && left.is_empty() {
            untouched += 1;
        } else {
            // Each file is whole even then: the old one or the new one, never a part of one.
            mixed += 1;
            for (name, bytes) in &left {
                let versions = [before.get(name), after.get(name)];
                assert!(versions.contains(&Some(bytes)), "{name} is cut short");
            }
        }
        build(root, &output);
        assert_eq!(tree(&output), *after, "the build after kill {round}");
    }
    println!("{untouched} untouched, {mixed} within the commit, {finished} finished");
    assert!(untouched > 0, "no build was killed before its commit");
}
