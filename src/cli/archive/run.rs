//! `tasker archive run`.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use serde::Serialize;

use crate::archive::policy::{self, WorkflowRetention};
use crate::archive::run::{Archived, Expired, Options, preview, run as archive};
use crate::cli::context::user;
use crate::cli::duration::range;
use crate::cli::expiry::usable;
use crate::cli::scratch::interruption;
use crate::cli::{Context, input};
use crate::db::{Purpose, Session};
use crate::error::{Exit, Failure, Result, TASKER};
use crate::model::retention::Retention;
use crate::report::{style, table};

/// Move tasks that ended long enough ago out of the database
///
/// Takes the tasks whose retention is over: that of their workflow's template (`retention:`) or of tasker.toml. A
/// workflow without a retention keeps all its tasks, unless --older-than names an age for them. Only whole tasks are
/// taken, and only tasks that have ended.
///
/// With --to, each part is written as one compressed CSV file for each table and a manifest. Its tasks are deleted
/// after the files are synced and read back, in the same transaction. With --delete, tasks are deleted in small batches.
/// Without either, the command prints what has expired and exits with status 2.
///
/// Workers and other commands do not wait for it. Ctrl-C ends it after the current part; a run that was killed leaves
/// nothing half done, and the next run continues.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker archive run --older-than 30d --dry-run
  tasker archive run --older-than 30d --to /srv/archive
  tasker archive run --delete --yes             for cron; takes what the workflows' retentions let go
  tasker archive status                         what is kept, and why")]
pub struct Args {
    /// Also take tasks of workflows without a retention that ended longer ago than this; other workflows can keep theirs longer (0s to 1000years)
    #[arg(long, value_name = "DURATION", value_parser = range("0s", "1000years"))]
    older_than: Option<Duration>,
    /// Only take tasks of workflows in this namespace
    #[arg(long)]
    namespace: Option<String>,
    /// Only take tasks of workflows with this name
    #[arg(long)]
    name: Option<String>,
    /// Write the tasks to files in this directory before they are deleted
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Delete the tasks without writing them to files
    #[arg(long, conflicts_with = "to")]
    delete: bool,
    /// Take at most this many tasks (1 to 1,000,000,000)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    limit: Option<u64>,
    /// Work in this share of the time, in percent, and rest for the remainder (1 to 100)
    #[arg(long, value_name = "PERCENT", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=100))]
    load: u32,
    /// Show what would be taken without taking it
    #[arg(long)]
    dry_run: bool,
    /// Do not ask for confirmation
    #[arg(short, long)]
    yes: bool,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    /// The folder of the archive; null: the tasks are in no file.
    to: Option<PathBuf>,
    /// What had expired when the command began.
    expired: Vec<Expired>,
    #[serde(flatten)]
    archived: Archived,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Archive).await?;
    let workflows = workflows(context, &session, &args).await?;
    let expired = preview(&session, &workflows, args.limit).await?;
    let is_decided = args.to.is_some() || args.delete;
    let tasks: u64 = expired.iter().map(Expired::tasks).sum();
    let mut answer =
        Answer { dry_run: args.dry_run || !is_decided, to: None, expired, archived: Archived::default() };
    if answer.dry_run {
        context.answer_of_database("archive.run", &answer, draw).await?;
        if args.dry_run {
            return Ok(Exit::Done);
        }
        return Err(Failure::usage(
            "nothing was archived: the command does not say what becomes of the tasks",
        )
        .hint("add --to DIR to write them to files, or --delete to drop them")
        .into());
    }
    if tasks > 0 && !args.yes {
        let goes = match &args.to {
            Some(folder) => format!("Move {tasks} tasks to files in {}?", folder.display()),
            None => format!("Delete {tasks} tasks? They cannot be restored."),
        };
        let question = format!("{}{goes}", draw_expired(&answer.expired));
        if !input::confirm(&question, "see what it takes with --dry-run, then confirm with --yes")? {
            context.output().note("nothing was archived");
            return Ok(Exit::Failed);
        }
    }
    answer.to = args.to.as_deref().map(usable).transpose()?;
    let by = user();
    let options =
        Options { to: answer.to.as_deref(), limit: args.limit, load: args.load, by: &by, fence: None };
    let interrupted = take(context, &mut session, &workflows, &options, tasks, &mut answer.archived).await?;
    context.answer_of_database("archive.run", &answer, draw).await?;
    Ok(if interrupted { Exit::Interrupted } else { Exit::Done })
}

