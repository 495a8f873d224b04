//! `init`, `new` and `eject`: files of a site's inputs are written, and named.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use versus::internals::author::{self, Written};

/// Makes a small complete site in a folder that holds none: four codes, a comparison, two languages
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder, which may hold other files, but no site
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The languages, the source language first: some of en, zh, fr, ko
    #[arg(long, value_name = "IDS", value_delimiter = ',', default_value = "en,fr")]
    locales: Vec<String>,
    /// The name of the registry's folder, a part of every address
    #[arg(long, value_name = "ID", default_value = author::DEFAULT_REGISTRY)]
    registry: String,
    /// The site's name
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Makes no registry, for one to be imported or written anew
    #[arg(long, conflicts_with = "registry")]
    empty: bool,
}

/// Writes a file to fill in, with every key explained
#[derive(Debug, Args)]
pub(crate) struct New {
    #[command(subcommand)]
    what: What,
    /// The site's folder, which holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    root: PathBuf,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Writes `content/<REGISTRY>/<CODE>.md`
    Code {
        /// The registry's folder
        registry: String,
        /// The code as it is written
        #[arg(allow_negative_numbers = true)]
        code: String,
    },
    /// Writes the comparison of two codes, in whichever order they are named
    Comparison {
        /// The registry, or `across` for codes of two registries
        registry: String,
        /// A code; across registries `<registry>:<code>`
        #[arg(allow_negative_numbers = true)]
        a: String,
        /// Another code
        #[arg(allow_negative_numbers = true)]
        b: String,
    },
    /// Writes `content/<ID>/_index.md`
    Registry {
        /// The folder of the registry, a part of every address
        id: String,
    },
    /// Writes the messages of a language in `locales/<ID>/`
    Locale {
        /// A language in small letters, such as `de` or `pt-br`
        id: String,
    },
    /// Writes the translation of a file, with the source text in comments
    Translation {
        /// The file that is translated, such as `content/payments/1001.md`
        file: PathBuf,
        /// The language, as `content/site.toml` names it
        locale: String,
    },
}

/// Begins a registry with a table of another program: CSV, TOML or JSON
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The table, one row a code
    file: PathBuf,
    /// The folder of the registry, a part of every address
    #[arg(long, value_name = "ID")]
    registry: String,
    /// The site's folder, which holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// Copies a default of the program into the site, where it takes the default's place
#[derive(Debug, Args)]
pub(crate) struct Eject {
    /// Files or folders, such as `templates/pair.html` or `templates/assets`
    #[arg(value_name = "PATH", required_unless_present = "list")]
    paths: Vec<String>,
    /// Lists what can be copied
    #[arg(long, conflicts_with = "paths")]
    list: bool,
    /// The site's folder, which holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

impl Init {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let written = author::init(
            &self.folder,
            &author::Plan {
                locales: &self.locales,
                registry: Some(self.registry.as_str()).filter(|_| !self.empty),
                title: self.title.as_deref(),
            },
        )?;
        print(&self.folder, &written);
        if let Some(note) = &written.note {
            anstream::println!("{note}");
        }
        let root = match self.folder.to_str() {
            Some(".") => String::new(),
            _ => format!(" --root {}", self.folder.display()),
        };
        anstream::println!(
            "\nnext:\n  versus serve{root} --open\n  versus check{root}\n  versus build{root}"
        );
        Ok(ExitCode::SUCCESS)
    }
}

impl New {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let root = &self.root;
        let written = match &self.what {
            What::Code { registry, code } => author::code(root, registry, code),
            What::Comparison { registry, a, b } => author::comparison(root, registry, a, b),
            What::Registry { id } => author::registry(root, id),
            What::Locale { id } => author::locale(root, id),
            What::Translation { file, locale } => author::translation(root, file, locale),
        }?;
        print(root, &written);
        if let Some(note) = &written.note {
            anstream::println!("{note}\n");
        }
        anstream::println!("`versus check` names what is still to be written");
        Ok(ExitCode::SUCCESS)
    }
}

impl Import {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let written = author::import(&self.root, &self.file, &self.registry)?;
        print(&self.root, &written);
        if let Some(note) = &written.note {
            anstream::println!("{note}");
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Eject {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        if self.list {
            for path in author::defaults() {
                anstream::println!("{path}");
            }
            return Ok(ExitCode::SUCCESS);
        }
        print(&self.root, &author::eject(&self.root, &self.paths)?);
        Ok(ExitCode::SUCCESS)
    }
}

fn print(root: &Path, written: &Written) {
    for path in &written.paths {
        let path = if root == Path::new(".") { PathBuf::from(path) } else { root.join(path) };
        anstream::println!("wrote {}", path.display());
    }
}
