//! Each folder in `tests/errors/` is a site with a mistake, named by the diagnostic's id (and, after
//! `--`, a variant); `report.txt` is the exact report.

use crate::support::{assert_snapshot, cases, report};

#[test]
fn mistakes_are_reported_in_full() {
    for folder in cases("errors") {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let id = name.split("--").next().unwrap();
        let report = report(&folder);
        let heads = [format!("error[{id}]:"), format!("warning[{id}]:")];
        assert!(
            heads.iter().any(|head| report.contains(head)),
            "{name} reports something else:\n{report}"
        );
        assert_snapshot(report.as_bytes(), &folder.join("report.txt"));
    }
}
