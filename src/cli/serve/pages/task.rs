//! One task: its graph, its steps, the reason why it is not done, its timeline, its history, its context.

use std::cmp::Reverse;
use std::time::Duration;

use maud::{Markup, html};

use super::change::button;
use crate::cli::serve::change::Change;
use crate::cli::serve::desk::Desk;
use crate::cli::serve::html::{Page, drawing, foreign, pre, state, table, text, time};
use crate::cli::serve::rights::Rights;
use crate::cli::serve::site::Site;
use crate::engine::diagnosis::why_task;
use crate::engine::inspect::{self, Watch, task_context};
use crate::error::{Result, TASKER};
use crate::model::diagnosis::TaskDiagnosis;
use crate::model::state::State;
use crate::model::surgery::Action;
use crate::model::task::{StateChange, StepSummary, TaskSummary, TaskTree};
use crate::report::style::{self, duration, one_line};
use crate::report::{self, change, task_drawing, tree};

/// Steps that need attention, and steps of one part of the list.
const STEPS: usize = 200;
/// Bars of a timeline.
const BARS: usize = 100;
/// Changes of the history, the newest.
const CHANGES: usize = 300;
/// A context that is larger is not shown.
const CONTEXT_BYTES: i64 = 32 * 1024;
/// Transactions as old as this are named as a reason.
pub const OLD_TRANSACTION: Duration = Duration::from_secs(600);

/// Leads to the page of a task that is named by its id or identity.
pub async fn find(site: &Site, desk: &Desk<'_>, name: &str) -> Result<Page> {
    let task_id = desk.read(async |session| inspect::find_task(session, name).await).await?.value;
    Ok(Page::elsewhere(site.task(task_id)))
}

pub async fn page(
    site: &Site,
    desk: &Desk<'_>,
    rights: &Rights,
    task_id: i64,
    after: Option<i64>,
) -> Result<Page> {
    let read = desk.read(async |session| inspect::task_tree(session, task_id).await).await?;
    let tree = &read.value;
    let why = match tree.task.state.is_final() || after.is_some() {
        true => None,
        false => {
            Some(desk.read_advice(async |session| why_task(session, task_id, OLD_TRANSACTION).await).await?)
        }
    };
    let body = html! {
        (head(&tree.task))
        (parts(site, task_id, "graph"))
        @if let Some(why) = &why {
            (why_of(&why.value, !why.is_without_commands))
        }
        @if rights.may_change() && !tree.task.state.is_final() { p {
            @if tree.steps.iter().any(|step| step.state == State::Error) {
                (button(site, &Change::Task(Action::Retry, task_id), "Retry its failed steps"))
            }
            (button(site, &Change::Task(Action::Cancel, task_id), "Cancel it"))
        } }
        @if after.is_none() {
            h2 { "Graph" }
            (drawing(task_drawing::draw(tree, |step_id| site.step(step_id))))
        }
        h2 { "Steps" }
        (steps(site, tree, after))
    };
    Ok(Page::new(title(task_id), "/tasks", read.replica.clone(), body))
}

pub async fn timeline(site: &Site, desk: &Desk<'_>, task_id: i64) -> Result<Page> {
    let read = desk.read(async |session| inspect::timeline(session, task_id).await).await?;
    let body = html! {
        (head(&read.value.task))
        (parts(site, task_id, "timeline"))
        (drawing(report::timeline::draw_svg_part(&read.value, BARS)))
    };
    Ok(Page::new(title(task_id), "/tasks", read.replica.clone(), body))
}

pub async fn history(site: &Site, desk: &Desk<'_>, task_id: i64) -> Result<Page> {
    let read = desk.read(async |session| Watch::new(task_id).poll(session).await).await?;
    let (tree, changes) = &read.value;
    let shown: Vec<&StateChange> = changes.iter().rev().take(CHANGES).collect();
    let body = html! {
        (head(&tree.task))
        (parts(site, task_id, "history"))
        @if changes.len() > shown.len() {
            p { "The newest " (CHANGES) " of " (changes.len()) " changes; all: " code { (TASKER) " task watch " (task_id) } }
        }
        (history_table(site, &shown))
    };
    Ok(Page::new(title(task_id), "/tasks", read.replica.clone(), body))
}

pub async fn context(site: &Site, desk: &Desk<'_>, task_id: i64) -> Result<Page> {
    let read = desk.read(async |session| {
        let task = inspect::task_summary(session, task_id).await?;
        Ok((task, task_context(session, task_id, CONTEXT_BYTES).await?))
    });
    let read = read.await?;
    let (task, context) = &read.value;
    let body = html! {
        (head(task))
        (parts(site, task_id, "context"))
        @match &context.text {
            Some(context) => (foreign(&indented(context))),
            None => p { "The context has " (style::bytes(context.bytes.unsigned_abs())) ", more than a page shows." },
        }
    };
    Ok(Page::new(title(task_id), "/tasks", read.replica.clone(), body))
}

fn title(task_id: i64) -> String {
    format!("Task {task_id}")
}

