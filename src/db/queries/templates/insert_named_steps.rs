query! {
    /// Inserts the new names; `names` has each once, with its description.
    pub fn insert_named_steps(
        dependent_system_id: i64,
        names: &[&str],
        descriptions: &[Option<&str>],
    ) -> u64
}
