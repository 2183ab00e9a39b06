use crate::model::jsonb::Json;

query! {
    /// A task that a submission would find.
    #[derive(Clone, Copy, Debug)]
    pub struct Known {
        /// Of the identity, from 0.
        pub position: usize = |row| row.try_get::<_, i64>("ordinal")? as usize - 1,
        pub task_id: i64,
        /// It has another context.
        pub differs: bool,
    }

    /// The tasks of a workflow that have these identities.
    pub fn known_identities(
        named_task_id: i64,
        identities: &[Option<String>],
        contexts: &[Option<Json>],
    ) -> Vec<Known>
}
