query! {
    /// Whether it was paused.
    pub fn resume_queue(queue: &str) -> bool
}
