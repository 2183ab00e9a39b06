query! {
    /// The answer to a worker's heartbeat.
    #[derive(Debug)]
    pub struct Heartbeat {
        /// Another worker has been silent past its lease.
        pub is_another_lost: bool,
        /// The steps it runs without holding their claims any more.
        pub lost_step_ids: Vec<i64>,
    }

    /// Proves that a worker lives. `outlived_step_ids` have run for longer than when they were lost, and are no
    /// suspects any more. `number` rises with each heartbeat, so that a late one is passed over. Returns `None`
    /// when the worker was taken for dead and removed.
    pub fn heartbeat_worker(
        worker_id: i64,
        is_idle: bool,
        running_step_ids: &[i64],
        claim_numbers: &[i32],
        outlived_step_ids: &[i64],
        number: i64,
    ) -> Option<Heartbeat>
}
