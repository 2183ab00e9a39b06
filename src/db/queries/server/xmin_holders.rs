words! {
    /// The kinds of objects that keep dead rows.
    pub enum HolderKind {
        Session = "session",
        PreparedTransaction = "prepared_transaction",
        ReplicationSlot = "replication_slot",
        Standby = "standby",
    }
}

query! {
    /// A session, a slot or the like that dead rows are kept for.
    #[derive(Clone, Debug, PartialEq)]
    pub struct XminHolder {
        pub kind: HolderKind = |row| HolderKind::of_word(row.try_get("kind")?).unwrap_or(HolderKind::Standby),
        /// The process id, the transaction's or the slot's name.
        pub name: String,
        pub owner: Option<String>,
        pub application: String,
        /// `None` of slots and standbys.
        pub seconds: Option<f64>,
        /// Transactions started since.
        pub xids: Option<i64>,
    }

    /// At most `limit` of them, the oldest first.
    pub fn xmin_holders(limit: i64) -> Vec<XminHolder>
}
