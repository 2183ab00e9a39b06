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

/// Drop indexes, or move the views back to the previous version
///
/// Drops indexes online: the indexes named, or all that `migrate up` builds. The next `migrate up`
/// builds the lean set again. Moves all views to the previous version in one transaction. Schema
/// versions cannot be reverted, because data written since would be lost.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate down --phase views\n  \
    tasker migrate down --phase indexes --dry-run\n  \
    tasker migrate down --phase indexes index_workflow_steps_retry_logic")]
pub struct Args {
    /// Revert this phase
    #[arg(long, value_parser = super::phases())]
    phase: Phase,
    /// Only drop these indexes; with --phase indexes
    #[arg(value_name = "INDEX")]
    names: Vec<String>,
    /// Show what would be done without doing it
    #[arg(long)]
    dry_run: bool,
    /// Allow the drop of one index to take this long, including the wait for older transactions
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
    /// The indexes dropped, or to be dropped in a dry run.
    indexes: Vec<IndexChange>,
    /// The views moved, or to be moved in a dry run.
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
        output.note("tasker's own queries are slow without the lean set; build it again with `tasker migrate up --phase indexes`");
    }
    Ok(Exit::Done)
}

fn human(answer: &Answer) -> String {
    if answer.indexes.is_empty() && answer.views.is_empty() {
        return "nothing to revert".to_owned();
    }
    let (dropped, replaced) =
        if answer.dry_run { ("would drop", "would replace") } else { ("dropped", "replaced") };
    let indexes = answer.indexes.iter().map(|index| format!("{dropped} index {}\n", index.name));
    let views = answer.views.iter().map(|view| format!("{replaced} {}\n", super::views::describe(view)));
    indexes.chain(views).collect()
}
