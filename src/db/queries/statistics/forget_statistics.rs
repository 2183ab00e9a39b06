query! {
    /// Deletes the statistics of tables whose oids begin here.
    pub fn forget_statistics(first: u32) -> u64
}
