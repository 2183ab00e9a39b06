use crate::model::stuck::Group;

query! {
    /// Returns those cancelled at least `seconds` ago, with at most `named` members of each group.
    pub fn stuck_cancellations(seconds: f64, named: i64) -> Vec<Group>
}
