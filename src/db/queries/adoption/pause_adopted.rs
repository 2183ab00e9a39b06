query! {
    /// Makes and pauses the queue of the steps that were there before.
    pub fn pause_adopted(by: &str) -> u64
}
