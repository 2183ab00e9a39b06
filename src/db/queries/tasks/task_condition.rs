use jiff::Timestamp;

use crate::model::state::State;

query! {
    /// A task by its own rows.
    #[derive(Clone, Debug, PartialEq)]
    pub struct TaskCondition {
        /// As a person writes it: `namespace/name@version`.
        pub workflow: String,
        pub state: State,
        /// When it entered its state; `None` before its first transition.
        pub since: Option<Timestamp>,
        pub remaining_steps: i32,
        /// Steps that move by themselves.
        pub active_steps: i32,
        /// The database's clock.
        pub as_of: Timestamp,
    }

    /// Reads the state of a task.
    pub fn task_condition(task_id: i64) -> Option<TaskCondition>
}
