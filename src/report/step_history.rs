//! The attempts of a step, for people.

use std::time::Duration;

use serde_json::{Value, json};

use crate::model::state::State;
use crate::model::timeline::{Attempt, StepHistory};

use super::clean;
use super::style::{self, mark, one_line};
use super::timeline::phase;

/// Longest message shown with an attempt.
const MESSAGE_WIDTH: usize = 300;

/// The last lines of the kept standard error that are shown without --full.
const STDERR_LINES: usize = 20;

/// Draws each attempt, oldest first, and the sum of where the time went.
pub fn draw(history: &StepHistory, full: bool) -> String {
    let mut text = String::from("\nAttempts:\n");
    if history.attempts.is_empty() {
        text.push_str("  none yet\n");
    }
    for attempt in &history.attempts {
        self::attempt(&mut text, attempt, full);
    }
    text + &format!("\nTime spent: {}\n", phase::sum(&history.phases))
}

fn attempt(text: &mut String, attempt: &Attempt, full: bool) {
    let ran = style::duration(Duration::from_millis(attempt.running_ms));
    let course = match (attempt.outcome, attempt.started_at) {
        (_, None) => "failed without a claim".to_owned(),
        (State::InProgress, _) => format!("running for {ran}"),
        (State::Complete, _) => format!("complete after {ran}"),
        (State::Error, _) if attempt.is_interrupted => format!("interrupted after {ran}, not counted"),
        (State::Error, _) => format!("failed after {ran}"),
        (State::Cancelled, _) => format!("cancelled after {ran}"),
        (State::Pending, _) => format!("taken back after {ran}, not counted"),
        (State::ResolvedManually, _) => format!("resolved after {ran}"),
    };
    text.push_str(&format!("  {:>2}  {} {course}\n", attempt.number, mark(attempt.outcome)));
    let mut field = |name: &str, value: String| {
        text.push_str(&format!("        {name:<9} {}\n", one_line(&value, MESSAGE_WIDTH)));
    };
    if let Some(at) = attempt.started_at.or(attempt.ended_at) {
        field("started", style::timestamp(at));
    }
    if attempt.waiting_ms > 0 {
        field(
            "waited",
            format!("{} for a worker", style::duration(Duration::from_millis(attempt.waiting_ms))),
        );
    }
    if let Some(worker) = &attempt.worker {
        field("worker", format!("{}{}", worker.worker_id, style::process(&worker.host, worker.pid)));
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

/// Draws the other facts of a failure, and the end of its standard error.
pub(super) fn failure_facts(text: &mut String, failure: &Value, indent: usize, full: bool) {
    let facts = [
        ("exit_code", "exit code"),
        ("signal", "signal"),
        ("timed_out", "timed out"),
        ("sqlstate", "SQLSTATE"),
        ("permanent", "permanent"),
        ("retry_after_seconds", "asked to wait (seconds)"),
    ];
    for (key, name) in facts {
        if let Some(value) = failure.get(key).filter(|value| !value.is_null()) {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            text.push_str(&format!("{:indent$}{name}: {}\n", "", one_line(&value, 60)));
        }
    }
    let Some(stderr) = failure.get("stderr").and_then(Value::as_str).filter(|kept| !kept.is_empty()) else {
        return;
    };
    let stderr = clean::lines(stderr);
    let lines: Vec<&str> = stderr.lines().collect();
    let skipped = if full { 0 } else { lines.len().saturating_sub(STDERR_LINES) };
    text.push_str(&format!("{:indent$}standard error:\n", ""));
    if skipped > 0 {
        text.push_str(&format!("{:indent$}  … {skipped} lines before, shown with --full\n", ""));
    }
    for line in &lines[skipped..] {
        text.push_str(&format!("{:indent$}  {line}\n", ""));
    }
}
