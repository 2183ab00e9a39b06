query! {
    /// Returns the first task id and the first step id.
    pub fn reserve_ids(tasks: i64, steps: i64, schema: &str) -> (i64, i64)
}
