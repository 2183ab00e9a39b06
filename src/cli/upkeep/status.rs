//! `tasker upkeep status`.

use jiff::Timestamp;
use serde::Serialize;

use crate::cli::Context;
use crate::cli::expiry::ExpiryArgs;
use crate::db::Purpose;
use crate::db::queries::upkeep::{UpkeepLease, list_jobs, upkeep_lease};
use crate::engine::upkeep::{Job, Setup};
use crate::error::{Exit, Result, TASKER};
use crate::report::{style, table};

/// Show who does the upkeep, and the last run of each job
///
/// A run that did nothing is recorded at most once a minute.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker upkeep status
  tasker upkeep status --format json | jq '.jobs[] | select(.failure)'")]
pub struct Args {}

#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    lease: UpkeepLease,
    jobs: Vec<Row>,
    as_of: Timestamp,
}

#[derive(Serialize)]
struct Row {
    job: Job,
    /// How much there is to do.
    backlog: i64,
    /// Of its last run; null: it has not run yet.
    began_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    done: Option<i64>,
    /// Null: it did not fail.
    failure: Option<String>,
    /// When it last failed.
    failed_at: Option<Timestamp>,
}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let lease = upkeep_lease(&session).await?;
    let runs = list_jobs(&session).await?;
    // A worker may have flags of its own.
    let setup =
        Setup { connect: context.worker_connector().await?, expiry: ExpiryArgs::default().expiry(context)? };
    let mut jobs = Vec::new();
    let has_run = |job: Job| runs.iter().any(|run| run.job == job.as_str());
    for job in Job::ALL.into_iter().filter(|job| has_run(*job) || Job::of(&setup).any(|one| one == *job)) {
        let run = runs.iter().find(|run| run.job == job.as_str());
        jobs.push(Row {
            job,
            backlog: job.backlog(&session, &setup).await?,
            began_at: run.map(|run| run.began_at),
            ended_at: run.map(|run| run.ended_at),
            done: run.map(|run| run.done),
            failure: run.and_then(|run| run.failure.clone()),
            failed_at: run.and_then(|run| run.failed_at),
        });
    }
    context.answer("upkeep.status", &Answer { lease, jobs, as_of: Timestamp::now() }, draw)
}

fn draw(answer: &Answer) -> String {
    let holder = match &answer.lease {
        UpkeepLease { holder: Some(holder), held_since: Some(since), .. } => format!(
            "{} does the upkeep, since {}",
            style::one_line(holder, 80),
            style::ago(*since, answer.as_of)
        ),
        _ => format!("nobody does the upkeep: start a worker, or run `{TASKER} upkeep run`"),
    };
    let rows = answer.jobs.iter().map(|row| {
        let ended = row.ended_at.map_or("never".to_owned(), |at| style::ago(at, answer.as_of));
        let done = row.done.map_or(String::new(), |done| done.to_string());
        let outcome = match (&row.failure, row.ended_at) {
            (Some(failure), _) => format!("failed: {failure}"),
            (None, Some(_)) => "done".to_owned(),
            (None, None) => String::new(),
        };
        vec![row.job.to_string(), row.backlog.to_string(), ended, done, outcome]
    });
    format!("{holder}\n\n{}", table::draw(["job", ">waiting", "last run", ">did", "outcome"], rows))
}
