use crate::db::row::Printed;

query! {
    /// Reads the context of a task. `None`: the task is gone.
    pub fn task_context(task_id: i64, bytes: i64) -> Option<Printed>
}
