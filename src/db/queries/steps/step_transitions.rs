use crate::model::step::Transition;

from_row! { Transition { from = "from_state", to = "to_state", at = "created_at", metadata, sort_key } }

query! {
    /// One transition of a step.
    #[derive(Clone, Debug)]
    pub struct StepTransition {
        pub step_id: i64 = "workflow_step_id",
        pub transition: Transition = |row| Transition::from_row(row)?,
    }

    /// Reads the transitions of each step of `step_ids` that come after the one
    /// with the sort key at the same position of `after`; `with_stderr` includes the
    /// standard error kept of failures.
    pub fn step_transitions(step_ids: &[i64], after: &[i32], with_stderr: bool) -> Vec<StepTransition>
}
