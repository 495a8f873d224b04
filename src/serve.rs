//! URL → page, rendered on request. Open pages reload when an input changes; what is wrong with the inputs
//! is shown over the last good site. It writes nothing, and does no work per pair until one is asked for.

#![expect(clippy::disallowed_methods, reason = "this is the one module that opens sockets")]

mod accept;
mod find;
mod guard;
mod live;
mod respond;
mod stream;
mod watch;

use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use tokio::sync::{Semaphore, watch as current};

use guard::Guard;
use live::{Live, Loader};
use watch::Watch;

/// The folder of URLs that is the server's own; no page of a site begins with a dot.
const OWN_FOLDER: &str = "/.versus";

/// How many pages may wait for news at once.
const STREAMS_MAX: usize = 64;

/// Bytes of the stack on which a site is loaded, as the main thread has them.
const STACK_BYTES: usize = 8 << 20;

/// Where a site is served.
#[derive(Clone, Debug)]
pub struct Address {
    /// The name or address of the machine to listen on: `127.0.0.1` for this machine alone.
    pub host: String,
    /// The port; 0 for one that is free.
    pub port: u16,
}

/// Hears what a server does.
pub trait Console: Send + Sync {
    /// Something happened.
    fn tell(&self, news: News<'_>);
}

/// What a server does.
#[derive(Clone, Copy, Debug)]
pub enum News<'n> {
    /// It answers at a URL.
    Serving(&'n str),
    /// It has loaded the site: how long that took, and a report of warnings.
    Loaded(Duration, &'n str),
    /// It found mistakes: their report and their count.
    Mistakes(&'n str, &'n str),
}

/// Serves the site in `root` until the process is interrupted.
pub fn serve(root: &Path, address: &Address, console: Arc<dyn Console>) -> Result<()> {
    let listener = listen(address)?;
    let port = listener.local_addr().context("cannot tell the port")?.port();
    let base_url = format!("http://{}:{port}", visible_host(&address.host));
    let root = root.canonicalize().with_context(|| format!("cannot find `{}`", root.display()))?;
    // Before the site is read: no change is missed.
    let watch = Watch::start(&root)?;
    let loader = Loader::new(root, base_url.clone(), Arc::clone(&console));
    let live = loader.load(&Live::default())?;
    // Whoever comes before the server is ready waits at the port.
    console.tell(News::Serving(&format!("{base_url}/")));
    let (sender, receiver) = current::channel(live);
    let streams = Arc::new(Semaphore::new(STREAMS_MAX));
    let server = Server { live: receiver.clone(), console, streams };
    let router = router(server, Guard::new(&address.host));
    std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || reload(watch, &loader, &sender))
        .context("cannot start a thread")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("cannot start the server")?.block_on(run(listener, router, receiver))
}

/// Loads the site again whenever an input has changed.
fn reload(mut watch: Watch, loader: &Loader, sender: &current::Sender<Live>) {
    while watch.wait() {
        let before = sender.borrow().clone();
        sender.send_replace(loader.reload(&before));
    }
}

/// Answers until the process is interrupted.
async fn run(
    listener: TcpListener,
    router: Router,
    mut live: current::Receiver<Live>,
) -> Result<()> {
    listener.set_nonblocking(true).context("cannot serve")?;
    let listener = tokio::net::TcpListener::from_std(listener).context("cannot serve")?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted.context("cannot wait for an interrupt"),
        never = accept::accept(listener, router) => match never {},
        // The sender goes when the watching thread ends.
        _ = live.wait_for(|_| false) => bail!("the inputs are no longer watched"),
    }
}

fn listen(address: &Address) -> Result<TcpListener> {
    let Address { host, port } = address;
    match TcpListener::bind((host.trim_matches(['[', ']']), *port)) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!("port {port} of `{host}` is taken\nhelp: choose another with `--port`")
        }
        Err(error) => {
            Err(anyhow::Error::new(error).context(format!("cannot listen at `{host}:{port}`")))
        }
    }
}

/// Returns the host of a URL that leads to a server: an address for all networks is none to go to.
fn visible_host(host: &str) -> String {
    match host.trim_matches(['[', ']']) {
        "0.0.0.0" | "::" => "127.0.0.1".into(),
        bare if bare.contains(':') => format!("[{bare}]"),
        bare => bare.into(),
    }
}

/// What every request is answered from.
#[derive(Clone)]
struct Server {
    live: current::Receiver<Live>,
    console: Arc<dyn Console>,
    /// Room for pages that wait for news.
    streams: Arc<Semaphore>,
}

fn router(server: Server, guard: Guard) -> Router {
    Router::new()
        .route(&format!("{OWN_FOLDER}/reload"), get(stream::stream))
        .route(&format!("{OWN_FOLDER}/reload.js"), get(respond::script))
        .route(&format!("{OWN_FOLDER}/overlay.css"), get(respond::stylesheet))
        .fallback(respond::page)
        .with_state(server)
        .layer(middleware::from_fn_with_state(Arc::new(guard), guarded))
}

/// Refuses what no page of the site asks for, and keeps answers from pages of other sites.
async fn guarded(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut response = match guard.refusal(&request) {
        Some(refusal) => respond::refuse(refusal),
        None => next.run(request).await,
    };
    respond::seal(response.headers_mut());
    response
}
