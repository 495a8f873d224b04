//! `versus serve`: its flags, and where it prints.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use versus::internals::serve::{self, Address};

use crate::console::{Browser, Terminal};

/// Serves the site to this machine, rendered on request; open pages show every edit as it is saved
#[derive(Debug, Args)]
pub(crate) struct Serve {
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

impl Serve {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let address = Address { host: self.host, port: self.port };
        let browser = if self.open { Browser::Open } else { Browser::Leave };
        serve::serve(&self.root, &address, Arc::new(Terminal::new(browser)))?;
        Ok(ExitCode::SUCCESS)
    }
}
