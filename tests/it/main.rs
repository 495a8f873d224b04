//! Every test of the program: sites in folders, and properties of whole builds.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read what was built and compare it with what they hold"
)]

mod command;
mod content;
mod determinism;
mod errors;
mod links;
mod plan;
mod publish;
mod sites;
mod support;
mod tidy;
