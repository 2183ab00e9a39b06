words! {
    /// What follows the server's WAL.
    pub enum FollowerKind {
        Standby = "standby",
        /// The server that is asked is a standby itself.
        Own = "own",
        Slot = "slot",
    }
}

query! {
    /// A standby, or a slot that keeps WAL for one.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Follower {
        pub kind: FollowerKind = |row| FollowerKind::of_word(row.try_get("kind")?).unwrap_or(FollowerKind::Slot),
        pub name: String,
        /// Of a standby its phase, of a slot whether its WAL is still there: `reserved`, `lost`, ….
        pub state: Option<String>,
        pub is_active: bool,
        /// WAL that it has not yet replayed, or that is kept for it.
        pub bytes: Option<i64>,
        /// `max_wal_size`.
        pub usual_bytes: i64,
    }

    /// The standbys and slots of the server.
    pub fn replication() -> Vec<Follower>
}
