use jiff::Timestamp;

query! {
    /// A transaction on which the server no longer works.
    #[derive(Debug)]
    pub struct Unattended {
        pub pid: i32,
        /// Microseconds since 1970.
        pub began: i64,
        /// Since when the server waits for the next statement; `None` when the transaction has ended.
        pub waits_since: Option<Timestamp>,
    }

    /// Finds those of these transactions, named by pid and start, on which the server no longer works.
    pub fn unattended_transactions(pids: &[i32], began: &[i64]) -> Vec<Unattended>
}
