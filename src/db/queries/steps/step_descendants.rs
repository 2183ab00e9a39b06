use crate::model::step::Linked;

query! {
    /// Reads the descendants of a step in id order, each linked to its parents.
    pub fn step_descendants(step_id: i64) -> Vec<Linked>
}
