//! `completions` and `man`: what shells and `man` know of the command line, made from its flags.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, Command};
use clap_complete::Shell;

/// Prints the completions of a shell
#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the manual page, or writes one for each command into a folder
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The folder to write `versus.1`, `versus-build.1` … to
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Completions {
    pub(crate) fn run(&self, mut command: Command) -> Result<ExitCode> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "versus", &mut script);
        std::io::stdout().write_all(&script)?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Man {
    pub(crate) fn run(&self, command: Command) -> Result<ExitCode> {
        if let Some(folder) = &self.output {
            make(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
            clap_mangen::generate_to(command, folder)
                .with_context(|| format!("cannot write to `{}`", folder.display()))?;
            return Ok(ExitCode::SUCCESS);
        }
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        std::io::stdout().write_all(&page)?;
        Ok(ExitCode::SUCCESS)
    }
}

#[expect(clippy::disallowed_methods, reason = "the pages of the manual are no output of a site")]
fn make(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}
