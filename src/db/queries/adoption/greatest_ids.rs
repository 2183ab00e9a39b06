query! {
    /// The greatest ids there are.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct GreatestIds {
        pub task_id: i64,
        pub named_task_id: i64,
    }

    /// Reads the greatest ids of tasks and of workflows.
    pub fn greatest_ids() -> GreatestIds
}
