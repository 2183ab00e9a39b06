//! Completion in a shell: commands and flags, and the tasks, steps, workflows, queues and namespaces of the database.
//!
//! The shell runs the program with `COMPLETE` set and waits for it, so the database has a second to answer. Without an
//! answer there are no names, and no error; the private PostgreSQL is never started for it.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::time::Duration;

use clap::FromArgMatches;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::CompleteEnv;

use super::{Context, GlobalArgs};
use crate::db::queries::templates::WorkflowVersion;
use crate::db::{Purpose, Session};
use crate::engine::inspect::{self, Filter};
use crate::engine::{queues, templates};
use crate::error::Result;
use crate::private_pg::{Cluster, State};

/// How long a person who has pressed Tab waits.
const DEADLINE: Duration = Duration::from_secs(1);
/// The most tasks that are offered, newest first.
const TASKS: u16 = 50;

/// What an argument names.
#[derive(Clone, Copy)]
enum Names {
    Tasks,
    Steps,
    Workflows,
    Queues,
    Namespaces,
}

/// Answers a shell that asks for completions, and ends the process; does nothing otherwise.
pub fn answer_shell() {
    CompleteEnv::with_factory(|| completed(super::command(), "")).complete();
}

/// A command whose arguments complete names of the database; `noun` is that of the command.
fn completed(command: clap::Command, noun: &str) -> clap::Command {
    let noun = noun.to_owned();
    let inner: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let command = inner.into_iter().fold(command, |command, name| {
        let noun = if noun.is_empty() { name.clone() } else { noun.clone() };
        command.mut_subcommand(name, |inner| completed(inner, &noun))
    });
    command.mut_args(|argument| match named_by(&noun, argument.get_id().as_str()) {
        Some(names) => argument.add(ArgValueCompleter::new(move |typed: &OsStr| candidates(names, typed))),
        None => argument,
    })
}

fn named_by(noun: &str, argument: &str) -> Option<Names> {
    Some(match (noun, argument) {
        // They are not in the database any more.
        ("archive", "task") => return None,
        (_, "task" | "tasks") => Names::Tasks,
        ("step", "step" | "steps") => Names::Steps,
        ("queue" | "worker", "queue") => Names::Queues,
        (_, "namespace" | "namespaces") => Names::Namespaces,
        ("template", "name" | "workflow") | ("task", "template") => Names::Workflows,
        _ => return None,
    })
}

fn candidates(names: Names, typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return Vec::new();
    };
    let found = runtime.block_on(async { tokio::time::timeout(DEADLINE, look_up(names, typed)).await });
    // A host name that is looked up in vain would hold up the exit.
    runtime.shutdown_background();
    let found = found.ok().and_then(Result::ok).unwrap_or_default();
    let fitting = found.into_iter().filter(|(name, _)| name.starts_with(typed));
    fitting.map(|(name, help)| CompletionCandidate::new(name).help(Some(help.into()))).collect()
}

/// Names with a word about each.
type Found = Vec<(String, String)>;

async fn look_up(names: Names, typed: &str) -> Result<Found> {
    let Some(session) = session().await? else { return Ok(Vec::new()) };
    Ok(match names {
        Names::Tasks => tasks(&session).await?,
        Names::Steps => match typed.split_once('/') {
            Some((task, _)) => steps(&session, task).await?,
            None => tasks(&session).await?.into_iter().map(|(id, help)| (format!("{id}/"), help)).collect(),
        },
        Names::Queues => {
            let queues = queues::list(&session).await?.into_iter();
            queues.map(|queue| (queue.queue, format!("{} ready", queue.ready_steps))).collect()
        }
        Names::Workflows => {
            let workflows = templates::list(&session, None).await?.into_iter();
            let both = |workflow: WorkflowVersion| {
                [format!("{}/{}", workflow.namespace, workflow.name), workflow.name]
            };
            let names: BTreeSet<String> = workflows.flat_map(both).collect();
            names.into_iter().map(|name| (name, String::new())).collect()
        }
        Names::Namespaces => {
            let workflows = templates::list(&session, None).await?.into_iter();
            let names: BTreeSet<String> = workflows.map(|workflow| workflow.namespace).collect();
            names.into_iter().map(|name| (name, String::new())).collect()
        }
    })
}

async fn tasks(session: &Session) -> Result<Found> {
    let filter = Filter { limit: TASKS, ..Filter::default() };
    let list = inspect::list_tasks(session, &filter).await?;
    let tasks = list.map(|list| list.tasks).unwrap_or_default().into_iter();
    let help = |task: &crate::model::task::TaskSummary| {
        format!("{} {}/{}", task.state.as_str(), task.namespace, task.name)
    };
    Ok(tasks.map(|task| (task.task_id.to_string(), help(&task))).collect())
}

async fn steps(session: &Session, task: &str) -> Result<Found> {
    let task_id = inspect::find_task(session, task).await?;
    let steps = inspect::task_tree(session, task_id).await?.steps.into_iter();
    Ok(steps.map(|step| (format!("{task}/{}", step.name), step.state.as_str().to_owned())).collect())
}

/// The database of the command line that is being typed; none if that is a private one that does not run.
async fn session() -> Result<Option<Session>> {
    let typed = words_typed(std::env::args_os());
    let matches = super::command().ignore_errors(true).try_get_matches_from(typed)?;
    let global = GlobalArgs::from_arg_matches(&matches)?;
    let context = Context::new(global, "tasker completion".to_owned(), false)?;
    if context.named().is_none() && !matches!(Cluster::of_user()?.state()?, State::Running { .. }) {
        return Ok(None);
    }
    context.unchecked_session(Purpose::Command).await.map(Some)
}

/// The words after the `--` that the shell puts before them.
fn words_typed(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    arguments.skip_while(|word| word != "--").skip(1).collect()
}
