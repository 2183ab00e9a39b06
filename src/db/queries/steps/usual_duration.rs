use crate::model::diagnosis::UsualDuration;

from_row! { UsualDuration { attempts, median_seconds, longest_seconds } }

query! {
    /// `None` where no earlier task has completed the step.
    pub fn usual_duration(step_id: i64) -> Option<UsualDuration>
}
