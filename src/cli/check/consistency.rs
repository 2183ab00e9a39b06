//! `tasker check consistency`.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::checks::consistency::{
    Difference, DifferenceCode, Mode, Outcome, Position, Progress, Report, check, check_all,
};
use crate::cli::Context;
use crate::cli::context::user;
use crate::cli::scratch::interruption;
use crate::db::{Purpose, Session};
use crate::engine::inspect;
use crate::error::{Exit, Failure, Result, TASKER};
use crate::report::style::{self, count};

/// The most differences shown of each kind; JSON has all.
const SHOWN: usize = 10;

/// Connections that compare ranges of tasks at the same time.
const SESSIONS: usize = 2;

/// Compare flags, counters and queues with the transitions they are derived from
///
/// Workers read stored copies of derived values: the queues of steps, the counters of unfinished
/// parents and steps, and flags. All of them follow from the transitions and the edges. This command
/// derives them again, for all tasks or for the tasks named, and reports each step and task that
/// differs. It takes no locks and can run while workers do. Exits with status 3 if something differs.
///
/// All tasks are compared in ranges of some 2000 steps, over two connections. Ctrl-C ends the command after the
/// current ranges; it prints the differences so far, and the command that compares the rest.
///
/// --repair writes the derived values, each task in its own short transaction, and wakes workers. A
/// value that cannot be derived stays unchanged and is reported with the reason; so is a step that a
/// live worker may be running. Exits with status 0 if no difference is left.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker check consistency
  tasker check consistency --task 42 --task order-2026-1107
  tasker check consistency --resume task:120001
  tasker check consistency --repair --dry-run
  tasker check consistency --repair")]
pub struct Args {
    /// Only compare this task, by id or identity; can be repeated
    #[arg(long = "task", value_name = "ID")]
    tasks: Vec<String>,
    /// Continue an interrupted check at the position that it printed
    #[arg(long, value_name = "POSITION", conflicts_with = "tasks")]
    resume: Option<Position>,
    /// Write the derived values where they differ
    #[arg(long)]
    repair: bool,
    /// Show what a repair would do without doing it
    #[arg(long, requires = "repair")]
    dry_run: bool,
}

#[derive(Serialize)]
struct Answer {
    repair: bool,
    dry_run: bool,
    #[serde(flatten)]
    report: Report,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    // A repair that fails has failed; a comparison that cannot be made proves nothing.
    let unchecked = |error| if args.repair { error } else { super::unasked(error) };
    let mut session = context.session(Purpose::Comparison).await.map_err(unchecked)?;
    let mode = match (args.repair, args.dry_run) {
        (false, _) => Mode::Report,
        (true, true) => Mode::Preview,
        (true, false) => Mode::Repair,
    };
    let mut only = Vec::new();
    for task in &args.tasks {
        only.push(inspect::find_task(&session, task).await?);
    }
    only.sort_unstable();
    only.dedup();
    let report = match only.is_empty() {
        true => compare_all(context, session, args.resume.unwrap_or_default(), mode).await,
        false => check(&mut session, Some(&only), mode, &user()).await,
    };
    let report = report.map_err(unchecked)?;
    let answer = Answer { repair: args.repair, dry_run: args.dry_run, report };
    let exit = context.answer_of_database("check.consistency", &answer, |answer| draw(&answer.report, mode));
    let exit = exit.await?;
    if let Some(position) = answer.report.resume_at {
        context.output().note(continuation(position, mode));
        return Ok(Exit::Interrupted);
    }
    Ok(if answer.report.is_left() { Exit::Found } else { exit })
}

/// Compares all tasks until the first Ctrl-C or SIGTERM, which ends it after the current ranges; the second one ends
/// the command.
async fn compare_all(context: &Context, session: Session, from: Position, mode: Mode) -> Result<Report> {
    let (told_to_stop, interrupted) = (interruption(1)?, interruption(2)?);
    let mut sessions = vec![session];
    while sessions.len() < SESSIONS {
        sessions.push(context.session(Purpose::Comparison).await?);
    }
    let bar = context.output().progress(0, "up to task");
    let (reached, is_stopped) = (Cell::new(from), Cell::new(false));
    let by = user();
    let goes_on = |progress: Progress| {
        reached.set(progress.position);
        match progress.position {
            Position::Task(id) => {
                bar.set_length(progress.greatest_task_id as u64);
                bar.set_position(id as u64 - 1);
            }
            Position::Step(id) => {
                bar.set_message("entries up to step");
                bar.unset_length();
                bar.set_position(id as u64);
            }
        }
        !is_stopped.get()
    };
    let comparing = check_all(&mut sessions, from, mode, &by, &goes_on);
    let stopping = async {
        told_to_stop.await;
        is_stopped.set(true);
        context.output().note("stopping after the current ranges of tasks; another Ctrl-C stops at once");
        interrupted.await;
    };
    let report = tokio::select! {
        report = comparing => report,
        () = stopping => Err(Failure::new("interrupted").exit(Exit::Interrupted).into()),
    };
    bar.finish_and_clear();
    if report.is_err() && reached.get() != from {
        context.output().note(continuation(reached.get(), mode));
    }
    report
}

