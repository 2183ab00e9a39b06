query! {
    /// Tasks in error.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct TasksInError {
        pub task_ids: Vec<i64>,
        /// Whether there are others.
        pub is_partial: bool,
    }

    /// Returns the oldest and the newest `limit` of them; `None`: all.
    pub fn tasks_in_error(limit: Option<i64>) -> TasksInError
}
