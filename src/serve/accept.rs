//! Connections → requests, with limits on what a client may hold.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How many connections are open at once; further ones wait.
const CONNECTIONS_MAX: usize = 256;

/// How long the head of a request may take, also that of the next one on a connection.
const HEAD_SECONDS_MAX: u64 = 5;

/// Bytes of the head of a request.
const HEAD_BYTES_MAX: usize = 16 << 10;

/// Fields in the head of a request.
const FIELDS_MAX: usize = 64;

/// How long to wait where the machine has no more connections to give.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers connections for ever.
pub(super) async fn accept(listener: TcpListener, router: Router) -> Infallible {
    let room = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(HEAD_SECONDS_MAX))
        .max_buf_size(HEAD_BYTES_MAX)
        .max_headers(FIELDS_MAX);
    loop {
        let permit = Arc::clone(&room).acquire_owned().await.expect("it is never closed");
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        // Answers are small and wait for nothing: they need not be gathered.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let connection = http.serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            // A client that breaks off or sends no HTTP harms itself alone.
            let _ = connection.await;
            drop(permit);
        });
    }
}
