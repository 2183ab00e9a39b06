query! {
    /// Whether it was not paused before; `None` when no workflow has ever named such a queue.
    pub fn pause_queue(queue: &str, by: &str, reason: Option<&str>) -> Option<bool>
}
