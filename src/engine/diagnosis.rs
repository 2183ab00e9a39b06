//! Explains why a step or a task is not done. Reads the deciding rows in one snapshot and follows the steps
//! that it waits for to the roots. The conclusions are in [`model::diagnosis`](crate::model::diagnosis).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use anyhow::Context;
use tokio::try_join;

use crate::db::Session;
use crate::db::queries::queues::queue_conditions;
use crate::db::queries::server::oldest_transaction;
use crate::db::queries::steps::steps_before::steps_before as query_steps_before;
use crate::db::queries::steps::{
    cancelled_blockers, find_step, step_conditions, step_names, unfinished_steps, usual_duration,
};
use crate::db::queries::tasks::task_condition;
use crate::error::{Result, TASKER};
use crate::model::blocker;
use crate::model::diagnosis::{
    Blocked, Blocker, Condition, QueueCondition, Situation, SituationCount, StepDiagnosis, StepFinding,
    Surroundings, TaskDiagnosis, Unfinished, UsualDuration, Verdict, depends_on_queue, missing_parents,
    reasons_of, shortest_chain, steps_before,
};
use crate::model::reason::Reason;
use crate::model::state::State;
use crate::model::step::Neighbour;

/// Steps before one that are followed one by one: nearly always all of them. If there are more, the
/// unfinished steps of its task are read together, at a quarter of the cost for each.
const STEPS_BEFORE: i64 = 50;
/// Most unfinished steps of a task that are read: beyond this the answer is partial.
const STEPS_OF_TASK: i64 = 100_000;
/// Root blockers reported for each situation.
const BLOCKERS_OF_A_SITUATION: usize = 3;
/// The same where they are in different queues: which one moves depends on who serves its queue.
const QUEUES_OF_A_SITUATION: usize = 10;
/// Steps named at each end of a chain.
const CHAIN_END: usize = 4;
/// Parents named.
const PARENTS: usize = 5;

/// Explains why a step is not done. An open transaction older than `old` is a reason.
///
/// # Errors
/// A [`Failure`](crate::error::Failure) that names the step if it does not exist.
pub async fn why_step(session: &mut Session, step_id: i64, old: Duration) -> Result<StepDiagnosis> {
    let facts = session
        .snapshot(async |session| {
            let (unfinished, is_partial) = before(session, step_id).await?;
            Facts::read(session, Some(step_id), unfinished, is_partial, old).await
        })
        .await
        .with_context(|| format!("reading what step {step_id} waits for"))?;
    let condition =
        facts.conditions.get(&step_id).ok_or_else(|| super::inspect::no_step(&step_id.to_string()))?;
    let finding = facts.finding(condition);
    let blocked = facts.blocked();
    let mut verdict = Verdict::of(&finding.reasons);
    // A step that waits for all of its parents is stuck if one parent is stuck.
    if verdict == Verdict::Moving && blocked.blockers.iter().any(Blocker::is_stuck) {
        verdict = Verdict::Stuck;
    }
    Ok(StepDiagnosis {
        task_id: condition.task_id,
        workflow: condition.workflow.clone(),
        verdict,
        blocked,
        as_of: condition.as_of,
        finding,
    })
}

/// Explains why a task is not done; `old` is that of [`why_step`].
///
/// # Errors
/// A [`Failure`](crate::error::Failure) that names the task if it does not exist.
pub async fn why_task(session: &mut Session, task_id: i64, old: Duration) -> Result<TaskDiagnosis> {
    let (task, facts) = session
        .snapshot(async |session| {
            let (task, (mut unfinished, is_partial), cancelled) = try_join!(
                task_condition(session, task_id),
                of_task(session, task_id, false),
                cancelled_blockers(session, task_id, BLOCKERS_OF_A_SITUATION as i64)
            )?;
            unfinished.extend(cancelled.iter().map(|(step_id, _)| cancelled_step(*step_id)));
            Ok::<_, tokio_postgres::Error>((
                task,
                Facts {
                    behind: cancelled.into_iter().collect(),
                    ..Facts::read(session, None, unfinished, is_partial, old).await?
                },
            ))
        })
        .await
        .with_context(|| format!("reading task {task_id}"))?;
    let task = task.ok_or_else(|| super::inspect::no_task(&task_id.to_string()))?;
    let mut blocked = facts.blocked();
    let known = facts.unfinished.iter().filter(|step| step.situation != Situation::Cancelled).count();
    let waiting = (task.remaining_steps.max(0) as usize).saturating_sub(known);
    if waiting > 0 && !blocked.is_partial {
        blocked.situations.push(SituationCount { situation: Situation::Waiting, steps: waiting });
    }
    let is_over = task.state.is_final();
    let verdict = if is_over {
        Verdict::Finished
    } else if blocked.blockers.iter().any(|blocker| !blocker.is_stuck()) {
        Verdict::Moving
    } else {
        Verdict::Stuck
    };
    Ok(TaskDiagnosis {
        task_id,
        workflow: task.workflow,
        state: task.state,
        verdict,
        remaining_steps: task.remaining_steps.into(),
        blocked: if is_over { Blocked::default() } else { blocked },
        as_of: task.as_of,
    })
}

