query! {
    /// What tasker has done in an adopted database.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct WorkSince {
        /// Workers that ever registered.
        pub workers: i64,
        /// Tasks submitted since.
        pub tasks: i64,
        /// Workflows applied since.
        pub workflows: i64,
    }

    /// Returns whether tasker has worked in an adopted database.
    pub fn work_since(greatest_task_id: i64, greatest_named_task_id: i64) -> WorkSince
}
