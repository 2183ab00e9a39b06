//! `tasker upkeep run`.

use serde::Serialize;

use crate::cli::Context;
use crate::cli::context::user;
use crate::cli::expiry::ExpiryArgs;
use crate::db::queries::upkeep::{UpkeepLease, upkeep_lease};
use crate::db::{Purpose, Session};
use crate::engine::upkeep::{Job, JobReport, Lease, Setup, Upkeep};
use crate::error::{Exit, Result};
use crate::report::style;
use crate::report::table;

/// Do the upkeep once, for databases without a worker that runs all the time
///
/// Runs each job once. One worker at a time does the upkeep beside its steps; while one holds its lease, or
/// another command does, this command does nothing and exits with status 0. Exits with status 1 if a job failed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker upkeep run
  tasker upkeep run --dry-run                   show how much there is to do
  * * * * * tasker upkeep run --quiet           in a crontab, once a minute")]
pub struct Args {
    /// Show how much there is to do for each job, without doing it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    expiry: ExpiryArgs,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    /// False: another session holds the lease.
    is_done: bool,
    /// Who held the lease before.
    lease: UpkeepLease,
    jobs: Vec<Row>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Row {
    Ran(JobReport),
    Waits { job: Job, backlog: i64 },
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Bulk).await?;
    let lease = upkeep_lease(&session).await?;
    let setup = Setup { connect: context.worker_connector().await?, expiry: args.expiry.expiry(context)? };
    let jobs = match args.dry_run {
        true => Some(backlogs(&session, &setup).await?),
        false => once(&mut session, setup).await?,
    };
    let is_done = jobs.is_some() && !args.dry_run;
    let jobs = jobs.unwrap_or_default();
    let is_failed = jobs.iter().any(|row| matches!(row, Row::Ran(JobReport { failure: Some(_), .. })));
    let answer = Answer { dry_run: args.dry_run, is_done, lease, jobs };
    let exit = context.answer("upkeep.run", &answer, draw)?;
    Ok(if is_failed { Exit::Failed } else { exit })
}

async fn backlogs(session: &Session, setup: &Setup) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for job in Job::of(setup) {
        rows.push(Row::Waits { job, backlog: job.backlog(session, setup).await? });
    }
    Ok(rows)
}

/// Runs every job. Returns `None` where another session holds the lease.
async fn once(session: &mut Session, setup: Setup) -> Result<Option<Vec<Row>>> {
    let Some(lease) = Lease::take(session, &user(), None).await? else { return Ok(None) };
    let mut upkeep = Upkeep::new(lease, setup);
    let reports = upkeep.run_due(session).await?;
    upkeep.end(session).await?;
    Ok(reports.map(|reports| reports.into_iter().map(Row::Ran).collect()))
}

fn draw(answer: &Answer) -> String {
    if !answer.dry_run && !answer.is_done {
        let holder = answer.lease.holder.as_deref().unwrap_or("another session");
        return format!("nothing done: {} does the upkeep", style::one_line(holder, 80));
    }
    let rows = answer.jobs.iter().map(|row| match row {
        Row::Ran(JobReport { job, done, failure, .. }) => {
            let outcome = failure.as_ref().map_or("done".to_owned(), |text| format!("failed: {text}"));
            vec![job.to_string(), done.to_string(), outcome]
        }
        Row::Waits { job, backlog } => vec![job.to_string(), backlog.to_string(), job.meaning().to_owned()],
    });
    table::draw(["job", if answer.dry_run { ">waiting" } else { ">done" }, ""], rows)
}
