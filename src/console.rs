//! What `versus serve` tells: on the terminal, and to the browser.

use std::process::{Command, Stdio};

use versus::internals::serve::{Console, News};

/// Whether the browser is told where the site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// It is told.
    Open,
    /// It is left alone.
    Leave,
}

/// Prints what a server does.
#[derive(Debug)]
pub(crate) struct Terminal {
    browser: Browser,
}

impl Terminal {
    /// Makes the terminal of one server.
    pub(crate) fn new(browser: Browser) -> Self {
        Self { browser }
    }
}

impl Console for Terminal {
    fn tell(&self, news: News<'_>) {
        match news {
            News::Serving(url) => {
                anstream::println!("serving {url} (Ctrl-C ends)");
                if self.browser == Browser::Open && open(url).is_err() {
                    anstream::eprintln!("warning: cannot start a browser: open {url} yourself");
                }
            }
            News::Loaded(took, warnings) => {
                anstream::eprint!("{warnings}");
                anstream::println!("loaded in {} ms", took.as_millis());
            }
            News::Mistakes(report, summary) => anstream::eprintln!("{report}{summary}"),
        }
    }
}

/// Shows a URL with what the system opens files with.
fn open(url: &str) -> std::io::Result<()> {
    let mut opener = if cfg!(target_os = "windows") {
        let mut shell = Command::new("cmd");
        // The first argument of `start` in quotes is a title.
        shell.args(["/C", "start", ""]);
        shell
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    opener.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    opener.spawn().map(drop)
}
