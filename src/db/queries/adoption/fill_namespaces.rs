query! {
    /// Writes the namespace of each workflow as text.
    pub fn fill_namespaces() -> u64
}
