use jiff::Timestamp;

query! {
    /// A worker, from its row.
    #[derive(Debug, Default, serde::Serialize)]
    pub struct Worker {
        pub worker_id: i64,
        pub host: String,
        pub pid: i32,
        pub version: String,
        /// `None`: all.
        pub queues: Option<Vec<String>>,
        /// The namespaces whose steps it runs; `None`: all.
        pub namespaces: Option<Vec<String>>,
        /// The handlers that it runs; `None`: all.
        pub handlers: Option<Vec<String>>,
        pub concurrency: i32,
        /// How many `sql` steps it runs at once; `None`: one of an earlier release, as many as others.
        pub sql_connections: Option<i32>,
        pub lease_seconds: i32,
        pub is_idle: bool = "idle",
        pub started_at: Timestamp,
        pub last_heartbeat_at: Timestamp,
        /// Since the last heartbeat, on the server's clock.
        pub silent_seconds: f64,
        pub running_steps: i64,
    }

    /// Lists the workers of a database.
    pub fn list_workers() -> Vec<Worker>
}

impl Worker {
    /// `lost`, `idle` or `busy`.
    pub fn state(&self) -> &'static str {
        match self {
            worker if worker.silent_seconds > f64::from(worker.lease_seconds) => "lost",
            worker if worker.running_steps > 0 => "busy",
            _ => "idle",
        }
    }
}
