query! {
    /// Inserts the pairs that are new; each queue stands beside its priority.
    pub fn insert_queue_priorities(queues: &[&str], priorities: &[i16]) -> u64
}
