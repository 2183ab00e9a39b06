use crate::model::blocker::Blocker;

query! {
    /// Reads the oldest open transaction.
    pub fn oldest_transaction() -> Option<Blocker>
}
