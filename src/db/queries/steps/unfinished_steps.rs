use crate::model::diagnosis::Unfinished;

query! {
    /// Reads at most `limit` of them: those without unfinished parents, and with `waiting_too` the others as
    /// well.
    pub fn unfinished_steps(task_id: i64, waiting_too: bool, limit: i64) -> Vec<Unfinished>
}
