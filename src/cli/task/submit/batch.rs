//! Submits a batch of tasks.

use std::fs::File;
use std::io::{BufRead, BufReader};

use serde::Serialize;

use super::follow::{ending, follow};
use super::{Args, IfExists};
use crate::cli::Context;
use crate::cli::input::explain_terminal;
use crate::db::Purpose;
use crate::db::queries::tasks::Progress;
use crate::engine::submit::NewTask;
use crate::engine::submit::batch::{Differing, Options, submit_batch};
use crate::engine::submit::lines::Defaults;
use crate::error::{Exit, Failure, Result, TASKER};
use crate::model::state::State;
use crate::report::style::{count, one_line};

/// The most failed tasks to name one by one.
const MOST_NAMED: usize = 5;

#[derive(Serialize)]
struct Answer {
    new_tasks: usize,
    existing_tasks: usize,
    /// Lines whose identity has a task with another context.
    differing: Vec<Differing>,
    dry_run: bool,
    task_ids: Vec<i64>,
    /// Of the tasks, each counted once.
    #[serde(skip_serializing_if = "Option::is_none")]
    completed_tasks: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failed_task_ids: Option<Vec<i64>>,
}

pub async fn run(context: &Context, args: &Args, file: &str, mut task: NewTask) -> Result<Exit> {
    let output = context.output();
    let (reader, size, source): (Box<dyn BufRead + Send>, u64, &str) = match file {
        "-" => {
            explain_terminal(*output);
            (Box::new(BufReader::new(std::io::stdin())), 0, "standard input")
        }
        path => {
            let opened = File::open(path)
                .map_err(|error| Failure::usage(format!("could not read {path}")).caused_by(error))?;
            let size = opened.metadata()?.len();
            (Box::new(BufReader::with_capacity(1 << 20, opened)), size, path)
        }
    };
    let mut session = context.session(Purpose::Bulk).await?;
    args.fields.fill(context, &session, args.template.as_ref(), &mut task).await?;
    let bar = match size {
        0 => output.spinner("tasks submitted"),
        size => output.progress_bytes(size, "submitting"),
    };
    let defaults = Defaults { template: args.template.clone(), task };
    let options = Options { defaults, dedupe: args.dedupe, dry_run: args.dry_run };
    let batch = submit_batch(&mut session, reader, source, options, |bytes, tasks| {
        bar.inc(if size == 0 { tasks } else { bytes });
    })
    .await;
    bar.finish_and_clear();
    let batch = batch?;
    let mut answer = Answer {
        new_tasks: batch.new_tasks,
        existing_tasks: batch.existing_tasks,
        differing: batch.differing,
        dry_run: args.dry_run,
        task_ids: batch.task_ids,
        completed_tasks: None,
        failed_task_ids: None,
    };
    let mut endings = Vec::new();
    if args.wait {
        output.note(outcome(&answer));
        let mut task_ids = answer.task_ids.clone();
        task_ids.sort_unstable();
        task_ids.dedup();
        let ended = follow(context, &session, &task_ids).await?.into_iter();
        let (good, bad): (Vec<Progress>, Vec<Progress>) =
            ended.partition(|task| task.state.satisfies_children());
        answer.completed_tasks = Some(good.len());
        answer.failed_task_ids = Some(bad.iter().map(|task| task.task_id).collect());
        endings = bad.iter().map(|task| (task.task_id, task.state)).collect();
    }
    output.answer("task.submit_batch", &answer, |answer| match answer.completed_tasks {
        None => outcome(answer),
        Some(completed) => summary(completed, &endings),
    })?;
    let is_refused = !answer.differing.is_empty() && args.if_exists == IfExists::Same;
    Ok(match (endings.is_empty(), is_refused) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Conflict,
        (true, false) => Exit::Done,
    })
}

fn outcome(answer: &Answer) -> String {
    let tasks = count(answer.new_tasks, "task", "tasks");
    let existing = match answer.existing_tasks {
        0 => String::new(),
        existing if answer.dry_run => format!(", {existing} exist already"),
        existing => format!(", {existing} existed already"),
    };
    let first = if answer.dry_run {
        format!("would submit {tasks}{existing}")
    } else {
        format!("{tasks} submitted{existing}")
    };
    let mut lines = vec![match answer.differing.len() {
        0 => first,
        differing => format!("{first}, {differing} of them with another content"),
    }];
    lines.extend(answer.differing.iter().take(MOST_NAMED).map(|differing| {
        let Differing { line, identity, task_id } = differing;
        let task = task_id.map_or_else(|| "an earlier line".to_owned(), |task_id| format!("task {task_id}"));
        format!("line {line}: {task} has the identity {:?} and another content", one_line(identity, 80))
    }));
    if answer.differing.len() > MOST_NAMED {
        lines.push(format!("… and {} more: `--format json` lists them", answer.differing.len() - MOST_NAMED));
    }
    lines.join("\n")
}

fn summary(completed: usize, failed: &[(i64, State)]) -> String {
    let mut lines =
        vec![format!("{completed} of {} complete", count(completed + failed.len(), "task", "tasks"))];
    lines.extend(failed.iter().take(MOST_NAMED).map(|(task_id, state)| ending(*task_id, *state)));
    if failed.len() > MOST_NAMED {
        lines.push(format!("… and {} more: `{TASKER} task list --state error`", failed.len() - MOST_NAMED));
    }
    lines.join("\n")
}
