//! The address at which a worker answers Prometheus and probes over HTTP.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::cli::Context;
use crate::engine::worker::{Metrics, ProbeFailure, Vitals};
use crate::error::{Failure, Result};
use crate::report::clean;

/// The variable that names the address.
pub const VARIABLE: &str = "TASKER_WORKER_LISTEN";
/// Open files of a listener.
pub const FILES: u64 = CONNECTIONS as u64 + 1;

/// Connections at a time; further ones wait for their turn.
const CONNECTIONS: usize = 16;
/// How long a connection has, from its request to the end of the answer.
const CONNECTION_LIFE: Duration = Duration::from_secs(10);
/// After a connection that could not be accepted, for want of a file perhaps.
const PAUSE: Duration = Duration::from_millis(100);

/// Reads an address and a port.
pub fn parse(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "it is not an IP address and a port, such as 127.0.0.1:9464".to_owned())
}

/// The address that was given, or else the one of `tasker.toml`.
///
/// # Errors
/// A usage [`Failure`], for an address of the file that is none.
pub fn address(context: &Context, given: Option<SocketAddr>) -> Result<Option<SocketAddr>> {
    let Some(configured) = context.worker_config().listen.as_ref().filter(|_| given.is_none()) else {
        return Ok(given);
    };
    let address = parse(configured)
        .map_err(|problem| Failure::usage(format!("worker.listen cannot be {configured:?}: {problem}")))?;
    Ok(Some(address))
}

/// Answers `/metrics`, `/livez` and `/readyz`.
pub struct Listener {
    listener: TcpListener,
    address: SocketAddr,
}

impl Listener {
    /// # Errors
    /// A [`Failure`] where another program has the address, or the system refuses it.
    pub async fn bind(address: SocketAddr) -> Result<Self> {
        let bound = async {
            let listener = TcpListener::bind(address).await?;
            let address = listener.local_addr()?;
            Ok(Listener { listener, address })
        };
        bound.await.map_err(|error: std::io::Error| {
            let hint = match error.kind() {
                std::io::ErrorKind::AddrInUse => "another program, or another worker, listens there; let the system choose a port: `--listen 127.0.0.1:0`",
                _ => "use an address of this host and a port that you may open: `--listen 127.0.0.1:9464`",
            };
            Failure::new(format!("could not listen on {address}")).caused_by(error).hint(hint).into()
        })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until it is dropped.
    pub async fn serve(self, metrics: Arc<Metrics>, vitals: Arc<Vitals>) {
        let room = Arc::new(Semaphore::new(CONNECTIONS));
        loop {
            let permit = room.clone().acquire_owned().await.expect("it is never closed");
            let stream = match self.listener.accept().await {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::debug!("no connection was accepted: {error}");
                    sleep(PAUSE).await;
                    continue;
                }
            };
            let (metrics, vitals) = (metrics.clone(), vitals.clone());
            tokio::spawn(async move {
                let _ = timeout(CONNECTION_LIFE, converse(stream, &metrics, &vitals)).await;
                drop(permit);
            });
        }
    }
}

/// Answers the one request of a connection.
async fn converse(stream: TcpStream, metrics: &Metrics, vitals: &Vitals) {
    let service = service_fn(async |request: Request<_>| {
        Ok::<_, Infallible>(answer(request.method(), request.uri().path(), metrics, vitals))
    });
    let connection = http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service);
    if let Err(error) = connection.await {
        tracing::debug!("a request was not answered: {error}");
    }
}

fn answer(method: &Method, path: &str, metrics: &Metrics, vitals: &Vitals) -> Response<Full<Bytes>> {
    if ![Method::GET, Method::HEAD].contains(method) {
        let mut refused = text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered\n");
        refused.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    match path {
        "/metrics" => {
            let mut answer = text(StatusCode::OK, clean::lines(&metrics.text()).into_owned());
            answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(prometheus::TEXT_FORMAT));
            answer
        }
        "/livez" => probed(vitals.live(), "alive"),
        "/readyz" => probed(vitals.ready(), "ready"),
        _ => text(StatusCode::NOT_FOUND, "there are /metrics, /livez and /readyz\n"),
    }
}

fn probed(outcome: Result<(), ProbeFailure>, passed: &str) -> Response<Full<Bytes>> {
    match outcome {
        Ok(()) => text(StatusCode::OK, format!("{passed}\n")),
        Err(fault) => text(StatusCode::SERVICE_UNAVAILABLE, format!("{fault}\n")),
    }
}

fn text(status: StatusCode, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::new(body.into()));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    answer
}
