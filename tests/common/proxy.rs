//! The proxy of `tasker bench faults` before the database of a test.

use std::ops::Deref;

use tasker::engine::bench::faults::proxy::{Address, Proxy as Faults};
use tokio::net::TcpListener;
use tokio_postgres::Config;
use tokio_postgres::config::Host;

use super::database::TestDatabase;

/// A running proxy. Gone with the runtime of its test.
pub struct Proxy {
    faults: Faults,
    url: String,
}

impl Deref for Proxy {
    type Target = Faults;

    fn deref(&self) -> &Faults {
        &self.faults
    }
}

impl Proxy {
    /// A proxy before the server of a database.
    pub async fn before(database: &TestDatabase) -> Proxy {
        Proxy::before_at(database, TcpListener::bind("127.0.0.1:0").await.expect("a port"))
    }

    /// A proxy that listens already.
    pub fn before_at(database: &TestDatabase, listener: TcpListener) -> Proxy {
        Proxy::before_server_at(database.url(), listener)
    }

    /// A proxy before the server of a URL.
    pub async fn before_server(url: &str) -> Proxy {
        Proxy::before_server_at(url, TcpListener::bind("127.0.0.1:0").await.expect("a port"))
    }

    fn before_server_at(url: &str, listener: TcpListener) -> Proxy {
        let server: Config = url.parse().expect("a URL that was used already");
        let faults = Faults::on(listener, Proxy::address_of(url)).expect("it has an address");
        let password = server.get_password().map(|it| format!(":{}", String::from_utf8_lossy(it)));
        let url = format!(
            "postgres://{}{}@127.0.0.1:{}/{}?sslmode=disable",
            server.get_user().unwrap_or("postgres"),
            password.unwrap_or_default(),
            faults.port(),
            server.get_dbname().unwrap_or("postgres"),
        );
        Proxy { faults, url }
    }

    /// The address of the server of a URL.
    pub fn address_of(url: &str) -> Address {
        let server: Config = url.parse().expect("a URL that was used already");
        let port = server.get_ports().first().copied().unwrap_or(5432);
        match &server.get_hosts()[0] {
            Host::Tcp(host) => Address::Tcp(host.clone(), port),
            Host::Unix(folder) => Address::Unix(folder.join(format!(".s.PGSQL.{port}"))),
        }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// Waits until so many replies were lost.
    pub async fn have_lost(&self, replies: usize) {
        self.lost().wait_for(|lost| *lost >= replies).await.expect("the proxy runs");
    }
}
