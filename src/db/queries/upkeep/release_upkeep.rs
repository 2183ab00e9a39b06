query! {
    /// Gives the lease up, if it is held with this fence still.
    pub fn release_upkeep(fence: i64) -> u64
}
