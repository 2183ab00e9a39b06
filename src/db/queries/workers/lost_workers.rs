query! {
    /// Finds the workers whose claims can be taken back. `unregistered_too` also looks for claims of workers that
    /// have no row.
    pub fn lost_workers(unregistered_too: bool) -> Vec<i64>
}
