use jiff::Timestamp;

use crate::db::row::part;
use crate::model::queue::{Pause, Queue};

from_row! {
    |row| Queue {
        queue, ready_steps, oldest_at, backoff_steps, claimed_steps, at_least, live_workers, limited_workers, untaken_step_id,
        paused: part::<Timestamp, _>(row, "paused_at")?, namespaces, as_of,
    }
}

from_row! { Pause { since = "paused_at", by = "paused_by", reason } }

query! {
    /// The one named, or all; counts at most `entries` of each lane, and looks at as many backoffs and claims as `held`.
    pub fn list_queues(queue: Option<&str>, entries: i64, held: i64) -> Vec<Queue>
}
