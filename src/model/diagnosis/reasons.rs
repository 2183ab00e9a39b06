//! The reasons why a step is not done.

use jiff::Timestamp;

use super::{Condition, QueueCondition, UsualDuration};
use crate::model::blocker::Blocker;
use crate::model::reason::Reason;
use crate::model::state::State;
use crate::model::step::Neighbour;

/// In seconds: the clocks of a worker and the database can differ by this much without being reported.
const CLOCK_TOLERANCE_SECONDS: i64 = 60;
/// In seconds: a longer backoff is longer than any template's, so a clock jumped.
const LONGEST_BACKOFF_SECONDS: i64 = 7 * 86_400;

/// The surroundings of a step.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Some of the parents it waits for.
    pub parents: Vec<Neighbour>,
    pub queue: QueueCondition,
    /// Of a step that is running.
    pub usual: Option<UsualDuration>,
    /// The oldest open transaction, if it is old enough to matter.
    pub oldest: Option<Blocker>,
}

/// Whether the reasons why a step is not done depend on its queue and its workers.
pub fn depends_on_queue(step: &Condition) -> bool {
    match step.state {
        State::Complete | State::ResolvedManually | State::Cancelled => false,
        _ if step.task_state.is_final() => false,
        State::Error => step.next_attempt_at.is_some(),
        State::Pending | State::InProgress => true,
    }
}

/// Returns the reasons why a step is not done, the deciding one first; never empty.
pub fn reasons_of(step: &Condition, around: &Surroundings) -> Vec<Reason> {
    let queue = &around.queue;
    let mut reasons = contradictions(step);
    if !reasons.is_empty() {
        return reasons;
    }
    match step.state {
        State::Complete | State::ResolvedManually => {
            reasons.push(Reason::Finished { state: step.state, at: step.since });
            return reasons;
        }
        State::Cancelled => {
            reasons.push(Reason::Cancelled { at: step.since });
            return reasons;
        }
        _ if step.task_state.is_final() => {
            reasons.push(Reason::TaskFinished { task_state: step.task_state });
            return reasons;
        }
        State::InProgress => reasons.extend(in_progress(step, queue, around.usual)),
        State::Error => reasons.push(match step.next_attempt_at {
            Some(until) => Reason::InBackoff {
                until,
                attempts: step.attempts,
                retry_limit: step.retry_limit,
                last_error: step.last_error.clone(),
                failed_at: step.failed_at,
            },
            None => gave_up(step),
        }),
        State::Pending if step.remaining_parents > 0 && around.parents.is_empty() => {
            let what = "it counts parents that are not done, but all of them are done";
            reasons.push(Reason::StateDisagrees { what: what.to_owned(), task_id: step.task_id });
        }
        State::Pending if step.remaining_parents > 0 => {
            reasons.push(Reason::WaitingForParents {
                remaining: step.remaining_parents,
                parents: around.parents.clone(),
            });
            // Not the present obstacle, but the next one.
            reasons.extend(paused(step, queue));
        }
        State::Pending if step.queued_at.is_none() => reasons.push(gave_up(step)),
        State::Pending => {}
    }
    let waits_for_worker = match step.state {
        State::Pending => step.queued_at.is_some() && step.remaining_parents <= 0,
        // Any live worker ends a due backoff.
        State::Error => step
            .next_attempt_at
            .is_some_and(|until| until <= step.as_of || queue.live_workers == 0 || queue.paused.is_some()),
        _ => false,
    };
    if waits_for_worker {
        reasons.insert(0, waiting_for_worker(step, queue));
        if let Some(paused) = paused(step, queue) {
            match queue.live_workers {
                // Resumed, its queue still has no worker.
                0 => reasons.insert(0, paused),
                _ => reasons[0] = paused,
            }
        }
        if step.state == State::Pending && !step.has_definition {
            reasons.insert(0, Reason::HandlerMissing);
        }
    }
    let is_moving = reasons.first().is_some_and(|reason| reason.code().moves_by_itself());
    reasons.extend(clock(step));
    if let Some(oldest) = around.oldest.as_ref().filter(|_| is_moving && waits_for_worker) {
        reasons.push(Reason::HorizonPinned {
            pid: oldest.pid,
            gid: oldest.gid.clone(),
            user: oldest.user.clone(),
            application: oldest.application.clone(),
            seconds: oldest.transaction_seconds.unwrap_or_default(),
        });
    }
    reasons
}

fn gave_up(step: &Condition) -> Reason {
    let (attempts, retry_limit) = (step.attempts, step.retry_limit);
    let (last_error, failed_at) = (step.last_error.clone(), step.failed_at);
    if attempts >= retry_limit {
        Reason::AttemptsExhausted { attempts, retry_limit, last_error, failed_at }
    } else {
        Reason::NotRetryable { attempts, retry_limit, last_error, failed_at }
    }
}

