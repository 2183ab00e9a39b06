use jiff::Timestamp;

use crate::model::retention::Border;
use crate::model::state::State;

query! {
    /// The expired tasks among some that were looked at.
    #[derive(Clone, Debug)]
    pub struct ExpiredTasks {
        /// How many tasks were looked at.
        pub walked: i64,
        /// The last of them; `None`: there is none left.
        pub last_id: Option<i64>,
        /// When the first of them was requested.
        pub requested_from: Option<Timestamp>,
        pub task_ids: Vec<i64>,
        /// Those of their newest transitions.
        pub sort_keys: Vec<Option<i32>>,
        pub states: Vec<State>,
    }

    /// Looks at the next `limit` tasks of a workflow version after the task `after`.
    pub fn expired_tasks(named_task_id: i64, after: i64, limit: i64, border: &Border) -> ExpiredTasks
        = [named_task_id, after, limit, border.complete, border.error, border.cancelled, border.kept_from]
}
