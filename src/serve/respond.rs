//! Files → answers: status, type, validator, and the script that reloads a page.

use axum::extract::State;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::html::escape;
use crate::media::{HTML, TYPES};
use crate::report::ReportStyle;

use super::find::{Found, find, not_found};
use super::guard::Refusal;
use super::live::{LiveSite, Mistakes};
use super::{News, OWN_FOLDER, Server};

const SCRIPT: &str = include_str!("reload.js");
const STYLESHEET: &str = include_str!("overlay.css");

/// Answers with a page or another file of the site.
pub(super) async fn page(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let live = server.live.borrow().clone();
    let Some(site) = &live.site else {
        let mistakes = live.mistakes.expect("a site that is not there has a mistake");
        return failure(StatusCode::SERVICE_UNAVAILABLE, &mistakes, "");
    };
    let answer = match find(site, uri.path()) {
        Ok(Found::File(path, bytes)) => Ok(file(site, &path, bytes, &headers)),
        Ok(Found::Folder) => Ok(folder(&uri)),
        Ok(Found::Nothing) => not_found(site, uri.path()).map(|page| {
            (StatusCode::NOT_FOUND, [(CONTENT_TYPE, HTML)], with_script(page, &site.version))
                .into_response()
        }),
        Err(found) => Err(found),
    };
    answer.unwrap_or_else(|found| unrendered(&server, site, *found))
}

/// Answers with the script that reloads a page.
pub(super) async fn script(headers: HeaderMap) -> Response {
    validated("js", SCRIPT.into(), &headers)
}

/// Answers with the stylesheet of what is shown over a page.
pub(super) async fn stylesheet(headers: HeaderMap) -> Response {
    validated("css", STYLESHEET.into(), &headers)
}

/// Answers a request that is refused.
pub(super) fn refuse(refusal: Refusal) -> Response {
    let mut response = (refusal.status, format!("{}\n", refusal.reason)).into_response();
    if refusal.status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// Adds what every answer says: it is checked again each time, is of the type it says, and is not for
/// pages of other sites.
pub(super) fn seal(headers: &mut HeaderMap) {
    let fields = [
        (CACHE_CONTROL, "no-cache"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fields {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

fn file(site: &LiveSite, path: &str, bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let bytes = if ending == "html" { with_script(bytes, &site.version) } else { bytes };
    validated(ending, bytes, headers)
}

/// Leads to a folder. Its path was found in the plan, so it cannot lead to another host.
fn folder(uri: &Uri) -> Response {
    (StatusCode::MOVED_PERMANENTLY, [(LOCATION, format!("{}/", uri.path()))]).into_response()
}

/// Answers with bytes, or with none where the client has them (RFC 9110, section 13.1.2).
fn validated(ending: &str, bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..32]);
    let has_it = headers.get_all(IF_NONE_MATCH).iter().any(|known| {
        let mut known = known.to_str().unwrap_or_default().split(',').map(str::trim);
        known.any(|known| known == "*" || known.trim_start_matches("W/") == tag)
    });
    if has_it {
        return (StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response();
    }
    let small = ending.to_ascii_lowercase();
    let known = TYPES.iter().find(|(known, _)| *known == small);
    let kind = known.map_or("application/octet-stream", |(_, kind)| *kind);
    ([(CONTENT_TYPE, kind.to_owned()), (ETAG, tag)], bytes).into_response()
}

/// Adds the script that reloads a page to its end.
fn with_script(mut page: Vec<u8>, version: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let script =
        format!("<script src=\"{OWN_FOLDER}/reload.js\" data-version=\"{version}\"></script>");
    let end = page.windows(END.len()).rposition(|part| part == END).unwrap_or(page.len());
    page.splice(end..end, script.into_bytes());
    page
}

/// Answers for a page whose template fails, which only rendering it tells.
fn unrendered(server: &Server, site: &LiveSite, found: Diagnostic) -> Response {
    let sources = &site.site().sources;
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(found);
    let report = |style| diagnostics.report(sources, style);
    let mistakes = Mistakes { summary: diagnostics.summary(), report: report(ReportStyle::Plain) };
    server.console.tell(News::Mistakes(&report(ReportStyle::Styled), &mistakes.summary));
    failure(StatusCode::INTERNAL_SERVER_ERROR, &mistakes, &site.version)
}

/// Answers with mistakes in the place of a page.
fn failure(status: StatusCode, mistakes: &Mistakes, version: &str) -> Response {
    let (summary, report) = (escape(&mistakes.summary), escape(&mistakes.report));
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{summary}</title>\n\
         <link rel=\"stylesheet\" href=\"{OWN_FOLDER}/overlay.css\">\n</head>\n\
         <body>\n<main class=\"versus-mistakes\">\n<h1>{summary}</h1>\n<pre>{report}</pre>\n\
         </main>\n</body>\n</html>\n"
    );
    let page = with_script(page.into_bytes(), version);
    (status, [(CONTENT_TYPE, HTML)], page).into_response()
}
