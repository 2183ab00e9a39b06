use crate::model::stuck::Group;

query! {
    /// Returns those of tasks in error cancelled at least `seconds` ago, with at most `named` members of each group.
    pub fn stuck_cancellations(seconds: f64, named: i64, task_ids: &[i64]) -> Vec<Group>
}
