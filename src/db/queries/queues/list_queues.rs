use jiff::Timestamp;

use crate::db::row::part;
use crate::model::queue::{Pause, Queue};

from_row! {
    |row| Queue {
        queue, ready_steps, oldest_at, backoff_steps, claimed_steps, live_workers, limited_workers, untaken_step_id,
        paused: part::<Timestamp, _>(row, "paused_at")?, namespaces, as_of,
    }
}

from_row! { Pause { since = "paused_at", by = "paused_by", reason } }

query! {
    /// The one named, or all; counts `limit` entries of each lane at most.
    pub fn list_queues(queue: Option<&str>, limit: i64) -> Vec<Queue>
}
