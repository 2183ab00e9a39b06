use crate::model::stuck::Group;

query! {
    /// Returns those stuck for at least `seconds`; reads `limit` entries of each lane and returns at most
    /// `named` members of each group.
    pub fn stuck_unserved(seconds: f64, limit: i64, named: i64) -> Vec<Group>
}
