use crate::model::jsonb::Json;

query! {
    /// A context as it would be stored.
    #[derive(Clone, Debug)]
    pub struct CheckedContext {
        pub context: Option<Json>,
    }

    /// The contexts of tasks with the defaults of their workflow.
    pub fn checked_contexts(named_task_id: i64, contexts: &[Option<Json>]) -> Vec<CheckedContext>
}
