//! A URL's path → the file that the site has there. Nothing is looked up on disk: what neither the plan nor
//! the assets name does not exist.

use percent_encoding::percent_decode_str;

use crate::diagnostic::Diagnostic;
use crate::{page, sitemap};

use super::live::LiveSite;

/// What stands at a URL.
#[derive(Debug)]
pub(super) enum Found {
    /// A file: its path below the site's root, and its bytes.
    File(String, Vec<u8>),
    /// A folder, whose URL lacks the slash at its end; relative links need it.
    Folder,
    /// Nothing.
    Nothing,
}

/// Finds a file as static hosts do: by its path, without `.html`, or as the index of a folder. A template
/// that fails is returned as a mistake.
pub(super) fn find(live: &LiveSite, url_path: &str) -> Result<Found, Box<Diagnostic>> {
    let decoded = percent_decode_str(url_path.strip_prefix('/').unwrap_or_default());
    let Ok(path) = decoded.decode_utf8() else { return Ok(Found::Nothing) };
    if path.is_empty() || path.ends_with('/') {
        return found(live, format!("{path}index.html"));
    }
    for candidate in [path.to_string(), format!("{path}.html")] {
        if let file @ Found::File(..) = found(live, candidate)? {
            return Ok(file);
        }
    }
    let is_folder = live.site().plan().find(&format!("{path}/index.html")).is_some();
    Ok(if is_folder { Found::Folder } else { Found::Nothing })
}

/// Returns the 404 page nearest to a URL: its locale's, else the root's.
pub(super) fn not_found(live: &LiveSite, url_path: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let first = url_path.split('/').nth(1).unwrap_or_default();
    let nearest = [format!("{first}/404.html"), "404.html".into()];
    for path in nearest {
        if let Some(bytes) = file(live, &path)? {
            return Ok(bytes);
        }
    }
    Ok(Vec::new())
}

fn found(live: &LiveSite, path: String) -> Result<Found, Box<Diagnostic>> {
    Ok(match file(live, &path)? {
        Some(bytes) => Found::File(path, bytes),
        None => Found::Nothing,
    })
}

/// Makes the file of a path, byte for byte as a build writes it.
fn file(live: &LiveSite, path: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    let site = live.site();
    if let Some(page) = site.plan().find(path) {
        let mut text = String::new();
        page::of(site, page).spell(page.subject.form(), live.press(), &mut text)?;
        return Ok(Some(text.into_bytes()));
    }
    let mut assets = site.sources.assets();
    if let Some((_, bytes)) = assets.find(|(name, _)| site.assets.path(name) == Some(path)) {
        return Ok(Some(bytes.to_vec()));
    }
    // The sitemaps count all pages: they are planned for their own names alone.
    if !(path.starts_with("sitemap") || path == "robots.txt") {
        return Ok(None);
    }
    let files = sitemap::files(site.plan(), &site.config);
    let file = files.iter().find(|file| file.path == path);
    Ok(file.map(|file| file.text(site).into_bytes()))
}
