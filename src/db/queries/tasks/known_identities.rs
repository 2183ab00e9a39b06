use crate::model::jsonb::Json;

/// A task that a submission would find.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Of the identity, from 0.
    pub position: usize,
    pub task_id: i64,
    /// It has another context.
    pub differs: bool,
}

from_row! { |row| Known { position: row.try_get::<_, i64>("ordinal")? as usize - 1, task_id, differs } }

query! {
    /// The tasks of a workflow that have these identities.
    pub fn known_identities(
        named_task_id: i64,
        identities: &[Option<String>],
        contexts: &[Option<Json>],
    ) -> Vec<Known>
}
