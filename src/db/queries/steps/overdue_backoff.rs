/// A step whose backoff is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverdueStep {
    pub step_id: i64,
    /// Since it was due.
    pub seconds: f64,
}

from_row! { OverdueStep { step_id = "workflow_step_id", seconds } }

query! {
    /// Returns the step that has been due for longest.
    pub fn overdue_backoff() -> Option<OverdueStep>
}
