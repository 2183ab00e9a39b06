use crate::model::diagnosis::Unfinished;

query! {
    /// Reads no more than `limit` of them: those that wait for no parent, with `waiting_too` the others as well.
    pub fn unfinished_steps(task_id: i64, waiting_too: bool, limit: i64) -> Vec<Unfinished>
}
