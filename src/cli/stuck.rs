//! `tasker stuck`.

use std::time::Duration;

use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::stuck::{self, Filter};
use crate::error::{Exit, Result};
use crate::model::stuck::Threshold;
use crate::report;

/// List what will not move by itself, over all tasks, with the commands that fix it
///
/// Steps that failed for good, that no live worker will run, or that others wait for in vain, in groups of one root
/// cause and one step of a workflow, the largest first; and queues whose live workers complete nothing. A step that
/// merely waits, for its backoff too, is not stuck. The causes are explained in docs/troubleshooting.md.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker stuck
  tasker stuck --namespace shop --older-than 1h
  tasker stuck --fail-on no_worker --fail-on attempts_exhausted:20      for cron: exits with status 3
  tasker stuck --format json | jq -r '.groups[] | [.cause, .steps, .fix[0]] | @tsv'")]
pub struct Args {
    /// Only what has been stuck for at least so long: 90s, 10m, 2h
    #[arg(long, value_name = "DURATION", value_parser = humantime::parse_duration)]
    older_than: Option<Duration>,
    /// Only steps of this namespace's workflows; queues belong to no namespace and are left out
    #[arg(long, value_name = "NAME")]
    namespace: Option<String>,
    /// Exit with status 3 when this cause keeps N steps or more (1 unless told, 10,000 at most); repeat for several
    #[arg(long, value_name = "CAUSE[:N]")]
    fail_on: Vec<Threshold>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await?;
    let filter = Filter { older_than: args.older_than, namespace: args.namespace };
    let stuck = stuck::stuck(&mut session, &filter).await?;
    context.output().answer("stuck", &stuck, report::stuck::draw)?;
    let reached: Vec<&Threshold> =
        args.fail_on.iter().filter(|limit| stuck.steps(limit.cause) >= limit.steps).collect();
    for limit in &reached {
        let (cause, steps) = (limit.cause.as_str(), stuck.steps(limit.cause));
        context.output().note(format!("{cause}: {steps} found, --fail-on says {} is too many", limit.steps));
    }
    Ok(if reached.is_empty() { Exit::Done } else { Exit::Found })
}
