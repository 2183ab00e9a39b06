//! The attempts of a step: the worker, duration and outcome of each.

use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::model::handler::StepFailure;
use crate::model::state::State;
use crate::model::step::Transition;

use super::phase::{Phase, Span};

/// One attempt at a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attempt {
    /// As it was counted. Numbers repeat after a worker that stopped, or a reset.
    pub number: i64,
    /// Null where another program has not noted it.
    pub worker: Option<AttemptWorker>,
    /// Null where the step failed without a claim.
    pub started_at: Option<Timestamp>,
    /// Null while it runs.
    pub ended_at: Option<Timestamp>,
    /// Until it ended, or so far.
    pub running_ms: u64,
    /// The wait for a worker before it.
    pub waiting_ms: u64,
    /// The backoff after it.
    pub backing_off_ms: u64,
    /// The state that the step went to; `pending` where its worker was lost or stopped,
    /// `in_progress` while it runs.
    pub outcome: State,
    /// It ended through no fault of the step, and does not count.
    pub is_interrupted: bool,
    /// The message of its failure, or why it was taken back or cancelled.
    pub message: Option<String>,
    /// The record of the failure, with the end of the standard error if requested.
    pub failure: Option<StepFailure>,
}

/// The worker of an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttemptWorker {
    pub worker_id: i64,
    /// Known while the worker lives; of an attempt that it failed or lost, for ever.
    pub host: Option<String>,
    pub pid: Option<i32>,
}

/// A claim that has not ended as far as the transitions are read.
struct Begun {
    number: i64,
    at: Timestamp,
    worker: Option<AttemptWorker>,
}

pub(super) fn attempts(
    transitions: &[Transition],
    times: &[Timestamp],
    spans: &[Span],
    until: Timestamp,
) -> Vec<Attempt> {
    let mut attempts: Vec<Attempt> = Vec::new();
    let mut begun: Option<Begun> = None;
    for (transition, &at) in transitions.iter().zip(times) {
        if let Some(begun) = begun.take() {
            attempts.push(ended(begun, transition, at, spans));
        } else if transition.to == State::Error {
            let number = number(transition).unwrap_or(attempts.len() as i64);
            let unclaimed = Begun { number, at, worker: None };
            attempts.push(Attempt { started_at: None, ..ended(unclaimed, transition, at, spans) });
        }
        if transition.to == State::InProgress {
            let number = number(transition).unwrap_or(attempts.len() as i64 + 1);
            begun = Some(Begun { number, at, worker: worker(transition) });
        }
    }
    attempts.extend(begun.map(|begun| Attempt {
        number: begun.number,
        started_at: Some(begun.at),
        ended_at: None,
        running_ms: milliseconds(until.duration_since(begun.at).unsigned_abs()),
        waiting_ms: length_of(Phase::Waiting, spans, |span| span.to == begun.at),
        backing_off_ms: 0,
        outcome: State::InProgress,
        is_interrupted: false,
        message: None,
        failure: None,
        worker: begun.worker,
    }));
    attempts
}

fn ended(begun: Begun, end: &Transition, at: Timestamp, spans: &[Span]) -> Attempt {
    let failure = match end.to {
        State::Error => end.metadata.as_ref().and_then(|noted| serde_json::from_value(noted.clone()).ok()),
        _ => None,
    };
    let text = |key| noted(end, key).and_then(Value::as_str).map(str::to_owned);
    // The transition that took the claim back records the worker's host.
    let worker = match worker(end) {
        Some(worker) if worker.host.is_some() => Some(worker),
        other => begun.worker.or(other),
    };
    Attempt {
        number: begun.number,
        worker,
        started_at: Some(begun.at),
        ended_at: Some(at),
        running_ms: milliseconds(at.duration_since(begun.at).unsigned_abs()),
        waiting_ms: length_of(Phase::Waiting, spans, |span| span.to == begun.at),
        backing_off_ms: length_of(Phase::BackingOff, spans, |span| span.from == at),
        outcome: end.to,
        is_interrupted: noted(end, "interrupted").and_then(Value::as_bool).unwrap_or(false),
        message: text("message").or_else(|| text("reason")),
        failure,
    }
}

fn noted<'a>(transition: &'a Transition, key: &str) -> Option<&'a Value> {
    transition.metadata.as_ref()?.get(key)
}

fn number(transition: &Transition) -> Option<i64> {
    noted(transition, "attempt")?.as_i64()
}

fn worker(transition: &Transition) -> Option<AttemptWorker> {
    Some(AttemptWorker {
        worker_id: noted(transition, "worker_id")?.as_i64()?,
        host: noted(transition, "host").and_then(Value::as_str).map(str::to_owned),
        pid: noted(transition, "pid").and_then(Value::as_i64).and_then(|pid| pid.try_into().ok()),
    })
}

fn length_of(phase: Phase, spans: &[Span], is_meant: impl Fn(&Span) -> bool) -> u64 {
    let span = spans.iter().find(|span| span.phase == phase && is_meant(span));
    span.map_or(0, |span| milliseconds(span.length()))
}

fn milliseconds(duration: Duration) -> u64 {
    duration.as_millis() as u64
}