/// Returns the unfinished steps of a task, and whether there are more.
async fn of_task(
    session: &Session,
    task_id: i64,
    waiting_too: bool,
) -> Result<(Vec<Unfinished>, bool), tokio_postgres::Error> {
    let mut steps = unfinished_steps(session, task_id, waiting_too, STEPS_OF_TASK + 1).await?;
    let is_partial = steps.len() > STEPS_OF_TASK as usize;
    steps.truncate(STEPS_OF_TASK as usize);
    Ok((steps, is_partial))
}

/// A step and all that it waits for; or the nearest of it, where its task is too large to be read.
async fn before(session: &Session, step_id: i64) -> Result<(Vec<Unfinished>, bool), tokio_postgres::Error> {
    let mut nearest = query_steps_before(session, step_id, STEPS_BEFORE + 1).await?;
    if nearest.len() <= STEPS_BEFORE as usize && !nearest.iter().any(Unfinished::is_cut) {
        return Ok((nearest, false));
    }
    let Some(step) = find_step(session, step_id).await? else { return Ok((nearest, true)) };
    let (mut steps, is_partial) = of_task(session, step.task_id, true).await?;
    if is_partial {
        nearest.truncate(STEPS_BEFORE as usize);
        return Ok((nearest, true));
    }
    // A cancelled step has finished, but its children still wait for it.
    let missing = missing_parents(&steps);
    if !missing.is_empty() {
        let named = step_names(session, &missing).await?;
        let cancelled = named.iter().filter(|step| step.state == State::Cancelled);
        steps.extend(cancelled.map(|step| cancelled_step(step.step_id)));
    }
    Ok((steps_before(step_id, steps), false))
}

/// A cancelled step has finished, but its children still wait for it.
fn cancelled_step(step_id: i64) -> Unfinished {
    let (queue, parents) = (String::new(), Vec::new());
    Unfinished { step_id, situation: Situation::Cancelled, queue, remaining_parents: 0, parents }
}

/// The rows read, all as of one time.
struct Facts {
    /// The step in question; `None` for a task.
    asked: Option<i64>,
    unfinished: Vec<Unfinished>,
    is_partial: bool,
    /// The step in question and the root blockers reported.
    conditions: HashMap<i64, Condition>,
    /// The root blockers reported, worst situation first, each with the ids from the step in question to it.
    roots: Vec<(i64, Vec<i64>)>,
    names: HashMap<i64, Neighbour>,
    /// A step that waits for each of the cancelled ones.
    behind: HashMap<i64, i64>,
    parents: Vec<i64>,
    /// By queue and handler.
    queues: HashMap<(String, String), QueueCondition>,
    usual: HashMap<i64, UsualDuration>,
    oldest: Option<blocker::Blocker>,
}

impl Facts {
    async fn read(
        session: &Session,
        asked: Option<i64>,
        unfinished: Vec<Unfinished>,
        is_partial: bool,
        old: Duration,
    ) -> Result<Facts, tokio_postgres::Error> {
        let roots = roots(&unfinished, asked);
        let parents = parents(&unfinished, asked);
        let asked_about: Vec<i64> = asked.into_iter().chain(roots.iter().map(|(id, _)| *id)).collect();
        let named: Vec<i64> =
            roots.iter().flat_map(|(_, chain)| ends(chain)).chain(parents.iter().copied()).collect();
        let (conditions, names, oldest) = try_join!(
            step_conditions(session, &asked_about),
            async { if named.is_empty() { Ok(Vec::new()) } else { step_names(session, &named).await } },
            oldest_transaction(session)
        )?;
        let waiting = conditions.iter().filter(|step| depends_on_queue(step));
        let lanes: BTreeSet<(&str, &str)> =
            waiting.clone().map(|step| (step.queue.as_str(), step.handler.as_str())).collect();
        let (queues, handlers): (Vec<&str>, Vec<&str>) = lanes.into_iter().unzip();
        // All are of one task.
        let of_task = conditions.first().map(|step| step.step_id);
        let running = conditions.iter().filter(|step| step.state == State::InProgress);
        let usual = futures_util::future::try_join_all(running.map(async |step| {
            Ok::<_, tokio_postgres::Error>((step.step_id, usual_duration(session, step.step_id).await?))
        }));
        let (queues, usual) = try_join!(
            async {
                match queues.is_empty() {
                    // A query that takes the planner long.
                    true => Ok(HashMap::new()),
                    false => queue_conditions(session, &queues, &handlers, of_task).await,
                }
            },
            usual
        )?;
        let behind =
            unfinished.iter().flat_map(|step| step.parents.iter().map(|parent| (*parent, step.step_id)));
        Ok(Facts {
            asked,
            behind: behind.collect(),
            unfinished,
            is_partial,
            conditions: conditions.into_iter().map(|step| (step.step_id, step)).collect(),
            roots,
            names: names.into_iter().map(|step| (step.step_id, step)).collect(),
            parents,
            queues,
            usual: usual.into_iter().filter_map(|(id, usual)| usual.map(|usual| (id, usual))).collect(),
            oldest: oldest
                .filter(|oldest| oldest.transaction_seconds.unwrap_or_default() >= old.as_secs_f64()),
        })
    }

