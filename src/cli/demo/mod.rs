//! `tasker demo`.

mod example;
mod next;
mod progress;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context as _;
use serde::Serialize;
use tokio::sync::watch;

use self::example::Folder;
use self::next::Next;
use crate::cli::Context;
use crate::cli::context::connector;
use crate::db::{self, Purpose, Source, Target, scratch};
use crate::engine::submit::{NewTask, submit};
use crate::engine::worker::{self, Options, Stop, Summary};
use crate::engine::{inspect, templates};
use crate::error::{Exit, Failure, Given, Result, TASKER, set_given};
use crate::handlers::command::is_first_warning;
use crate::migrate;
use crate::model::state::State;
use crate::model::task::TaskTree;
use crate::model::template::TemplateName;
use crate::private_pg::Cluster;
use crate::report::Output;
use crate::report::tree::{self, Detail};

/// Dropped and created again by each run; nothing else uses it.
const DATABASE: &str = "tasker_demo";
const SCHEMA: &str = "public";

/// Run an example workflow from start to finish in under a minute
///
/// Turns four years of weather data for Seattle from a CSV file into a written report, on your private
/// PostgreSQL. Each run drops the database tasker_demo and creates it again. One step fails and
/// succeeds after its backoff; at the end, one step stays stuck on purpose. The demo runs only commands
/// that you can type yourself, and prints each of them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tasker demo\n  tasker demo --format json")]
pub struct Args {}

#[derive(Serialize)]
struct Answer {
    database: &'static str,
    database_url: String,
    /// The file with the report.
    report: String,
    took_ms: u64,
    worker: Summary,
    task: TaskTree,
    /// Commands to try.
    next: Vec<Next>,
}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let output = *context.output();
    let started = Instant::now();
    refuse_named_database(context)?;
    let server = Target::from_url(&context.private_server()?, Source::Private)?;
    let database_url = Cluster::of_user()?.paths().url_of(DATABASE);
    // The commands that the report and the worker print are for this database.
    set_given(Given { flags: vec![("--database-url", Some(database_url.clone()))], ..Given::default() });
    let folder = Folder::claim(Cluster::of_user()?.paths())?;

    output.note(format_args!("create the database {DATABASE}"));
    let target = scratch::recreate(&server, DATABASE).await?;
    announce(output, "migrate up", "create its tables");
    migrate::up(&migrate::Run::new(&target, SCHEMA), &migrate::Scope::default()).await?;

    let mut session = db::connect(&target, SCHEMA, Purpose::Command).await?;
    announce(output, "template apply workflow.yaml", "store the workflow");
    let name = apply(&mut session, folder.path()).await?;
    announce(output, &format!("task submit {name}"), "submit a task");
    let task = NewTask { reason: Some("tasker demo".to_owned()), ..NewTask::default() };
    let task_id = submit(&session, &name, &[task]).await?.remove(0).task_id;

    announce(output, "worker run --drain", "run a worker until no step can run");
    // The step that needs it fails on purpose.
    is_first_warning("STATION_TOKEN");
    // The example's commands are looked up where the worker runs.
    std::env::set_current_dir(folder.path()).context("entering the folder of the example")?;
    let (_running, stop) = watch::channel(Stop::No);
    let options = Options { drain: true, ..Options::default() };
    let work = worker::run(connector(Arc::new(target), SCHEMA), options, progress::observer(output), stop);
    let worker = progress::show_during(work, output, &session, task_id).await?;

    let answer = Answer {
        database: DATABASE,
        report: folder.report().display().to_string(),
        took_ms: started.elapsed().as_millis() as u64,
        worker,
        task: inspect::task_tree(&session, task_id).await?,
        next: next::commands(&database_url, task_id, folder.path()),
        database_url,
    };
    output.answer("demo", &answer, human)?;
    check_ending(&answer)?;
    Ok(Exit::Done)
}

/// Refuses a database named with a flag; one that the environment names for other
/// commands is ignored.
fn refuse_named_database(context: &Context) -> Result<()> {
    match context.named().map(|target| target.source) {
        Some(Source::Flag) => Err(Failure::usage(
            "the demo creates and drops databases, so it runs only on the private PostgreSQL",
        )
        .hint("leave out --database-url and run `tasker demo`")
        .into()),
        Some(source) => {
            context.output().note(format_args!("the demo does not use the database of {source}"));
            Ok(())
        }
        None => Ok(()),
    }
}

/// Stores the example's workflow the way `template apply` does.
async fn apply(session: &mut db::Session, folder: &Path) -> Result<TemplateName> {
    let checked = templates::check_files(&[folder.join("workflow.yaml")], None);
    let workflows: Vec<_> = checked.into_iter().filter_map(|file| file.outcome.ok()).collect();
    let applied = templates::apply(session, &workflows).await?;
    let applied = applied.first().ok_or_else(|| {
        Failure::new("the example's workflow has an error")
            .hint(format!("list the errors with `{TASKER} template check {}`", folder.display()))
    })?;
    Ok(TemplateName { namespace: applied.namespace.clone(), name: applied.name.clone(), version: None })
}

fn announce(output: Output, command: &str, what: &str) {
    output.note(format_args!(
        "{}  {}",
        console::pad_str(what, 40, console::Alignment::Left, None),
        console::style(format!("tasker {command}")).for_stderr().dim()
    ));
}

fn human(answer: &Answer) -> String {
    let tree = tree::draw(&answer.task, Detail::All);
    let mut text = format!("{tree}\nThe report: {}\n\nTry next:\n", console::style(&answer.report).bold());
    for Next { what, command } in &answer.next {
        text += &format!("  {}\n  {command}\n", console::style(format!("# {what}")).dim());
    }
    text
}

/// Fails if the demo did not end as planned.
fn check_ending(answer: &Answer) -> Result<()> {
    let stuck_on_purpose = ["publish", "announce"];
    let is_as_it_should = answer
        .task
        .steps
        .iter()
        .all(|step| stuck_on_purpose.contains(&step.name.as_str()) == (step.state != State::Complete));
    if is_as_it_should {
        return Ok(());
    }
    Err(Failure::new("the demo did not end as planned: a step is in an unexpected state")
        .hint(format!("inspect it with `{TASKER} task show {}`", answer.task.task.task_id))
        .into())
}
