//! Simulates the life of a task in memory, by the rules of the engine, to produce its rows.

use serde::Serialize;
use serde_json::{Value, json};

use crate::model::state::State;
use crate::model::template::RetryPolicy;

/// A change of state; times in seconds after the task was requested.
#[derive(Clone, Debug, Serialize)]
pub struct Transition {
    pub from_state: State,
    pub to_state: State,
    pub sort_key: i32,
    pub most_recent: bool,
    pub after_seconds: i32,
    pub metadata: Option<Value>,
}

/// The progress of a step.
#[derive(Clone, Debug)]
pub struct Step {
    pub past: Vec<Transition>,
    pub attempts: i32,
    pub retryable: bool,
    pub remaining_parents: usize,
    pub last_attempt_after_seconds: Option<i32>,
    /// Of a backoff that is over.
    pub retried_after_seconds: Option<i32>,
    /// From now, of a backoff that is not.
    pub retries_in_seconds: Option<i32>,
    pub is_running: bool,
}

impl Step {
    pub fn state(&self) -> State {
        match self.is_running {
            true => State::InProgress,
            false => self.past.last().map_or(State::Pending, |last| last.to_state),
        }
    }

    pub fn is_ready(&self) -> bool {
        self.state() == State::Pending && self.remaining_parents == 0
    }

    /// Whether it moves without anybody's doing.
    fn is_active(&self) -> bool {
        self.is_ready() || self.state() == State::InProgress || self.retries_in_seconds.is_some()
    }

    fn is_over(&self) -> bool {
        matches!(self.state(), State::Complete | State::ResolvedManually | State::Cancelled)
    }
}

/// A task on its way.
#[derive(Clone, Debug)]
pub struct Life {
    pub steps: Vec<Step>,
    pub past: Vec<Transition>,
    children: Vec<Vec<usize>>,
    worker_id: i64,
    clock_seconds: i32,
}

impl Life {
    /// A task just submitted; its history shows the claims of `worker_id`.
    pub fn new(parents: &[Vec<usize>], worker_id: i64) -> Life {
        let mut children = vec![Vec::new(); parents.len()];
        for (position, parents) in parents.iter().enumerate() {
            for &parent in parents {
                children[parent].push(position);
            }
        }
        let step = |parents: &Vec<usize>| Step {
            past: Vec::new(),
            attempts: 0,
            retryable: true,
            remaining_parents: parents.len(),
            last_attempt_after_seconds: None,
            retried_after_seconds: None,
            retries_in_seconds: None,
            is_running: false,
        };
        let steps = parents.iter().map(step).collect();
        Life { steps, past: Vec::new(), children, worker_id, clock_seconds: 0 }
    }

    /// The positions of the steps that could be claimed.
    pub fn ready(&self) -> Vec<usize> {
        (0..self.steps.len()).filter(|&position| self.steps[position].is_ready()).collect()
    }

    pub fn claim(&mut self, position: usize) {
        self.clock_seconds += 1;
        let step = &mut self.steps[position];
        assert!(step.is_ready(), "only a ready step is claimed");
        step.attempts += 1;
        step.last_attempt_after_seconds = Some(self.clock_seconds);
        step.is_running = true;
    }

    /// Records the start of an attempt that ends now, and that of the task if it is the first.
    fn record_start(&mut self, position: usize) {
        let step = &mut self.steps[position];
        let claimed_at = step.last_attempt_after_seconds.expect("it was claimed");
        let claim = json!({"worker_id": self.worker_id, "attempt": step.attempts});
        step.is_running = false;
        change(&mut step.past, State::InProgress, claimed_at, Some(claim));
        if self.past.is_empty() {
            change(&mut self.past, State::InProgress, claimed_at, None);
        }
    }

    /// Completes a claimed step.
    pub fn complete(&mut self, position: usize) {
        self.clock_seconds += 1;
        self.record_start(position);
        change(&mut self.steps[position].past, State::Complete, self.clock_seconds, None);
        for &child in &self.children[position] {
            self.steps[child].remaining_parents -= 1;
        }
    }

    /// Fails a claimed step. It waits for its backoff, `retries_in_seconds` from
    /// now, while it has attempts left.
    pub fn fail(&mut self, position: usize, is_permanent: bool, retries_in_seconds: i32) {
        self.clock_seconds += 1;
        self.record_start(position);
        let step = &mut self.steps[position];
        let failure = json!({"message": "exit status 1: connection refused", "exit_code": 1,
                             "worker_id": self.worker_id, "attempt": step.attempts});
        change(&mut step.past, State::Error, self.clock_seconds, Some(failure));
        step.retryable = !is_permanent;
        let has_attempts = step.retryable && step.attempts < RetryPolicy::default().limit;
        step.retries_in_seconds = has_attempts.then_some(retries_in_seconds);
    }

    /// Ends the backoff of a failed step.
    pub fn retry(&mut self, position: usize) {
        self.clock_seconds += 2;
        let step = &mut self.steps[position];
        let over = json!({"reason": "backoff over", "attempt": step.attempts});
        change(&mut step.past, State::Pending, self.clock_seconds, Some(over));
        step.retries_in_seconds = None;
        step.retried_after_seconds = Some(self.clock_seconds);
    }

    /// Cancels the task and every step that is not over.
    pub fn cancel(&mut self) {
        self.clock_seconds += 1;
        let cancellation = json!({"reason": "no longer wanted", "by": "tasker bench seed"});
        for position in 0..self.steps.len() {
            if self.steps[position].is_running {
                self.record_start(position);
            }
        }
        for step in self.steps.iter_mut().filter(|step| !step.is_over()) {
            change(&mut step.past, State::Cancelled, self.clock_seconds, Some(cancellation.clone()));
            step.retries_in_seconds = None;
            step.retried_after_seconds = None;
        }
        change(&mut self.past, State::Cancelled, self.clock_seconds, Some(cancellation));
    }

    /// Records the end of a task in which nothing moves any more.
    pub fn settle(&mut self) {
        if self.active_steps() == 0 && !self.past.iter().any(|past| past.to_state == State::Cancelled) {
            let end = if self.remaining_steps() == 0 { State::Complete } else { State::Error };
            change(&mut self.past, end, self.clock_seconds, None);
        }
    }

    /// As its log has it, or its steps while no attempt has ended.
    pub fn state(&self) -> State {
        match self.past.last() {
            None if self.steps.iter().any(|step| step.is_running) => State::InProgress,
            last => last.map_or(State::Pending, |last| last.to_state),
        }
    }

    pub fn remaining_steps(&self) -> usize {
        self.steps.iter().filter(|step| !step.is_over()).count()
    }

    pub fn active_steps(&self) -> usize {
        self.steps.iter().filter(|step| step.is_active()).count()
    }

    /// When a step that is over ended.
    pub fn ended_after_seconds(step: &Step) -> Option<i32> {
        step.past.last().filter(|_| step.is_over()).map(|last| last.after_seconds)
    }
}

fn change(past: &mut Vec<Transition>, to: State, after_seconds: i32, metadata: Option<Value>) {
    let (from, sort_key) = past.last().map_or((State::Pending, 0), |last| (last.to_state, last.sort_key));
    assert!(from.may_become(to), "{from:?} does not become {to:?}");
    if let Some(last) = past.last_mut() {
        last.most_recent = false;
    }
    past.push(Transition {
        from_state: from,
        to_state: to,
        sort_key: sort_key + 10,
        most_recent: true,
        after_seconds,
        metadata,
    });
}
