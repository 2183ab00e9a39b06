//! From an ended handler to the database: successes and failures, each in one
//! statement for all that ended meanwhile.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use super::attempt::{Claim, Ended, Finished, server_failure};
use super::event::{Event, ExchangeKind, Summary};
use super::link::Link;
use super::shared::Shared;
use super::slots::Slots;
use crate::db::queries::steps::complete_steps::{self, complete_steps};
use crate::db::queries::steps::fail_steps::{self, fail_steps};
use crate::db::queries::steps::release_steps::release_claims;
use crate::db::queries::workers::settled_claims::{Settled, settled_claims};
use crate::db::sqlstate;
use crate::error::Result;
use crate::model::backoff::{Backoff, MAX_REQUESTED};
use crate::model::handler::{Outcome, StepFailure};

/// The most steps in one statement, which bounds the number of its locks.
const BATCH: usize = 1000;
/// The most bytes of results in one statement, unless a single one has more.
const BATCH_BYTES: usize = 8 << 20;
/// The end of a step whose task another session has locked is recorded this much later: it holds up no other.
const PUT_OFF: Duration = Duration::from_secs(5);
/// Plans are made once and kept, and those made while the tables were small read
/// them whole. The server only makes new ones after it has analysed a table, a
/// minute or more later; by then a batch of submissions has come and gone.
const REPLAN_EVERY: Duration = Duration::from_secs(2);
/// The pauses after interruptions: from half a second to half a minute.
const INTERRUPTED: Backoff = Backoff { base: Duration::from_millis(500), cap: Duration::from_secs(30) };

/// Results of handlers that the database does not have yet; they survive a lost connection.
pub struct Outbox {
    shared: Shared,
    slots: Arc<Slots>,
    finished: UnboundedReceiver<Finished>,
    unrecorded: Vec<Finished>,
    /// Kept until an answer to everything sent has arrived: a later exchange that fails must not lose the
    /// claims of an earlier one that was answered.
    follows: Consequences,
    /// The most steps in the next statement: fewer while one of them cannot be recorded, or all take too long.
    batch: usize,
    next_replan: Instant,
}

/// The effects of recording.
#[derive(Debug, Default)]
pub struct Consequences {
    /// Children that the worker holds now.
    pub claims: Vec<Claim>,
    /// Children wait in the ready queue.
    pub are_steps_ready: bool,
    /// A worker has to look up the handlers of some.
    pub are_handlers_unknown: bool,
    /// The backoff that ends first.
    pub next_due_in: Option<Duration>,
}

impl Outbox {
    pub fn new(shared: Shared, slots: Arc<Slots>, finished: UnboundedReceiver<Finished>) -> Self {
        Outbox {
            shared,
            slots,
            finished,
            unrecorded: Vec::new(),
            follows: Consequences::default(),
            batch: BATCH,
            next_replan: Instant::now() + REPLAN_EVERY,
        }
    }

    /// Whether all that has ended is recorded.
    pub fn is_empty(&self) -> bool {
        self.unrecorded.is_empty() && self.finished.is_empty()
    }

    /// Waits for a handler to end.
    pub async fn filled(&mut self) {
        match self.finished.recv().await {
            Some(finished) => self.unrecorded.push(finished),
            None => std::future::pending().await,
        }
    }

    fn gather(&mut self) {
        while let Ok(finished) = self.finished.try_recv() {
            self.unrecorded.push(finished);
        }
    }

    /// The claims whose end is not known to be recorded.
    pub fn claims(&mut self) -> Vec<(i64, i32)> {
        self.gather();
        self.unrecorded.iter().map(Finished::key).collect()
    }

    /// Takes over the results that another lane could not record.
    pub fn take_over(&mut self, other: &mut Outbox) {
        other.gather();
        self.unrecorded.append(&mut other.unrecorded);
    }

