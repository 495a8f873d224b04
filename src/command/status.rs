//! `status`: how far translations are, and the digests of those that were reviewed.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use versus::internals::author;
use versus::internals::status::{self, Kind, StatusFormat};
use versus::{Diagnostics, ReportStyle, Sources};

use crate::AUTHOR;
use crate::progress::Progress;

/// Says how far the translations are: missing, incomplete, stale, orphaned, identical
#[derive(Debug, Args)]
pub(crate) struct Status {
    /// The site's folder, which holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The form of the status
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, conflicts_with = "accept")]
    format: FormatFlag,
    /// Fails where a language has less of the texts
    #[arg(long, value_name = "PERCENT", conflicts_with = "accept",
          value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,
    /// After a review: writes the digests of their sources into these translations
    #[arg(long, value_name = "FILE", num_args = 1..)]
    accept: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum FormatFlag {
    /// For people
    #[default]
    Text,
    /// One object
    Json,
    /// A table and a list of files
    Markdown,
}

impl Status {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        if !self.accept.is_empty() {
            return self.accept();
        }
        let mut diagnostics = Diagnostics::default();
        let sources = Arc::new(Sources::load(&self.root, &mut diagnostics)?);
        let progress = Progress::new(true);
        let site = versus::load(&sources, &progress, &mut diagnostics);
        let mut is_short = false;
        if let Some(site) = &site {
            let status = status::Status::of(site, &diagnostics);
            anstream::print!("{}", status.write(self.format.into()));
            let min = usize::from(self.min.unwrap_or_default());
            for locale in status.locales.iter().filter(|l| l.coverage.percent() < min) {
                let percent = locale.coverage.percent();
                anstream::eprintln!("error: {} has {percent} %, less than {min} %", locale.id);
                is_short = true;
            }
        }
        // An orphan is a part of the status; other errors say that its figures cannot be relied on.
        diagnostics.retain(|found| found.is_error() && Kind::of_rule(found.rule).is_none());
        if !diagnostics.is_empty() {
            anstream::eprint!("{}", diagnostics.report(&sources, ReportStyle::Styled));
            anstream::eprintln!("{}", diagnostics.summary());
        }
        let is_good = diagnostics.is_empty() && !is_short;
        Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::from(AUTHOR) })
    }

    fn accept(&self) -> Result<ExitCode> {
        let written = author::accept(&self.root, &self.accept)?;
        for path in &written.paths {
            anstream::println!("accepted {path}");
        }
        if written.paths.is_empty() {
            anstream::println!("nothing to accept: the digests are those of the sources");
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl From<FormatFlag> for StatusFormat {
    fn from(format: FormatFlag) -> Self {
        match format {
            FormatFlag::Text => Self::Text,
            FormatFlag::Json => Self::Json,
            FormatFlag::Markdown => Self::Markdown,
        }
    }
}
