query! {
    /// Returns the id of the system and locks its row until the transaction ends.
    pub fn insert_dependent_system(name: &str, description: &str) -> i64
}
