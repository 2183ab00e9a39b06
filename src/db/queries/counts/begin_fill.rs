query! {
    /// Returns 1 if it was noted.
    pub fn begin_fill() -> u64
}
