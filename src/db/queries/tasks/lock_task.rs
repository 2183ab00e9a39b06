use crate::model::state::State;

query! {
    /// Locks the task until the transaction ends; `None` when there is no such task.
    pub fn lock_task(task_id: i64) -> Option<State>
}
