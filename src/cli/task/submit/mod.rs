//! `tasker task submit`.

mod batch;
mod follow;
mod one;

use std::io::{IsTerminal, Read};

use serde_json::Value;

use crate::cli::Context;
use crate::engine::submit::NewTask;
use crate::error::{Exit, Failure, Result};
use crate::model::template::TemplateName;
use crate::report::Output;

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

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    if args.batch.as_deref() == Some("-") && args.context.as_deref() == Some("-") {
        return Err(Failure::usage("standard input cannot be the batch and the context at once")
            .hint("put the context in a file: --context @FILE")
            .into());
    }
    let given = args.context.as_deref();
    let task = NewTask {
        context: given.map(|given| read_context(given, *context.output())).transpose()?,
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

/// Reads a context given as JSON, `@FILE` or `-`.
fn read_context(given: &str, output: Output) -> Result<Value> {
    let cannot_read = |source: &str, error: std::io::Error| {
        Failure::usage(format!("cannot read the context from {source}")).caused_by(error)
    };
    let (text, source) = match given {
        "-" => {
            explain_terminal(output);
            let mut text = String::new();
            let source = "standard input";
            std::io::stdin().read_to_string(&mut text).map_err(|error| cannot_read(source, error))?;
            (text, source)
        }
        given => match given.strip_prefix('@') {
            Some(path) => (std::fs::read_to_string(path).map_err(|error| cannot_read(path, error))?, path),
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

/// Whoever types the input by hand should know that they are asked to.
fn explain_terminal(output: Output) {
    if std::io::stdin().is_terminal() {
        output.note("reading standard input; Ctrl-D ends it");
    }
}
