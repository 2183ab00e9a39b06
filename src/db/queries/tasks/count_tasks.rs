use crate::model::state::State;

query! {
    /// The tasks of one workflow, whatever its version, that are in one state.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CountRow {
        pub namespace: String,
        pub name: String,
        pub state: State,
        /// At least 1.
        pub tasks: i64,
    }

    /// Counts the tasks of every workflow, or of those with this namespace and name; in the order of both. A
    /// workflow without tasks in a state has no row for it.
    pub fn count_tasks(namespace: Option<&str>, name: Option<&str>) -> Vec<CountRow>
}
