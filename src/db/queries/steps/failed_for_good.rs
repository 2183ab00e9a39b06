/// What looking at the failures of the newest steps found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailedForGood {
    pub steps: i64,
    /// Failures looked at: as many as the limit when there are more.
    pub looked_at: i64,
}

from_row! { FailedForGood { steps, looked_at } }

query! {
    /// Counts the steps that have failed for good.
    pub fn failed_for_good(limit: i64) -> FailedForGood
}
