//! `tasker migrate down`.

use std::time::Duration;

use serde::Serialize;

use super::LockArgs;
use crate::cli::duration::range;
use crate::cli::{Context, input};
use crate::error::{Exit, Result, TASKER};
use crate::migrate::down::{self, Outcome};
use crate::migrate::indexes::Set;
use crate::migrate::{Phase, Run};

/// Drop indexes, or move the views back to the previous version
///
/// Drops indexes online: the indexes named, or all that `migrate up` builds. The next `migrate up`
/// builds the lean set again. Moves all views to the previous version in one transaction. Schema
/// versions cannot be reverted, because data written since would be lost. Asks for confirmation first, unless --yes
/// is given.
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
    /// Allow the drop of one index to take this long, including the wait for older transactions (1ms to 30days)
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = range("1ms", "30days"))]
    build_limit: Duration,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    /// The changes made, or to be made in a dry run.
    #[serde(flatten)]
    outcome: Outcome,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { phase, names, dry_run, build_limit, locks } = args;
    let is_refused = phase == Phase::Schema;
    if !dry_run && !is_refused && !context.is_confirmed() && !confirm(phase, &names)? {
        context.output().note("nothing was changed");
        return Ok(Exit::Failed);
    }
    let outcome = super::migrate(context, async |run| {
        down::down(&Run { dry_run, build_limit, ..locks.limits(run) }, phase, &names).await
    });
    let answer = Answer { dry_run, outcome: outcome.await? };
    let exit = context.answer_of_database("migrate.down", &answer, human).await?;
    if answer.outcome.indexes.iter().any(|index| index.set == Set::Lean) && !dry_run {
        context.output().note(format!("tasker's own queries are slow without the lean set; build it again with `{TASKER} migrate up --phase indexes`"));
    }
    Ok(exit)
}

fn confirm(phase: Phase, names: &[String]) -> Result<bool> {
    let question = match (phase, names) {
        (Phase::Indexes, []) => {
            "Drop every index that `migrate up` builds? Queries are slow without them.".to_owned()
        }
        (Phase::Indexes, names) => format!("Drop {}?", names.join(", ")),
        (phase, _) => format!("Revert the {}?", phase.as_str()),
    };
    let words = format!("{TASKER} migrate down --phase {} --dry-run", phase.as_str());
    input::confirm(&question, &format!("preview with `{words}`, then confirm with --yes"))
}

fn human(answer: &Answer) -> String {
    let Outcome { indexes, views } = &answer.outcome;
    if indexes.is_empty() && views.is_empty() {
        return "nothing to revert".to_owned();
    }
    let (dropped, replaced) =
        if answer.dry_run { ("would drop", "would replace") } else { ("dropped", "replaced") };
    let indexes = indexes.iter().map(|index| format!("{dropped} index {}\n", index.name));
    let views = views.iter().map(|view| format!("{replaced} {}\n", super::views::describe(view)));
    indexes.chain(views).collect()
}
