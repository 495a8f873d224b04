//! A host's templates in `presets/` → its files for one site. What is below `site/` belongs into the output; what is below
//! `server/` is not for readers, and is written into the site's folder.

use include_dir::{Dir, File, include_dir};
use serde::Serialize;
use tera::{Context, Tera};

use crate::Site;
use crate::catalog::ACROSS;
use crate::config::UrlStyle;
use crate::media::TYPES;
use crate::plan::{Page, Subject};

use super::{ALL, Host};

const PRESETS: &Dir<'_> = &include_dir!("$CARGO_MANIFEST_DIR/presets");

/// What every file for a server says of itself near its top, so that a build knows it again.
pub(crate) const MARK: &str = "Written by `versus build`";

/// Which files of a host are made.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Output<'o> {
    /// Those in the output.
    Site,
    /// Those for the server of an output, which stands at this path below the site's folder.
    Server(&'o str),
}

/// What the templates see.
#[derive(Debug, Serialize)]
struct Preset<'s> {
    mark: String,
    /// The output's folder as the site's sees it.
    output: &'s str,
    /// The same, as the folder of the server's files sees it.
    output_from_here: String,
    /// The folder of the server's files below the site's.
    here: String,
    domain: &'s str,
    /// The domain, as a name of letters, digits and hyphens.
    project: String,
    /// Scheme, domain and port.
    origin: &'s str,
    /// The domain, where it is not one that the host gives.
    own_domain: Option<&'s str>,
    /// The path of `base_url`, with a slash at both ends: as it is, in a regular expression, and in one in a JSON string.
    base: String,
    base_re: String,
    base_json: String,
    /// The path without slashes around it, and with one before it.
    base_folder: String,
    base_folder_slash: String,
    locales: Vec<&'s str>,
    locales_re: String,
    /// The folders of a locale.
    folders_re: String,
    clean: bool,
    /// The end of an address of a page.
    suffix: &'static str,
    /// Whether the names of assets hold their digest.
    hashed: bool,
    headers: Vec<Header>,
    csp: String,
    types: Vec<Type>,
    /// Those that hosts send without their encoding.
    charset_types: Vec<Type>,
    /// The names of the types of text but HTML, each once.
    text_types: Vec<&'static str>,
    moves: Vec<Move>,
}

