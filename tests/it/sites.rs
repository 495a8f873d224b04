//! Each folder in `tests/sites/` is a site; `expected/` is the whole tree that must come out of it.

use crate::support::{assert_snapshot, build, cases, difference, overwrites_snapshots, tree};

#[test]
fn sites_come_out_as_expected() {
    for folder in cases("sites") {
        let output = tempfile::tempdir().unwrap();
        build(&folder, output.path());
        let built = tree(output.path());
        // The program's own assets have a name by their content: they would only repeat it here.
        let built: crate::support::Tree =
            built.into_iter().filter(|(name, _)| !name.starts_with("assets/")).collect();
        let expected = folder.join("expected");
        if overwrites_snapshots() {
            let _ = std::fs::remove_dir_all(&expected);
            for (name, bytes) in &built {
                assert_snapshot(bytes, &expected.join(name));
            }
        }
        let differing = difference(&built, &tree(&expected));
        assert!(differing.is_empty(), "{} differs in {differing:?}", folder.display());
    }
}
