use super::count_tasks::CountRow;

query! {
    /// Counts them as [`count_tasks`](super::count_tasks()) does.
    pub fn count_every_task(namespace: Option<&str>, name: Option<&str>) -> Vec<CountRow>
}
