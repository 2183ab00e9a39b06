query! {
    /// Inserts the new pairs of queue and priority.
    pub fn insert_queue_priorities(queues: &[&str], priorities: &[i16]) -> u64
}
