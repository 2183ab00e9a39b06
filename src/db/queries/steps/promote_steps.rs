use std::time::Duration;

use crate::db::row::milliseconds;

query! {
    /// The result of a promotion.
    #[derive(Debug)]
    pub struct Promoted {
        pub promoted: i64,
        /// Until the next backoff ends; zero of one that is over.
        pub next_due_in: Option<Duration> = |row| milliseconds(row, "next_due_in_ms")?,
    }

    /// Ends the backoff of steps that are due.
    pub fn promote_steps(limit: i64) -> Promoted
}
