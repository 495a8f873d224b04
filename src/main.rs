//! The command line: parse flags, run one command, print, choose the exit code.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use clap::{Args, CommandFactory as _, Parser, Subcommand};
use versus::internals::report::{self, ReportFormat};
use versus::internals::{self, is_base_url};
use versus::{Caution, Commit, Diagnostics, Output, Published, ReportStyle, Sources};

mod command;
#[cfg(feature = "serve")]
mod console;
mod progress;
mod summary;

#[cfg(feature = "serve")]
use command::serve;
use command::{author, shell, status};
use progress::Progress;

/// The author has a mistake to mend.
const AUTHOR: u8 = 1;

/// The machine or the command line failed.
const MACHINE: u8 = 2;

/// Builds a static site from a catalogue of codes: a page for every code and a page "X vs Y" for every
/// pair, in every locale.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, after_help = EXAMPLES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  versus build                       publish the site in this folder to ./dist
  versus build --root docs -v        publish the site in ./docs, and say how long each stage took
  versus check                       report every mistake, write nothing
  versus serve --open                show the site in a browser, and every edit as it is saved
  versus init my-codes               make a small complete site to begin with
  versus new code payments 1003      write a file to fill in, every key explained
  versus status --min 95             say how far the translations are

Exit codes: 0 done, 1 an author has a mistake to mend, 2 the machine or the command line failed.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Publishes the site: writes what changed, removes what is gone
    Build {
        #[command(flatten)]
        site: SiteFlags,
        /// The folder to publish to [default: <ROOT>/dist]
        #[arg(long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Publishes into a folder that holds files of others, or the site's inputs
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        commit: CommitFlags,
    },
    /// Reports every mistake in content, locales, templates and configuration; writes nothing
    Check {
        #[command(flatten)]
        site: SiteFlags,
        /// The form of the report
        #[arg(
            long,
            value_name = "FORMAT",
            value_enum,
            default_value_t,
            conflicts_with = "timings"
        )]
        format: FormatFlag,
        /// Holds a registry against a list of its codes, one a line or a JSON list; `-` is the standard input
        #[arg(long, value_name = "REGISTRY=FILE")]
        codes: Vec<String>,
    },
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    Init(author::Init),
    New(author::New),
    Import(author::Import),
    Status(status::Status),
    Eject(author::Eject),
    Completions(shell::Completions),
    Man(shell::Man),
}

/// The form of a report on mistakes.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum FormatFlag {
    /// For people: each mistake with its snippet
    #[default]
    Text,
    /// One object
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// How a finished build takes the place of the last one.
#[derive(Clone, Copy, Debug, Args)]
struct CommitFlags {
    /// Exchanges the whole output with the new one in a single step, where the file system can
    #[arg(long)]
    atomic: bool,
    /// Waits until all files are on the disk before the first is moved into place
    #[arg(long)]
    sync: bool,
}

#[derive(Debug, Args)]
struct SiteFlags {
    /// The site's folder, which holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The absolute address the site is published at, instead of `base_url` in `content/site.toml`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Takes in codes that are still being written
    #[arg(long)]
    drafts: bool,
    /// The host whose files are written with the site's, instead of `host` in `[publish]` of `content/site.toml`
    #[arg(long, value_name = "HOST", value_parser = hosts())]
    host: Option<String>,
    /// How many threads render pages [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Prints nothing but mistakes and failures
    #[arg(long, short, conflicts_with = "verbose")]
    quiet: bool,
    /// Prints the time of each stage and the peak memory
    #[arg(long, short)]
    verbose: bool,
    /// Prints figures for machines instead: times in milliseconds, counts, bytes
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["quiet", "verbose"])]
    timings: Option<TimingsFormat>,
}

/// The form of figures for machines.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum TimingsFormat {
    Json,
}

fn main() -> ExitCode {
    let command = CommandLine::parse().command;
    match run(command) {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::from(MACHINE)
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Build { site, output, force, commit } => build(&site, output, force, commit),
        Command::Check { site, format, codes } => check(&site, format, &codes),
        #[cfg(feature = "serve")]
        Command::Serve(flags) => flags.run(),
        Command::Init(flags) => flags.run(),
        Command::New(flags) => flags.run(),
        Command::Import(flags) => flags.run(),
        Command::Status(flags) => flags.run(),
        Command::Eject(flags) => flags.run(),
        Command::Completions(flags) => flags.run(CommandLine::command()),
        Command::Man(flags) => flags.run(CommandLine::command()),
    }
}

