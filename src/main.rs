//! The command line: parse flags, run one command, print, choose the exit code.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use clap::{Args, Parser, Subcommand};
use versus::config::is_base_url;
use versus::diagnostic::{Diagnostics, ReportStyle};
use versus::publish::{Caution, Output, Published};
use versus::serve::{self, Address};
use versus::source::Sources;

mod console;
mod progress;
mod summary;

use console::{Browser, Terminal};
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
    },
    /// Reports every mistake in content, locales, templates and configuration; writes nothing
    Check {
        #[command(flatten)]
        site: SiteFlags,
    },
    /// Serves the site to this machine, rendered on request; open pages show every edit as it is saved
    Serve(ServeFlags),
}

#[derive(Debug, Args)]
struct ServeFlags {
    /// The site's folder, which holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The port to listen on; 0 for one that is free
    #[arg(long, value_name = "PORT", default_value_t = 3000)]
    port: u16,
    /// The address or name to listen on: other machines reach the site at any but the default
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Shows the site in the browser
    #[arg(long)]
    open: bool,
}

#[derive(Debug, Args)]
struct SiteFlags {
    /// The site's folder, which holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The absolute address the site is published at, instead of `base_url` in `content/site.toml`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
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
    match run(&command) {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::from(MACHINE)
        }
    }
}

fn run(command: &Command) -> Result<ExitCode> {
    let flags = match command {
        Command::Build { site, .. } | Command::Check { site } => site,
        Command::Serve(flags) => return serve(flags),
    };
    if let Some(threads) = flags.threads {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads.into())
            .build_global()
            .context("cannot start the threads")?;
    }
    let progress = Progress::new(flags.quiet);
    let mut diagnostics = Diagnostics::default();
    let sources = Arc::new(Sources::load(&flags.root, &mut diagnostics)?);
    let base_url = flags.base_url.as_deref();
    let done = match command {
        Command::Check { .. } => versus::check(&sources, base_url, &progress, &mut diagnostics)
            .map(|site| (summary::checked(&site, &diagnostics), Published::default())),
        Command::Build { output, force, .. } => {
            let folder = output.clone().unwrap_or_else(|| flags.root.join("dist"));
            let caution = if *force { Caution::Force } else { Caution::Refuse };
            let output = Output::open(&folder, &flags.root, caution)?;
            let built = versus::build(&sources, base_url, &output, &progress, &mut diagnostics)?;
            built.map(|(site, published)| {
                (summary::built(&site, &published, output.folder()), published)
            })
        }
        Command::Serve(_) => unreachable!("it has returned"),
    };
    let timings = progress.finish();
    if diagnostics.errors() > 0 || !(flags.quiet || diagnostics.is_empty()) {
        anstream::eprint!("{}", diagnostics.report(&sources, ReportStyle::Styled));
    }
    if diagnostics.errors() > 0 {
        anstream::eprintln!("{}", diagnostics.summary());
        return Ok(ExitCode::from(AUTHOR));
    }
    if let Some((summary, published)) = done.filter(|_| !flags.quiet) {
        if let Some(TimingsFormat::Json) = flags.timings {
            anstream::println!("{}", timings.json(&published));
        } else {
            anstream::println!("{summary}");
            anstream::println!("{}", if flags.verbose { timings.table() } else { timings.line() });
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn serve(flags: &ServeFlags) -> Result<ExitCode> {
    let address = Address { host: flags.host.clone(), port: flags.port };
    let browser = if flags.open { Browser::Open } else { Browser::Leave };
    serve::serve(&flags.root, &address, Arc::new(Terminal::new(browser)))?;
    Ok(ExitCode::SUCCESS)
}

fn base_url(text: &str) -> Result<String, String> {
    if is_base_url(text) {
        return Ok(text.into());
    }
    Err("expected an absolute address such as https://example.org/docs".into())
}
