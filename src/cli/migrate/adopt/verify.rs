//! `tasker migrate adopt verify`.

use std::slice::from_mut;

use serde::Serialize;

use super::run_phase;
use crate::checks::consistency::{DifferenceCode, Mode, Position, Report, check_all};
use crate::cli::Context;
use crate::cli::context::user;
use crate::cli::migrate::LockArgs;
use crate::db::Purpose;
use crate::error::{Exit, Failure, Result, TASKER};
use crate::migrate::adopt::open::{self, Opened};
use crate::report::style::count;

/// Compare every task, then let tasker work
///
/// Compares flags, counters and queues of all tasks with their histories, as `check consistency` does, and the
/// number of tasks and steps in each state with those before the cut-over. If nothing differs, it records the
/// versions of the schema: from then on every command works, and workers can start. Exits with status 3 if
/// something differs.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate adopt verify\n  \
    tasker migrate adopt verify --dry-run")]
pub struct Args {
    /// Compare without letting tasker work
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    /// Tasks compared.
    compared: u64,
    /// Gaps in histories that the engine has left; they are kept.
    inherited_gaps: usize,
    #[serde(flatten)]
    opened: Opened,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { dry_run, locks } = args;
    let spinner = context.output().spinner("comparing every task");
    let found = run_phase(context, dry_run, &locks, async |run| {
        let was_done = open::accept(&run, &run.session().await?).await?;
        let mut session = context.unchecked_session(Purpose::Comparison).await?;
        let report = match was_done {
            true => Report::default(),
            false => {
                check_all(from_mut(&mut session), Position::default(), Mode::Report, &user(), &|_| true)
                    .await?
            }
        };
        refuse_differences(&report)?;
        Ok((report.tasks, report.inherited_gaps, open::open(&run).await?))
    });
    let (compared, inherited_gaps, opened) = found.await?;
    spinner.finish_and_clear();
    context
        .answer_of_database(
            "migrate.adopt.verify",
            &Answer { dry_run, compared, inherited_gaps, opened },
            draw,
        )
        .await
}

fn refuse_differences(report: &Report) -> Result<()> {
    let Some(first) = report.differences.first() else { return Ok(()) };
    let list = report.differences.iter().take(10).map(|difference| {
        let subject = match (difference.task_id, difference.step_id) {
            (_, Some(step_id)) => format!("step {step_id}"),
            (Some(task_id), None) => format!("task {task_id}"),
            (None, None) => "an entry".to_owned(),
        };
        format!(
            "\n  {subject}: {}: stored {}, derived {}",
            difference.code.as_str(),
            difference.stored,
            difference.derived
        )
    });
    let list: String = list.collect();
    Err(Failure::new(format!("{} differences were found, the first of them\n{}", report.differences.len(), list.trim_start_matches('\n')))
        .hint(match first.code {
            DifferenceCode::MissingTransition => format!("nothing was changed; complete the history by hand (`set tasker.writer = on` lets you write), or `{TASKER} migrate adopt undo`"),
            _ => format!("nothing was changed; report this, or `{TASKER} migrate adopt undo`"),
        })
        .exit(Exit::Found)
        .into())
}

fn draw(answer: &Answer) -> String {
    let Opened { was_done, after, changes, .. } = &answer.opened;
    if *was_done {
        return "everything was verified already".to_owned();
    }
    let states = super::draw_states(after);
    let moves = changes.iter().filter(|(change, _)| change.contains('→'));
    let changes = super::draw_changes(&moves.map(|(change, number)| (change.clone(), *number)).collect());
    let next = match answer.dry_run {
        true => format!("tasker may work once `{TASKER} migrate adopt verify` runs without --dry-run\n"),
        false => {
            format!(
                "tasker may work. Bind each workflow to a file with `{TASKER} template apply`, then let the steps run \
                 that were there before: `{TASKER} queue resume adopted`\n"
            )
        }
    };
    let gaps = match answer.inherited_gaps {
        0 => String::new(),
        gaps => {
            format!("; {} kept as the engine left them", count(gaps, "gap in a history", "gaps in histories"))
        }
    };
    format!(
        "{} tasks compared: no differences{gaps}\n{states}since the cut-over:\n{changes}{next}",
        answer.compared
    )
}
