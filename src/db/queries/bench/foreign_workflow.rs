query! {
    /// The full name of a workflow outside of `namespace` that has tasks.
    pub fn foreign_workflow(namespace: &str) -> Option<String>
}
