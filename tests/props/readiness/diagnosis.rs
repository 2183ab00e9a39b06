//! What `step why` says of every step, and what `stuck` lists, against a calculation over the raw rows:
//! nothing that will move is called stuck, and nothing stuck is called moving or left out.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tasker::db::Session;
use tasker::engine::diagnosis::why_step;
use tasker::engine::stuck::{Filter, stuck};
use tasker::model::diagnosis::Verdict;
use tasker::model::reason::ReasonCode;
use tasker::model::state::State;
use tokio_postgres::Client;

/// As `step why` has it.
const OLD_TRANSACTION: Duration = Duration::from_secs(600);

pub struct Step {
    name: String,
    state: State,
    task_state: State,
    /// An attempt is left.
    may_run: bool,
    is_exhausted: bool,
    /// Its queue is.
    pub is_paused: bool,
    parents: Vec<i64>,
}

pub async fn steps(client: &Client) -> BTreeMap<i64, Step> {
    let steps = "select step.workflow_step_id,
                        case when step.in_process then 'in_progress'
                             else coalesce((select to_state from tasker_workflow_step_transitions transition
                                             where transition.workflow_step_id = step.workflow_step_id
                                             order by sort_key desc limit 1), 'pending') end,
                        coalesce((select to_state from tasker_task_transitions transition
                                   where transition.task_id = step.task_id
                                   order by sort_key desc limit 1), 'pending'),
                        step.attempts < step.retry_limit and (step.retryable or step.attempts = 0),
                        step.attempts >= step.retry_limit,
                        step.queue in (select queue from tasker_paused_queues),
                        array(select from_step_id from tasker_workflow_step_edges
                               where to_step_id = step.workflow_step_id),
                        named.name
                   from tasker_workflow_steps step join tasker_named_steps named using (named_step_id)";
    let rows = client.query(steps, &[]).await.expect("the steps");
    let step = |row: &tokio_postgres::Row| Step {
        state: row.get(1),
        task_state: row.get(2),
        may_run: row.get(3),
        is_exhausted: row.get(4),
        is_paused: row.get(5),
        parents: row.get(6),
        name: row.get(7),
    };
    rows.iter().map(|row| (row.get(0), step(row))).collect()
}

/// Whether a step waits for no parent.
fn is_free(step: &Step, steps: &BTreeMap<i64, Step>) -> bool {
    step.parents.iter().all(|parent| steps[parent].state.satisfies_children())
}

/// What will become of a step if nobody does anything but the workers, and every attempt succeeds.
fn moves(step_id: i64, steps: &BTreeMap<i64, Step>) -> bool {
    let step = &steps[&step_id];
    match step.state {
        State::Complete | State::ResolvedManually | State::InProgress => true,
        State::Cancelled => false,
        State::Pending | State::Error => {
            // A pause keeps what is ready; what waits for parents is not held up by it yet.
            step.may_run
                && !(step.is_paused && is_free(step, steps))
                && step.parents.iter().all(|parent| moves(*parent, steps))
        }
    }
}

/// Every step of which a diagnosis says something else, or which it calls ready and `ready` does not.
pub async fn disagreements(
    session: &mut Session,
    steps: &BTreeMap<i64, Step>,
    ready: &BTreeSet<i64>,
) -> Vec<String> {
    let mut found = Vec::new();
    for (&step_id, step) in steps {
        let why = why_step(session, step_id, OLD_TRANSACTION).await.expect("a diagnosis");
        let expected = match moves(step_id, steps) {
            _ if step.state.is_final() || step.task_state.is_final() => Verdict::Finished,
            true => Verdict::Moving,
            false => Verdict::Stuck,
        };
        let codes: Vec<ReasonCode> = why.finding.reasons.iter().map(|reason| reason.code()).collect();
        if why.verdict != expected {
            found.push(format!(
                "step {step_id} is {expected:?}, and {:?} by its diagnosis: {why:?}",
                why.verdict
            ));
        }
        let is_ready =
            codes.iter().any(|code| matches!(code, ReasonCode::NextInLine | ReasonCode::WorkersFull));
        if is_ready != ready.contains(&step_id) {
            found.push(format!(
                "step {step_id} is ready: {}, by its diagnosis {codes:?}",
                ready.contains(&step_id)
            ));
        }
    }
    found
}

/// What keeps a step from moving whatever becomes of the others; `None` where nothing does.
fn root_cause(step_id: i64, steps: &BTreeMap<i64, Step>) -> Option<ReasonCode> {
    let step = &steps[&step_id];
    let is_free = is_free(step, steps);
    match step.state {
        _ if step.task_state.is_final() => None,
        // A task that still moves elsewhere is not told of: it may be fixed before it stops.
        State::Cancelled if step.task_state == State::Error => {
            let waits = |child: &Step| child.parents.contains(&step_id) && !child.state.is_final();
            steps.values().any(waits).then_some(ReasonCode::Cancelled)
        }
        State::Pending | State::Error if is_free && !step.may_run => {
            Some(if step.is_exhausted { ReasonCode::AttemptsExhausted } else { ReasonCode::NotRetryable })
        }
        State::Pending | State::Error if is_free && step.is_paused => Some(ReasonCode::QueuePaused),
        _ => None,
    }
}

/// The causes by which `stuck` lists more or fewer steps of a name than are stuck.
pub async fn unlisted(session: &mut Session, steps: &BTreeMap<i64, Step>) -> Vec<String> {
    let mut expected: BTreeMap<(ReasonCode, &str), i64> = BTreeMap::new();
    for (&step_id, step) in steps {
        if let Some(cause) = root_cause(step_id, steps) {
            *expected.entry((cause, step.name.as_str())).or_default() += 1;
        }
    }
    let listed = stuck(session, &Filter::default(), &[]).await.expect("what is stuck");
    let mut found: BTreeMap<(ReasonCode, &str), i64> = BTreeMap::new();
    for group in &listed.groups {
        *found.entry((group.cause, group.step.as_str())).or_default() += group.steps;
    }
    if found == expected {
        Vec::new()
    } else {
        vec![format!("stuck lists {found:?}, and {expected:?} is stuck")]
    }
}