    fn finding(&self, step: &Condition) -> StepFinding {
        let is_asked = self.asked == Some(step.step_id);
        let reasons = reasons_of(
            step,
            &Surroundings {
                parents: if is_asked { self.named(&self.parents) } else { Vec::new() },
                queue: self
                    .queues
                    .get(&(step.queue.clone(), step.handler.clone()))
                    .cloned()
                    .unwrap_or_default(),
                usual: self.usual.get(&step.step_id).copied(),
                oldest: self.oldest.clone(),
            },
        );
        let fix = match (reasons.first(), self.behind.get(&step.step_id)) {
            // It is final, but a step that waits for it can still be resolved.
            (Some(Reason::Cancelled { .. }), Some(waiting)) => {
                vec![format!("{TASKER} step resolve {waiting}")]
            }
            (Some(reason), _) => reason.fix(step.step_id),
            (None, _) => Vec::new(),
        };
        StepFinding {
            step_id: step.step_id,
            name: step.name.clone(),
            state: step.state,
            interruptions: step.interruptions,
            reasons,
            fix,
        }
    }

    fn blocked(&self) -> Blocked {
        let mut counts: BTreeMap<Situation, usize> = BTreeMap::new();
        for step in self.unfinished.iter().filter(|step| Some(step.step_id) != self.asked) {
            *counts.entry(step.situation).or_default() += 1;
        }
        let mut blockers: Vec<Blocker> = self
            .roots
            .iter()
            .filter_map(|(id, chain)| {
                Some(Blocker {
                    finding: self.finding(self.conditions.get(id)?),
                    chain: self.named(&ends(chain).collect::<Vec<_>>()),
                    chain_ids: chain.clone(),
                })
            })
            .collect();
        // Blockers that need a person first; otherwise in the order read.
        blockers.sort_by_key(|blocker| !blocker.is_stuck());
        Blocked {
            blockers,
            situations: counts
                .into_iter()
                .map(|(situation, steps)| SituationCount { situation, steps })
                .collect(),
            is_partial: self.is_partial,
        }
    }

    fn named(&self, ids: &[i64]) -> Vec<Neighbour> {
        ids.iter().filter_map(|id| self.names.get(id).cloned()).collect()
    }
}

/// Returns a few of the steps without unfinished parents, of each situation, worst situation first, with the
/// path to each.
fn roots(unfinished: &[Unfinished], asked: Option<i64>) -> Vec<(i64, Vec<i64>)> {
    let mut roots = Vec::new();
    for situation in Situation::ALL.into_iter().filter(|situation| *situation != Situation::Waiting) {
        let there =
            unfinished.iter().filter(|step| step.situation == situation && Some(step.step_id) != asked);
        // One step of each queue before two of any: the others of a queue wait for the same reason.
        let mut queues = BTreeSet::new();
        let (firsts, others): (Vec<_>, Vec<_>) = there.partition(|step| queues.insert(step.queue.as_str()));
        let most = firsts.len().clamp(BLOCKERS_OF_A_SITUATION, QUEUES_OF_A_SITUATION);
        for step in firsts.into_iter().chain(others).take(most) {
            let chain = asked.map(|asked| shortest_chain(asked, step.step_id, unfinished));
            roots.push((step.step_id, chain.unwrap_or_default()));
        }
    }
    roots
}

/// Returns a few of the unfinished parents of the step in question.
fn parents(unfinished: &[Unfinished], asked: Option<i64>) -> Vec<i64> {
    let Some(step) = unfinished.iter().find(|step| Some(step.step_id) == asked) else { return Vec::new() };
    let known: BTreeSet<i64> = unfinished.iter().map(|step| step.step_id).collect();
    step.parents.iter().copied().filter(|parent| known.contains(parent)).take(PARENTS).collect()
}

fn ends(chain: &[i64]) -> impl Iterator<Item = i64> {
    let last = chain.len().saturating_sub(CHAIN_END).max(CHAIN_END.min(chain.len()));
    chain.iter().take(CHAIN_END).chain(&chain[last..]).copied()
}
