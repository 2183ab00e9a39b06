use serde_json::Value;

query! {
    /// A version of a workflow, and what its template says about its ended tasks.
    #[derive(Clone, Debug)]
    pub struct RetainedWorkflow {
        pub named_task_id: i64,
        pub namespace: String,
        pub name: String,
        pub version: String,
        /// How many steps each task has.
        pub steps: i64,
        pub retention: Option<Value>,
    }

    /// Lists by namespace and name, the highest version of each first.
    pub fn retained_workflows(namespace: Option<&str>, name: Option<&str>) -> Vec<RetainedWorkflow>
}