/// The workflows that the command is about, each with its retention.
async fn workflows(context: &Context, session: &Session, args: &Args) -> Result<Vec<WorkflowRetention>> {
    let (namespace, name) = (args.namespace.as_deref(), args.name.as_deref());
    let workflows = policy::read(session, context.retention(), namespace, name).await?;
    if workflows.is_empty() && (namespace.is_some() || name.is_some()) {
        return Err(Failure::usage("no workflow has this name")
            .hint(format!("list the workflows with `{TASKER} template list`"))
            .into());
    }
    Ok(match args.older_than.map(Retention::of_all) {
        Some(age) => workflows.into_iter().map(|workflow| workflow.older_than(&age)).collect(),
        None => workflows,
    })
}

/// Archives until the first Ctrl-C or SIGTERM, which ends it after the current part. Returns whether there was one.
async fn take(
    context: &Context,
    session: &mut Session,
    workflows: &[WorkflowRetention],
    options: &Options<'_>,
    tasks: u64,
    archived: &mut Archived,
) -> Result<bool> {
    let (told_to_stop, interrupted) = (interruption(1)?, interruption(2)?);
    let bar = context.output().progress(tasks, "tasks");
    let (is_stopped, so_far) = (AtomicBool::new(false), AtomicU64::new(0));
    let goes_on = |progress: &Archived| {
        bar.set_position(progress.tasks + progress.skipped);
        so_far.store(progress.tasks, Ordering::Relaxed);
        !is_stopped.load(Ordering::Relaxed)
    };
    let mut run_key = None;
    let archiving = archive(session, workflows, options, &mut run_key, archived, &goes_on);
    let stopping = async {
        told_to_stop.await;
        is_stopped.store(true, Ordering::Relaxed);
        context.output().note("stopping after the current part; another Ctrl-C stops at once");
        interrupted.await;
    };
    let outcome = tokio::select! {
        outcome = archiving => outcome,
        () = stopping => Err(Failure::new("interrupted").exit(Exit::Interrupted).into()),
    };
    bar.finish_and_clear();
    let tasks = so_far.load(Ordering::Relaxed);
    if outcome.is_err() && tasks > 0 {
        context.output().note(format!("{tasks} tasks were archived before"));
    }
    outcome?;
    Ok(is_stopped.load(Ordering::Relaxed))
}

fn draw(answer: &Answer) -> String {
    if answer.dry_run {
        return draw_expired(&answer.expired);
    }
    let Archived { tasks, steps, skipped, parts, bytes, removed, took_ms } = &answer.archived;
    let took = style::duration(Duration::from_millis(*took_ms));
    let (tasks, steps) = (counted(*tasks, "task", "tasks"), counted(*steps, "step", "steps"));
    let mut text = match &answer.to {
        Some(folder) => format!(
            "{tasks} with {steps} moved to {} ({}, {}) in {took}\n",
            folder.display(),
            counted(parts.len() as u64, "part", "parts"),
            style::bytes(*bytes)
        ),
        None => format!("{tasks} with {steps} deleted in {took}\n"),
    };
    if *skipped > 0 {
        text.push_str(&format!("{} left: locked or changed meanwhile\n", counted(*skipped, "task", "tasks")));
    }
    for path in removed {
        text.push_str(&format!("removed {}, left by an interrupted run\n", path.display()));
    }
    text
}

fn draw_expired(expired: &[Expired]) -> String {
    if expired.is_empty() {
        return format!("no task has expired; see what is kept, and why: {TASKER} archive status\n");
    }
    let row = |of: &Expired| {
        vec![
            style::one_line(&of.workflow, usize::MAX),
            style::grouped(of.complete),
            style::grouped(of.error),
            style::grouped(of.cancelled),
            style::grouped(of.steps),
            of.first_task_id.to_string(),
            of.last_task_id.to_string(),
        ]
    };
    table::draw(
        ["workflow", ">complete", ">in error", ">cancelled", ">steps", ">first task", ">last task"],
        expired.iter().map(row),
    )
}

fn counted(number: u64, one: &str, many: &str) -> String {
    style::count(usize::try_from(number).unwrap_or(usize::MAX), one, many)
}
