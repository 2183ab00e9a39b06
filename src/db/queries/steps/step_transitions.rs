use crate::model::step::Transition;

/// One transition of a step.
#[derive(Clone, Debug)]
pub struct StepTransition {
    pub step_id: i64,
    pub transition: Transition,
}

from_row! { |row| StepTransition { step_id = "workflow_step_id", transition: Transition::from_row(row)? } }

from_row! { Transition { from = "from_state", to = "to_state", at = "created_at", metadata, sort_key } }

query! {
    /// Reads the transitions of each step of `step_ids` that come after the one
    /// with the sort key at the same position of `after`; `with_stderr` includes the
    /// standard error kept of failures.
    pub fn step_transitions(step_ids: &[i64], after: &[i32], with_stderr: bool) -> Vec<StepTransition>
}
