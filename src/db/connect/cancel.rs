//! Cancelling the running statement of a connection.

use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_util::TryFutureExt;
use futures_util::future::MapOk;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpStream, UnixStream};
use tokio_postgres::config::Host;
use tokio_postgres::tls::{ChannelBinding, TlsConnect, TlsStream};
use tokio_postgres::{CancelToken, Config, Error};
use tokio_util::either::Either;

/// How long the other end may take to close the connection of a request.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(60);

/// Where a pooler listens.
#[derive(Clone, Debug)]
pub enum Address {
    Unix(PathBuf),
    /// A host name or an IP address, and the port.
    Tcp(String, u16),
}

impl Address {
    /// The address of a configuration with one server.
    pub fn of(config: &Config) -> Option<Address> {
        let port = config.get_ports().first().copied().unwrap_or(5432);
        Some(match (config.get_hostaddrs().first(), config.get_hosts().first()?) {
            (_, Host::Unix(folder)) => Address::Unix(folder.join(format!(".s.PGSQL.{port}"))),
            (Some(address), _) => Address::Tcp(address.to_string(), port),
            (None, Host::Tcp(name)) => Address::Tcp(name.clone(), port),
        })
    }
}

/// Asks a pooler to cancel a statement, and keeps the connection of the request until the pooler closes it, as libpq
/// does. pgbouncer before 1.20 ends itself, and every connection with it, when the client of a request leaves while the
/// request is on its way (its issue 801); tokio-postgres leaves at once. The request goes on when this future is
/// dropped, so that a caller that waits no longer does not leave either.
///
/// # Errors
/// Those of connecting, and of the handshake.
pub async fn cancel_patiently(token: CancelToken, address: Address, tls: impl Tls) -> Result<(), Error> {
    let request = async move {
        let socket = match address {
            Address::Unix(path) => UnixStream::connect(path).await.map(Either::Left),
            Address::Tcp(host, port) => TcpStream::connect((host, port)).await.map(Either::Right),
        };
        match socket {
            Ok(socket) => token.cancel_query_raw(Patient(socket), tls).await,
            // A pooler that is away has no statement to cancel.
            Err(_) => Ok(()),
        }
    };
    let request = tokio::spawn(tokio::time::timeout(CLOSE_TIMEOUT, request));
    match request.await {
        Ok(Ok(sent)) => sent,
        // The pooler stands still, or this process ends.
        Ok(Err(_)) | Err(_) => Ok(()),
    }
}

type Socket = Either<UnixStream, TcpStream>;

/// A TLS handshake, or none, over such a socket.
pub trait Tls: TlsConnect<Patient<Socket>, Stream: Send, Future: Send> + Send + 'static {}

impl<T> Tls for T where T: TlsConnect<Patient<Socket>, Stream: Send, Future: Send> + Send + 'static {}

/// A stream that is closed once the other end has closed it.
pub struct Patient<S>(S);

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            let mut bytes = [0; 64];
            let mut buffer = ReadBuf::new(&mut bytes);
            let read = ready!(Pin::new(&mut self.0).poll_read(context, &mut buffer));
            if read.is_err() || buffer.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
        }
    }
}

impl<S: TlsStream + Unpin> TlsStream for Patient<S> {
    fn channel_binding(&self) -> ChannelBinding {
        self.0.channel_binding()
    }
}

/// TLS whose stream is patient: closing it says goodbye, which must wait too.
pub struct PatientTls<T>(pub T);

impl<S, T: TlsConnect<S>> TlsConnect<S> for PatientTls<T> {
    type Stream = Patient<T::Stream>;
    type Error = T::Error;
    type Future = MapOk<T::Future, fn(T::Stream) -> Patient<T::Stream>>;

    fn connect(self, stream: S) -> Self::Future {
        self.0.connect(stream).map_ok(Patient)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    #[tokio::test]
    async fn a_patient_stream_stays_until_the_other_end_closes() {
        let (near, mut far) = duplex(64);
        let mut near = Patient(near);
        near.write_all(b"cancel").await.expect("sent");
        let mut closing = tokio::spawn(async move { near.shutdown().await });
        let mut request = [0; 6];
        far.read_exact(&mut request).await.expect("the request");
        // Nothing follows it, not even the end of the stream.
        let followed = tokio::time::timeout(Duration::from_millis(100), far.read_u8()).await;
        assert!(followed.is_err(), "{followed:?}");
        assert!(!closing.is_finished());
        drop(far);
        (&mut closing).await.expect("no panic").expect("closed");
    }
}
