query! {
    /// A session that waits for a lock, and the head of its queue.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct BlockedSession {
        pub pid: i32,
        pub role: Option<String>,
        pub application: Option<String>,
        /// It has waited for so long; `None` in the first instant.
        pub seconds: Option<f64>,
        /// Sessions that wait, this one included.
        pub waiting: i64,
        /// The process at the head; `None` of a prepared transaction, or of sessions that wait for each other.
        pub head_pid: Option<i32>,
        pub head_role: Option<String>,
        pub head_application: Option<String>,
        /// `idle in transaction`, …; `None` where the role may not see it.
        pub head_state: Option<String>,
        /// The age of its transaction.
        pub head_seconds: Option<f64>,
        /// The name of a prepared transaction at the head.
        pub prepared: Option<String>,
    }

    /// The session of this database that has waited longest for a lock.
    pub fn blocked_sessions() -> Option<BlockedSession>
}
