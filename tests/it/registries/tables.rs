//! Registries whose tables have a column for each fact, under the fact's id.

use versus::Site;

use super::{assert_fact, assert_names, registry, table};
use crate::support::{load, project};

const REGISTRIES: &[&str] = &["curl", "dns", "errno", "exit-codes", "signals", "smtp", "tls"];

fn agrees(site: &Site, id: &str) {
    let registry = registry(site, id);
    let rows = table(&format!("{id}.csv"));
    assert_names(site, registry, &rows);
    for (row, code) in rows.iter().zip(&registry.codes) {
        assert!(!row["source"].is_empty(), "{id} {}", code.spelling);
        assert_eq!(code.references[0].name, row["reference"], "{id} {}", code.spelling);
        for fact in &registry.facts {
            let fact = &fact.id.value;
            assert_fact(registry, code, fact, Some(row[fact].as_str()).filter(|v| !v.is_empty()));
        }
    }
}

#[test]
fn each_fact_is_that_of_the_table() {
    let site = load(&project());
    for id in REGISTRIES {
        agrees(&site, id);
    }
}
