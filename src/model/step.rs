//! Everything that is known of one step.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::state::State;
use super::task::StepSummary;

/// A step that another depends on, or that depends on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Neighbour {
    pub step_id: i64,
    pub name: String,
    pub state: State,
}

impl From<&StepSummary> for Neighbour {
    fn from(step: &StepSummary) -> Self {
        Neighbour { step_id: step.step_id, name: step.name.clone(), state: step.state }
    }
}

/// One change of a step's state.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Transition {
    pub from: State,
    pub to: State,
    pub at: Timestamp,
    pub metadata: Option<Value>,
}

/// What a step's handler returned.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepResult {
    /// The result itself; null where only its beginning was read.
    pub value: Option<Value>,
    /// The length of the result as JSON text.
    pub bytes: i64,
    /// The beginning of a result that was too long to read without `--full`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beginning: Option<String>,
}

/// One step with its task, its neighbours and its history.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepDetail {
    #[serde(flatten)]
    pub step: StepSummary,
    pub task_id: i64,
    /// The workflow as a person writes it.
    pub workflow: String,
    pub task_state: State,
    /// What the workflow says of the step; null where its definition is not stored.
    pub template: Option<Value>,
    pub parents: Vec<Neighbour>,
    pub children: Vec<Neighbour>,
    /// What the newest failure recorded.
    pub failure: Option<Value>,
    /// Null before the step is complete.
    pub result: Option<StepResult>,
    /// Oldest first.
    pub transitions: Vec<Transition>,
    /// The database's clock when this was read.
    pub as_of: Timestamp,
}