    /// Forgets the failures of handlers that the worker itself has stopped; nothing is put off any more.
    pub fn drop_failures(&mut self) {
        self.gather();
        self.unrecorded.retain(|finished| {
            matches!(finished.ended, Ended::Outcome(Outcome::Succeeded { .. }) | Ended::Recorded(_))
        });
        // The last try.
        self.unrecorded.iter_mut().for_each(|finished| finished.not_before = None);
    }

    /// Records all that has ended.
    ///
    /// # Errors
    /// The server's; unrecorded results stay for the next call.
    pub async fn record(
        &mut self,
        link: &mut Link,
        may_claim: bool,
        summary: &mut Summary,
    ) -> Result<Consequences> {
        self.gather();
        if self.unrecorded.is_empty() {
            return Ok(std::mem::take(&mut self.follows));
        }
        if Instant::now() >= self.next_replan {
            link.session().batch("discard plans").await?;
            self.next_replan = Instant::now() + REPLAN_EVERY;
        }
        // In id order: two workers that record at once lock in one direction. Results that were put off come last.
        self.unrecorded.sort_by_key(|finished| (finished.not_before.is_some(), finished.claim.step_id));
        self.give_back(link).await?;
        let own: Vec<Finished> =
            self.unrecorded.extract_if(.., |finished| !matches!(finished.ended, Ended::Outcome(_))).collect();
        for finished in own {
            let events = match &finished.ended {
                Ended::Recorded(events) => events.clone(),
                _ => Vec::new(),
            };
            self.completed(link.lane(), vec![finished], events, summary);
        }
        self.complete(link, may_claim, summary).await?;
        self.fail(link, summary).await?;
        Ok(std::mem::take(&mut self.follows))
    }

    /// Gives back the steps that were not started. It may happen twice, and late: it names their claims.
    async fn give_back(&mut self, link: &Link) -> Result<()> {
        let is_not_started = |finished: &Finished| matches!(finished.ended, Ended::NotStarted);
        let claims: Vec<(i64, i32)> =
            self.unrecorded.iter().filter(|finished| is_not_started(finished)).map(Finished::key).collect();
        if !claims.is_empty() {
            release_claims(link.session(), &[link.worker_id()], &claims).await?;
            for finished in self.unrecorded.extract_if(.., |finished| is_not_started(finished)) {
                self.slots.free(&finished.claim);
            }
        }
        Ok(())
    }

    async fn complete(&mut self, link: &mut Link, may_claim: bool, summary: &mut Summary) -> Result<()> {
        loop {
            let mut columns = complete_steps::Columns::default();
            let succeeded = self.batch_of(|ended| match ended {
                Ended::Outcome(Outcome::Succeeded { result }) => Some(result),
                _ => None,
            });
            let mut bytes = 0;
            for (finished, result) in succeeded {
                bytes += result.get().len();
                if bytes > BATCH_BYTES && !columns.step_ids.is_empty() {
                    break;
                }
                columns.step_ids.push(finished.claim.step_id);
                columns.claim_numbers.push(finished.claim.claim_number);
                columns.results.push(result.clone());
            }
            if columns.step_ids.is_empty() {
                return Ok(());
            }
            let lane = link.lane();
            let room = may_claim.then(|| self.slots.reserve(lane, &columns.step_ids));
            let held = self.slots.held_beside(lane, &columns.step_ids);
            let queues = self.shared.queues();
            let began = Instant::now();
            let answer = link
                .exchange(async |session, worker_id, exchange| {
                    let exchange = exchange.beside(held);
                    complete_steps(session, worker_id, Some(exchange), &columns, room.as_ref(), queues).await
                })
                .await;
            match answer {
                Ok(events) => {
                    self.exchanged(ExchangeKind::Completion, columns.step_ids.len(), began);
                    let batch = self.take(&columns.step_ids);
                    self.completed(lane, batch, events, summary);
                    self.batch = (self.batch * 2).min(BATCH);
                }
                Err(error) => {
                    let failure = "its result cannot be stored";
                    if let Some(error) = self.isolate(&columns.step_ids, failure, error) {
                        return Err(error.into());
                    }
                }
            }
        }
    }

