//! `tasker queue bind`.

use serde::Serialize;

use crate::cli::Context;
use crate::cli::context::user;
use crate::db::Purpose;
use crate::engine::queues;
use crate::error::{Exit, Result};
use crate::model::queue::Changed;
use crate::report;

/// Bind a queue to namespaces, so that it takes the steps of no other namespace
///
/// A workflow of another namespace with a step in this queue is refused when it is applied and when it is
/// submitted. Workers claim none of its steps that wait in the queue; steps that are running continue. Binding a
/// queue again replaces its namespaces. It takes the rights of the tables' owner.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker queue bind payments --namespace shop
  tasker queue bind payments --namespace shop,billing
  tasker queue list                             show the namespaces of bound queues
  tasker queue unbind payments")]
pub struct Args {
    /// Name of the queue; no workflow has to name it yet
    #[arg(value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    queue: String,
    /// Take the steps of this namespace; can be repeated
    #[arg(long = "namespace", value_name = "NAME", required = true, value_delimiter = ',',
          value_parser = clap::builder::NonEmptyStringValueParser::new())]
    namespaces: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Answer {
    #[serde(flatten)]
    pub(super) changed: Changed,
    /// Other namespaces that have workflows with steps in the queue.
    shut_out: Vec<String>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let answer = bind(context, &args.queue, &args.namespaces).await?;
    context.answer("queue.bind", &answer, |answer| report::queue::binding(&answer.changed, &answer.shut_out))
}

pub(super) async fn bind(context: &Context, queue: &str, namespaces: &[String]) -> Result<Answer> {
    let session = context.session(Purpose::Command).await?;
    let (changed, shut_out) = queues::bind(&session, queue, namespaces, &user()).await?;
    Ok(Answer { changed, shut_out })
}
