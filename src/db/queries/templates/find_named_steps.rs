query! {
    /// Returns each name that exists, with its id.
    pub fn find_named_steps(dependent_system_id: i64, names: &[&str]) -> Vec<(String, i64)>
}
