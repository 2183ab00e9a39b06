//! `tasker queue list`.

use serde::Serialize;

use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::queues;
use crate::error::{Exit, Result};
use crate::model::queue::Queue;
use crate::report;

/// List queues with their waiting and running steps, workers and pauses
///
/// A queue is listed once a workflow names it. Counts stop at 10,000 ready steps for each priority and
/// handler, and at the first 500 backoffs and claims of all queues; such a count has a plus sign.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker queue list
  tasker queue list --format json | jq -r '.queues[] | select(.paused) | .queue'")]
pub struct Args {}

#[derive(Serialize)]
struct Answer {
    queues: Vec<Queue>,
}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let answer = Answer { queues: queues::list(&session).await? };
    context.answer("queue.list", &answer, |answer| report::queue::list(&answer.queues))
}
