//! `tasker task submit`.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::Value;

use crate::cli::Context;
use crate::db::queries::task_progress::Progress;
use crate::db::{Purpose, Session};
use crate::engine::submit::batch::{Defaults, submit_batch};
use crate::engine::submit::follow::until_ended;
use crate::engine::submit::{NewTask, dedupe_identity, submit};
use crate::engine::templates;
use crate::error::{Exit, Failure, Result};
use crate::model::state::State;
use crate::model::template::TemplateName;
use crate::report::style::count;

/// More bars than this are one bar.
const MOST_BARS: usize = 10;

/// Submit a task, or many
///
/// TEMPLATE is [NAMESPACE/]NAME[@VERSION]: the namespace is `default` unless
/// named, the version the highest applied.
///
/// A batch is a file with one JSON object on each line, all optional: template,
/// context, tags, priority, identity, initiator, source_system, reason. Flags
/// fill in what a line leaves out. It is submitted as a whole or not at all.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker task submit shop/order@1.0.0 --context '{\"order_id\": 7}'
  tasker task submit order --context @order.json --identity order-7 --wait
  tasker task submit order --batch orders.jsonl
  generate-orders | tasker task submit order --batch - --dedupe")]
pub struct Args {
    /// Workflow to run
    #[arg(required_unless_present = "batch")]
    template: Option<TemplateName>,
    /// Input of the task: JSON, @FILE, or - for standard input
    #[arg(long, value_name = "JSON|@FILE|-")]
    context: Option<String>,
    /// Tag to find the task by; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Added to the priority of every step; higher goes first
    #[arg(long, value_name = "N", default_value_t = 0, allow_negative_numbers = true,
          value_parser = clap::value_parser!(i16).range(-1000..=1000))]
    priority: i16,
    /// Who asks for it
    #[arg(long, value_name = "NAME")]
    initiator: Option<String>,
    /// The system it comes from
    #[arg(long, value_name = "NAME")]
    source_system: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Name of the task: a second submission under it returns the first task
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["dedupe", "batch"])]
    identity: Option<String>,
    /// Return the first task of the same definition and context, if there is one
    #[arg(long)]
    dedupe: bool,
    /// Submit every line of a JSON-lines file, or - for standard input
    #[arg(long, value_name = "FILE")]
    batch: Option<String>,
    /// Follow the tasks to their end; exit 1 unless all complete
    #[arg(long)]
    wait: bool,
    /// Check everything, submit nothing
    #[arg(long, conflicts_with = "wait")]
    dry_run: bool,
}

#[derive(Serialize)]
struct OneAnswer {
    task_id: Option<i64>,
    identity: Option<String>,
    template: String,
    is_new: bool,
    dry_run: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
}

#[derive(Serialize)]
struct BatchAnswer {
    new_tasks: usize,
    existing_tasks: usize,
    dry_run: bool,
    task_ids: Vec<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completed_tasks: Option<usize>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let task = NewTask {
        context: args.context.as_deref().map(read_context).transpose()?,
        tags: args.tags.clone(),
        priority: args.priority,
        initiator: args.initiator.clone(),
        source_system: args.source_system.clone(),
        reason: args.reason.clone(),
        identity: args.identity.clone(),
    };
    task.check()?;
    match &args.batch {
        Some(file) => run_batch(context, &args, file, task).await,
        None => run_one(context, &args, task).await,
    }
}

async fn run_one(context: &Context, args: &Args, mut task: NewTask) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let name = args.template.as_ref().expect("clap asks for it without --batch");
    let template = templates::find(&session, name).await?;
    if args.dedupe {
        task.identity = Some(dedupe_identity(&template, task.context.as_ref()));
    }
    let full_name = TemplateName { version: Some(template.template.version.clone()), ..name.clone() };
    let mut answer = OneAnswer {
        task_id: None,
        identity: task.identity.clone(),
        template: full_name.to_string(),
        is_new: true,
        dry_run: args.dry_run,
        state: None,
    };
    if !args.dry_run {
        let submitted = submit(&session, template.named_task_id, &[task]).await?.remove(0);
        answer.task_id = Some(submitted.task_id);
        answer.identity = Some(submitted.identity);
        answer.is_new = submitted.is_new;
        if args.wait {
            let steps = template.template.steps.len() as u64;
            answer.state = Some(follow(context, &session, &[submitted.task_id], Some(steps)).await?[0].state);
        }
    }
    context.output().answer("task.submit", &answer, draw_one)?;
    Ok(exit_of(answer.state.iter().all(|state| *state == State::Complete)))
}

