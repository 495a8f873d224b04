//! The tests that are files: each mistake of `tests/errors/`, each site of `tests/sites/`.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read what was built, and fail where something is missing"
)]

mod errors;
mod forms;
mod sites;
#[path = "../support/mod.rs"]
mod support;

use std::process::ExitCode;

use libtest_mimic::Arguments;

fn main() -> ExitCode {
    let trials = errors::trials().into_iter().chain(sites::trials()).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
