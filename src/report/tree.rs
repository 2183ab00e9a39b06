//! A task for people: its head, its steps as a tree, and why it is stuck.

use crate::error::TASKER;
use std::collections::HashMap;

use crate::model::reason::{resumption_of, worker_of};
use crate::model::state::State;
use crate::model::task::{StepSummary, TaskSummary, TaskTree};

use super::style::{self, count, mark, one_line};
use super::tree_layout::{Layout, LayoutLine};

/// How much of a wide task is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Among many steps below one parent, only those that need attention; the others are counted.
    Folded,
    /// Every step.
    All,
}

/// Deeper steps are drawn at this depth, each naming its parents.
const DEEPEST: usize = 12;
/// The longest error shown in a step's line; the remarks below the tree show more.
const ERROR_WIDTH: usize = 60;
const REMARK_WIDTH: usize = 300;
/// Most names listed where steps are named in passing.
const NAMES_SHOWN: usize = 3;
/// Most stuck steps explained.
const STUCK_SHOWN: usize = 5;
/// Names longer than this push their own columns aside, not everybody's.
const NAME_COLUMN_LIMIT: usize = 56;

/// Draws the whole task: its head, its steps, why it is stuck.
pub fn draw(tree: &TaskTree, detail: Detail) -> String {
    let mut text = head(&tree.task);
    if !tree.steps.is_empty() {
        text.push('\n');
        text.push_str(&steps(tree, detail));
    }
    let remarks = remarks(tree);
    if !remarks.is_empty() {
        text.push('\n');
        text.push_str(&remarks);
    }
    text
}

/// Draws the head of a task, without its steps.
pub fn head(task: &TaskSummary) -> String {
    let mut text = format!(
        "{} task {}  {}  {}\n",
        mark(task.state),
        task.task_id,
        one_line(&task.workflow(), usize::MAX),
        style::state(task.state),
    );
    let mut field = |name: &str, value: &str| {
        text.push_str(&format!("  {name:<10} {}\n", one_line(value, usize::MAX)));
    };
    let elapsed = style::duration(task.elapsed());
    let age = style::ago(task.requested_at, task.as_of);
    let course = if task.has_ended() { format!("ended after {elapsed}") } else { "not ended yet".to_owned() };
    field("requested", &format!("{} ({age}), {course}", style::timestamp(task.requested_at)));
    let cancelled = match task.cancelled_steps {
        0 => String::new(),
        steps => format!(", {steps} cancelled"),
    };
    field("steps", &format!("{} of {} complete{cancelled}", task.completed_steps, task.total_steps));
    if task.state == State::Cancelled {
        let by = task.cancelled_by.as_deref().unwrap_or("somebody");
        let why = task.cancel_reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
        field("cancelled", &format!("by {by}{why}"));
    }
    field("identity", &task.identity);
    if task.priority != 0 {
        field("priority", &task.priority.to_string());
    }
    if !task.tags.is_empty() {
        field("tags", &task.tags.join(", "));
    }
    for (name, value) in
        [("initiator", &task.initiator), ("source", &task.source_system), ("reason", &task.reason)]
    {
        if let Some(value) = value {
            field(name, value);
        }
    }
    text
}

