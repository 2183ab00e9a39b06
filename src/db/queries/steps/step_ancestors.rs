use crate::model::step::{Linked, Neighbour};

from_row! { |row| Linked { step: Neighbour::from_row(row)?, towards } }

query! {
    /// Reads the ancestors of a step in id order, each linked to its children.
    pub fn step_ancestors(step_id: i64) -> Vec<Linked>
}
