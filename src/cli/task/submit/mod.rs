//! `tasker task submit`.

mod batch;
mod fields;
mod follow;
mod one;

use crate::cli::{Context, input};
use crate::engine::submit::NewTask;
use crate::error::{Exit, Failure, Result};
use crate::model::template::TemplateName;

/// Submit one task or a batch of tasks
///
/// TEMPLATE is [NAMESPACE/]NAME[@VERSION]. The namespace defaults to `default`, the version to the
/// highest one applied.
///
/// A batch is a file with one JSON object on each line. All keys are optional: template, context, tags,
/// priority, identity, initiator, source_system, reason. Flags supply the values that a line leaves
/// out. Either the whole batch is submitted or nothing.
#[derive(Debug, clap::Args)]
#[allow(rustdoc::broken_intra_doc_links, reason = "the help's own brackets")]
#[command(after_help = "Examples:
  tasker task submit shop/order@1.0.0 --context '{\"order_id\": 7}'
  tasker task submit order --set order_id=7 --set customer.name=Ada
  tasker task submit order --context @order.json --identity order-7 --wait
  tasker task submit order --batch orders.jsonl
  generate-orders | tasker task submit order --batch - --dedupe")]
pub struct Args {
    /// Run this workflow
    #[arg(required_unless_present = "batch")]
    template: Option<TemplateName>,
    /// Submit the task with this context: JSON, @FILE, or - for standard input
    #[arg(long, value_name = "JSON|@FILE|-")]
    context: Option<String>,
    #[command(flatten)]
    fields: fields::Fields,
    /// Add a tag to find the task by; can be repeated
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Add this number to the priority of every step (-1000 to 1000); higher runs first
    #[arg(long, value_name = "N", default_value_t = 0, allow_negative_numbers = true,
          value_parser = clap::value_parser!(i16).range(-1000..=1000))]
    priority: i16,
    /// Record who requests the task
    #[arg(long, value_name = "NAME")]
    initiator: Option<String>,
    /// Record which system the task comes from
    #[arg(long, value_name = "NAME")]
    source_system: Option<String>,
    /// Record why the task is submitted
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Name the task within its workflow: submitting the same identity again returns the first task
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["dedupe", "batch"])]
    identity: Option<String>,
    /// Return the first task with the same definition and context, if there is one
    #[arg(long)]
    dedupe: bool,
    /// Accept an existing task with this identity if it has the same context, or any
    #[arg(long, value_name = "WHAT", default_value = "same")]
    if_exists: IfExists,
    /// Submit every line of this JSON Lines file, or - for standard input
    #[arg(long, value_name = "FILE")]
    batch: Option<String>,
    /// Follow the tasks until they end; exit with status 1 unless all complete
    #[arg(long)]
    wait: bool,
    /// Check everything without submitting anything
    #[arg(long, conflicts_with = "wait")]
    dry_run: bool,
}

/// What counts as the same task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum IfExists {
    /// Accept the same context; exit with status 5 if it differs
    Same,
    /// Accept any context
    Ok,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    if args.batch.as_deref() == Some("-") && args.context.as_deref() == Some("-") {
        return Err(Failure::usage("standard input cannot be both the batch and the context")
            .hint("write the context to a file and name it with --context @FILE")
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
