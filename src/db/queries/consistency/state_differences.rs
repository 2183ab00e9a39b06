use serde_json::{Map, Value};

use crate::db::row::object;
use crate::model::state::State;

query! {
    /// A step or a task with a stored value that differs from the derived one.
    #[derive(Clone, Debug)]
    pub struct StateDifference {
        pub task_id: i64,
        /// `None`: the task itself differs.
        pub step_id: Option<i64> = "workflow_step_id",
        /// The step's name.
        pub step: Option<String> = "name",
        /// By its newest transition.
        pub state: State,
        /// All that was compared, equal or not; the keys are those of `derived`.
        pub stored: Map<String, Value> = |row| object(row, "stored")?,
        pub derived: Map<String, Value> = |row| object(row, "derived")?,
        /// By the step's flags, a worker that is alive holds it.
        pub is_held: bool,
    }

    /// The steps and tasks that differ from the task `first` to the task `last`, by id, each task after its steps.
    pub fn state_differences(first: i64, last: i64) -> Vec<StateDifference>
}
