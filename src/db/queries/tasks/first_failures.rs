use crate::model::task::FirstFailure;

from_row! { FirstFailure { task_id, step_id, step, message } }

query! {
    /// Reads the first failed step of each of these tasks.
    pub fn first_failures(task_ids: &[i64]) -> Vec<FirstFailure>
}
