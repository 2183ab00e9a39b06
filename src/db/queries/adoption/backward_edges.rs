query! {
    /// An edge of a task.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct TaskEdge {
        pub task_id: i64,
        pub parent_id: i64,
        pub child_id: i64,
    }

    /// Reads the edges of tasks in which a child has a smaller id than its parent.
    pub fn backward_edges(after: i64, tasks: i64) -> Vec<TaskEdge>
}
