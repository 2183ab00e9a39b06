//! One attempt at a step, from its claim to its end.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::event::NamedStep;
use crate::db::queries::steps::complete_steps;
use crate::handlers::ResultSchema;
use crate::model::handler::{HandlerKind, Outcome, StepFailure};
use crate::model::template::StepTemplate;

/// A step that this worker holds.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    pub step_id: i64,
    pub task_id: i64,
    pub named_task_id: i64,
    pub named_step_id: i64,
    pub handler: HandlerKind,
    pub claim_number: i32,
    pub attempt: i32,
    /// Attempts so far that did not count.
    pub interruptions: i32,
    /// The step may have caused the end of the workers that ran it.
    pub is_suspect: bool,
    /// How long it had run at most when it was lost with a worker.
    pub lost_after: Option<Duration>,
    /// How long it had been ready when it was claimed.
    pub waited: Duration,
    pub claimed_at: Instant,
}

/// A step whose handler has ended.
#[derive(Debug)]
pub struct Finished {
    pub claim: Claim,
    pub step: Step,
    pub took: Duration,
    pub ended: Ended,
    /// To be recorded no sooner: another session has held a lock that its record needs.
    pub not_before: Option<Instant>,
}

impl Finished {
    /// Its step, and the number of its claim.
    pub fn key(&self) -> (i64, i32) {
        (self.claim.step_id, self.claim.claim_number)
    }
}

#[derive(Debug)]
pub enum Ended {
    /// To be recorded.
    Outcome(Outcome),
    /// Recorded already, in the transaction of the work itself.
    Recorded(Vec<complete_steps::Event>),
    /// Refused by the fence, and the work undone with it.
    Refused,
    /// The handler was never started: there was no connection for it.
    NotStarted,
}

/// A step of a workflow this worker has met.
#[derive(Clone, Debug)]
pub struct Step {
    pub named: Arc<NamedStep>,
    /// `None`: the stored workflow says nothing about this step.
    pub template: Option<Arc<StepTemplate>>,
    /// What its result must fit.
    pub result_schema: Option<Arc<ResultSchema>>,
}

/// A step's failure that the server is the cause of.
pub fn server_failure(what: &str, error: &tokio_postgres::Error) -> StepFailure {
    let (said, sqlstate) = match error.as_db_error() {
        Some(server) => {
            (StepFailure::bounded(server.message().to_owned()), Some(server.code().code().to_owned()))
        }
        None => (error.to_string(), None),
    };
    StepFailure { message: format!("{what}: {said}"), sqlstate, ..StepFailure::default() }
}
