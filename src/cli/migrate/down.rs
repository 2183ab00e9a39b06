//! `tasker migrate down`.

use std::time::Duration;

use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::LockArgs;
use super::progress::Progress;
use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::migrate::indexes::{IndexChange, Set};
use crate::migrate::views::ViewChange;
use crate::migrate::{MigrationEvent, Phase, down};

/// Take back the indexes or the views of a roll-out
///
/// Indexes are dropped while everybody goes on working: those named, or all that
/// `migrate up` builds; its next run builds the lean set again. Views go to the version
/// before, all in one transaction. Versions of the schema are not taken back: what was
/// written since would be lost.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate down --phase views\n  \
    tasker migrate down --phase indexes --dry-run\n  \
    tasker migrate down --phase indexes index_workflow_steps_retry_logic")]
pub struct Args {
    /// What to take back
    #[arg(long, value_parser = super::phases())]
    phase: Phase,
    /// Of the phase `indexes`, only these
    #[arg(value_name = "INDEX")]
    names: Vec<String>,
    /// Print what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// How long dropping one index may take, waiting for older transactions included
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = humantime::parse_duration)]
    build_limit: Duration,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer<'a> {
    database: &'a str,
    schema: &'a str,
    dry_run: bool,
    /// Dropped, or what would be.
    indexes: Vec<IndexChange>,
    /// Moved, or what would be.
    views: Vec<ViewChange>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let target = context.target().await?;
    super::refuse_pooler(target)?;
    let (output, schema) = (context.output(), context.schema());
    let stop = CancellationToken::new();
    let options = down::Options {
        phase: args.phase,
        names: args.names,
        dry_run: args.dry_run,
        wait: args.locks.wait,
        build_limit: args.build_limit,
        lock_retry: args.locks.lock_retry(),
        stop: stop.clone(),
    };
    let progress = Progress::new(*output);
    let hear = |step: MigrationEvent| progress.hear(&step);
    let outcome = tokio::select! {
        outcome = down::down(target, schema, &options, &hear) => outcome?,
        impatient = super::signals(stop) => return impatient,
    };
    let down::Outcome { indexes, views } = outcome;
    let answer = Answer { database: target.database(), schema, dry_run: args.dry_run, indexes, views };
    output.answer("migrate.down", &answer, human)?;
    if answer.indexes.iter().any(|index| index.set == Set::Lean) && !args.dry_run {
        output.note("tasker's own queries are slow without the lean set: `tasker migrate up --phase indexes` builds it again");
    }
    Ok(Exit::Done)
}

fn human(answer: &Answer) -> String {
    if answer.indexes.is_empty() && answer.views.is_empty() {
        return "there is nothing to take back".to_owned();
    }
    let (dropped, replaced) =
        if answer.dry_run { ("would drop", "would replace") } else { ("dropped", "replaced") };
    let indexes = answer.indexes.iter().map(|index| format!("{dropped} index {}\n", index.name));
    let views = answer.views.iter().map(|view| format!("{replaced} {}\n", super::views::describe(view)));
    indexes.chain(views).collect()
}