fn build(
    flags: &SiteFlags,
    output: Option<PathBuf>,
    force: bool,
    commit: CommitFlags,
) -> Result<ExitCode> {
    let run = Run::start(flags)?;
    let folder = output.unwrap_or_else(|| flags.root.join("dist"));
    let caution = if force { Caution::Force } else { Caution::Refuse };
    let output = Output::open(&folder, &flags.root, caution)?
        .with_commit(if commit.atomic { Commit::Exchange } else { Commit::Moves })
        .with_sync(commit.sync);
    let Run { sources, mut progress, mut diagnostics } = run;
    if !flags.quiet && flags.timings.is_none() {
        progress = progress.telling_count();
    }
    let built = versus::build(&sources, &output, &progress, &mut diagnostics)?;
    let remarks = if flags.verbose { progress.remarks() } else { String::new() };
    let done = built.map(|(site, published)| {
        (remarks + &summary::built(&site, &published, output.folder()), published)
    });
    Ok(Run { sources, progress, diagnostics }.finish(flags, done))
}

fn check(flags: &SiteFlags, format: FormatFlag, lists: &[String]) -> Result<ExitCode> {
    let Run { sources, progress, mut diagnostics } = Run::start(flags)?;
    let site = versus::check(&sources, &progress, &mut diagnostics);
    if let Some(site) = &site {
        for list in lists {
            command::list::hold(site, list, &mut diagnostics)?;
        }
    }
    let format = match format {
        FormatFlag::Text => {
            let summary =
                site.map(|site| progress.remarks() + &summary::checked(&site, &diagnostics));
            let done = summary.map(|summary| (summary, Published::default()));
            return Ok(Run { sources, progress, diagnostics }.finish(flags, done));
        }
        FormatFlag::Json => ReportFormat::Json,
        FormatFlag::Github => ReportFormat::Github,
        FormatFlag::Sarif => ReportFormat::Sarif,
    };
    progress.finish();
    anstream::print!("{}", report::write(format, &diagnostics, &sources, &flags.root));
    Ok(if diagnostics.errors() > 0 { ExitCode::from(AUTHOR) } else { ExitCode::SUCCESS })
}

/// What a build or a check works with.
struct Run {
    sources: Arc<Sources>,
    progress: Progress,
    diagnostics: Diagnostics,
}

impl Run {
    fn start(flags: &SiteFlags) -> Result<Self> {
        if let Some(threads) = flags.threads {
            rayon::ThreadPoolBuilder::new()
                .num_threads(threads.into())
                .build_global()
                .context("cannot start the threads")?;
        }
        let progress = Progress::new(flags.quiet);
        let mut diagnostics = Diagnostics::default();
        let mut sources = Sources::load(&flags.root, &mut diagnostics)?;
        if let Some(base_url) = &flags.base_url {
            sources = sources.with_base_url(base_url)?;
        }
        if flags.drafts {
            sources = sources.with_drafts();
        }
        if let Some(host) = &flags.host {
            sources = sources.with_host(host)?;
        }
        Ok(Self { sources: Arc::new(sources), progress, diagnostics })
    }

    /// Prints what was found and done.
    fn finish(self, flags: &SiteFlags, done: Option<(String, Published)>) -> ExitCode {
        let Self { sources, progress, diagnostics } = self;
        let timings = progress.finish();
        if diagnostics.errors() > 0 || !(flags.quiet || diagnostics.is_empty()) {
            anstream::eprint!("{}", diagnostics.report(&sources, ReportStyle::Styled));
        }
        if diagnostics.errors() > 0 {
            anstream::eprintln!("{}", diagnostics.summary());
            return ExitCode::from(AUTHOR);
        }
        if let Some((summary, published)) = done.filter(|_| !flags.quiet) {
            if let Some(TimingsFormat::Json) = flags.timings {
                anstream::println!("{}", timings.json(&published));
            } else {
                anstream::println!("{summary}");
                anstream::println!(
                    "{}",
                    if flags.verbose { timings.table() } else { timings.line() }
                );
            }
        }
        ExitCode::SUCCESS
    }
}

fn hosts() -> clap::builder::PossibleValuesParser {
    internals::hosts::ALL.iter().map(|host| host.name).collect::<Vec<_>>().into()
}

fn base_url(text: &str) -> Result<String, String> {
    if is_base_url(text) {
        return Ok(text.into());
    }
    Err("expected an absolute address such as https://example.org/docs".into())
}
