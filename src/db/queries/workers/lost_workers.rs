query! {
    /// Finds the workers whose claims can be taken back.
    pub fn lost_workers() -> Vec<i64>
}
