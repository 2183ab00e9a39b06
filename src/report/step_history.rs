//! The attempts of a step, for people.

use std::time::Duration;

use serde_json::json;

use crate::model::state::State;
use crate::model::timeline::{Attempt, StepHistory};

use super::step::failure_facts;
use super::style::{self, mark, one_line};
use super::timeline::phase;

/// Longest message shown with an attempt.
const MESSAGE_WIDTH: usize = 300;

/// Draws each attempt, oldest first, and the sum of where the time went.
pub fn draw(history: &StepHistory, full: bool) -> String {
    let mut text = String::from("\nAttempts:\n");
    if history.attempts.is_empty() {
        text.push_str("  none yet\n");
    }
    for attempt in &history.attempts {
        self::attempt(&mut text, attempt, full);
    }
    text + &format!("\nIts time went into: {}\n", phase::sum(&history.phases))
}

fn attempt(text: &mut String, attempt: &Attempt, full: bool) {
    let ran = style::duration(Duration::from_millis(attempt.running_ms));
    let course = match (attempt.outcome, attempt.started_at) {
        (_, None) => "failed without having been claimed".to_owned(),
        (State::InProgress, _) => format!("running for {ran}"),
        (State::Complete, _) => format!("complete after {ran}"),
        (State::Error, _) => format!("failed after {ran}"),
        (State::Cancelled, _) => format!("cancelled after {ran}"),
        (State::Pending, _) => format!("taken back after {ran}"),
        (State::ResolvedManually, _) => format!("resolved after {ran}"),
    };
    text.push_str(&format!("  {:>2}  {} {course}\n", attempt.number, mark(attempt.outcome)));
    let mut field = |name: &str, value: String| {
        text.push_str(&format!("        {name:<9} {}\n", one_line(&value, MESSAGE_WIDTH)));
    };
    if let Some(at) = attempt.started_at.or(attempt.ended_at) {
        field("began", style::timestamp(at));
    }
    if attempt.waiting_ms > 0 {
        field(
            "waited",
            format!("{} for a worker", style::duration(Duration::from_millis(attempt.waiting_ms))),
        );
    }
    if let Some(worker) = &attempt.worker {
        let place = match (&worker.host, worker.pid) {
            (Some(host), Some(pid)) => format!(" on {host} pid {pid}"),
            _ => String::new(),
        };
        field("worker", format!("{}{place}", worker.worker_id));
    }
    if let Some(message) = &attempt.message {
        field(if attempt.outcome == State::Error { "error" } else { "because" }, message.clone());
    }
    if attempt.backing_off_ms > 0 {
        field("backoff", style::duration(Duration::from_millis(attempt.backing_off_ms)));
    }
    if let Some(failure) = &attempt.failure {
        failure_facts(text, &json!(failure), 8, full);
    }
}
