use crate::model::step::Neighbour;

from_row! { Neighbour { step_id = "workflow_step_id", name, state } }

query! {
    /// Reads the names and states of some steps.
    pub fn step_names(step_ids: &[i64]) -> Vec<Neighbour>
}
