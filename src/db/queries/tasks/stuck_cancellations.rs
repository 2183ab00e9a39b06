use crate::model::stuck::Group;

query! {
    /// Those that were cancelled at least `seconds` ago, with `named` members of each group at most.
    pub fn stuck_cancellations(seconds: f64, named: i64) -> Vec<Group>
}
