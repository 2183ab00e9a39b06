use crate::db::LANES;

/// The facts that a worker registers with.
#[derive(Debug, Default)]
pub struct Registration<'a> {
    pub host: &'a str,
    pub pid: i32,
    pub version: &'a str,
    /// `None`: all.
    pub queues: Option<&'a [String]>,
    pub concurrency: i32,
    pub lease_seconds: i32,
    /// `None`: all.
    pub handlers: Option<&'a [&'static str]>,
    /// How many `sql` steps it runs at once; `None`: as many as others.
    pub sql_connections: Option<i32>,
    /// `None`: all.
    pub namespaces: Option<&'a [String]>,
}

query! {
    /// Returns the worker's id.
    pub fn register_worker(worker: &Registration<'_>) -> i64 = [
        worker.host, worker.pid, worker.version, worker.queues, worker.concurrency, worker.lease_seconds,
        worker.handlers, worker.sql_connections, LANES, worker.namespaces,
    ]
}

impl Registration<'_> {
    /// A worker of this process that serves all queues.
    pub fn of_this_process(host: &str) -> Registration<'_> {
        let (pid, version) = (std::process::id() as i32, env!("CARGO_PKG_VERSION"));
        Registration { host, pid, version, concurrency: 16, lease_seconds: 30, ..Registration::default() }
    }
}