fn in_progress(step: &Condition, queue: &QueueCondition, usual: Option<UsualDuration>) -> Vec<Reason> {
    let Some(claim) = &step.claim else { return Vec::new() };
    let is_alive = claim.lease_ends_at.is_some_and(|end| end >= step.as_of);
    let (worker_id, host, pid) = (claim.worker_id, claim.host.clone(), claim.pid);
    let started_at = step.last_attempted_at;
    if is_alive && claim.is_not_run {
        let last_heartbeat_at = claim.last_heartbeat_at;
        return vec![Reason::ClaimNotRun { worker_id, host, pid, started_at, last_heartbeat_at }];
    }
    if is_alive {
        return vec![Reason::Running {
            worker_id,
            host,
            pid,
            started_at,
            last_heartbeat_at: claim.last_heartbeat_at,
            usual,
        }];
    }
    let lost = Reason::ClaimedByDeadWorker {
        worker_id,
        host,
        pid,
        started_at,
        last_heartbeat_at: claim.last_heartbeat_at,
        lease_ended_at: claim.lease_ends_at,
        live_workers: queue.live_workers,
    };
    if queue.live_workers > 0 {
        return vec![lost];
    }
    // Rescued or not, no worker would run it.
    vec![no_worker(step, queue), lost]
}

fn no_worker(step: &Condition, queue: &QueueCondition) -> Reason {
    if !queue.bound_to.is_empty() {
        let namespace = step.workflow.split('/').next().unwrap_or_default().to_owned();
        return Reason::QueueBound {
            queue: step.queue.clone(),
            namespace,
            namespaces: queue.bound_to.clone(),
        };
    }
    Reason::NoWorker { queue: step.queue.clone(), limited: queue.excluded.clone() }
}

fn paused(step: &Condition, queue: &QueueCondition) -> Option<Reason> {
    queue.paused.as_ref().map(|pause| Reason::QueuePaused {
        queue: step.queue.clone(),
        steps_ahead: step.steps_ahead,
        queued_at: step.queued_at,
        paused: pause.clone(),
    })
}

fn waiting_for_worker(step: &Condition, queue: &QueueCondition) -> Reason {
    let (name, steps_ahead) = (step.queue.clone(), step.steps_ahead);
    if queue.live_workers == 0 {
        return no_worker(step, queue);
    }
    if queue.running < queue.capacity {
        return Reason::NextInLine { queue: name, steps_ahead, queued_at: step.queued_at };
    }
    let rate = queue.steps_per_second.filter(|rate| *rate > 0.0);
    Reason::WorkersFull {
        queue: name,
        handler: queue.is_limited_by_handler.then(|| step.handler.clone()),
        steps_ahead,
        queued_at: step.queued_at,
        running: queue.running,
        capacity: queue.capacity,
        steps_per_second: rate,
        starts_in_seconds: rate.map(|rate| (steps_ahead + 1) as f64 / rate),
    }
}

/// Returns contradictions in the step's rows. Only those that keep the step from moving or make its other
/// columns worthless; `check consistency` compares everything.
fn contradictions(step: &Condition) -> Vec<Reason> {
    let may_run = step.attempts < step.retry_limit && (step.retryable || step.attempts == 0);
    let is_free = !step.state.is_final() && !step.task_state.is_final();
    let is_running = step.state == State::InProgress;
    let what = if step.state.is_final() != step.processed {
        "its transition and the flag processed disagree"
    } else if is_running != step.in_process {
        "its transition and the flag in_process disagree"
    } else if is_running && step.claim.is_none() {
        "it is in progress, but no worker has claimed it"
    } else if step.queued_at.is_some() && step.state != State::Pending {
        "it is in the ready queue but not pending"
    } else if is_free
        && step.state == State::Pending
        && step.remaining_parents <= 0
        && step.queued_at.is_none()
        && may_run
    {
        "it is ready but not in the ready queue"
    } else if is_free
        && step.state == State::Error
        && step.remaining_parents <= 0
        && step.next_attempt_at.is_none()
        && may_run
    {
        "an attempt is left, but it is not in the backoff queue"
    } else {
        return Vec::new();
    };
    vec![Reason::StateDisagrees { what: what.to_owned(), task_id: step.task_id }]
}

