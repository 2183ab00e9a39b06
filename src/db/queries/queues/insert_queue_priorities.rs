query! {
    /// Inserts the new lanes.
    pub fn insert_queue_priorities(queues: &[&str], priorities: &[i16], handlers: &[&str]) -> u64
}
