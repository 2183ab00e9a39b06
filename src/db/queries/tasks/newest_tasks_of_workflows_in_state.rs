use crate::model::state::State;

query! {
    /// Finds the ids of the `limit` newest tasks of `workflows`, given by their
    /// `named_task_id`s, that are in `state` and older than `after`, but none of `without`.
    pub fn newest_tasks_of_workflows_in_state(
        after: Option<i64>,
        limit: i64,
        workflows: &[i64],
        state: State,
        without: &[i64],
    ) -> Vec<i64> = [after, limit, workflows, state.as_str(), without]
}
