//! The phases of a step's life.

use std::ops::{AddAssign, Range};
use std::time::Duration;

use jiff::Timestamp;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::model::state::State;
use crate::model::step::Transition;
use crate::model::task::StepSummary;

words! {
    /// A phase of a step, with its name for people; in the order of display.
    #[derive(Hash)]
    pub enum Phase {
        /// A worker runs its handler.
        Running = "running": "running",
        /// Ready, or its backoff is over: any worker that serves its queue can claim it.
        Waiting = "waiting": "waiting for a worker",
        /// Failed, and its next attempt is not due.
        BackingOff = "backing_off": "backing off",
        /// Failed for good, until somebody acts.
        Stuck = "stuck": "stuck",
        /// A parent is neither complete nor resolved.
        Blocked = "blocked": "blocked by parents",
    }
}

/// A time in one phase; never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    pub phase: Phase,
    pub from: Timestamp,
    pub to: Timestamp,
}

impl Span {
    pub fn length(&self) -> Duration {
        self.to.duration_since(self.from).unsigned_abs()
    }
}

/// The parts of spans in order that lie in a range.
pub fn clip(spans: &[Span], range: Range<Timestamp>) -> impl Iterator<Item = Span> {
    let first = spans.partition_point(|span| span.to <= range.start);
    spans[first..].iter().take_while(move |span| span.from < range.end).map(move |span| Span {
        from: span.from.max(range.start),
        to: span.to.min(range.end),
        ..*span
    })
}

/// How long each phase took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PhaseTimes([Duration; Phase::ALL.len()]);

impl PhaseTimes {
    pub fn of(&self, phase: Phase) -> Duration {
        self.0[phase as usize]
    }

    pub fn total(&self) -> Duration {
        self.0.iter().sum()
    }
}

impl FromIterator<Span> for PhaseTimes {
    fn from_iter<T: IntoIterator<Item = Span>>(spans: T) -> Self {
        let mut times = PhaseTimes::default();
        spans.into_iter().for_each(|span| times.0[span.phase as usize] += span.length());
        times
    }
}

impl AddAssign for PhaseTimes {
    fn add_assign(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, time)| *sum += time);
    }
}

impl Serialize for PhaseTimes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Phase::ALL.len()))?;
        for phase in Phase::ALL {
            map.serialize_entry(&format!("{phase}_ms"), &(self.of(phase).as_millis() as u64))?;
        }
        map.end()
    }
}

/// Divides a life without a gap. `ready_at`: when the parents were done, if they are.
pub(super) fn spans(
    step: &StepSummary,
    transitions: &[Transition],
    times: &[Timestamp],
    ready_at: Option<Timestamp>,
    life: Range<Timestamp>,
) -> Vec<Span> {
    // A claimed step was ready, whatever the state of its parents: one statement completes a parent and
    // claims the child, and reads two clocks.
    let claimed = transitions.iter().position(|transition| transition.to == State::InProgress);
    let ready_at = match (ready_at, claimed.map(|position| times[position])) {
        (Some(ready), Some(claimed)) => Some(ready.min(claimed)),
        (ready, claimed) => ready.or(claimed),
    };
    let mut division = Division { spans: Vec::new(), at: life.start };
    let mut attempts = 0;
    for position in 0..=transitions.len() {
        let until = times.get(position).copied().unwrap_or(life.end).min(life.end);
        let Some(entered) = position.checked_sub(1).map(|position| &transitions[position]) else {
            division.pending(ready_at, until);
            continue;
        };
        match entered.to {
            State::Pending => division.pending(ready_at, until),
            State::InProgress => {
                attempts += 1;
                division.push(Phase::Running, until);
            }
            State::Error => match due(step, entered, transitions.get(position), attempts) {
                Some(due) => {
                    division.push(Phase::BackingOff, due.min(until));
                    division.push(Phase::Waiting, until);
                }
                None => division.push(Phase::Stuck, until),
            },
            // Finished, and taken up again by a program other than this.
            State::Complete | State::ResolvedManually | State::Cancelled => {
                division.push(Phase::Stuck, until);
            }
        }
    }
    division.spans
}

/// Returns when the attempt after a failure was due; `None` if none would follow. Without a recorded time,
/// the backoff lasted as long as the step was in it.
fn due(
    step: &StepSummary,
    failure: &Transition,
    next: Option<&Transition>,
    attempts: i32,
) -> Option<Timestamp> {
    if next.is_none() {
        return step.next_attempt_at;
    }
    let noted = |key: &str| failure.metadata.as_ref().and_then(|metadata| metadata.get(key));
    if let Some(due) = noted("next_attempt_at") {
        return due.as_str().and_then(|due| due.parse().ok());
    }
    let by_itself = next.is_some_and(|next| {
        let is_by_somebody = next.metadata.as_ref().is_some_and(|metadata| metadata.get("by").is_some());
        next.to == State::Pending && !is_by_somebody
    });
    let attempt = noted("attempt").and_then(Value::as_i64).unwrap_or(i64::from(attempts));
    let is_permanent = noted("permanent") == Some(&Value::Bool(true));
    let is_last = is_permanent || attempt >= i64::from(step.retry_limit);
    (by_itself || !is_last).then_some(Timestamp::MAX)
}

/// Spans one after the other, those of one phase joined.
struct Division {
    spans: Vec<Span>,
    at: Timestamp,
}

impl Division {
    fn pending(&mut self, ready_at: Option<Timestamp>, until: Timestamp) {
        self.push(Phase::Blocked, ready_at.unwrap_or(until).min(until));
        self.push(Phase::Waiting, until);
    }

    fn push(&mut self, phase: Phase, until: Timestamp) {
        if until <= self.at {
            return;
        }
        match self.spans.last_mut().filter(|last| last.phase == phase) {
            Some(last) => last.to = until,
            None => self.spans.push(Span { phase, from: self.at, to: until }),
        }
        self.at = until;
    }
}
