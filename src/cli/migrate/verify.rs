//! `tasker migrate verify`.

use serde::Serialize;

use crate::checks::verify::{CheckResult, Verdict, verify};
use crate::cli::Context;
use crate::cli::check::unasked;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::report::health::phrase;
use crate::report::table;

/// Verify that a roll-out is complete and works
///
/// Run it after the phases schema, indexes and views. Checks that everything is applied and unchanged,
/// that every index is valid, that the program's queries are planned with them and take less than 100
/// ms, that memory suffices, that retries wait for their backoff, and that flags, counters and queues
/// agree with the transitions. Each check passes or fails, with the command that shows more. Plans of
/// nearly empty tables prove only a part: their check reports `partly` and how to check the rest. Exits
/// with status 3 if a check fails, and with 4 if a check could not run. Changes nothing, and can run
/// while workers do.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate up && tasker migrate verify\n  \
    tasker migrate verify --format json | jq '.checks[] | select(.verdict != \"passed\")'")]
pub struct Args {}

#[derive(Serialize)]
struct Answer {
    checks: Vec<CheckResult>,
}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await.map_err(unasked)?;
    let spinner = context.output().spinner("checking");
    let checks =
        verify(&mut session, context.target().await?, context.schema(), &|check| spinner.set_message(check))
            .await
            .map_err(unasked)?;
    spinner.finish_and_clear();
    let answer = Answer { checks };
    context.answer_of_database("migrate.verify", &answer, draw).await?;
    let any = |verdict| answer.checks.iter().any(|check| check.verdict == verdict);
    Ok(if any(Verdict::Failed) {
        Exit::Found
    } else if any(Verdict::Unchecked) {
        Exit::Unreachable
    } else {
        Exit::Done
    })
}

fn draw(answer: &Answer) -> String {
    let rows = answer.checks.iter().map(|check| {
        vec![
            check.name.to_owned(),
            check.verdict.meaning().to_owned(),
            if check.readings.is_empty() {
                check.seen.clone()
            } else {
                check.readings.iter().map(phrase).collect::<Vec<_>>().join("; ")
            },
            format!("`{}`", check.command),
        ]
    });
    table::draw(["check", "verdict", "seen", "more"], rows)
}
