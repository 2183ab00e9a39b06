//! `tasker migrate adopt cut-over`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;

use super::run_phase;
use crate::cli::Context;
use crate::cli::context::user;
use crate::cli::migrate::LockArgs;
use crate::error::{Exit, Result, TASKER};
use crate::migrate::adopt::cut_over::{self, CutOver, Options, Running};

/// Change the tables in one transaction, with the application stopped
///
/// Adds tasker's columns, tables, functions and views, gives times their zone, and guards the tables: the
/// statement of a forgotten process of the application fails, with a message that names the process. No table is
/// rewritten; if one would be, everything is rolled back. Refuses while another program is connected, and while
/// a step is in progress unless --in-progress says what such steps are. The queue "adopted", in which everything
/// waits that was there before, is paused.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate adopt cut-over --dry-run\n  \
    tasker migrate adopt cut-over --in-progress pending\n  \
    tasker migrate adopt cut-over --ignore-application pganalyze --lock-timeout 2s")]
pub struct Args {
    /// Take steps that the engine was running as not run yet, as failed once more, or as done
    #[arg(long, value_name = "STATE", value_parser = running())]
    in_progress: Option<Running>,
    /// Let sessions of this application stay connected; can be repeated
    #[arg(long = "ignore-application", value_name = "NAME")]
    ignored: Vec<String>,
    /// Check everything that the cut-over checks without changing anything
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    locks: LockArgs,
}

fn running() -> impl TypedValueParser<Value = Running> {
    PossibleValuesParser::new(Running::ALL.map(Running::as_str))
        .map(|word| Running::of_word(&word).expect("it is one of them"))
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    #[serde(flatten)]
    done: CutOver,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { in_progress, ignored, dry_run, locks } = args;
    let options = Options { running: in_progress, ignored, by: user() };
    let done =
        run_phase(context, dry_run, &locks, async |run| cut_over::cut_over(&run, &options).await).await?;
    context.answer_of_database("migrate.adopt.cut_over", &Answer { dry_run, done }, draw).await
}

fn draw(answer: &Answer) -> String {
    if answer.done.was_done {
        return "the tables are cut over already".to_owned();
    }
    let states = super::draw_states(&answer.done.states);
    if answer.dry_run {
        return format!("{states}nothing forbids the cut-over\n");
    }
    format!("{states}the tables are tasker's; next: `{TASKER} migrate adopt derive`\n")
}
