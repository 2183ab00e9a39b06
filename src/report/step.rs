//! Everything about one step, for people.

use crate::error::TASKER;
use serde_json::Value;

use crate::model::state::State;
use crate::model::step::{Neighbour, Relative, StepDetail, StepResult};

use super::style::{self, mark, one_line};
use super::{clean, step_history};

/// Most neighbours named on each side.
const NEIGHBOURS_SHOWN: usize = 20;

/// Draws the step; with `full`, without leaving anything out.
pub fn draw(detail: &StepDetail, full: bool) -> String {
    let mut text = head(detail);
    neighbours(&mut text, "parents", &detail.parents, full);
    neighbours(&mut text, "children", &detail.children, full);
    relatives(&mut text, "Ancestors", detail.ancestors.as_deref(), full);
    relatives(&mut text, "Descendants", detail.descendants.as_deref(), full);
    if let Some(history) = &detail.history {
        text.push_str(&step_history::draw(history, full));
    } else if !detail.step.state.satisfies_children() {
        failure(&mut text, detail, full);
    }
    if let Some(result) = &detail.result {
        text.push_str(&self::result(result, detail.step.step_id));
    }
    history(&mut text, detail);
    text
}

fn head(detail: &StepDetail) -> String {
    let step = &detail.step;
    let mut text = format!(
        "{} step {}  {}  {}\n",
        mark(step.state),
        step.step_id,
        one_line(&step.name, usize::MAX),
        style::state(step.state)
    );
    let mut field = |name: &str, value: String| {
        text.push_str(&format!("  {name:<10} {}\n", one_line(&value, usize::MAX)));
    };
    field("task", format!("{} {} ({})", detail.task_id, detail.workflow, detail.task_state));
    let template = |key: &str| detail.template.as_ref().and_then(|template| template.get(key));
    if let Some(handler) = template("handler") {
        field("handler", one_line(&handler_line(handler), 120));
    }
    if let Some(timeout) = template("timeout").and_then(Value::as_str) {
        field("timeout", timeout.to_owned());
    }
    field("queue", format!("{}, priority {}", step.queue, step.priority));
    let retries = if step.retryable { "" } else { ", no retry follows" };
    let interrupted = match detail.interruptions {
        0 => String::new(),
        times => format!("; {}", style::interruptions(times)),
    };
    field("attempts", format!("{} of {}{retries}{interrupted}", step.attempts, step.retry_limit));
    if let Some(started) = step.started_at {
        let took =
            step.running().map(|running| format!(", {}", style::duration(running))).unwrap_or_default();
        let ago = style::ago(started, detail.as_of);
        field("started", format!("{} ({ago}){took}", style::timestamp(started)));
    }
    if let Some(holder) = &step.claimed_by {
        let process = style::process(&holder.host, holder.pid);
        let lost = if holder.lost { ", silent past its lease: its steps will be rescued" } else { "" };
        field("worker", format!("{}{process}{lost}", holder.worker_id));
    }
    if let Some(next) = step.next_attempt_at {
        let wait = next.duration_since(detail.as_of);
        let wait = if wait.is_positive() {
            format!("in {}", style::duration(wait.unsigned_abs()))
        } else {
            "due".to_owned()
        };
        field("next try", format!("{wait} ({})", style::timestamp(next)));
    }
    if step.is_ready() {
        field("waits for", format!("a worker of queue {}", step.queue));
    }
    text
}

/// Returns a handler's kind and its options.
fn handler_line(handler: &Value) -> String {
    match handler.as_object().and_then(|object| object.iter().next()) {
        Some((kind, Value::Object(options))) if options.is_empty() => kind.clone(),
        Some((kind, options)) => format!("{kind} {options}"),
        None => handler.to_string(),
    }
}

fn neighbours(text: &mut String, title: &str, neighbours: &[Neighbour], full: bool) {
    if neighbours.is_empty() {
        return;
    }
    let names = names(neighbours.iter(), full);
    text.push_str(&format!("  {title:<10} {names}\n"));
}

/// A line for each distance, the nearest first.
fn relatives(text: &mut String, title: &str, relatives: Option<&[Relative]>, full: bool) {
    let Some(relatives) = relatives else { return };
    if relatives.is_empty() {
        text.push_str(&format!("\n{title}: none\n"));
        return;
    }
    text.push_str(&format!("\n{title}, by distance in edges:\n"));
    for ring in relatives.chunk_by(|one, other| one.distance == other.distance) {
        let names = names(ring.iter().map(|relative| &relative.step), full);
        text.push_str(&format!("  {:>5}  {names}\n", ring[0].distance));
    }
}

fn names<'a>(steps: impl ExactSizeIterator<Item = &'a Neighbour>, full: bool) -> String {
    let total = steps.len();
    let shown = if full { total } else { total.min(NEIGHBOURS_SHOWN) };
    let mut names: Vec<String> = steps
        .take(shown)
        .map(|step| format!("{} {}", mark(step.state), one_line(&step.name, usize::MAX)))
        .collect();
    if shown < total {
        names.push(format!("… {} more", total - shown));
    }
    names.join(", ")
}

fn failure(text: &mut String, detail: &StepDetail, full: bool) {
    let Some(failure) = &detail.failure else { return };
    let message = detail.step.last_error.as_deref().unwrap_or("no message was recorded");
    text.push_str(&format!("\nLast failure: {}\n", clean::lines(message).replace('\n', "\n  ")));
    step_history::failure_facts(text, failure, 2, full);
}

fn result(result: &StepResult, step_id: i64) -> String {
    let body = match (&result.value, &result.beginning) {
        (Some(value), _) => value.pretty(),
        (None, beginning) => format!(
            "{}…\n({} bytes; all of it: {TASKER} step show {step_id} --full)",
            beginning.as_deref().unwrap_or_default(),
            result.bytes
        ),
    };
    format!("\nResult:\n  {}\n", clean::lines(&body).replace('\n', "\n  "))
}

fn history(text: &mut String, detail: &StepDetail) {
    if detail.transitions.is_empty() {
        return;
    }
    text.push_str("\nHistory:\n");
    let width = State::ALL.iter().map(|state| state.as_str().len()).max().unwrap_or_default();
    for transition in &detail.transitions {
        let metadata = transition.metadata.as_ref();
        let note =
            |key: &str| metadata.and_then(|metadata| metadata.get(key)).filter(|value| !value.is_null());
        let mut notes = Vec::new();
        if let Some(attempt) = note("attempt") {
            notes.push(format!("attempt {attempt}"));
        }
        if let Some(worker) = note("worker_id") {
            notes.push(format!("worker {worker}"));
        }
        if let Some(by) = note("by").and_then(Value::as_str) {
            notes.push(format!("by {}", one_line(by, 60)));
        }
        if let Some(why) = note("message").or(note("reason")).and_then(Value::as_str) {
            notes.push(one_line(why, 100));
        }
        let line = format!(
            "  {}  {:>width$} → {}  {}",
            transition.at.strftime("%Y-%m-%d %H:%M:%S%.3f"),
            transition.from.as_str(),
            console::pad_str(&style::state(transition.to).to_string(), width, console::Alignment::Left, None),
            notes.join(", ")
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }
}