fn draw_one(answer: &OneAnswer) -> String {
    let Some(task_id) = answer.task_id else {
        return format!("would submit a task of {}", answer.template);
    };
    let identity = answer.identity.as_deref().unwrap_or_default();
    let what = match answer.is_new {
        true => format!("task {task_id} submitted: {}", answer.template),
        false => format!("task {task_id} exists already under the identity {identity}"),
    };
    match answer.state {
        None => what,
        Some(State::Complete) => format!("{what}\ntask {task_id} complete"),
        Some(State::Error) => format!("{what}\ntask {task_id} is stuck: `tasker task show {task_id}`"),
        Some(state) => format!("{what}\ntask {task_id} {state}"),
    }
}

async fn run_batch(context: &Context, args: &Args, file: &str, task: NewTask) -> Result<Exit> {
    let (reader, size, source): (Box<dyn BufRead + Send>, u64, &str) = match file {
        "-" => (Box::new(BufReader::new(std::io::stdin())), 0, "standard input"),
        path => {
            let opened = File::open(path)
                .map_err(|error| Failure::usage(format!("cannot read {path}")).caused_by(error))?;
            let size = opened.metadata()?.len();
            (Box::new(BufReader::with_capacity(1 << 20, opened)), size, path)
        }
    };
    let session = context.session(Purpose::Bulk).await?;
    let bar = match size {
        0 => context.output().spinner("submitting"),
        size => context.output().progress(size, "submitting"),
    };
    let defaults = Defaults { template: args.template.clone(), task, dedupe: args.dedupe };
    let batch = submit_batch(&session, reader, source, defaults, args.dry_run, |bytes, tasks| {
        bar.inc(if size == 0 { tasks } else { bytes });
    })
    .await;
    bar.finish_and_clear();
    let batch = batch?;
    let mut answer = BatchAnswer {
        new_tasks: batch.new_tasks,
        existing_tasks: batch.existing_tasks,
        dry_run: args.dry_run,
        task_ids: batch.task_ids,
        completed_tasks: None,
    };
    if args.wait {
        let ended = follow(context, &session, &answer.task_ids, None).await?;
        answer.completed_tasks = Some(ended.iter().filter(|task| task.state == State::Complete).count());
    }
    context.output().answer("task.submit_batch", &answer, |answer| {
        let tasks = count(answer.new_tasks, "task", "tasks");
        let mut text =
            if answer.dry_run { format!("would submit {tasks}") } else { format!("{tasks} submitted") };
        if answer.existing_tasks > 0 {
            text += &format!(", {} existed already", answer.existing_tasks);
        }
        if let Some(completed) = answer.completed_tasks {
            text += &format!("\n{completed} of {} complete", answer.task_ids.len());
        }
        text
    })?;
    Ok(exit_of(answer.completed_tasks.is_none_or(|completed| completed == answer.task_ids.len())))
}

fn exit_of(all_complete: bool) -> Exit {
    if all_complete { Exit::Done } else { Exit::Failed }
}

/// Follows tasks with a bar each while they are few, over their steps where the number is known.
async fn follow(
    context: &Context,
    session: &Session,
    task_ids: &[i64],
    steps: Option<u64>,
) -> Result<Vec<Progress>> {
    let output = context.output();
    let bars = MultiProgress::with_draw_target(output.draw_target());
    let style = ProgressStyle::with_template("{msg:20} {bar:32} {pos:>5}/{len}")
        .expect("the template is well formed");
    let bar = |length, message: String| {
        bars.add(ProgressBar::new(length).with_style(style.clone()).with_message(message))
    };
    let ended = match steps {
        Some(steps) if task_ids.len() <= MOST_BARS => {
            let each: Vec<ProgressBar> = task_ids.iter().map(|id| bar(steps, format!("task {id}"))).collect();
            until_ended(session, task_ids, |progress| {
                let place = task_ids.iter().position(|id| *id == progress.task_id).expect("it was asked for");
                each[place].set_position(steps.saturating_sub(progress.remaining_steps as u64));
            })
            .await
        }
        _ => {
            let all = bar(task_ids.len() as u64, "tasks ended".to_owned());
            until_ended(session, task_ids, |progress| all.inc(u64::from(progress.is_ended()))).await
        }
    };
    let _ = bars.clear();
    ended
}

/// Reads a context given as JSON, `@FILE` or `-`.
fn read_context(given: &str) -> Result<Value> {
    let (text, source) = match given {
        "-" => {
            let mut text = String::new();
            let read = std::io::stdin().read_to_string(&mut text);
            read.map_err(|error| {
                Failure::usage("cannot read the context from standard input").caused_by(error)
            })?;
            (text, "standard input")
        }
        given => match given.strip_prefix('@') {
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|error| {
                    Failure::usage(format!("cannot read the context from {path}")).caused_by(error)
                })?;
                (text, path)
            }
            None => (given.to_owned(), "--context"),
        },
    };
    serde_json::from_str(&text).map_err(|error| {
        Failure::usage(format!("the context in {source} is not JSON"))
            .caused_by(error)
            .hint("--context '{\"order_id\": 7}', --context @FILE, or --context - for standard input")
            .into()
    })
}
