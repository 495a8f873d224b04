//! Where a site can be put: for each host the files that make it serve the site as it is meant (`presets/`), the
//! forms of addresses that work there, and how much it takes.

mod limit;
mod preset;

use std::hash::{Hash, Hasher};

use crate::config::{Config, UrlStyle};
use crate::diagnostic::{Diagnostics, rule};
use crate::source::CONFIG;

pub(crate) use limit::{check_bytes, check_counts};
pub use preset::written;
pub(crate) use preset::{MARK, Output, files, folder, names};

/// A host, or a server.
#[derive(Debug, PartialEq, Eq)]
pub struct Host {
    /// What `host` in `[publish]` calls it.
    pub name: &'static str,
    /// The forms of links that work there.
    forms: &'static [UrlStyle],
    limits: Limits,
}

/// How much a host takes; nothing where it says nothing of it.
#[derive(Debug, PartialEq, Eq)]
struct Limits {
    files: Option<u64>,
    bytes: Option<u64>,
    file_bytes: Option<u64>,
    /// The length of a file of the preset: its name, how many, and of what.
    preset: Option<(&'static str, u64, Unit)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Bytes,
    Rules,
}

const HTML: &[UrlStyle] = &[UrlStyle::Html];
const CLEAN: &[UrlStyle] = &[UrlStyle::Clean];
const BOTH: &[UrlStyle] = &[UrlStyle::Html, UrlStyle::Clean];

const NONE: Limits = Limits { files: None, bytes: None, file_bytes: None, preset: None };

const MIB: u64 = 1 << 20;

/// Cloudflare, "Pages limits" and "Workers limits": the free plan; a paid one takes 100,000 files.
const CLOUDFLARE: Limits = Limits { files: Some(20_000), file_bytes: Some(25 * MIB), ..NONE };

/// Every host that has a preset.
pub const ALL: &[Host] = &[
    Host { name: "nginx", forms: BOTH, limits: NONE },
    Host { name: "caddy", forms: BOTH, limits: NONE },
    Host { name: "apache", forms: BOTH, limits: NONE },
    Host { name: "lighttpd", forms: BOTH, limits: NONE },
    Host {
        name: "cloudflare-pages",
        forms: CLEAN,
        limits: Limits { preset: Some(("_redirects", 2_000, Unit::Rules)), ..CLOUDFLARE },
    },
    Host { name: "cloudflare-workers", forms: CLEAN, limits: CLOUDFLARE },
    Host {
        name: "netlify",
        forms: BOTH,
        // Netlify, "Redirects": more than so many rules are advised against.
        limits: Limits { preset: Some(("_redirects", 10_000, Unit::Rules)), ..NONE },
    },
    Host {
        name: "vercel",
        forms: HTML,
        // Vercel, "Limits": static files of the free plan, routes of a project.
        limits: Limits {
            bytes: Some(100 * MIB),
            preset: Some(("vercel.json", 2_048, Unit::Rules)),
            ..NONE
        },
    },
    // Firebase, "Hosting usage quotas": the free plan's storage.
    Host { name: "firebase", forms: HTML, limits: Limits { bytes: Some(10 << 30), ..NONE } },
    Host {
        name: "azure-swa",
        forms: HTML,
        // Azure Static Web Apps, "Quotas": the free plan; the configuration may have 20 KB.
        limits: Limits {
            files: Some(15_000),
            bytes: Some(250 * MIB),
            preset: Some(("staticwebapp.config.json", 20 << 10, Unit::Bytes)),
            ..NONE
        },
    },
    Host {
        name: "github-pages",
        forms: BOTH,
        // GitHub, "GitHub Pages limits".
        limits: Limits { bytes: Some(1 << 30), file_bytes: Some(100 * MIB), ..NONE },
    },
    Host {
        name: "gitlab-pages",
        forms: BOTH,
        // GitLab, "GitLab Pages": entries and size on gitlab.com, rules of `_redirects`.
        limits: Limits {
            files: Some(200_000),
            bytes: Some(1 << 30),
            preset: Some(("_redirects", 1_000, Unit::Rules)),
            ..NONE
        },
    },
    Host {
        name: "s3-cloudfront",
        forms: BOTH,
        // AWS, "Quotas on CloudFront Functions".
        limits: Limits { preset: Some(("viewer-request.js", 10 << 10, Unit::Bytes)), ..NONE },
    },
];

/// Finds a host by its name.
pub fn find(name: &str) -> Option<&'static Host> {
    ALL.iter().find(|host| host.name == name)
}

impl Hash for Host {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

/// Addresses that nobody has: whoever publishes under one has forgotten to write their own.
const PLACEHOLDERS: [&str; 4] = ["versus.example", "example.com", "example.org", "example.net"];

/// Reports an address that cannot be the site's, and a form of addresses that the host breaks.
pub(crate) fn check_addresses(config: &Config, diagnostics: &mut Diagnostics) {
    let Some(host) = config.publish.host else { return };
    let (span, name) = (config.publish.span, host.name);
    let domain = config.domain();
    if PLACEHOLDERS.iter().any(|known| domain == *known || domain == format!("www.{known}")) {
        let message = format!("the site would be published on {name} as `{}`", config.base_url);
        diagnostics.push(rule::PLACEHOLDER_URL.at(span, message).help(format!(
            "write the site's own address as `base_url` in `{CONFIG}`, or name it with `--base-url`"
        )));
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:[]".contains(c);
    let written = config.base_url.split_once("://").map_or("", |(_, rest)| rest);
    if let Some(odd) = written.chars().find(|&c| !is_plain(c)) {
        let message = format!("the configuration of {name} cannot hold `{odd}` of `base_url`");
        diagnostics.push(
            rule::HOST_URLS
                .at(span, message)
                .help("publish under an address of letters, digits, `-`, `.`, `_` and `~`"),
        );
    }
    if !host.forms.contains(&config.urls) {
        let (bad, good, why) = match config.urls {
            UrlStyle::Html => ("html", "clean", "leads every address with `.html` elsewhere"),
            UrlStyle::Clean => ("clean", "html", "finds no page by an address without `.html`"),
        };
        let message = format!("with `urls = \"{bad}\"` links break on {name}, which {why}");
        diagnostics.push(
            rule::HOST_URLS
                .at(span, message)
                .help(format!("write `urls = \"{good}\"` in `{CONFIG}`, or choose another host")),
        );
    }
}