fn clock(step: &Condition) -> Option<Reason> {
    let ahead = |at: Option<Timestamp>| at.map_or(0, |at| at.duration_since(step.as_of).as_secs());
    let heartbeat = ahead(step.claim.as_ref().and_then(|claim| claim.last_heartbeat_at));
    let backoff = ahead(step.next_attempt_at);
    let (what, seconds) = if heartbeat > CLOCK_TOLERANCE_SECONDS {
        ("its worker's heartbeat is in the future", heartbeat)
    } else if backoff > LONGEST_BACKOFF_SECONDS {
        ("its backoff ends later than the longest that can be drawn", backoff)
    } else {
        return None;
    };
    Some(Reason::ClockJumped { what: what.to_owned(), seconds })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::reason::{Excluded, ReasonCode};

    fn ready() -> Condition {
        Condition {
            task_state: State::InProgress,
            queue: "default".to_owned(),
            handler: "noop".to_owned(),
            retry_limit: 3,
            retryable: true,
            has_definition: true,
            queued_at: Some(Timestamp::UNIX_EPOCH),
            steps_ahead: 10,
            ..Condition::default()
        }
    }

    fn served(running: i64) -> Surroundings {
        let queue = QueueCondition {
            live_workers: 1,
            capacity: 4,
            running,
            steps_per_second: Some(2.0),
            ..QueueCondition::default()
        };
        Surroundings { queue, ..Surroundings::default() }
    }

    fn codes(step: &Condition, around: &Surroundings) -> Vec<ReasonCode> {
        reasons_of(step, around).iter().map(Reason::code).collect()
    }

    #[test]
    fn an_old_transaction_is_told_to_what_waits_for_a_worker() {
        let oldest = Blocker {
            pid: Some(9),
            gid: None,
            user: None,
            application: "report".to_owned(),
            state: None,
            transaction_seconds: Some(7200.0),
            query_seconds: None,
            query: None,
        };
        let around = Surroundings { oldest: Some(oldest.clone()), ..served(0) };
        assert_eq!(codes(&ready(), &around), [ReasonCode::NextInLine, ReasonCode::HorizonPinned]);
        let prepared = Blocker { pid: None, gid: Some("o'brien".to_owned()), ..oldest };
        let around = Surroundings { oldest: Some(prepared), ..served(0) };
        let fix = reasons_of(&ready(), &around)[1].fix(1);
        assert_eq!(fix, [r"psql -c 'rollback prepared '\''o'\'''\''brien'\'''"]);
        let waiting = Condition { remaining_parents: 1, queued_at: None, ..ready() };
        assert!(!codes(&waiting, &around).contains(&ReasonCode::HorizonPinned));
    }

    #[test]
    fn a_step_that_live_workers_leave_names_what_would_take_it() {
        let step = Condition { queue: "mail".to_owned(), workflow: "shop/order@1.0.0".to_owned(), ..ready() };
        let fix = |excluded: Excluded, bound_to: &[&str]| {
            let bound_to = bound_to.iter().map(|name| (*name).to_owned()).collect();
            let queue = QueueCondition { excluded, bound_to, ..QueueCondition::default() };
            let reasons = reasons_of(&step, &Surroundings { queue, ..Surroundings::default() });
            (reasons[0].code(), reasons[0].fix(7).remove(0))
        };
        let (namespace, handler) = (Some("shop".to_owned()), Some("sql".to_owned()));
        let nobody = Excluded::default();
        assert_eq!(
            fix(nobody.clone(), &[]),
            (ReasonCode::NoWorker, "tasker worker run --queue mail".to_owned())
        );
        let limited = Excluded { workers: 1, namespace, handler: None };
        let command = "tasker worker run --queue mail --namespace shop".to_owned();
        assert_eq!(fix(limited, &[]), (ReasonCode::NoWorker, command));
        let limited = Excluded { workers: 1, namespace: None, handler };
        let command = "tasker worker run --queue mail --handlers sql".to_owned();
        assert_eq!(fix(limited, &[]), (ReasonCode::NoWorker, command));
        let command = "tasker queue bind mail --namespace billing,shop".to_owned();
        assert_eq!(fix(nobody, &["billing"]), (ReasonCode::QueueBound, command));
    }

    #[test]
    fn full_workers_give_an_estimate() {
        let reasons = reasons_of(&ready(), &served(4));
        let Reason::WorkersFull { starts_in_seconds, .. } = &reasons[0] else { panic!("{reasons:?}") };
        assert_eq!(*starts_in_seconds, Some(5.5));
    }

    #[test]
    fn a_failed_step_is_exhausted_or_refused_and_what_contradicts_itself_is_neither() {
        let failed = Condition { state: State::Error, queued_at: None, attempts: 3, ..ready() };
        assert_eq!(codes(&failed, &served(0)), [ReasonCode::AttemptsExhausted]);
        let refused = Condition { attempts: 1, retryable: false, ..failed.clone() };
        assert_eq!(codes(&refused, &served(0)), [ReasonCode::NotRetryable]);
        let forgotten = Condition { attempts: 1, ..failed.clone() };
        assert_eq!(codes(&forgotten, &served(0)), [ReasonCode::StateDisagrees]);
        let flagged = Condition { in_process: true, ..failed };
        assert_eq!(codes(&flagged, &served(0)), [ReasonCode::StateDisagrees]);
    }
}
