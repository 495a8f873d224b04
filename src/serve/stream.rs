//! What changes → server-sent events for open pages (HTML Living Standard, section 9.2).

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{RawQuery, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::unfold;
use serde_json::json;

use super::Server;
use super::live::{Live, Mistakes};

/// How often a silent stream says that it lives, which is how a page that is gone is noticed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// What an open page knows.
#[derive(Debug)]
struct Reader {
    /// The version it shows.
    version: String,
    /// The mistakes it shows.
    mistakes: Option<Arc<Mistakes>>,
}

/// Tells a page what changes from the version on that it names: in its query when it opens the stream, in
/// `Last-Event-ID` when it comes back.
pub(super) async fn stream(
    State(server): State<Server>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Ok(permit) = Arc::clone(&server.streams).try_acquire_owned() else {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        return (status, [(RETRY_AFTER, "5")], "too many pages are open\n").into_response();
    };
    let seen = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let asked = query.as_deref().and_then(|query| query.strip_prefix("version="));
    let version = seen.or(asked).unwrap_or_default().to_owned();
    let reader = Reader { version, mistakes: None };
    let start = (reader, server.live, permit);
    let events = unfold(start, |(mut reader, mut live, permit)| async move {
        loop {
            let news = reader.news(&live.borrow_and_update());
            if let Some(event) = news {
                return Some((Ok::<_, Infallible>(event), (reader, live, permit)));
            }
            live.changed().await.ok()?;
        }
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response()
}

impl Reader {
    /// Returns what the page has to be told next, and takes it as told.
    fn news(&mut self, live: &Live) -> Option<Event> {
        if let Some(mistakes) = &live.mistakes {
            let is_shown = self.mistakes.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, mistakes));
            if !is_shown {
                self.mistakes = Some(Arc::clone(mistakes));
                let data = json!({ "summary": mistakes.summary, "report": mistakes.report });
                return Some(Event::default().event("mistakes").data(data.to_string()));
            }
        }
        if let Some(site) = live.site.as_ref().filter(|site| site.version != self.version) {
            let restyling = site.restyling.as_ref().filter(|change| change.from == self.version);
            self.version.clone_from(&site.version);
            let event = Event::default().id(&site.version);
            return Some(match restyling {
                Some(change) => event.event("style").data(json!(change.paths).to_string()),
                None => event.event("page").data(&site.version),
            });
        }
        if live.mistakes.is_none() && self.mistakes.take().is_some() {
            return Some(Event::default().event("mended").data(&self.version));
        }
        None
    }
}