    async fn fail(&mut self, link: &mut Link, summary: &mut Summary) -> Result<()> {
        loop {
            let mut columns = fail_steps::Columns::default();
            let mut told = HashMap::new();
            let failed = self.batch_of(|ended| match ended {
                Ended::Outcome(Outcome::Failed(failure)) => Some((failure, false)),
                Ended::Outcome(Outcome::Interrupted(failure)) => Some((failure, true)),
                _ => None,
            });
            for (finished, (failure, interrupted)) in failed {
                let requested = failure.retry_after.map(|wait| wait.min(MAX_REQUESTED));
                let wait = self.wait_after(finished, requested, interrupted);
                columns.step_ids.push(finished.claim.step_id);
                columns.claim_numbers.push(finished.claim.claim_number);
                columns.failures.push(json!(failure));
                columns.waits_ms.push(wait.as_millis() as i64);
                columns.requested_seconds.push(requested.map(|wait| wait.as_secs() as i32));
                columns.permanent.push(failure.permanent);
                columns.interrupted.push(interrupted);
                told.insert(finished.claim.step_id, (failure.message.clone(), wait));
            }
            if columns.step_ids.is_empty() {
                return Ok(());
            }
            let held = self.slots.held_beside(link.lane(), &columns.step_ids);
            let began = Instant::now();
            let answer = link
                .exchange(async |session, worker_id, exchange| {
                    fail_steps(session, worker_id, exchange.beside(held), &columns).await
                })
                .await;
            let recorded = match answer {
                Ok(recorded) => recorded,
                Err(error) => match self.isolate(&columns.step_ids, "its failure cannot be stored", error) {
                    Some(error) => return Err(error.into()),
                    None => continue,
                },
            };
            self.exchanged(ExchangeKind::Failure, columns.step_ids.len(), began);
            let mut recorded: HashMap<i64, fail_steps::Recorded> =
                recorded.into_iter().map(|failure| (failure.step_id, failure)).collect();
            let mut refused = Vec::new();
            for finished in self.take(&columns.step_ids) {
                let Some(failure) = recorded.remove(&finished.claim.step_id) else {
                    refused.push(finished);
                    continue;
                };
                let (message, wait) = told.remove(&finished.claim.step_id).unwrap_or_default();
                let retry_in = failure.next_attempt_at.map(|_| wait);
                if let Some(wait) = retry_in {
                    self.follows.next_due_in =
                        Some(self.follows.next_due_in.map_or(wait, |first| first.min(wait)));
                }
                let task_id = finished.claim.task_id;
                self.failed(finished, message, retry_in, summary);
                if failure.is_task_ended {
                    self.task_ended(task_id, false, summary);
                }
            }
            if !refused.is_empty() {
                // An sql step whose commit was lost on the way may have been recorded by it.
                let (ids, numbers): (Vec<i64>, Vec<i32>) = refused.iter().map(Finished::key).unzip();
                let settled = settled_claims(link.session(), link.worker_id(), &ids, &numbers).await;
                self.unrecorded.extend(refused);
                let settled = settled?;
                self.settle(&settled, summary);
                let held: HashSet<i64> =
                    settled.iter().filter(|claim| claim.is_held).map(|claim| claim.step_id).collect();
                let gone: Vec<i64> = ids.into_iter().filter(|id| !held.contains(id)).collect();
                for finished in self.take(&gone) {
                    self.refused(finished, summary);
                }
                if !held.is_empty() {
                    return Ok(());
                }
            }
        }
    }

    fn exchanged(&self, kind: ExchangeKind, steps: usize, began: Instant) {
        (self.shared.observer)(&Event::Exchanged { kind, steps, took: began.elapsed() });
    }

