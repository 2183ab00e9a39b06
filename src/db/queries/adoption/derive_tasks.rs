use std::collections::BTreeMap;

use tokio_postgres::types::Json;

query! {
    /// What became of a batch of tasks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Derived {
        /// `None`: there are no more.
        pub last_task_id: Option<i64>,
        pub tasks: i64,
        /// How many steps and tasks went from a state to another, or were queued.
        pub changes: BTreeMap<String, i64> = |row| row.try_get::<_, Json<_>>("changes")?.0,
    }

    /// Derives the next tasks of an adopted database.
    pub fn derive_tasks(after: i64, tasks: i64, running_becomes: &str) -> Derived
}
