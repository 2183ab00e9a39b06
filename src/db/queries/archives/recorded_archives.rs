query! {
    /// Finds those of the keys that are recorded.
    pub fn recorded_archives(keys: &[String]) -> Vec<String>
}