    /// The next batch of those that are due and that `kind` accepts. What was put off is a batch of its own.
    fn batch_of<'a, T: 'a>(
        &'a self,
        kind: impl Fn(&'a Ended) -> Option<T> + 'a,
    ) -> impl Iterator<Item = (&'a Finished, T)> {
        let now = Instant::now();
        let due = self
            .unrecorded
            .iter()
            .filter(move |finished| finished.not_before.is_none_or(|time| time <= now))
            .filter_map(move |finished| Some((finished, kind(&finished.ended)?)));
        let is_first_of_its_batch =
            |position: usize, finished: &Finished| position == 0 || finished.not_before.is_none();
        due.take(self.batch)
            .enumerate()
            .take_while(move |(position, (finished, _))| is_first_of_its_batch(*position, finished))
            .map(|(_, next)| next)
    }

    /// What to do about a batch that the server did not take. One step that cannot be recorded must not
    /// hold up the others: the batch is made smaller until it is alone, and then its failure is its own, or it
    /// is put off. Returns the error when it is no step's fault.
    fn isolate(&mut self, step_ids: &[i64], what: &str, error: Error) -> Option<Error> {
        let is_locked = error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE);
        let is_cancelled = error.code() == Some(&SqlState::QUERY_CANCELED);
        if is_locked || is_cancelled || error.is_closed() {
            self.batch = (step_ids.len() / 8).max(1);
            if let [step_id] = step_ids
                && !error.is_closed()
            {
                let finished = self.unrecorded.iter_mut().find(|finished| finished.claim.step_id == *step_id);
                let finished = finished.expect("it was just read");
                if finished.not_before.replace(Instant::now() + PUT_OFF).is_none() {
                    tracing::warn!(
                        "another session holds a lock that the end of step {step_id} waits for: {error}"
                    );
                }
            }
            return (!is_locked).then_some(error);
        }
        if !sqlstate::is_unstorable(&error) {
            return Some(error);
        }
        self.batch = (step_ids.len() / 2).max(1);
        if let [step_id] = step_ids {
            let failure = StepFailure { permanent: true, ..server_failure(what, &error) };
            let finished = self.unrecorded.iter_mut().find(|finished| finished.claim.step_id == *step_id);
            finished.expect("it was just read").ended = Ended::Outcome(Outcome::Failed(failure));
        }
        None
    }

    /// The wait before the next attempt, jitter included.
    fn wait_after(&self, finished: &Finished, requested: Option<Duration>, interrupted: bool) -> Duration {
        if self.shared.options.retry_backoff_disabled {
            return Duration::ZERO;
        }
        if interrupted {
            return INTERRUPTED.delay(finished.claim.interruptions.max(0) as u32 + 1, fastrand::f64());
        }
        let backoff =
            finished.step.template.as_ref().map(|step| step.retry.backoff.backoff()).unwrap_or_default();
        requested.unwrap_or_else(|| backoff.delay(finished.claim.attempt.max(1) as u32, fastrand::f64()))
    }

    fn take(&mut self, step_ids: &[i64]) -> Vec<Finished> {
        let ids: HashSet<&i64> = step_ids.iter().collect();
        self.unrecorded.extract_if(.., |finished| ids.contains(&finished.claim.step_id)).collect()
    }

