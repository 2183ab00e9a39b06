use jiff::Timestamp;

use crate::model::state::State;

query! {
    /// The oldest task of a workflow version.
    #[derive(Clone, Debug)]
    pub struct OldestTask {
        pub task_id: i64,
        pub named_task_id: i64,
        pub requested_at: Timestamp,
        pub state: State,
        pub is_unfinished: bool,
        /// When it entered its state; `None` before its first transition.
        pub since: Option<Timestamp>,
        pub restored_at: Option<Timestamp>,
    }

    /// Finds the oldest task of each version, the oldest first.
    pub fn oldest_task(named_task_ids: &[i64]) -> Vec<OldestTask>
}
