//! What `step why` says of every step, against a calculation over the raw rows:
//! nothing that will move is called stuck, and nothing stuck is called moving.

use std::collections::{BTreeMap, BTreeSet};

use tasker::db::Session;
use tasker::db::queries::find_step::StepPlace;
use tasker::engine::diagnosis::why_step;
use tasker::model::diagnosis::Verdict;
use tasker::model::reason::Code;
use tasker::model::state::State;
use tokio_postgres::Client;

struct Step {
    task_id: i64,
    state: State,
    task_state: State,
    /// An attempt is left.
    may_run: bool,
    parents: Vec<i64>,
}

async fn steps(client: &Client) -> BTreeMap<i64, Step> {
    let steps = "select step.workflow_step_id, step.task_id,
                        coalesce((select to_state from tasker_workflow_step_transitions transition
                                   where transition.workflow_step_id = step.workflow_step_id
                                   order by sort_key desc limit 1), 'pending'),
                        coalesce((select to_state from tasker_task_transitions transition
                                   where transition.task_id = step.task_id
                                   order by sort_key desc limit 1), 'pending'),
                        step.attempts < step.retry_limit and (step.retryable or step.attempts = 0),
                        array(select from_step_id from tasker_workflow_step_edges
                               where to_step_id = step.workflow_step_id)
                   from tasker_workflow_steps step";
    let rows = client.query(steps, &[]).await.expect("the steps");
    let step = |row: &tokio_postgres::Row| Step {
        task_id: row.get(1),
        state: row.get(2),
        task_state: row.get(3),
        may_run: row.get(4),
        parents: row.get(5),
    };
    rows.iter().map(|row| (row.get(0), step(row))).collect()
}

/// What will become of a step if nobody does anything but the workers, and every attempt succeeds.
fn moves(step_id: i64, steps: &BTreeMap<i64, Step>) -> bool {
    let step = &steps[&step_id];
    match step.state {
        State::Complete | State::ResolvedManually | State::InProgress => true,
        State::Cancelled => false,
        State::Pending | State::Error => {
            step.may_run && step.parents.iter().all(|parent| moves(*parent, steps))
        }
    }
}

/// Every step of which a diagnosis says something else, or which it calls ready and `ready` does not.
pub async fn disagreements(session: &Session, client: &Client, ready: &BTreeSet<i64>) -> Vec<String> {
    let steps = steps(client).await;
    let mut found = Vec::new();
    for (&step_id, step) in &steps {
        let why = why_step(session, StepPlace { step_id, task_id: step.task_id }).await.expect("a diagnosis");
        let expected = match moves(step_id, &steps) {
            _ if step.state.is_final() || step.task_state.is_final() => Verdict::Finished,
            true => Verdict::Moving,
            false => Verdict::Stuck,
        };
        let codes: Vec<Code> = why.finding.reasons.iter().map(|reason| reason.code()).collect();
        if why.verdict != expected {
            found.push(format!(
                "step {step_id} is {expected:?}, and {:?} by its diagnosis: {why:?}",
                why.verdict
            ));
        }
        let is_ready = codes.iter().any(|code| matches!(code, Code::NextInLine | Code::WorkersFull));
        if is_ready != ready.contains(&step_id) {
            found.push(format!(
                "step {step_id} is ready: {}, by its diagnosis {codes:?}",
                ready.contains(&step_id)
            ));
        }
    }
    found
}
