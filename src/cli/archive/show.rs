//! `tasker archive show`.

use std::path::PathBuf;

use serde_json::{Map, Value};

use crate::archive::manifest::ManifestWorkflow;
use crate::archive::restore::{self, ArchivedTask};
use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::report::{style, table};

/// Show an archived task
///
/// Reads the newest part of an archive that has the task, after comparing its files with their checksums. With --from,
/// no database is needed. JSON has every row of the task, with the values as PostgreSQL writes them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker archive show 42
  tasker archive show 42 --from /srv/archive --format json | jq '.task.context | fromjson'")]
pub struct Args {
    /// Id of the task
    #[arg(value_name = "TASK_ID")]
    task: i64,
    /// Look in this archive, or in this part of one, without asking the database
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = match args.from {
        Some(_) => None,
        None => Some(context.session(Purpose::Command).await?),
    };
    let part = restore::find(session.as_ref(), args.task, args.from.as_deref()).await?;
    let task = restore::read(&part, args.task)?;
    context.answer("archive.show", &task, draw)
}

fn draw(archived: &ArchivedTask) -> String {
    let ArchivedTask { part, archived_at, workflow, task, transitions, steps, .. } = archived;
    let named = |workflow: &ManifestWorkflow| {
        format!("{}/{}@{}", workflow.namespace, workflow.name, workflow.version)
    };
    let state = |transitions: &mut dyn Iterator<Item = &Map<String, Value>>| {
        transitions.last().map_or("pending", |last| text(last, "to_state")).to_owned()
    };
    let mut drawn = format!(
        "task {}  {}  {}\nrequested {}, archived {} in {}\n",
        text(task, "task_id"),
        style::one_line(&workflow.as_ref().map(named).unwrap_or_default(), usize::MAX),
        state(&mut transitions.iter()),
        style::one_line(text(task, "requested_at"), 60),
        style::timestamp(*archived_at),
        style::one_line(&part.display().to_string(), usize::MAX),
    );
    let row = |step: &Map<String, Value>| {
        let id = text(step, "workflow_step_id");
        let name = workflow.as_ref().and_then(|workflow| workflow.steps.get(text(step, "named_step_id")));
        let mut of_step =
            archived.step_transitions.iter().filter(|transition| text(transition, "workflow_step_id") == id);
        vec![
            id.to_owned(),
            style::one_line(name.map_or("-", String::as_str), 60),
            state(&mut of_step),
            text(step, "attempts").to_owned(),
            style::one_line(text(step, "processed_at"), 60),
            style::one_line(text(step, "results"), 60),
        ]
    };
    drawn.push_str(&table::draw(
        [">step", "name", "state", ">attempts", "ended", "result"],
        steps.iter().map(row),
    ));
    drawn
}

/// A value as its file has it; `-` for a null.
fn text<'a>(row: &'a Map<String, Value>, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or("-")
}
