use crate::model::jsonb::Json;

query! {
    /// The task at one position of a submission, new or found under its identity.
    #[derive(Clone, Debug)]
    pub struct Submitted {
        /// From 0.
        pub position: usize = |row| row.try_get::<_, i64>("ordinal")? as usize - 1,
        pub task_id: i64,
        /// `namespace/name@version`: of the task that was there, where it is not new.
        pub workflow: String = |row| row.try_get("task_workflow")?,
        pub identity: String = |row| row.try_get("task_identity")?,
        pub is_new: bool,
        /// It was there, with another context.
        pub differs: bool,
    }

    /// Submits tasks of one workflow.
    pub fn submit_batch(workflow: &str, tasks: &Json) -> Vec<Submitted>
}
