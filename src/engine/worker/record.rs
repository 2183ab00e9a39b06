//! From an ended handler to the database: successes and failures, each in one
//! statement for all that ended meanwhile.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use serde_json::json;

use super::cycle::{Cycle, until};
use super::start::{Claim, Ended, Finished};
use super::{Event, server_failure};
use crate::db::queries::steps::complete_steps::{self, complete_steps};
use crate::db::queries::steps::fail_steps::{self, fail_steps};
use crate::db::sqlstate;
use crate::error::Result;
use crate::model::backoff::MAX_REQUESTED;
use crate::model::handler::Outcome;

/// The most steps in one statement, so that what it locks stays bounded.
const BATCH: usize = 1000;

impl Cycle<'_> {
    /// Records all that has ended and takes over the children claimed with it.
    ///
    /// # Errors
    /// The server's; what was not recorded stays for the next call.
    pub(super) async fn record(&mut self, may_claim: bool) -> Result<()> {
        // In id order: two workers that record at once lock in one direction.
        self.unrecorded.sort_by_key(|finished| finished.claim.step_id);
        let own: Vec<Finished> =
            self.unrecorded.extract_if(.., |finished| !matches!(finished.ended, Ended::Outcome(_))).collect();
        for finished in own {
            let events = match &finished.ended {
                Ended::Recorded(events) => events.clone(),
                _ => Vec::new(),
            };
            self.settle(vec![finished], events);
        }
        self.complete(may_claim).await?;
        self.fail().await
    }

    async fn complete(&mut self, may_claim: bool) -> Result<()> {
        let mut limit = BATCH;
        loop {
            let mut columns = complete_steps::Columns::default();
            for finished in &self.unrecorded {
                if let Ended::Outcome(Outcome::Succeeded { result }) = &finished.ended
                    && columns.step_ids.len() < limit
                {
                    columns.step_ids.push(finished.claim.step_id);
                    columns.attempts.push(finished.claim.attempt);
                    columns.results.push(result.clone());
                }
            }
            if columns.step_ids.is_empty() {
                return Ok(());
            }
            let room = if may_claim { self.room() + columns.step_ids.len() } else { 0 };
            let queues = self.options.queues.as_deref();
            match complete_steps(&self.session, self.worker_id, &columns, room, queues).await {
                Ok(events) => {
                    let batch = self.take_unrecorded(&columns.step_ids);
                    self.settle(batch, events);
                }
                // One result that cannot be stored must not hold up the others…
                Err(error) if sqlstate::is_unstorable(&error) && columns.step_ids.len() > 1 => limit = 1,
                // …and is a failure of its step.
                Err(error) if sqlstate::is_unstorable(&error) => {
                    let failure = server_failure("its result cannot be stored", &error);
                    let finished =
                        self.unrecorded.iter_mut().find(|f| f.claim.step_id == columns.step_ids[0]);
                    finished.expect("it was just read").ended = Ended::Outcome(Outcome::Failed(failure));
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    async fn fail(&mut self) -> Result<()> {
        let mut columns = fail_steps::Columns::default();
        let mut messages = HashMap::new();
        for finished in &self.unrecorded {
            let Ended::Outcome(Outcome::Failed(failure)) = &finished.ended else { continue };
            let requested = failure.retry_after.map(|wait| wait.min(MAX_REQUESTED));
            columns.step_ids.push(finished.claim.step_id);
            columns.attempts.push(finished.claim.attempt);
            columns.failures.push(json!(failure));
            columns.waits_ms.push(self.wait_after(finished, requested).as_millis() as i64);
            columns.requested_seconds.push(requested.map(|wait| wait.as_secs() as i32));
            columns.permanent.push(failure.permanent);
            messages.insert(finished.claim.step_id, failure.message.clone());
        }
        if columns.step_ids.is_empty() {
            return Ok(());
        }
        let recorded = fail_steps(&self.session, self.worker_id, &columns).await?;
        let mut recorded: HashMap<i64, fail_steps::Recorded> =
            recorded.into_iter().map(|failure| (failure.step_id, failure)).collect();
        for finished in self.take_unrecorded(&columns.step_ids) {
            let Claim { step_id, task_id, attempt, .. } = finished.claim;
            let Some(failure) = recorded.remove(&step_id) else {
                self.refused(&finished);
                continue;
            };
            self.shared.finish(step_id, attempt);
            self.summary.failed_steps += 1;
            if let Some(due) = failure.next_attempt_at {
                self.next_promotion = self.next_promotion.min(Instant::now() + until(due));
            }
            (self.observer)(&Event::StepFailed {
                step_id,
                task_id,
                step: finished.step.name,
                attempt,
                took: finished.took,
                message: messages.remove(&step_id).unwrap_or_default(),
                next_attempt_at: failure.next_attempt_at,
            });
            if failure.is_task_ended {
                self.task_ended(task_id, false);
            }
        }
        Ok(())
    }

    /// The wait before the next attempt, jitter included.
    fn wait_after(&self, finished: &Finished, requested: Option<Duration>) -> Duration {
        if self.options.retry_backoff_disabled {
            return Duration::ZERO;
        }
        let backoff =
            finished.step.template.as_ref().map(|step| step.retry.backoff.backoff()).unwrap_or_default();
        requested.unwrap_or_else(|| backoff.delay(finished.claim.attempt.max(1) as u32, fastrand::f64()))
    }

    fn take_unrecorded(&mut self, step_ids: &[i64]) -> Vec<Finished> {
        let ids: HashSet<&i64> = step_ids.iter().collect();
        self.unrecorded.extract_if(.., |finished| ids.contains(&finished.claim.step_id)).collect()
    }

    /// Acts on what the server said of a batch of successes.
    fn settle(&mut self, batch: Vec<Finished>, events: Vec<complete_steps::Event>) {
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
            let Claim { step_id, task_id, attempt, .. } = finished.claim;
            if !completed.contains(&step_id) {
                self.refused(&finished);
                continue;
            }
            self.shared.finish(step_id, attempt);
            self.summary.completed_steps += 1;
            let (step, took) = (finished.step.name, finished.took);
            (self.observer)(&Event::StepCompleted { step_id, task_id, step, attempt, took });
        }
        let mut claims = Vec::new();
        for event in events {
            match event {
                complete_steps::Event::Completed { .. } => {}
                complete_steps::Event::Claimed { step_id, task_id, named_step_id, attempt } => {
                    claims.push(Claim {
                        step_id,
                        task_id,
                        named_task_id: named_tasks[&task_id],
                        named_step_id,
                        attempt,
                    });
                }
                complete_steps::Event::Ready { .. } => self.may_find_work = true,
                complete_steps::Event::TaskEnded { task_id, is_complete } => {
                    self.task_ended(task_id, is_complete);
                }
            }
        }
        self.starter.accept(claims);
    }

    fn refused(&mut self, finished: &Finished) {
        let Claim { step_id, task_id, attempt, .. } = finished.claim;
        self.shared.finish(step_id, attempt);
        self.summary.refused_steps += 1;
        (self.observer)(&Event::StepRefused { step_id, task_id, step: finished.step.name.clone(), attempt });
    }

    fn task_ended(&mut self, task_id: i64, is_complete: bool) {
        match is_complete {
            true => self.summary.completed_tasks += 1,
            false => self.summary.failed_tasks += 1,
        }
        (self.observer)(&Event::TaskEnded { task_id, is_complete });
    }
}
