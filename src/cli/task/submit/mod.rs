//! `tasker task submit`.

mod batch;
mod follow;
mod one;

use crate::cli::{Context, input};
use crate::engine::submit::NewTask;
use crate::error::{Exit, Failure, Result};
use crate::model::template::TemplateName;

/// Submit a task, or many
///
/// TEMPLATE is [NAMESPACE/]NAME[@VERSION]: the namespace is `default` unless
/// named, the version the highest applied.
///
/// A batch is a file with one JSON object on each line, all optional: template,
/// context, tags, priority, identity, initiator, source_system, reason. Flags
/// fill in what a line leaves out. It is submitted as a whole or not at all.
#[derive(Debug, clap::Args)]
#[allow(rustdoc::broken_intra_doc_links, reason = "the help's own brackets")]
#[command(after_help = "Examples:
  tasker task submit shop/order@1.0.0 --context '{\"order_id\": 7}'
  tasker task submit order --context @order.json --identity order-7 --wait
  tasker task submit order --batch orders.jsonl
  generate-orders | tasker task submit order --batch - --dedupe")]
pub struct Args {
    /// Workflow to run
    #[arg(required_unless_present = "batch")]
    template: Option<TemplateName>,
    /// Context of the task: JSON, @FILE, or - for standard input
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

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    if args.batch.as_deref() == Some("-") && args.context.as_deref() == Some("-") {
        return Err(Failure::usage("standard input cannot be the batch and the context at once")
            .hint("put the context in a file: --context @FILE")
            .into());
    }
    let given = args.context.as_deref();
    let task = NewTask {
        context: given
            .map(|given| input::read_json(given, "context", "--context", *context.output()))
            .transpose()?,
        tags: args.tags.clone(),
        priority: args.priority,
        initiator: args.initiator.clone(),
        source_system: args.source_system.clone(),
        reason: args.reason.clone(),
        identity: args.identity.clone(),
    };
    task.check()?;
    match &args.batch {
        Some(file) => batch::run(context, &args, file, task).await,
        None => one::run(context, &args, task).await,
    }
}
