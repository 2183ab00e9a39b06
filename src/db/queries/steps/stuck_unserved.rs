use crate::model::stuck::Group;

query! {
    /// Those that have been so for at least `seconds`; reads `limit` entries of each lane and gives `named` members of
    /// each group at most.
    pub fn stuck_unserved(seconds: f64, limit: i64, named: i64) -> Vec<Group>
}
