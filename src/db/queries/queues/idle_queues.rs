use crate::model::stuck::IdleQueue;

from_row! {
    |row| IdleQueue {
        queue, waiting_steps, is_partial, oldest_at, example_step_id, live_workers, capacity, running, longest_step_id,
        fix: Vec::new(),
    }.with_fix()
}

query! {
    /// A wait or a run is long from `seconds` on; counts `limit` entries of each lane at most.
    pub fn idle_queues(seconds: f64, limit: i64) -> Vec<IdleQueue>
}
