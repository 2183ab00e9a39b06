//! One change of a task or a step as a line.

use crate::model::state::State;
use crate::model::task::StateChange;

use super::style::{mark, one_line, state};

/// Longest message shown with a change.
pub const MESSAGE_WIDTH: usize = 160;

/// Draws a change: its time, its subject, both states, and the reason.
pub fn line(change: &StateChange) -> String {
    let what = match change.step_id {
        Some(_) => one_line(&change.name, usize::MAX),
        None => format!("task {} {}", change.task_id, one_line(&change.name, usize::MAX)),
    };
    let attempt = match change.attempt {
        Some(attempt) if change.to == State::InProgress || change.to == State::Error => {
            format!(", attempt {attempt}")
        }
        _ => String::new(),
    };
    let message = change
        .message
        .as_deref()
        .map(|text| format!(": {}", one_line(text, MESSAGE_WIDTH)))
        .unwrap_or_default();
    format!(
        "{}  {} {what}  {} → {}{attempt}{message}",
        change.at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ"),
        mark(change.to),
        change.from,
        state(change.to),
    )
}
