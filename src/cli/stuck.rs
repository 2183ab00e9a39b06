//! `tasker stuck`.

use std::time::Duration;

use crate::cli::Context;
use crate::cli::duration::range;
use crate::engine::stuck::{self, Filter};
use crate::error::{Exit, Result};
use crate::model::stuck::Threshold;
use crate::report;

/// List stuck steps by root cause, with the command that fixes each
///
/// Lists steps that failed and will not be retried automatically, steps that no live worker will run,
/// and cancelled steps that other steps wait for. The steps are grouped by root cause and by step of a workflow,
/// the largest group first. Queues whose live workers complete nothing are listed too. A step that is
/// only waiting, for example for its backoff, is not stuck. docs/troubleshooting.md explains the
/// causes.
///
/// Reads at most 500 tasks in error (the oldest 250 and the newest) and 500 steps of each queue and priority. If there are
/// more, the numbers have a plus sign; --older-than, --namespace and --fail-on read on where they need to.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker stuck
  tasker stuck --namespace shop --older-than 1h
  tasker stuck --fail-on no_worker --fail-on attempts_exhausted:20      for cron: exit with status 3
  tasker stuck --format json | jq -r '.groups[] | [.cause, .steps, .fix[0]] | @tsv'")]
pub struct Args {
    /// Only list steps and queues stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)
    #[arg(long, value_name = "DURATION", value_parser = range("0s", "3650days"))]
    older_than: Option<Duration>,
    /// Only list steps of workflows in this namespace; queues belong to no namespace and are left out
    #[arg(long, value_name = "NAME")]
    namespace: Option<String>,
    /// Exit with status 3 if this cause affects at least N steps (1 to 10,000, default 1); can be repeated
    #[arg(long, value_name = "CAUSE[:N]")]
    fail_on: Vec<Threshold>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let filter = Filter { older_than: args.older_than, namespace: args.namespace };
    let read =
        context.read_advice(async |session| stuck::stuck(session, &filter, &args.fail_on).await).await?;
    context.output().answer("stuck", &read, |read| read.drawn(report::stuck::draw))?;
    let stuck = &read.value;
    let reached: Vec<&Threshold> = args.fail_on.iter().filter(|limit| stuck.reaches(limit)).collect();
    for limit in &reached {
        let (cause, steps) = (limit.cause.as_str(), stuck.steps(limit.cause));
        context
            .output()
            .note(format!("{cause}: {steps} found, reaching the --fail-on limit of {}", limit.steps));
    }
    Ok(if reached.is_empty() { Exit::Done } else { Exit::Found })
}
