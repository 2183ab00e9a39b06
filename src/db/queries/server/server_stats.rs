query! {
    /// Counters and limits at one time.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct ServerStats {
        /// Since the statistics were last reset, like `transactions`.
        pub temp_files: i64,
        pub temp_bytes: i64,
        pub transactions: i64,
        /// Of this database.
        pub own_connections: i64,
        /// `None`: this database has no limit of its own.
        pub own_limit: Option<i64>,
        /// Of all databases.
        pub connections: i64,
        /// The connections available to users who are not superusers.
        pub connection_limit: i64,
        pub work_mem: String,
        pub shared_buffers: String,
        pub is_autovacuum_on: bool,
        /// The database nearest to a wraparound, and the ages of its oldest ids.
        pub oldest_database: String,
        pub xids: i64,
        pub multixacts: i64,
        /// Whether the role can see other users' sessions.
        pub may_see_others: bool,
        pub role: String,
    }

    /// Reads the server's counters and limits.
    pub fn server_stats() -> ServerStats
}
