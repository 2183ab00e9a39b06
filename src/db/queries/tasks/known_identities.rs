query! {
    /// The identities that have a task, each with its id.
    pub fn known_identities(identities: &[String]) -> Vec<(String, i64)>
}
