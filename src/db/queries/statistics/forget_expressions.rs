query! {
    /// Deletes the statistics kept under the oid of statistics.
    pub fn forget_expressions(statistics: u32) -> u64
}
