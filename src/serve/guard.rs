//! Which requests are refused: those that no page of the site and no reader's own step makes.

use std::net::IpAddr;

use axum::body::Body;
use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, Request, StatusCode};

use super::OWN_FOLDER;

/// Knows under which names the server may be asked.
#[derive(Debug)]
pub(super) struct Guard {
    /// The host it was told to listen on.
    asked: String,
    /// Whether only this machine can reach it.
    is_local: bool,
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) reason: &'static str,
}

impl Refusal {
    const METHOD: Self =
        Self { status: StatusCode::METHOD_NOT_ALLOWED, reason: "only GET and HEAD are answered" };
    const HOST: Self =
        Self { status: StatusCode::FORBIDDEN, reason: "this server has another name" };
    const FOREIGN: Self =
        Self { status: StatusCode::FORBIDDEN, reason: "another site asks for this" };
}

impl Guard {
    /// Guards a server that listens on `host`.
    pub(super) fn new(host: &str) -> Self {
        let asked = host.trim_matches(['[', ']']).to_ascii_lowercase();
        let address: Option<IpAddr> = asked.parse().ok();
        let is_local = asked == "localhost" || address.is_some_and(|address| address.is_loopback());
        Self { asked, is_local }
    }

    /// Returns why a request is refused, if it is.
    pub(super) fn refusal(&self, request: &Request<Body>) -> Option<Refusal> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Some(Refusal::METHOD);
        }
        let mut hosts = request.headers().get_all(HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return Some(Refusal::HOST) };
        // A request for a proxy names the host twice.
        let authority = request.uri().authority().map(Authority::as_str);
        let mut named = host.to_str().ok().into_iter().chain(authority);
        if host.to_str().is_err() || !named.all(|host| self.is_ours(host)) {
            return Some(Refusal::HOST);
        }
        let is_own = request.uri().path().starts_with(OWN_FOLDER);
        is_foreign(request.headers(), host.as_bytes(), is_own).then_some(Refusal::FOREIGN)
    }

    /// Tells whether a `Host` names this server. A name that an attacker's DNS can point here is none of
    /// ours; an address cannot be pointed anywhere.
    fn is_ours(&self, host: &str) -> bool {
        let Ok(authority) = host.parse::<Authority>() else { return false };
        if host.contains('@') {
            return false;
        }
        let name = authority.host().trim_matches(['[', ']']).to_ascii_lowercase();
        match name.parse::<IpAddr>() {
            Ok(address) => address.is_loopback() || !self.is_local,
            Err(_) => name == "localhost" || name == self.asked,
        }
    }
}

/// Tells whether a page of another site makes a request. A link may lead here from anywhere; nothing else
/// may, and the server's own folder is for pages of the site alone.
fn is_foreign(headers: &HeaderMap, host: &[u8], is_own: bool) -> bool {
    let of_origin = |origin: &[u8]| {
        origin.strip_prefix(b"http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
    };
    if headers.get_all(ORIGIN).iter().any(|origin| !of_origin(origin.as_bytes())) {
        return true;
    }
    let is = |name: &str, value: &str| headers.get(name).is_some_and(|found| found == value);
    let Some(site) = headers.get("sec-fetch-site") else { return false };
    let is_link = is("sec-fetch-mode", "navigate") && is("sec-fetch-dest", "document");
    !(site == "same-origin" || site == "none" || (is_link && !is_own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(listens_on: &str, fields: &[(&str, &str)]) -> bool {
        let mut request = Request::builder().uri("/en/");
        for (name, value) in fields {
            request = request.header(*name, *value);
        }
        Guard::new(listens_on).refusal(&request.body(Body::empty()).unwrap()).is_some()
    }

    #[test]
    fn names_that_can_be_pointed_here_are_refused() {
        let ours = ["localhost", "LOCALHOST:80", "127.0.0.1:3000", "127.9.9.9", "[::1]:3000"];
        for host in ours {
            assert!(!is_refused("127.0.0.1", &[("host", host)]), "{host}");
        }
        let others = [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "a@localhost",
            "192.168.0.1",
            "localhost:80:80",
            "[::1",
            "0x7f.1",
            "localhost.",
        ];
        for host in others {
            assert!(is_refused("127.0.0.1", &[("host", host)]), "{host}");
        }
        assert!(is_refused("127.0.0.1", &[]));
        assert!(is_refused("127.0.0.1", &[("host", "localhost"), ("host", "localhost")]));
        // A server for the network is asked by its address or by the name it was given.
        assert!(!is_refused("0.0.0.0", &[("host", "192.168.0.1:3000")]));
        assert!(!is_refused("box.local", &[("host", "box.local:3000")]));
        assert!(is_refused("0.0.0.0", &[("host", "evil.example")]));
    }

    #[test]
    fn pages_of_other_sites_read_nothing() {
        let host = ("host", "localhost:3000");
        for origin in
            ["http://evil.example", "null", "http://localhost:8080", "https://localhost:3000"]
        {
            assert!(is_refused("127.0.0.1", &[host, ("origin", origin)]), "{origin}");
        }
        assert!(!is_refused("127.0.0.1", &[host, ("origin", "http://localhost:3000")]));
        for site in ["cross-site", "same-site"] {
            let site = ("sec-fetch-site", site);
            let script = [host, site, ("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "script")];
            assert!(is_refused("127.0.0.1", &script));
            let link = [host, site, ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
            assert!(!is_refused("127.0.0.1", &link));
        }
        assert!(!is_refused("127.0.0.1", &[host, ("sec-fetch-site", "none")]));
    }
}
