//! The tests of what no file can show: properties of whole builds, of the program as a process, of documents.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read what was built, and fail where something is missing"
)]

mod author;
mod command;
mod content;
mod determinism;
mod docs;
mod formats;
mod frames;
mod guides;
mod hosts;
mod incremental;
mod inputs;
mod kill;
mod life;
mod links;
mod molds;
mod plan;
mod publish;
mod registries;
mod release;
mod runs;
mod serve;
mod spreadsheet;
mod status;
mod support;
mod templates;
mod texts;
mod tutorial;
mod twins;
mod untranslated;
mod views;
