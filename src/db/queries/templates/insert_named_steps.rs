query! {
    /// Inserts the names that are new; `names` holds each once, beside its description.
    pub fn insert_named_steps(
        dependent_system_id: i64,
        names: &[&str],
        descriptions: &[Option<&str>],
    ) -> u64
}
