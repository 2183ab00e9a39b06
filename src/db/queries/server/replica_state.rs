use jiff::Timestamp;

query! {
    /// How far a server is, of the replica's and the primary's: to be compared.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct ReplicaState {
        /// The same on a server and all its copies.
        pub system_identifier: i64,
        /// Of the database, the same on all copies.
        pub database_id: i64,
        /// Risen by each promotion. A copy may show the one before for a while.
        pub timeline: i32,
        pub is_standby: bool,
        /// Bytes of write-ahead log: replayed by a standby, written by a primary.
        pub position: i64,
        /// Of a standby: it receives, and has replayed all that it received.
        pub is_even: bool,
        /// A standby shows nothing older.
        pub as_of: Timestamp,
        pub now: Timestamp,
    }

    /// Reads how far the server is.
    pub fn replica_state() -> ReplicaState
}
