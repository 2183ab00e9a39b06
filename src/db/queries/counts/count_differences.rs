use crate::model::state::State;

query! {
    /// A count that is not the number of tasks; without one, a row without a workflow.
    #[derive(Clone, Debug)]
    pub struct CountDifference {
        /// How many corrections there were before.
        pub corrections: i64,
        /// Every transaction has ended that may have moved tasks without counting them.
        pub is_due: bool,
        pub named_task_id: Option<i64>,
        /// `namespace/name@version`.
        pub workflow: Option<String>,
        pub state: Option<State>,
        pub stored: Option<i64>,
        pub derived: Option<i64>,
    }

    /// Compares every count; reads all tasks. At least one row.
    pub fn count_differences() -> Vec<CountDifference>
}
