//! The connections of a worker's `http` steps, which later requests to the same server use again.

use std::collections::HashMap;
use std::fmt;
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::HeaderValue;
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use url::Url;

use super::address::Reach;
use super::connect::Connector;
use crate::db::connect::tls;
use crate::db::target::{RootCertificates, TlsMode, TlsSettings, TlsVersions};
use crate::error::Failure;
use crate::model::http::HttpTls;
use crate::model::http_host::HttpHost;

/// A connection that nobody uses is closed after this time, sooner than most servers close it.
const IDLE_FOR: Duration = Duration::from_secs(15);
/// Connections to one server that are kept open.
const IDLE_AT_MOST: usize = 32;
/// Kinds of request whose connections are kept apart; beyond these all idle ones are closed.
const KINDS_AT_MOST: usize = 64;
/// The largest head of an answer, in bytes.
const HEAD_AT_MOST: usize = 64 * 1024;

pub(super) type HttpClient = Client<Connector, Full<Bytes>>;

/// What a worker's `http` steps share. Cheap to clone.
#[derive(Clone, Default)]
pub struct Clients {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// The hosts that the input of a step can name.
    hosts: Vec<HttpHost>,
    proxies: Option<Arc<Matcher>>,
    by_kind: Mutex<HashMap<Kind, HttpClient>>,
}

/// Requests that can use each other's connections.
#[derive(PartialEq, Eq, Hash)]
struct Kind {
    reach: Reach,
    connect_timeout: Duration,
    /// None for plain HTTP.
    tls: Option<(HttpTls, Vec<Stamp>)>,
}

/// A file as it was when it was read: a certificate that is renewed counts from the next attempt on.
type Stamp = Option<(u64, i64, i64)>;

impl fmt::Debug for Clients {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clients").field("hosts", &self.shared.hosts).finish_non_exhaustive()
    }
}

impl Clients {
    /// Connects through the proxies of the environment. The input of a step can name these hosts.
    pub fn new(hosts: Vec<HttpHost>) -> Self {
        let shared =
            Shared { hosts, proxies: Some(Arc::new(Matcher::from_env())), by_kind: Mutex::default() };
        Clients { shared: Arc::new(shared) }
    }

    /// Whether the worker's configuration lists the host of an address.
    pub(super) fn lists(&self, url: &Url) -> bool {
        self.shared.hosts.iter().any(|host| host.is_of(url))
    }

    /// The credentials that a proxy wants with a plain request.
    pub(super) fn proxy_credentials(&self, url: &Url) -> Option<HeaderValue> {
        let uri = url.as_str().parse().ok().filter(|_| url.scheme() == "http")?;
        self.shared.proxies.as_ref()?.intercept(&uri)?.basic_auth().cloned()
    }

    /// Returns the client for one request.
    ///
    /// # Errors
    /// A certificate or key file that cannot be read.
    pub(super) fn client(
        &self,
        url: &Url,
        reach: Reach,
        connect_timeout: Duration,
        tls: &HttpTls,
    ) -> Result<HttpClient, Failure> {
        let tls = (url.scheme() == "https").then(|| {
            let files = [&tls.rootcert, &tls.cert, &tls.key].into_iter().flatten();
            (tls.clone(), files.map(|file| std::fs::metadata(file).ok().map(stamp)).collect())
        });
        let kind = Kind { reach, connect_timeout, tls };
        let mut by_kind = self.shared.by_kind.lock().expect("no holder panics");
        if let Some(client) = by_kind.get(&kind) {
            return Ok(client.clone());
        }
        let client = self.connected(&kind)?;
        if by_kind.len() >= KINDS_AT_MOST {
            by_kind.clear();
        }
        by_kind.insert(kind, client.clone());
        Ok(client)
    }

    fn connected(&self, kind: &Kind) -> Result<HttpClient, Failure> {
        let config = kind.tls.as_ref().map(|(tls, _)| {
            let mut config = tls::client_config(&settings(tls))?;
            config.alpn_protocols = vec![b"http/1.1".to_vec()];
            Ok(Arc::new(config))
        });
        let connector = Connector {
            reach: kind.reach,
            limit: kind.connect_timeout,
            tls: config.transpose()?,
            proxies: self.shared.proxies.clone(),
        };
        let mut client = Client::builder(TokioExecutor::new());
        client
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_FOR)
            .pool_max_idle_per_host(IDLE_AT_MOST)
            .http1_max_buf_size(HEAD_AT_MOST);
        Ok(client.build(connector))
    }
}

fn stamp(file: Metadata) -> (u64, i64, i64) {
    (file.ino(), file.mtime(), file.mtime_nsec())
}

fn settings(tls: &HttpTls) -> TlsSettings {
    let file = |name: &String| Path::new(name).to_path_buf();
    TlsSettings {
        mode: TlsMode::VerifyFull,
        roots: Some(
            tls.rootcert.as_ref().map_or(RootCertificates::System, |name| RootCertificates::File(file(name))),
        ),
        identity: tls.cert.as_ref().zip(tls.key.as_ref()).map(|(cert, key)| (file(cert), file(key))),
        versions: TlsVersions::Both,
    }
}