#[derive(Debug, Serialize)]
struct Header {
    name: &'static str,
    value: String,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Type {
    ending: &'static str,
    name: &'static str,
    in_full: &'static str,
}

/// An address that leads to a page of another: both below the path of `base_url`, without a slash before.
#[derive(Debug, Serialize)]
struct Move {
    from: String,
    from_re: String,
    from_json: String,
    to: String,
}

/// Makes the files of a host: the path of each below the output, or its name, and its text. A file that would say nothing is
/// none.
pub(crate) fn files(site: &Site, host: &Host, output: Output<'_>) -> Vec<(String, String)> {
    let folder = match output {
        Output::Site => "site",
        Output::Server(_) => "server",
    };
    let Some(folder) = PRESETS.get_dir(format!("{}/{folder}", host.name)) else {
        return Vec::new();
    };
    let view = Preset::of(site, host, output);
    let context = Context::from_serialize(&view).expect("the view of a preset is an object");
    let made = folder.files().map(|file| (file_name(file).to_owned(), render(file, &context)));
    made.filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// Names the files of a host: those in the output, and those for its server with their folder.
pub fn written(site: &Site, host: &Host) -> Vec<String> {
    let names = |files: Vec<(String, String)>| files.into_iter().map(|(name, _)| name);
    let server = names(files(site, host, Output::Server("dist")));
    let server = server.map(|name| format!("{}/{name}", folder(host)));
    names(files(site, host, Output::Site)).chain(server).collect()
}

/// Returns the folder of a server's files below the site's.
pub(crate) fn folder(host: &Host) -> String {
    format!("publish/{}", host.name)
}

/// Returns the files that any server may have.
pub(crate) fn names() -> impl Iterator<Item = String> {
    ALL.iter().flat_map(|host| {
        let server = PRESETS.get_dir(format!("{}/server", host.name));
        let files = server.into_iter().flat_map(Dir::files);
        files.map(|file| format!("{}/{}", folder(host), file_name(file)))
    })
}

fn file_name<'f>(file: &'f File<'_>) -> &'f str {
    file.path().file_name().and_then(|name| name.to_str()).expect("presets have plain names")
}

fn render(file: &File<'_>, context: &Context) -> String {
    let text = file.contents_utf8().expect("presets are text");
    // None of these formats is HTML: nothing is escaped.
    Tera::one_off(text, context, false).expect("presets name what the view has")
}

impl<'s> Preset<'s> {
    fn of(site: &'s Site, host: &Host, output: Output<'s>) -> Self {
        let config = &site.config;
        let (base, domain) = (config.base_path(), config.domain());
        let registries = site.catalog.registries().map(|(_, registry)| registry.id.as_str());
        let clean = config.urls == UrlStyle::Clean;
        let (mark, name) = match output {
            Output::Site => (MARK.to_owned(), ""),
            Output::Server(name) => {
                (format!("{MARK} for `{name}`, and made anew by the next: change a copy"), name)
            }
        };
        let locales: Vec<&str> = config.locales.iter().map(|locale| locale.id.as_str()).collect();
        let folders: Vec<&str> = registries.chain([ACROSS]).collect();
        let path = config.base_url.split_once("://").map_or(0, |(scheme, _)| scheme.len() + 3);
        let end = config.base_url[path..].find('/').map_or(config.base_url.len(), |at| path + at);
        let base_folder = base.trim_matches('/').to_owned();
        let csp = policy(site);
        Self {
            mark,
            output: name,
            output_from_here: if name.starts_with('/') {
                name.into()
            } else {
                format!("../../{name}")
            },
            here: folder(host),
            domain,
            project: domain.replace(|c: char| !c.is_ascii_alphanumeric(), "-"),
            origin: &config.base_url[..end],
            own_domain: Some(domain).filter(|_| base == "/" && !domain.ends_with(".github.io")),
            base_re: escaped(&base),
            base_json: escaped(&base).replace('\\', "\\\\"),
            base,
            base_folder_slash: format!("/{base_folder}"),
            base_folder,
            locales_re: locales.join("|"),
            locales,
            folders_re: folders.join("|"),
            clean,
            suffix: if clean { "" } else { ".html" },
            hashed: true,
            headers: headers(&csp),
            csp,
            types: types().collect(),
            charset_types: types().filter(|t| matches!(t.ending, "md" | "txt")).collect(),
            text_types: text_types(),
            moves: moves(site),
        }
    }
}

fn types() -> impl Iterator<Item = Type> {
    TYPES.into_iter().map(|(ending, in_full)| {
        let name = in_full.split(';').next().unwrap_or(in_full);
        Type { ending, name, in_full }
    })
}

fn text_types() -> Vec<&'static str> {
    let mut names: Vec<&str> = Vec::new();
    for found in types().filter(|found| found.ending != "html" && found.name != found.in_full) {
        if !names.contains(&found.name) {
            names.push(found.name);
        }
    }
    names
}

/// Returns what answers say to keep a page from being used by others.
fn headers(csp: &str) -> Vec<Header> {
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("X-Frame-Options", "DENY"),
        ("Content-Security-Policy", csp),
    ]
    .map(|(name, value)| Header { name, value: value.into() })
    .into()
}

/// Returns the policy that the pages' template names, which also forbids that they be framed: only a header can say
/// that. A policy that a template composes is not repeated.
fn policy(site: &Site) -> String {
    let only = "frame-ancestors 'none'";
    let template = site.sources.find("templates/base.html");
    let text = template.map_or("", |(_, source)| source.text.as_str());
    let named = text.split_once("http-equiv=\"Content-Security-Policy\" content=\"");
    let named = named.and_then(|(_, rest)| rest.split_once('"')).map_or("", |(value, _)| value);
    let words = named.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " '-:;/.*_=+".contains(c);
    if words.is_empty() || !words.chars().all(is_plain) {
        return only.into();
    }
    format!("{}; {only}", words.trim_end_matches(';'))
}

/// Returns the addresses by which a page is asked for although its file has another name.
fn moves(site: &Site) -> Vec<Move> {
    let (plan, config) = (site.plan(), &site.config);
    let mut moves = Vec::new();
    for page in plan.pages() {
        let Subject::Code(registry, code) = page.subject else { continue };
        let address = &site.catalog.registry(registry).code(code).address;
        let to = plan.path(Page { ..page });
        let (folder, file) = to.rsplit_once('/').expect("a code stands in a folder");
        // Hosts take the nearest `404.html` for the page of an address that does not exist.
        if address == "404" && file != "404.html" {
            let end = if config.urls == UrlStyle::Clean { "" } else { ".html" };
            let to = format!("{}{end}", to.trim_end_matches(".html"));
            for from in [format!("{folder}/404"), format!("{folder}/404.html")] {
                let from_re = escaped(&from);
                let from_json = from_re.replace('\\', "\\\\");
                moves.push(Move { from, from_re, from_json, to: to.clone() });
            }
        }
    }
    moves
}

/// Escapes what means something in a regular expression.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\.+*?()[]{}|^$".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
