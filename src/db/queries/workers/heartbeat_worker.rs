use jiff::Timestamp;

/// Which heartbeat of its registration it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beat {
    /// From 1, and higher with each, so that a late one is passed over.
    pub number: i64,
    /// When the server executed the newest one that it answered before, by its clock.
    pub answered_at: Option<Timestamp>,
}

query! {
    /// The answer to a worker's heartbeat.
    #[derive(Debug)]
    pub struct Heartbeat {
        /// When the server executed it, by its clock.
        pub beaten_at: Timestamp,
        /// Another worker has been silent past its lease.
        pub is_another_lost: bool,
        /// Another worker takes steps of the same queues, handlers and namespaces.
        pub is_another_alive: bool,
        /// Such a worker sleeps.
        pub is_another_idle: bool,
        /// Nobody holds the lease of the upkeep.
        pub is_upkeep_free: bool,
        /// The steps it runs without holding their claims any more.
        pub lost_step_ids: Vec<i64>,
    }

    /// Proves that a worker lives. `outlived_step_ids` have run for longer than when they were lost, and are no
    /// suspects any more. Returns `None` when the worker was taken for dead and removed.
    pub fn heartbeat_worker(
        worker_id: i64,
        is_idle: bool,
        running_step_ids: &[i64],
        claim_numbers: &[i32],
        outlived_step_ids: &[i64],
        beat: Beat,
    ) -> Option<Heartbeat> = [
        worker_id, is_idle, running_step_ids, claim_numbers, outlived_step_ids, beat.number, beat.answered_at,
    ]
}
