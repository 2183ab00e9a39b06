//! The one server of this test process, and the connection that makes and drops
//! the databases of its tests.

use std::sync::{OnceLock, mpsc};

use tokio_postgres::{Client, NoTls};

use super::cluster::Cluster;
use super::template;

/// The tests' server, started or found on first use.
pub struct Server {
    /// The URL of a database on it that always exists.
    url: String,
    /// Part of the name of every database of this process.
    run: String,
    orders: mpsc::Sender<Order>,
}

/// The making or dropping of a database, and whom to tell.
struct Order {
    statement: String,
    done: mpsc::Sender<()>,
}

impl Server {
    pub fn get() -> &'static Server {
        static SERVER: OnceLock<Server> = OnceLock::new();
        SERVER.get_or_init(Server::start)
    }

    fn start() -> Server {
        let url = std::env::var("TASKER_TEST_DATABASE_URL").unwrap_or_else(|_| {
            // Statics are never dropped: the cluster ends with the process.
            static CLUSTER: OnceLock<Cluster> = OnceLock::new();
            CLUSTER.get_or_init(Cluster::start).url()
        });
        let run = format!("{}_{:x}", std::process::id(), nanoseconds());
        let (orders, received) = mpsc::channel();
        let server = Server { url, run, orders };
        let (ready, is_ready) = mpsc::channel();
        let (url, name) = (server.url.clone(), server.application_name());
        // A thread of its own: each test's runtime ends with the test.
        std::thread::Builder::new()
            .name("databases".to_owned())
            .spawn(move || keep_databases(&url, &name, &ready, &received))
            .expect("a thread");
        is_ready.recv().expect("the tests' server can be used; the cause is above");
        server
    }

    fn application_name(&self) -> String {
        format!("tasker_test_{}", self.run)
    }

    /// A name no other database has.
    pub fn fresh_name(&self) -> String {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(1);
        format!("{}_{}", self.application_name(), NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// The URL of the database `name` on the server.
    pub fn url_of(&self, name: &str) -> String {
        with_database(&self.url, name)
    }

    /// Makes an empty database.
    pub fn create(&self, name: &str) {
        self.order(format!("create database {name}"));
    }

    /// Makes a copy of a database to which nobody is connected.
    pub fn copy(&self, original: &str, name: &str) {
        self.order(format!("create database {name} template {original}"));
    }

    /// Drops a database, whoever is still connected to it.
    pub fn drop(&self, name: &str) {
        self.order(format!("drop database if exists {name} with (force)"));
    }

    fn order(&self, statement: String) {
        let (done, is_done) = mpsc::channel();
        let sent = self.orders.send(Order { statement, done });
        if (sent.is_err() || is_done.recv().is_err()) && !std::thread::panicking() {
            panic!("the tests' server refused; the cause is above");
        }
    }
}

fn keep_databases(
    url: &str,
    application_name: &str,
    ready: &mpsc::Sender<()>,
    orders: &mpsc::Receiver<Order>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let client = connect(url).await;
        execute(&client, &format!("set application_name = '{application_name}'")).await;
        sweep(&client).await;
        template::ensure(&client, url).await;
        let _ = ready.send(());
        while let Ok(order) = orders.recv() {
            execute(&client, &order.statement).await;
            let _ = order.done.send(());
        }
    });
}

/// Drops what killed test processes left behind on a shared server: the
/// databases whose process has no session any more.
async fn sweep(client: &Client) {
    // The sessions have a datname too: without its owner named, it would be theirs.
    let left = "select found.datname from pg_database found
        where found.datname ~ '^tasker_test_[0-9]+_[0-9a-f]+_[0-9]+$'
          and not exists (
              select from pg_stat_activity session
              where session.application_name = regexp_replace(found.datname, '_[0-9]+$', ''))";
    let left = client.query(left, &[]).await.expect("a list of databases");
    for row in left {
        let name: &str = row.get("datname");
        // Another process may be sweeping the same one.
        let _ = client.batch_execute(&format!("drop database if exists {name} with (force)")).await;
    }
}

pub async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap_or_else(|error| {
        panic!(
            "cannot connect to the tests' server: {error:?}\n  hint: unset TASKER_TEST_DATABASE_URL, and the tests start one of their own"
        )
    });
    tokio::spawn(connection);
    client
}

pub async fn execute(client: &Client, statement: &str) {
    if let Err(error) = client.batch_execute(statement).await {
        let start = statement.get(..200).unwrap_or(statement);
        panic!("{start}\n{error:?}");
    }
}

/// The same URL with another database.
pub fn with_database(url: &str, name: &str) -> String {
    let (scheme, rest) = url.split_once("://").expect("TASKER_TEST_DATABASE_URL is a URL");
    let (address, parameters) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = address.split('/').next().unwrap_or_default();
    let question = if parameters.is_empty() { "" } else { "?" };
    format!("{scheme}://{authority}/{name}{question}{parameters}")
}

fn nanoseconds() -> u128 {
    std::time::SystemTime::UNIX_EPOCH.elapsed().expect("a clock after 1970").as_nanos() & 0xffff_ffff_ffff
}
