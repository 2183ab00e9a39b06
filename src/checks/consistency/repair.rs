//! Derives a task's flags, counters and queue entries again.

use anyhow::Context;
use serde_json::{Map, Value, json};

use super::difference::{self, Difference, DifferenceCode, Outcome, differing};
use crate::db::queries::consistency::{
    DerivedTask, StateDifference, history_differences, mark_newest_transitions, repair_steps, repair_task,
    state_differences,
};
use crate::db::queries::steps::lock_task_steps;
use crate::db::queries::tasks::lock_task;
use crate::db::{Session, sqlstate};
use crate::error::{self, Result};
use crate::model::state::State;

const REWRITTEN: &str = "history is never rewritten";

/// Returns what a repair of the task would change; changes and locks nothing.
pub async fn preview(session: &Session, task_id: i64) -> Result<Vec<Difference>> {
    let states = state_differences(session, task_id, task_id).await.context("comparing steps and tasks")?;
    let mut differences = histories(session, task_id).await?;
    differences.extend(match refusal(&states) {
        Some(reason) => settled(&states, Outcome::Refused, Some(&reason)),
        None => settled(&states, Outcome::WouldRepair, None),
    });
    Ok(differences)
}

/// Repairs the task in one transaction. Returns the differences found under the locks, with their outcome.
pub async fn repair(session: &mut Session, task_id: i64, by: &str) -> Result<Vec<Difference>> {
    match try_repair(session, task_id, by).await {
        Err(error) if error::server_error(&error).is_some_and(sqlstate::is_transient) => {
            let states =
                state_differences(session, task_id, task_id).await.context("comparing steps and tasks")?;
            let reason = format!("another session has locked its rows: {}", error::one_line(&error));
            Ok(settled(&states, Outcome::Refused, Some(&reason)))
        }
        settled => settled,
    }
}

async fn try_repair(session: &mut Session, task_id: i64, by: &str) -> Result<Vec<Difference>> {
    let doing = || format!("repairing task {task_id}");
    session
        .transaction_until_won(async |session| {
            // Steps before their task, as every statement locks them: rows read from here on stay the same
            // until the commit.
            lock_task_steps(session, task_id).await.with_context(doing)?;
            lock_task(session, task_id).await.with_context(doing)?;
            let states = state_differences(session, task_id, task_id).await.with_context(doing)?;
            let mut differences = histories(session, task_id).await?;
            if let Some(reason) = refusal(&states) {
                differences.extend(settled(&states, Outcome::Refused, Some(&reason)));
                return Ok(differences);
            }
            write(session, task_id, &states, by).await.with_context(doing)?;
            let left = state_differences(session, task_id, task_id).await.with_context(doing)?;
            let left: Vec<Difference> = left.iter().flat_map(difference::of_state).collect();
            differences.extend(settled(&states, Outcome::Repaired, None).into_iter().map(|done| {
                let is_left = |left: &Difference| (left.code, left.step_id) == (done.code, done.step_id);
                match left.iter().any(is_left) {
                    true => done
                        .with(Outcome::Refused, Some("another session has locked it; run the repair again")),
                    false => done,
                }
            }));
            Ok(differences)
        })
        .await
}

async fn write(session: &Session, task_id: i64, states: &[StateDifference], by: &str) -> Result<()> {
    let steps = states.iter().filter_map(|found| found.step_id.map(|step_id| (step_id, found)));
    let unmarked: Vec<i64> = steps
        .clone()
        .filter(|(_, found)| differs(found, "most_recent"))
        .map(|(step_id, _)| step_id)
        .collect();
    if !unmarked.is_empty() {
        mark_newest_transitions(session, &unmarked).await?;
    }
    let derived: Vec<Value> = steps
        .map(|(step_id, found)| {
            let id = Map::from_iter([("workflow_step_id".to_owned(), json!(step_id))]);
            id.into_iter().chain(found.derived.clone()).collect::<Map<_, _>>().into()
        })
        .collect();
    if !derived.is_empty() {
        repair_steps(session, &Value::Array(derived)).await?;
    }
    if let Some(task) = states.iter().find(|found| found.step_id.is_none()) {
        let derived: DerivedTask = serde_json::from_value(Value::Object(task.derived.clone()))?;
        let moves = task.state.moves_to(derived.state).unwrap_or_default();
        let metadata = json!({ "reason": "derived from its steps", "by": by });
        repair_task(session, task_id, &derived, &moves, &metadata).await?;
    }
    Ok(())
}

fn differs(found: &StateDifference, key: &str) -> bool {
    differing(&found.stored, &found.derived).any(|differing| differing == key)
}

/// Returns why a task cannot be repaired: its history is incomplete, or a worker may be changing it.
fn refusal(states: &[StateDifference]) -> Option<String> {
    states.iter().find_map(|found| match found.step_id {
        Some(step_id) => refusal_of_step(step_id, found),
        None => refusal_of_task(found),
    })
}

fn refusal_of_step(step_id: i64, found: &StateDifference) -> Option<String> {
    if let Some(evidence) = found.stored["history"].as_str() {
        return Some(format!("step {step_id} has {evidence}: its history is incomplete"));
    }
    let flags = ["in_process", "processed", "claimed_by"];
    if differs(found, "most_recent") && flags.iter().any(|flag| differs(found, flag)) {
        return Some(format!("the flags of step {step_id} imply a transition that is missing"));
    }
    if found.is_held && found.state != State::InProgress {
        let worker = &found.stored["claimed_by"];
        return Some(format!("worker {worker} is alive and may be running step {step_id}"));
    }
    None
}

fn refusal_of_task(found: &StateDifference) -> Option<String> {
    let derived = State::of_word(found.derived["state"].as_str()?)?;
    let is_out_of_reach = found.state.moves_to(derived).is_none();
    is_out_of_reach
        .then(|| format!("the task is {}, which is final, but its steps imply {derived}", found.state))
}

fn settled(states: &[StateDifference], outcome: Outcome, reason: Option<&str>) -> Vec<Difference> {
    let differences = states.iter().flat_map(difference::of_state);
    differences.map(|difference| difference.with(outcome, reason)).collect()
}

/// Returns the differences in the histories of the task and its steps; a repair leaves them.
async fn histories(session: &Session, task_id: i64) -> Result<Vec<Difference>> {
    let found = history_differences(session, task_id, task_id).await.context("reading histories")?;
    let differences = found.iter().map(difference::of_history);
    debug_assert!(differences.clone().all(|difference| difference.code == DifferenceCode::BrokenHistory));
    Ok(differences.map(|difference| difference.with(Outcome::Refused, Some(REWRITTEN))).collect())
}
