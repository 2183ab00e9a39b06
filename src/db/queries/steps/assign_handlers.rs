query! {
    /// Looks up the handlers of ready steps of an earlier release. Returns how many were looked up.
    pub fn assign_handlers(limit: i64) -> i64
}
