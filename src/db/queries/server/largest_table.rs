query! {
    /// The pages of the largest analyzed table of users.
    pub fn largest_table() -> i64
}
