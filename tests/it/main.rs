//! Every test of the program: sites in folders, and properties of whole builds.
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
mod errors;
mod formats;
mod incremental;
mod inputs;
mod kill;
mod links;
mod plan;
mod publish;
mod registries;
mod serve;
mod sites;
mod status;
mod support;
mod templates;
mod texts;
mod tidy;
mod tutorial;
mod twins;
mod untranslated;