/// JSON with a line for each value.
pub fn indented(json: &str) -> String {
    let read = serde_json::from_str::<serde_json::Value>(json)
        .and_then(|value| serde_json::to_string_pretty(&value));
    read.unwrap_or_else(|_| json.to_owned())
}

fn head(task: &TaskSummary) -> Markup {
    html! {
        p { (state(task.state)) " " strong { (text(&task.workflow())) } " "
            (task.completed_steps) " of " (task.total_steps) " steps done" }
        dl {
            dt { "identity" } dd { (text(&task.identity)) }
            dt { "requested" } dd { (time(task.requested_at)) @if let Some(by) = &task.initiator { " by " (text(by)) } }
            @if let Some(reason) = &task.reason { dt { "reason" } dd { (text(reason)) } }
            @if let Some(ended) = task.ended_at { dt { "ended" } dd { (time(ended)) ", after " (duration(task.elapsed())) } }
            @if let Some(by) = &task.cancelled_by {
                dt { "cancelled" } dd { "by " (text(by)) @if let Some(why) = &task.cancel_reason { ": " (text(why)) } }
            }
            @if !task.tags.is_empty() { dt { "tags" } dd { (text(&task.tags.join(", "))) } }
            @if task.priority != 0 { dt { "priority" } dd { (task.priority) } }
        }
    }
}

/// The parts of the page, each with an address of its own.
fn parts(site: &Site, task_id: i64, shown: &str) -> Markup {
    html! {
        nav.parts aria-label="Parts of this task" {
            ul {
                @for (name, path) in [("graph", ""), ("timeline", "/timeline"), ("history", "/history"), ("context", "/context")] {
                    li { a href={ (site.task(task_id)) (path) } aria-current=[(name == shown).then_some("page")] { (name) } }
                }
            }
        }
    }
}

fn why_of(why: &TaskDiagnosis, with_commands: bool) -> Markup {
    html! {
        section aria-labelledby="why" {
            h2 #why { "Why it is not done" }
            (pre(&report::diagnosis::task(why, with_commands)))
        }
    }
}

/// The steps that failed or run, then the others in parts that begin after a step.
fn steps(site: &Site, tree: &TaskTree, after: Option<i64>) -> Markup {
    let needs_attention = |step: &&StepSummary| matches!(step.state, State::Error | State::InProgress);
    let mut urgent: Vec<&StepSummary> = tree.steps.iter().filter(needs_attention).collect();
    urgent.sort_by_key(|step| (Reverse((step.stuck, step.state == State::Error)), step.step_id));
    let left_out = urgent.len().saturating_sub(STEPS);
    urgent.truncate(STEPS);
    let mut others: Vec<&StepSummary> = tree.steps.iter().filter(|step| !needs_attention(step)).collect();
    others.sort_by_key(|step| step.step_id);
    let all = others.len();
    others.retain(|step| after.is_none_or(|after| step.step_id > after));
    let next = others.get(STEPS).map(|_| others[STEPS - 1].step_id);
    others.truncate(STEPS);
    let is_folded = after.is_none() && all > STEPS;
    let list = html! {
        (step_table(site, tree, "Other steps", &others))
        @if let Some(next) = next {
            p { a href={ (site.task(tree.task.task_id)) "?after=" (next) } rel="next" { "More steps" } }
        }
    };
    html! {
        @if !urgent.is_empty() { (step_table(site, tree, "Failed and running steps", &urgent)) }
        @if left_out > 0 {
            p { (left_out) " more failed or running steps: " code { (TASKER) " task show " (tree.task.task_id) " --all" } }
        }
        @if is_folded { details { summary { (all) " other steps" } (list) } }
        @else if !others.is_empty() { (list) }
    }
}

fn step_table(site: &Site, tree: &TaskTree, caption: &str, steps: &[&StepSummary]) -> Markup {
    let rows = html! {
        @for step in steps {
            tr {
                th scope="row" { a href=(site.step(step.step_id)) { (text(&step.name)) } }
                td { (state(step.state)) @if step.stuck { " " strong { "stuck" } } }
                td.number { (step.attempts) "/" (step.retry_limit) }
                td.number { @if let Some(took) = step.running() { (duration(took)) } @else { "–" } }
                td { (one_line(&tree::note(tree, step, &[]), 120)) }
            }
        }
    };
    table(caption, &["step", "state", ">attempts", ">took", "note"], rows)
}

fn history_table(site: &Site, changes: &[&StateChange]) -> Markup {
    let rows = html! {
        @for change in changes {
            tr {
                td { (time(change.at)) }
                th scope="row" {
                    @match change.step_id {
                        Some(step_id) => a href=(site.step(step_id)) { (text(&change.name)) },
                        None => "the task",
                    }
                }
                td { (state(change.from)) " → " (state(change.to)) }
                td.number { @if let Some(attempt) = change.attempt { (attempt) } }
                td { (one_line(change.message.as_deref().unwrap_or_default(), change::MESSAGE_WIDTH)) }
            }
        }
    };
    table("Changes, the newest first", &["time", "step", "change", ">attempt", "message"], rows)
}
