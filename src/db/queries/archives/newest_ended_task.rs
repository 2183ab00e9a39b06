use crate::db::row::Nullable;

query! {
    /// Finds the oldest of the `kept` newest ended tasks of a workflow.
    pub fn newest_ended_task(named_task_ids: &[i64], kept: i64) -> Nullable<i64>
}
