//! `tasker task stats`.

use jiff::Timestamp;

use crate::cli::Context;
use crate::engine::inspect::{self, Filter};
use crate::error::{Exit, Failure, Result, TASKER};
use crate::model::stats::TaskStats;
use crate::model::time::parse_since;
use crate::report::stats;

/// Count the attempts at steps, and measure how long they waited and ran
///
/// Reads the attempts of the newest tasks from their history, at most --limit tasks and 20,000 steps, and tells when
/// there are more. The wait is that before the first attempt, from when the step was ready. The bars show the 95th
/// percentiles: waiting ░, running █.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task stats
  tasker task stats --workflow shop/order --since 1d --limit 10000
  tasker task stats --format json | jq '.steps[] | select(.failures > 0)'")]
pub struct Args {
    /// Only read tasks of workflows with this name, as NAME or NAMESPACE/NAME
    #[arg(long, value_name = "NAME")]
    workflow: Option<String>,
    /// Only read tasks of workflows in this namespace
    #[arg(long)]
    namespace: Option<String>,
    /// Only read tasks requested since this time: an age (90m, 3d), a date (2026-11-23) or a timestamp (2026-11-23T08:00:00Z)
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = |text: &str| parse_since(text, Timestamp::now()))]
    since: Timestamp,
    /// Read at most this many tasks, the newest (1 to 10,000)
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    limit: u16,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let (namespace, name) = workflow(args.namespace, args.workflow)?;
    let filter = Filter { namespace, name, limit: args.limit, ..Filter::default() };
    let output = context.output();
    let read = context.read(async |session| inspect::step_stats(session, &filter, args.since).await).await?;
    let read = read.map(|stats| {
        stats.unwrap_or_else(|| {
            output
                .note(format!("no workflow has this name; list the workflows with `{TASKER} template list`"));
            TaskStats { since: args.since, tasks: 0, steps_read: 0, is_partial: false, steps: Vec::new() }
        })
    });
    output.answer("task.stats", &read, |read| read.drawn(stats::draw))?;
    if read.value.is_partial && !output.is_json() {
        let (tasks, steps) = (read.value.tasks, read.value.steps_read);
        output.note(format_args!(
            "these are the newest {steps} steps of {tasks} tasks; there are older ones: shorten --since, or raise --limit (at most 10,000 tasks and 20,000 steps are read)"
        ));
    }
    Ok(Exit::Done)
}

/// The namespace and the name of workflows.
fn workflow(namespace: Option<String>, named: Option<String>) -> Result<(Option<String>, Option<String>)> {
    let Some((of_name, name)) = named.as_deref().and_then(|named| named.split_once('/')) else {
        return Ok((namespace, named));
    };
    if namespace.is_some_and(|namespace| namespace != of_name) {
        return Err(Failure::usage("--workflow and --namespace name two namespaces")
            .hint(format!("leave --namespace out: `{TASKER} task stats --workflow NAMESPACE/NAME`"))
            .into());
    }
    Ok((Some(of_name.to_owned()), Some(name.to_owned())))
}
