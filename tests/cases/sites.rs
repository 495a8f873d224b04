//! Each folder in `tests/sites/` is a site; `expected/` is the whole tree that must come out of it.

use std::path::Path;

use anyhow::{Result, ensure};
use libtest_mimic::Trial;

use crate::support::{Tree, build, difference, overwrites_snapshots, sites, tree, write_tree};

/// Makes a test of each site.
pub(crate) fn trials() -> Vec<Trial> {
    let sites = sites().into_iter().map(|site| {
        let name = site.file_name().unwrap().display().to_string();
        Trial::test(format!("sites::{name}"), move || Ok(comes_out_as_expected(&site)?))
    });
    sites.collect()
}

fn comes_out_as_expected(site: &Path) -> Result<()> {
    let output = tempfile::tempdir()?;
    build(site, &output.path().join("dist"));
    let built = tree(&output.path().join("dist"));
    // The program's own assets have a name by their content: they would only repeat it here.
    let built: Tree = built.into_iter().filter(|(name, _)| !name.starts_with("assets/")).collect();
    let expected = site.join("expected");
    if overwrites_snapshots() {
        if expected.exists() {
            std::fs::remove_dir_all(&expected)?;
        }
        write_tree(&built, &expected);
    }
    let differing = difference(&built, &tree(&expected));
    ensure!(differing.is_empty(), "differs in {differing:?}");
    Ok(())
}