    /// Acts on the server's answer to a batch of successes.
    fn completed(
        &mut self,
        lane: i16,
        batch: Vec<Finished>,
        events: Vec<complete_steps::Event>,
        summary: &mut Summary,
    ) {
        let named_tasks: HashMap<i64, i64> =
            batch.iter().map(|finished| (finished.claim.task_id, finished.claim.named_task_id)).collect();
        let completed: HashSet<i64> = events
            .iter()
            .filter_map(|event| match event {
                complete_steps::Event::Completed { step_id } => Some(*step_id),
                _ => None,
            })
            .collect();
        for finished in batch {
            match completed.contains(&finished.claim.step_id) {
                true => self.succeeded(finished, summary),
                false => self.refused(finished, summary),
            }
        }
        let mut claims = Vec::new();
        for event in events {
            match event {
                complete_steps::Event::Completed { .. } => {}
                complete_steps::Event::Claimed {
                    step_id,
                    task_id,
                    named_step_id,
                    handler,
                    claim_number,
                    attempt,
                } => {
                    claims.push(Claim {
                        step_id,
                        task_id,
                        named_task_id: named_tasks[&task_id],
                        named_step_id,
                        handler,
                        claim_number,
                        attempt,
                        interruptions: 0,
                        is_suspect: false,
                        lost_after: None,
                        waited: Duration::ZERO,
                        claimed_at: Instant::now(),
                    });
                }
                complete_steps::Event::Ready { handler, .. } => {
                    self.follows.are_steps_ready = true;
                    self.follows.are_handlers_unknown |= handler.is_none();
                }
                complete_steps::Event::TaskEnded { task_id, is_complete } => {
                    self.task_ended(task_id, is_complete, summary);
                }
            }
        }
        // Before the next exchange, which names all that is held.
        if self.slots.accept(lane, &claims) {
            self.follows.claims.extend(claims);
        }
    }

    /// Acts on what was found out about claims whose end was sent and not answered.
    pub fn settle(&mut self, settled: &[Settled], summary: &mut Summary) {
        let mut ended_tasks = BTreeMap::new();
        for claim in settled.iter().filter(|claim| !claim.is_held) {
            let is_it = |finished: &mut Finished| finished.key() == (claim.step_id, claim.claim_number);
            let Some(finished) = self.unrecorded.extract_if(.., is_it).next() else { continue };
            ended_tasks
                .extend(claim.is_task_complete.map(|is_complete| (finished.claim.task_id, is_complete)));
            match (&finished.ended, claim.ended_in.as_deref()) {
                (Ended::NotStarted, _) => self.slots.free(&finished.claim),
                (_, Some("complete")) => self.succeeded(finished, summary),
                (
                    Ended::Outcome(Outcome::Failed(failure) | Outcome::Interrupted(failure)),
                    Some("error" | "pending"),
                ) => {
                    let message = failure.message.clone();
                    self.failed(finished, message, claim.next_attempt_in, summary);
                }
                _ => self.refused(finished, summary),
            }
        }
        for (task_id, is_complete) in ended_tasks {
            self.task_ended(task_id, is_complete, summary);
        }
    }

    fn succeeded(&self, finished: Finished, summary: &mut Summary) {
        self.slots.free(&finished.claim);
        summary.completed_steps += 1;
        let Claim { step_id, task_id, attempt, .. } = finished.claim;
        let (step, took) = (finished.step.named, finished.took);
        (self.shared.observer)(&Event::StepCompleted { step_id, task_id, step, attempt, took });
    }

    fn failed(&self, finished: Finished, message: String, retry_in: Option<Duration>, summary: &mut Summary) {
        self.slots.free(&finished.claim);
        let Claim { step_id, task_id, attempt, .. } = finished.claim;
        let is_interrupted = matches!(finished.ended, Ended::Outcome(Outcome::Interrupted(_)));
        match is_interrupted {
            true => summary.interrupted_steps += 1,
            false => summary.failed_steps += 1,
        }
        let (step, took) = (finished.step.named, finished.took);
        (self.shared.observer)(&Event::StepFailed {
            step_id,
            task_id,
            step,
            attempt,
            took,
            message,
            is_interrupted,
            retry_in,
        });
    }

    fn refused(&self, finished: Finished, summary: &mut Summary) {
        self.slots.free(&finished.claim);
        summary.refused_steps += 1;
        let Claim { step_id, task_id, attempt, .. } = finished.claim;
        (self.shared.observer)(&Event::StepRefused { step_id, task_id, step: finished.step.named, attempt });
    }

    fn task_ended(&self, task_id: i64, is_complete: bool, summary: &mut Summary) {
        match is_complete {
            true => summary.completed_tasks += 1,
            false => summary.failed_tasks += 1,
        }
        (self.shared.observer)(&Event::TaskEnded { task_id, is_complete });
    }
}
