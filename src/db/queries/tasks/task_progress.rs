use crate::model::state::State;

query! {
    #[derive(Clone, Copy, Debug)]
    pub struct Progress {
        pub task_id: i64,
        pub state: State,
        pub remaining_steps: i32,
        pub active_steps: i32,
    }

    /// Reads how far tasks have come.
    pub fn task_progress(task_ids: &[i64]) -> Vec<Progress>
}

impl Progress {
    /// Returns whether no step of the task moves automatically any more.
    pub fn is_ended(&self) -> bool {
        self.state.is_final() || (self.state == State::Error && self.active_steps == 0)
    }
}