/// Draws the steps alone, one a line.
pub fn steps(tree: &TaskTree, detail: Detail) -> String {
    let parents = parents(&tree.steps);
    let urgency: Vec<u8> = tree.steps.iter().map(urgency).collect();
    let urgency = (detail == Detail::Folded).then_some(&urgency[..]);
    let lines = Layout { parents: &parents, deepest: DEEPEST, urgency }.lines();
    let column = |width: fn(&StepSummary) -> usize| tree.steps.iter().map(width).max().unwrap_or(0);
    let state_width = column(|step| step.state.as_str().len());
    let attempts_width = column(|step| attempts(step).len());
    let duration_width = column(|step| running(step).len());
    let label = |prefix: &str, step: &StepSummary| {
        format!("{prefix}{} {}", mark(step.state), one_line(&step.name, usize::MAX))
    };
    let label_width = lines
        .iter()
        .filter_map(|line| match line {
            LayoutLine::Node { prefix, index, .. } => {
                Some(console::measure_text_width(&label(prefix, &tree.steps[*index])))
            }
            LayoutLine::Rest { .. } => None,
        })
        .filter(|width| *width <= NAME_COLUMN_LIMIT)
        .max()
        .unwrap_or(0);

    let mut text = String::new();
    for line in &lines {
        let line = match line {
            LayoutLine::Node { prefix, index, named_parents } => {
                let step = &tree.steps[*index];
                let named: Vec<&str> =
                    named_parents.iter().map(|&parent| tree.steps[parent].name.as_str()).collect();
                format!(
                    "{}  {}  {:>attempts_width$}  {:>duration_width$}  {}",
                    console::pad_str(&label(prefix, step), label_width, console::Alignment::Left, None),
                    console::pad_str(
                        &style::state(step.state).to_string(),
                        state_width,
                        console::Alignment::Left,
                        None
                    ),
                    attempts(step),
                    running(step),
                    note(tree, step, &named),
                )
            }
            LayoutLine::Rest { prefix, hidden } => format!("{prefix}… {}", rest(&tree.steps, hidden)),
        };
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Explains why the task does not move; empty if it moves.
pub fn remarks(tree: &TaskTree) -> String {
    stuck(tree) + &paused(tree) + &unserved(tree)
}

/// Draws the failed steps without a retry, and the steps that wait behind them.
fn stuck(tree: &TaskTree) -> String {
    let stuck: Vec<_> = tree.stuck_steps().collect();
    let Some(first) = stuck.first() else { return String::new() };
    let waiting = tree.waiting_behind_stuck();
    let mut text = format!(
        "{}: {} failed and will not be tried again, and {} behind {}.\n",
        if tree.task.has_ended() { "The task is stuck" } else { "Part of the task is stuck" },
        count(stuck.len(), "step", "steps"),
        match waiting.len() {
            0 => "nothing waits".to_owned(),
            steps => count(steps, "step waits", "steps wait"),
        },
        if stuck.len() == 1 { "it" } else { "them" },
    );
    for step in stuck.iter().take(STUCK_SHOWN) {
        text.push_str(&format!(
            "  {} {} (step {}) {}: {}\n",
            mark(step.state),
            one_line(&step.name, usize::MAX),
            step.step_id,
            gave_up(step),
            error(step, REMARK_WIDTH)
        ));
    }
    if stuck.len() > STUCK_SHOWN {
        text.push_str(&format!("  … and {} more\n", stuck.len() - STUCK_SHOWN));
    }
    if !waiting.is_empty() {
        let names = names(waiting.iter().map(|step| step.name.as_str()), waiting.len());
        text.push_str(&format!("  waiting: {names}\n"));
    }
    text + &format!("  hint: `{TASKER} step show {}` shows its details\n", first.step_id)
}

/// The queues that no live worker serves.
fn unserved(tree: &TaskTree) -> String {
    let mut text = String::new();
    for queue in &tree.unserved_queues {
        text.push_str(&format!(
            "No running worker serves queue {}: {} there.\n  \
             hint: start one with `{}`\n",
            one_line(queue, 60),
            waiting(tree, queue),
            worker_of(queue)
        ));
    }
    text
}

/// Draws the paused queues.
fn paused(tree: &TaskTree) -> String {
    let line = |queue: &String| {
        format!(
            "Queue {} is paused: {} there.\n  hint: `{}` lets workers claim them\n",
            one_line(queue, 60),
            waiting(tree, queue),
            resumption_of(queue)
        )
    };
    tree.paused_queues.iter().map(line).collect()
}

fn waiting(tree: &TaskTree, queue: &str) -> String {
    let ready = tree.steps.iter().filter(|step| step.is_ready() && step.queue == queue).count();
    count(ready, "ready step waits", "ready steps wait")
}

fn attempts(step: &StepSummary) -> String {
    format!("{}/{}", step.attempts, step.retry_limit)
}

fn running(step: &StepSummary) -> String {
    step.running().map_or_else(|| "-".to_owned(), style::duration)
}

/// Returns the note beside a step's columns.
pub fn note(tree: &TaskTree, step: &StepSummary, named_parents: &[&str]) -> String {
    let mut note = match step.state {
        State::InProgress => in_progress(step),
        State::Error => match step.next_attempt_at {
            Some(at) if at > tree.as_of() => format!(
                "retry in {}: {}",
                style::duration(at.duration_since(tree.as_of()).unsigned_abs()),
                error(step, ERROR_WIDTH)
            ),
            Some(_) => format!("retry due: {}", error(step, ERROR_WIDTH)),
            None => format!("{}: {}", gave_up(step), error(step, ERROR_WIDTH)),
        },
        State::Pending if step.is_ready() && step.queue == "default" => "ready".to_owned(),
        State::Pending if step.is_ready() => format!("ready in queue {}", one_line(&step.queue, 40)),
        _ => String::new(),
    };
    if !named_parents.is_empty() {
        if !note.is_empty() {
            note.push(' ');
        }
        let names = names(named_parents.iter().copied(), named_parents.len());
        let also = if named_parents.len() == step.parents.len() { "" } else { "also " };
        note.push_str(&format!("({also}after {names})"));
    }
    note
}

fn in_progress(step: &StepSummary) -> String {
    let Some(holder) = &step.claimed_by else { return String::new() };
    let mut text = format!("worker {}{}", holder.worker_id, style::process(&holder.host, holder.pid));
    if holder.lost {
        text.push_str(", silent past its lease");
    }
    if step.last_error.is_some() {
        text.push_str(&format!("; before: {}", error(step, ERROR_WIDTH)));
    }
    text
}

fn gave_up(step: &StepSummary) -> String {
    if step.attempts >= step.retry_limit {
        format!("failed {} of {} attempts", step.attempts, step.retry_limit)
    } else {
        "failed for good".to_owned()
    }
}

fn error(step: &StepSummary, width: usize) -> String {
    step.last_error
        .as_deref()
        .map_or_else(|| "no error was recorded".to_owned(), |text| one_line(text, width))
}

fn names<'a>(names: impl Iterator<Item = &'a str>, len: usize) -> String {
    let mut text = names.take(NAMES_SHOWN).map(|name| one_line(name, 60)).collect::<Vec<_>>().join(", ");
    if len > NAMES_SHOWN {
        text.push_str(&format!(" and {} more", len - NAMES_SHOWN));
    }
    text
}

fn rest(steps: &[StepSummary], hidden: &[usize]) -> String {
    let number = |state| hidden.iter().filter(|&&index| steps[index].state == state).count();
    let each = State::ALL.map(|state| (state, number(state))).into_iter().filter(|(_, number)| *number > 0);
    let each: Vec<String> = each.map(|(state, number)| format!("{number} {state}")).collect();
    format!("{}: {} (all with --all)", count(hidden.len(), "more step", "more steps"), each.join(", "))
}

/// Failures come first, then what runs.
pub(super) fn urgency(step: &StepSummary) -> u8 {
    match step.state {
        State::Error => 2,
        State::InProgress => 1,
        _ => 0,
    }
}

/// Returns the parents of each step by position. Ignores a parent outside the task or after its child, which
/// tasker never writes.
pub(super) fn parents(steps: &[StepSummary]) -> Vec<Vec<usize>> {
    let positions: HashMap<i64, usize> =
        steps.iter().enumerate().map(|(index, step)| (step.step_id, index)).collect();
    let before = |index: usize, id: &i64| positions.get(id).copied().filter(|&parent| parent < index);
    let of_step = |(index, step): (usize, &StepSummary)| {
        step.parents.iter().filter_map(|id| before(index, id)).collect()
    };
    steps.iter().enumerate().map(of_step).collect()
}
