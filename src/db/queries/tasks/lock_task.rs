use crate::model::state::State;

query! {
    /// Locks the task until the transaction ends; `None` if it does not exist.
    pub fn lock_task(task_id: i64) -> Option<State>
}
