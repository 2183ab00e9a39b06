//! How many tasks are in each state.

use serde::Serialize;

use super::state::State;

/// Tasks by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub pending: i64,
    pub in_progress: i64,
    pub error: i64,
    pub complete: i64,
    pub resolved_manually: i64,
    pub cancelled: i64,
    pub total: i64,
}

impl Tally {
    pub fn of(&self, state: State) -> i64 {
        match state {
            State::Pending => self.pending,
            State::InProgress => self.in_progress,
            State::Error => self.error,
            State::Complete => self.complete,
            State::ResolvedManually => self.resolved_manually,
            State::Cancelled => self.cancelled,
        }
    }

    pub fn add(&mut self, state: State, tasks: i64) {
        let of_state = match state {
            State::Pending => &mut self.pending,
            State::InProgress => &mut self.in_progress,
            State::Error => &mut self.error,
            State::Complete => &mut self.complete,
            State::ResolvedManually => &mut self.resolved_manually,
            State::Cancelled => &mut self.cancelled,
        };
        *of_state += tasks;
        self.total += tasks;
    }
}

/// The tasks of one workflow, all versions together, or of a whole namespace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    pub namespace: String,
    /// Null where the namespace is counted as a whole.
    pub name: Option<String>,
    #[serde(flatten)]
    pub tasks: Tally,
}

/// The tasks of a database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TaskCounts {
    pub tasks: Tally,
    /// In the order of namespace and name.
    pub groups: Vec<Group>,
}
