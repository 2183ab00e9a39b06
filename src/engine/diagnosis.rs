//! Why a step or a task is not done. Reads what decides it in one snapshot and
//! follows what it waits for to the roots; what follows from that is judged in
//! [`model::diagnosis`](crate::model::diagnosis).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Context;
use tokio::try_join;

use crate::db::Session;
use crate::db::queries::find_step::StepPlace;
use crate::db::queries::oldest_snapshot::oldest_snapshot;
use crate::db::queries::queue_conditions::queue_conditions;
use crate::db::queries::step_conditions::step_conditions;
use crate::db::queries::step_names::step_names;
use crate::db::queries::task_condition::task_condition;
use crate::db::queries::unfinished_steps::{Whose, unfinished_steps};
use crate::db::queries::usual_duration::usual_duration;
use crate::error::{Failure, Result};
use crate::model::diagnosis::{
    Blocked, Blocker, Condition, Place, PlaceCount, QueueCondition, Snapshot, StepDiagnosis, StepFinding,
    Surroundings, TaskDiagnosis, Unfinished, UsualDuration, Verdict, judge, shortest_chain,
};
use crate::model::state::State;
use crate::model::step::Neighbour;

/// Steps before one that are looked at first: nearly always all of them, and in any case the nearest.
const STEPS_BEFORE: i64 = 2_000;
/// Steps before one that are looked at when the nearest tell nothing: beyond, the answer is partial.
const STEPS_BEFORE_AT_MOST: i64 = 100_000;
/// Most steps of a task that wait for no parent and are looked at.
const STEPS_OF_TASK: i64 = 20_000;
/// Root blockers told of each place.
const BLOCKERS_OF_A_PLACE: usize = 3;
/// Steps named at each end of a chain.
const CHAIN_END: usize = 4;
/// Parents named.
const PARENTS: usize = 5;
/// A transaction younger than this keeps nothing that matters, in seconds.
const OLD_SNAPSHOT_SECONDS: f64 = 600.0;

