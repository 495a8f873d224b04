//! A site against what its host takes: counted before anything is written.

use crate::Site;
use crate::diagnostic::{Diagnostics, rule};
use crate::sitemap;
use crate::source::CONFIG;

use super::preset::{self, Output};
use super::{Host, Unit};

/// What makes a site smaller, largest first.
const SMALLER: &str =
    "set `policy = \"related\"` in `[pairs]` of the largest registries, leave out `pair_twins`";

/// Reports more files, or more rules, than the host takes.
pub(crate) fn check_counts(site: &Site, diagnostics: &mut Diagnostics) {
    let Some(host) = site.config.publish.host else { return };
    let presets = preset::files(site, host, Output::Site);
    let pages = site.plan().pages().count();
    let maps = sitemap::files(site.plan(), &site.config).len();
    let count = pages + site.assets.paths().count() + maps + presets.len();
    let count = count as u64;
    let publish = &site.config.publish;
    if let Some(max) = publish.files_max.or(host.limits.files).filter(|&max| count > max) {
        let message = format!("the site has {count} files, and {} takes {max}", host.name);
        diagnostics.push(rule::HOST_LIMIT.at(publish.span, message).help(format!(
            "{SMALLER}, choose another host, or write `files_max = {}` in `[publish]` of `{CONFIG}` where your plan \
             takes more",
            count.next_multiple_of(1_000)
        )));
    }
    check_preset(site, host, &presets, diagnostics);
}

fn check_preset(
    site: &Site,
    host: &Host,
    presets: &[(String, String)],
    diagnostics: &mut Diagnostics,
) {
    let Some((name, max, unit)) = host.limits.preset else { return };
    let server = preset::files(site, host, Output::Server("dist"));
    let mut files = presets.iter().chain(&server);
    let Some((_, text)) = files.find(|(path, _)| path == name) else { return };
    let (count, noun) = match unit {
        Unit::Bytes => (text.len(), "bytes"),
        Unit::Rules => (text.lines().filter(|line| !line.starts_with('#')).count(), "rules"),
    };
    if count as u64 > max {
        let message = format!("`{name}` has {count} {noun}, and {} takes {max}", host.name);
        let help = "choose another host, or give fewer codes a former address";
        diagnostics.push(rule::HOST_LIMIT.at(site.config.publish.span, message).help(help));
    }
}

/// Reports more bytes than the host takes, in all or in the largest file.
pub(crate) fn check_bytes(
    site: &Site,
    files: impl Iterator<Item = (String, u64)>,
    diagnostics: &mut Diagnostics,
) {
    let publish = &site.config.publish;
    let Some(host) = publish.host else { return };
    let (mut bytes, mut largest) = (0, (String::new(), 0));
    for (path, size) in files {
        bytes += size;
        if size > largest.1 {
            largest = (path, size);
        }
    }
    if let Some(max) = publish.bytes_max.or(host.limits.bytes).filter(|&max| bytes > max) {
        let message = format!(
            "the site has {bytes} bytes ({}), and {} takes {max} ({})",
            in_mib(bytes),
            host.name,
            in_mib(max)
        );
        diagnostics.push(rule::HOST_LIMIT.at(publish.span, message).help(format!(
            "{SMALLER}, choose another host, or write `bytes_max = {bytes}` in `[publish]` of `{CONFIG}` where your \
             plan takes more"
        )));
    }
    let (path, size) = largest;
    if let Some(max) = host.limits.file_bytes.filter(|&max| size > max) {
        let message = format!("`{path}` has {size} bytes, and {} takes {max} a file", host.name);
        let help = "divide the registry, or choose another host";
        diagnostics.push(rule::HOST_LIMIT.at(publish.span, message).help(help));
    }
}

fn in_mib(bytes: u64) -> String {
    format!("{}.{} MiB", bytes >> 20, ((bytes % (1 << 20)) * 10) >> 20)
}