/// The command that compares the rest.
fn continuation(position: Position, mode: Mode) -> String {
    let flags = match mode {
        Mode::Report => "",
        Mode::Preview => " --repair --dry-run",
        Mode::Repair => " --repair",
    };
    format!("continue with `{TASKER} check consistency{flags} --resume {position}`")
}

fn draw(report: &Report, mode: Mode) -> String {
    let took = style::duration(std::time::Duration::from_millis(report.took_ms));
    let interrupted = if report.resume_at.is_some() { ", then interrupted" } else { "" };
    let tasks = count(report.tasks as usize, "task", "tasks");
    let inherited = match report.inherited_gaps {
        0 => String::new(),
        gaps => {
            format!("; {} from before the adoption", count(gaps, "gap in a history", "gaps in histories"))
        }
    };
    let compared = format!("{tasks} compared in {took}{interrupted}{inherited}");
    if report.differences.is_empty() {
        return format!("{compared}: no differences");
    }
    let mut kinds: BTreeMap<DifferenceCode, Vec<&Difference>> = BTreeMap::new();
    for difference in &report.differences {
        kinds.entry(difference.code).or_default().push(difference);
    }
    let mut text = String::new();
    for (code, differences) in kinds {
        let heading = console::style(code.as_str()).bold();
        text.push_str(&format!("{heading} ({}): {}\n", differences.len(), code.meaning()));
        for difference in differences.iter().take(SHOWN) {
            text.push_str(&format!("  {}\n", line(difference)));
        }
        if differences.len() > SHOWN {
            text.push_str(&format!(
                "  … and {} more; list all with --format json\n",
                differences.len() - SHOWN
            ));
        }
    }
    let differ = count(report.differences.len(), "difference", "differences");
    let tasks = count(report.tasks_that_differ(), "task", "tasks");
    text.push_str(&format!("\n{compared}: {differ} in {tasks}{}", verdict(report, mode)));
    text
}

/// One difference on one line: object, values, outcome.
fn line(difference: &Difference) -> String {
    let mut subject = Vec::new();
    subject
        .extend(difference.workflow.as_ref().map(|name| format!("workflow {}", style::one_line(name, 60))));
    subject.extend(difference.state.map(|state| state.to_string()));
    subject.extend(difference.task_id.map(|task_id| format!("task {task_id}")));
    subject.extend(difference.step_id.map(|step_id| match &difference.step {
        Some(name) => format!("step {step_id} {}", style::one_line(name, 60)),
        None => format!("step {step_id}"),
    }));
    let outcome = match (difference.outcome, &difference.reason) {
        (Outcome::Refused, Some(reason)) => format!("; not repaired: {}", style::one_line(reason, 200)),
        (Outcome::Repaired, _) => "; repaired".to_owned(),
        _ => String::new(),
    };
    format!(
        "{}: stored {}, derived {}{outcome}",
        subject.join(", "),
        word(&difference.stored),
        word(&difference.derived)
    )
}

fn word(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => style::one_line(text, 80),
        other => other.to_string(),
    }
}

fn verdict(report: &Report, mode: Mode) -> String {
    let number = |outcome| report.differences.iter().filter(|found| found.outcome == outcome).count();
    match mode {
        Mode::Report => format!("\npreview the repair with `{TASKER} check consistency --repair --dry-run`"),
        Mode::Preview => {
            format!("; {} would be repaired, {} not", number(Outcome::WouldRepair), number(Outcome::Refused))
        }
        Mode::Repair => {
            format!("; {} repaired, {} not", number(Outcome::Repaired), number(Outcome::Refused))
        }
    }
}
