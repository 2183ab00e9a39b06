//! Opens connections: to a server whose addresses are checked, or to a proxy of the worker's environment.

use std::error::Error;
use std::fmt;
use std::future::ready;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::future::BoxFuture;
use http::Uri;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::legacy::connect::{Connected, Connection};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;
use tower_service::Service;

use super::address::{Reach, refusal};

/// Opens the connections of one kind of request.
#[derive(Clone)]
pub(super) struct Connector {
    pub reach: Reach,
    pub limit: Duration,
    /// None: it only speaks plain HTTP.
    pub tls: Option<Arc<ClientConfig>>,
    /// Those of the environment; none in trials.
    pub proxies: Option<Arc<Matcher>>,
}

/// Why there is no connection, in one line.
#[derive(Debug)]
pub(super) struct ConnectError {
    pub message: String,
    /// A further attempt cannot help.
    pub is_permanent: bool,
    /// The worker's host has no room for another connection now.
    pub is_short: bool,
}

impl ConnectError {
    fn new(message: impl Into<String>) -> Self {
        ConnectError { message: message.into(), is_permanent: false, is_short: false }
    }

    fn of_io(message: &str, error: &io::Error) -> Self {
        let is_short = crate::handlers::is_short_of_resources(error);
        ConnectError { message: format!("{message}: {error}"), is_permanent: false, is_short }
    }

    fn refused(message: String) -> Self {
        ConnectError { message, is_permanent: true, is_short: false }
    }
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for ConnectError {}

trait Transport: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Transport for T {}

type Wire = TokioIo<Box<dyn Transport>>;

/// A connection, encrypted or not.
pub(super) struct Stream {
    wire: Wire,
    /// Requests name the whole address to its proxy.
    is_proxied: bool,
}

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = ConnectError;
    type Future = BoxFuture<'static, Result<Stream, ConnectError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), ConnectError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let connector = self.clone();
        Box::pin(async move {
            let deadline = Instant::now() + connector.limit;
            let connected = timeout_at(deadline, connector.connect(&uri, deadline)).await;
            connected.unwrap_or_else(|_| {
                let (limit, at) = (humantime::format_duration(connector.limit), shown(&uri));
                Err(ConnectError::new(format!("no connection to {at} within {limit}")))
            })
        })
    }
}

impl Connector {
    async fn connect(&self, uri: &Uri, deadline: Instant) -> Result<Stream, ConnectError> {
        let is_tls = uri.scheme_str() == Some("https");
        let Some(proxy) = self.proxies.as_ref().and_then(|proxies| proxies.intercept(uri)) else {
            let wire = self.dial(uri, self.reach, deadline).await?;
            let wire = if is_tls { self.encrypt(wire, uri).await? } else { wire };
            return Ok(Stream { wire: TokioIo::new(wire), is_proxied: false });
        };
        // The proxy looks for the addresses of a name, and answers for them.
        if let Ok(address) = bare_host(uri).parse() {
            check(&shown(uri), address, self.reach)?;
        }
        let wire = self.dial_proxy(&proxy, deadline).await?;
        if !is_tls {
            return Ok(Stream { wire: TokioIo::new(wire), is_proxied: true });
        }
        let mut tunnel = Tunnel::new(proxy.uri().clone(), Opened(Some(wire)));
        if let Some(credentials) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(credentials.clone());
        }
        let wire = tunnel.call(uri.clone()).await.map_err(|error| {
            ConnectError::new(format!(
                "the proxy {} gives no connection to {}: {error}",
                shown(proxy.uri()),
                shown(uri)
            ))
        })?;
        let wire = self.encrypt(wire.into_inner(), uri).await?;
        Ok(Stream { wire: TokioIo::new(wire), is_proxied: false })
    }

    /// The proxy is of the worker's own environment: it may have any address.
    async fn dial_proxy(
        &self,
        proxy: &Intercept,
        deadline: Instant,
    ) -> Result<Box<dyn Transport>, ConnectError> {
        match proxy.uri().scheme_str() {
            Some("http") => self.dial(proxy.uri(), Reach::Named, deadline).await,
            other => {
                let scheme = other.unwrap_or_default();
                Err(ConnectError::new(format!(
                    "a proxy of the scheme {scheme} is not supported: use an http proxy"
                )))
            }
        }
    }

    /// Connects to the first address of a host that answers. All of them are checked before.
    async fn dial(
        &self,
        uri: &Uri,
        reach: Reach,
        deadline: Instant,
    ) -> Result<Box<dyn Transport>, ConnectError> {
        let at = shown(uri);
        let default = if uri.scheme_str() == Some("https") { 443 } else { 80 };
        let port = uri.port_u16().unwrap_or(default);
        let found = lookup_host((bare_host(uri), port)).await;
        let found: Vec<_> = found
            .map_err(|error| ConnectError::of_io(&format!("no address is found for {at}"), &error))?
            .collect();
        for address in &found {
            check(&at, address.ip(), reach)?;
        }
        let mut failure = ConnectError::new(format!("no address is found for {at}"));
        for (left, address) in (1..=found.len() as u32).rev().zip(&found) {
            // One that does not answer leaves the others their share of the time.
            let share = deadline.saturating_duration_since(Instant::now()) / left;
            match tokio::time::timeout(share, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    let _ = stream.set_nodelay(true);
                    return Ok(Box::new(stream));
                }
                Ok(Err(error)) => failure = ConnectError::of_io(&format!("cannot connect to {at}"), &error),
                Err(_) => {
                    failure = ConnectError::new(format!(
                        "cannot connect to {at}: {} does not answer",
                        address.ip()
                    ));
                }
            }
        }
        Err(failure)
    }

    async fn encrypt(&self, wire: Box<dyn Transport>, uri: &Uri) -> Result<Box<dyn Transport>, ConnectError> {
        let at = shown(uri);
        let name = ServerName::try_from(bare_host(uri).to_owned())
            .map_err(|error| ConnectError::refused(format!("{at} cannot have a certificate: {error}")))?;
        let config = self.tls.clone().ok_or_else(|| ConnectError::new("TLS is not configured"))?;
        let stream = TlsConnector::from(config).connect(name, wire).await;
        let stream = stream.map_err(|error| ConnectError::of_io(&format!("no TLS with {at}"), &error))?;
        Ok(Box::new(stream))
    }
}

fn check(at: &str, address: IpAddr, reach: Reach) -> Result<(), ConnectError> {
    match refusal(address, reach) {
        Some(reason) => Err(ConnectError::refused(format!("{at} has the address {address}, which {reason}"))),
        None => Ok(()),
    }
}

/// The host, an address of version 6 without its brackets.
fn bare_host(uri: &Uri) -> &str {
    uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
}

/// The host and the port.
fn shown(uri: &Uri) -> String {
    let host = uri.host().unwrap_or_default();
    uri.port_u16().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// A connection that is there already, where one is to be opened.
struct Opened(Option<Box<dyn Transport>>);

impl Service<Uri> for Opened {
    type Response = Wire;
    type Error = io::Error;
    type Future = std::future::Ready<io::Result<Wire>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Uri) -> Self::Future {
        ready(self.0.take().map(TokioIo::new).ok_or_else(|| io::ErrorKind::NotConnected.into()))
    }
}

impl Connection for Stream {
    fn connected(&self) -> Connected {
        Connected::new().proxy(self.is_proxied)
    }
}

impl Read for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_read(context, into)
    }
}

impl Write for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.wire).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_shutdown(context)
    }
}
