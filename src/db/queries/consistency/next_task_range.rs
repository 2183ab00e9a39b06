query! {
    /// A range of tasks that follows another.
    #[derive(Clone, Copy, Debug)]
    pub struct TaskRange {
        /// `None`: there is no task left.
        pub last_id: Option<i64>,
        pub tasks: i64,
        /// Those of its last task are not all counted.
        pub steps: i64,
        /// The last task of all.
        pub greatest_id: Option<i64>,
    }

    /// The range after the task `after`, of about `steps` steps.
    pub fn next_task_range(after: i64, steps: i64) -> TaskRange
}
