//! Times each stage of the pipeline apart, on a synthetic catalog of N codes in two locales.
//!
//! `cargo bench` runs it; `cargo bench -- render` picks a stage.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "a benchmark makes its own inputs, and divan keeps its options in a static"
)]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use tempfile::TempDir;
use versus::internals::{Parts as _, Way};
use versus::{Caution, Diagnostics, Output, Site, Sources, internals};

const CODES: [usize; 2] = [20, 100];

fn main() {
    divan::main();
}

/// Writes a site of `codes` codes.
fn write_site(root: &Path, codes: usize) {
    let folder = root.join("content/demo");
    fs::create_dir_all(&folder).unwrap();
    let locale =
        |id, name| format!("[[locales]]\nid = \"{id}\"\nlang = \"{id}\"\nname = \"{name}\"\n");
    let config = [
        "title = \"Demo\"\nbase_url = \"https://demo.example\"\nsource_locale = \"en\"\n",
        &locale("en", "English"),
        &locale("ko", "한국어"),
    ];
    let config = config.concat();
    fs::write(root.join("content/site.toml"), config).unwrap();
    fs::write(folder.join("_index.md"), "+++\nname = \"Demo\"\n+++\n\nAll codes.\n").unwrap();
    for code in 1000..1000 + codes {
        let text = |language: &str| {
            format!(
                "+++\nname = \"Code {code}\"\n+++\n\nThe {language} description of code {code}.\n\n\
                 # when\n\nThe `open` event came first, and then something number {code} happened.\n\n\
                 - One cause.\n- Another cause.\n\n# fix\n\nLook at the log for {code}.\n"
            )
        };
        fs::write(folder.join(format!("{code}.md")), text("English")).unwrap();
        fs::write(folder.join(format!("{code}.ko.md")), text("Korean")).unwrap();
    }
}

fn sources(codes: usize) -> (TempDir, Arc<Sources>) {
    let folder = tempfile::tempdir().unwrap();
    write_site(folder.path(), codes);
    let sources = Sources::load(folder.path(), &mut Diagnostics::default()).unwrap();
    (folder, Arc::new(sources))
}

fn site(codes: usize) -> (TempDir, Site) {
    let (folder, sources) = sources(codes);
    let site = versus::load(&sources, &(), &mut Diagnostics::default()).unwrap();
    (folder, site)
}

#[divan::bench(args = CODES)]
fn read(bencher: Bencher<'_, '_>, codes: usize) {
    let (folder, _) = sources(codes);
    bencher.bench(|| Sources::load(folder.path(), &mut Diagnostics::default()).unwrap());
}

#[divan::bench(args = CODES)]
fn load_localize_check(bencher: Bencher<'_, '_>, codes: usize) {
    let (_folder, sources) = sources(codes);
    bencher.bench(|| versus::load(&sources, &(), &mut Diagnostics::default()).unwrap());
}

#[divan::bench(args = CODES)]
fn localize(bencher: Bencher<'_, '_>, codes: usize) {
    let (_folder, site) = site(codes);
    bencher.bench(|| {
        let found = &mut Diagnostics::default();
        let memory = internals::Memory::default();
        let (config, catalog) = (site.config(), site.catalog());
        internals::localize(site.sources(), config, catalog, site.locales(), &memory, found)
    });
}

#[divan::bench(args = CODES)]
fn plan(bencher: Bencher<'_, '_>, codes: usize) {
    let (_folder, site) = site(codes);
    let count = site.plan().pages().count();
    bencher.counter(ItemsCount::new(count)).bench(|| {
        let plan = site.plan();
        plan.pages().map(|page| plan.path(page).len()).sum::<usize>()
    });
}

#[divan::bench(args = CODES)]
fn render(bencher: Bencher<'_, '_>, codes: usize) {
    let (_folder, site) = site(codes);
    let count = site.plan().pages().count();
    bencher.counter(ItemsCount::new(count)).bench(|| {
        let found = &mut Diagnostics::default();
        internals::rehearse(&site, &site.press(Way::Cast), &(), found);
    });
}

#[divan::bench(args = CODES, sample_count = 10)]
fn publish(bencher: Bencher<'_, '_>, codes: usize) {
    let (folder, site) = site(codes);
    let count = site.plan().pages().count();
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| tempfile::tempdir().unwrap())
        .bench_values(|empty| {
            let output = Output::open(empty.path(), folder.path(), Caution::Refuse).unwrap();
            let found = &mut Diagnostics::default();
            let press = site.press(Way::Cast);
            internals::publish(&site, &press, &output, &(), found).unwrap();
            empty
        });
}
