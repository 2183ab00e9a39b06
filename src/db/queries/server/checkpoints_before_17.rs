use super::checkpoints::Checkpoints;

query! {
    /// Counts them, up to PostgreSQL 16.
    pub fn checkpoints_before_17() -> Checkpoints
}