/// Finds out why a step is not done.
///
/// # Errors
/// A [`Failure`] that names the step when it has gone meanwhile.
pub async fn why_step(session: &Session, place: StepPlace) -> Result<StepDiagnosis> {
    let step_id = place.step_id;
    let read = |limit| async move {
        session
            .snapshot(async |session| Facts::read(session, Whose::Step(step_id), limit).await)
            .await
            .with_context(|| format!("reading what step {step_id} waits for"))
    };
    let mut facts = read(STEPS_BEFORE).await?;
    if facts.is_partial && !facts.blocked().blockers.iter().any(Blocker::is_stuck) {
        // What it waits for in vain may be among those left out.
        facts = read(STEPS_BEFORE_AT_MOST).await?;
    }
    let condition = facts.conditions.get(&step_id).ok_or_else(|| {
        Failure::new(format!("there is no step {step_id}")).hint("`tasker task list` shows the newest tasks")
    })?;
    let finding = facts.finding(condition);
    let blocked = facts.blocked();
    let mut verdict = Verdict::of(&finding.reasons);
    // What waits for all of its parents waits in vain behind one that is stuck.
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

/// Finds out why a task is not done.
///
/// # Errors
/// A [`Failure`] that names the task when there is none.
pub async fn why_task(session: &Session, task_id: i64) -> Result<TaskDiagnosis> {
    let (task, facts) = session
        .snapshot(async |session| {
            try_join!(
                task_condition(session, task_id),
                Facts::read(session, Whose::Task(task_id), STEPS_OF_TASK)
            )
        })
        .await
        .with_context(|| format!("reading task {task_id}"))?;
    let task = task.ok_or_else(|| super::inspect::no_task(&task_id.to_string()))?;
    let mut blocked = facts.blocked();
    let waiting =
        task.remaining_steps as usize - facts.unfinished.len().min(task.remaining_steps.max(0) as usize);
    if waiting > 0 && !blocked.is_partial {
        blocked.places.push(PlaceCount { place: Place::Waiting, steps: waiting });
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

/// What was read, all of it as of one moment.
struct Facts {
    /// The step asked about; `None` for a task.
    asked: Option<i64>,
    unfinished: Vec<Unfinished>,
    is_partial: bool,
    /// The step asked about and the root blockers told.
    conditions: HashMap<i64, Condition>,
    /// The root blockers told, worst place first, each with the ids from the step asked about to it.
    roots: Vec<(i64, Vec<i64>)>,
    names: HashMap<i64, Neighbour>,
    parents: Vec<i64>,
    queues: HashMap<String, QueueCondition>,
    usual: HashMap<i64, UsualDuration>,
    snapshot: Option<Snapshot>,
}

impl Facts {
    async fn read(session: &Session, whose: Whose, limit: i64) -> Result<Facts, tokio_postgres::Error> {
        let mut unfinished = unfinished_steps(session, whose, limit + 1).await?;
        let is_partial = unfinished.len() > limit as usize;
        unfinished.truncate(limit as usize);
        let asked = match whose {
            Whose::Step(id) => Some(id),
            Whose::Task(_) => None,
        };
        let roots = roots(&unfinished, asked);
        let parents = parents(&unfinished, asked);
        let asked_about: Vec<i64> = asked.into_iter().chain(roots.iter().map(|(id, _)| *id)).collect();
        let named: Vec<i64> =
            roots.iter().flat_map(|(_, chain)| ends(chain)).chain(parents.iter().copied()).collect();
        let (conditions, names, snapshot) = try_join!(
            step_conditions(session, &asked_about),
            step_names(session, &named),
            oldest_snapshot(session)
        )?;
        let queues: BTreeSet<&str> = conditions.iter().map(|step| step.queue.as_str()).collect();
        let queues: Vec<&str> = queues.into_iter().collect();
        let running = conditions.iter().filter(|step| step.state == State::InProgress);
        let usual = futures_util::future::try_join_all(running.map(async |step| {
            Ok::<_, tokio_postgres::Error>((step.step_id, usual_duration(session, step.step_id).await?))
        }));
        let (queues, usual) = try_join!(queue_conditions(session, &queues), usual)?;
        Ok(Facts {
            asked,
            unfinished,
            is_partial,
            conditions: conditions.into_iter().map(|step| (step.step_id, step)).collect(),
            roots,
            names: names.into_iter().map(|step| (step.step_id, step)).collect(),
            parents,
            queues,
            usual: usual.into_iter().filter_map(|(id, usual)| usual.map(|usual| (id, usual))).collect(),
            snapshot: snapshot.filter(|snapshot| snapshot.seconds >= OLD_SNAPSHOT_SECONDS),
        })
    }

    fn finding(&self, step: &Condition) -> StepFinding {
        let is_asked = self.asked == Some(step.step_id);
        let reasons = judge(
            step,
            &Surroundings {
                parents: if is_asked { self.named(&self.parents) } else { Vec::new() },
                queue: self.queues.get(&step.queue).cloned().unwrap_or_default(),
                usual: self.usual.get(&step.step_id).copied(),
                snapshot: self.snapshot.clone(),
            },
        );
        let mend = reasons.first().map(|reason| reason.mend(step.step_id)).unwrap_or_default();
        StepFinding { step_id: step.step_id, name: step.name.clone(), state: step.state, reasons, mend }
    }

    fn blocked(&self) -> Blocked {
        let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
        for step in self.unfinished.iter().filter(|step| Some(step.step_id) != self.asked) {
            *counts.entry(step.place).or_default() += 1;
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
        // What needs a person first; otherwise as they were read.
        blockers.sort_by_key(|blocker| !blocker.is_stuck());
        Blocked {
            blockers,
            places: counts.into_iter().map(|(place, steps)| PlaceCount { place, steps }).collect(),
            is_partial: self.is_partial,
        }
    }

    fn named(&self, ids: &[i64]) -> Vec<Neighbour> {
        ids.iter().filter_map(|id| self.names.get(id).cloned()).collect()
    }
}

/// A few of the steps that wait for nobody, of each place, worst place first, with the way to each.
fn roots(unfinished: &[Unfinished], asked: Option<i64>) -> Vec<(i64, Vec<i64>)> {
    let mut roots = Vec::new();
    for place in Place::ALL.into_iter().filter(|place| *place != Place::Waiting) {
        let there = unfinished.iter().filter(|step| step.place == place && Some(step.step_id) != asked);
        for step in there.take(BLOCKERS_OF_A_PLACE) {
            let chain = asked.map(|asked| shortest_chain(asked, step.step_id, unfinished));
            roots.push((step.step_id, chain.unwrap_or_default()));
        }
    }
    roots
}

/// A few of the unfinished parents of the step asked about.
fn parents(unfinished: &[Unfinished], asked: Option<i64>) -> Vec<i64> {
    let Some(step) = unfinished.iter().find(|step| Some(step.step_id) == asked) else { return Vec::new() };
    let known: BTreeSet<i64> = unfinished.iter().map(|step| step.step_id).collect();
    step.parents.iter().copied().filter(|parent| known.contains(parent)).take(PARENTS).collect()
}

fn ends(chain: &[i64]) -> impl Iterator<Item = i64> {
    let last = chain.len().saturating_sub(CHAIN_END).max(CHAIN_END.min(chain.len()));
    chain.iter().take(CHAIN_END).chain(&chain[last..]).copied()
}
