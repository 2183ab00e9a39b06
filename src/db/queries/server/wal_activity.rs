use tokio_postgres::Error;

use super::checkpoints::{Checkpoints, checkpoints};
use super::checkpoints_before_17::checkpoints_before_17;
use crate::db::Session;

/// The first major version that counts checkpoints in a view of their own.
const COUNTS_APART: i32 = 17;

query! {
    /// Counters of the write-ahead log, and its settings.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct WalActivity {
        pub major: i32,
        /// Since the statistics were last reset, like the images.
        pub bytes: f64,
        pub records: f64,
        /// Of images of whole pages, at most.
        pub full_page_bytes: f64,
        pub max_wal_bytes: i64,
        pub timeout_seconds: f64,
        pub compression: String,
        /// Of shared memory for pages.
        pub buffer_bytes: i64,
    }

    /// Reads the counters of the write-ahead log.
    pub fn wal_activity() -> WalActivity
}

impl WalActivity {
    /// How much of the log images of whole pages are, at most: from 0 to 1.
    pub fn full_page_share(&self) -> f64 {
        if self.bytes <= 0.0 { 0.0 } else { (self.full_page_bytes / self.bytes).min(1.0) }
    }

    /// What was written after an earlier look.
    #[must_use]
    pub fn since(&self, earlier: &WalActivity) -> WalActivity {
        WalActivity {
            bytes: self.bytes - earlier.bytes,
            records: self.records - earlier.records,
            full_page_bytes: self.full_page_bytes - earlier.full_page_bytes,
            ..self.clone()
        }
    }
}

/// Counts the server's checkpoints, wherever this major version counts them.
pub async fn count_checkpoints(session: &Session, major: i32) -> Result<Checkpoints, Error> {
    if major >= COUNTS_APART { checkpoints(session).await } else { checkpoints_before_17(session).await }
}
