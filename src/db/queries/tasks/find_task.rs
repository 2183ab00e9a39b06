query! {
    /// Finds the id of the task that `name` means, an id before an identity.
    pub fn find_task(name: &str) -> Option<i64> = [name.parse::<i64>().ok(), name]
}
