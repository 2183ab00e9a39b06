//! Changes to steps by hand: the request and its effect.

use serde::Serialize;

use super::state::State;
use super::step::Neighbour;

words! {
    /// An action on steps by hand.
    #[derive(Hash)]
    pub enum Action {
        /// One more attempt, at once.
        Retry = "retry",
        /// All attempts again, at once.
        Reset = "reset",
        /// Counted as done; the children go on.
        Resolve = "resolve",
        /// Given up; the children wait in vain.
        Cancel = "cancel",
    }
}

impl Action {
    /// The past participle: what was done to a step or a task.
    pub fn done(self) -> &'static str {
        match self {
            Action::Retry => "retried",
            Action::Reset => "reset",
            Action::Resolve => "resolved",
            Action::Cancel => "cancelled",
        }
    }

    /// The state that a step is in afterwards.
    pub fn leads_to(self) -> State {
        match self {
            Action::Retry | Action::Reset => State::Pending,
            Action::Resolve => State::ResolvedManually,
            Action::Cancel => State::Cancelled,
        }
    }

    /// Returns whether the action is allowed on a step in this state.
    pub fn is_allowed(self, state: State) -> bool {
        match self {
            // A step in progress becomes pending by its rescue only.
            Action::Retry | Action::Reset => state == State::Error,
            Action::Resolve | Action::Cancel => state.may_become(self.leads_to()),
        }
    }

    /// The rule behind a refusal.
    pub fn rule(self) -> &'static str {
        match self {
            Action::Retry => "only a step in error can be retried",
            Action::Reset => "only a step in error can be reset",
            Action::Resolve => "only a step that is pending or in error can be resolved",
            Action::Cancel => "only a step that is pending, in progress or in error can be cancelled",
        }
    }
}

/// A step that the action is for, or a child that it made ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touched {
    pub step_id: i64,
    /// `None` for a child that became ready.
    pub state_before: Option<State>,
    pub is_changed: bool,
}

/// A step that was changed by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    pub step_id: i64,
    pub name: String,
    pub from: State,
    pub to: State,
}

/// The effect of an action on the steps of one task, made or planned.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Surgery {
    pub task_id: i64,
    pub action: Action,
    pub steps: Vec<Changed>,
    /// Steps that a worker can claim now.
    pub ready: Vec<Neighbour>,
    /// Children that still wait: for other parents, or for ever behind a cancelled one.
    pub blocked: Vec<Neighbour>,
    /// The task's state afterwards.
    pub task_state: State,
}
