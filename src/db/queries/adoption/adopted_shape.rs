use crate::db::row::pairs;

query! {
    /// What an adopted workflow without a definition looks like, by its newest task.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct AdoptedShape {
        /// Each step with its named_step_id; a name may come twice.
        pub steps: Vec<(String, i64)> = |row| pairs(row, "names", "ids")?,
        /// Null: it has none, and its edges are not known.
        pub newest_task_id: Option<i64>,
        /// Parent and child.
        pub edges: Vec<(String, String)> = |row| pairs(row, "parents", "children")?,
    }

    /// Reads the steps and edges of an adopted version of a workflow.
    pub fn adopted_shape(named_task_id: i64) -> AdoptedShape
}
