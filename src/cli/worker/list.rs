//! `tasker worker list`.

use serde::Serialize;

use crate::cli::Context;
use crate::db::Purpose;
use crate::db::queries::workers::{Worker, list_workers};
use crate::error::{Exit, Result, TASKER};
use crate::report::{style, table};

/// List the workers of a database
///
/// A worker whose heartbeat is older than its lease is lost; another worker takes back its steps.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker worker list
  tasker worker list --format json")]
pub struct Args {}

#[derive(Serialize)]
struct Answer {
    workers: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    worker: Worker,
    state: &'static str,
}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let workers = list_workers(&session).await?.into_iter();
    let answer = Answer { workers: workers.map(|worker| Row { state: worker.state(), worker }).collect() };
    context.answer("worker.list", &answer, |answer| draw(&answer.workers))
}

fn draw(workers: &[Row]) -> String {
    if workers.is_empty() {
        return format!("no workers; start one with `{TASKER} worker run`");
    }
    let rows = workers.iter().map(|Row { worker, state }| {
        let silent = std::time::Duration::try_from_secs_f64(worker.silent_seconds).unwrap_or_default();
        vec![
            worker.worker_id.to_string(),
            (*state).to_owned(),
            worker.host.clone(),
            worker.pid.to_string(),
            served(worker),
            format!("{}/{}", worker.running_steps, worker.concurrency),
            format!("{} ago", style::duration(silent)),
        ]
    });
    table::draw([">worker", "state", "host", ">pid", "queues", ">running", "heartbeat"], rows)
}

/// The queues, and the namespaces if it is limited to some.
fn served(worker: &Worker) -> String {
    let queues = worker.queues.as_ref().map_or("all".to_owned(), |queues| queues.join(", "));
    match &worker.namespaces {
        Some(namespaces) => format!("{queues} (only {})", namespaces.join(", ")),
        None => queues,
    }
}
