//! `tasker migrate adopt finish`.

use anyhow::Context as _;
use serde::Serialize;

use super::run_phase;
use crate::checks::indexes::{Depth, Index, Origin, check, is_covered_by_any};
use crate::cli::migrate::LockArgs;
use crate::cli::{Context, input};
use crate::db::Purpose;
use crate::db::queries::indexes::{IndexRow, list_indexes};
use crate::error::{Exit, Result, TASKER};
use crate::migrate::adopt::finish::{self, Finished};

/// Remove what only the engine used: indexes, foreign keys, functions, the guard
///
/// Drops, online and one by one, the engine's indexes that enforce nothing and that no query of tasker uses, by the plans
/// of all its queries; `tasker check indexes` prints what each costs. Then drops foreign keys that tasker's own tables
/// have not, the engine's functions, and the guard against a forgotten writer, in one transaction. Asks for
/// confirmation: nothing of it can be undone.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate adopt finish --dry-run\n  \
    tasker migrate adopt finish --keep-index tasks_context_idx\n  \
    tasker migrate adopt finish --yes")]
pub struct Args {
    /// Keep this index of the engine; can be repeated
    #[arg(long = "keep-index", value_name = "INDEX")]
    kept: Vec<String>,
    /// Show what would be removed without removing it
    #[arg(long)]
    dry_run: bool,
    /// Do not ask for confirmation
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    #[serde(flatten)]
    finished: Finished,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { kept, dry_run, yes, locks } = args;
    let (target, schema) = (context.target().await?, context.schema());
    let planned = run_phase(context, dry_run, &locks, async |run| {
        let session = context.unchecked_session(Purpose::Command).await?;
        // Before the plans of every query.
        let planned = finish::plan(&run, &session, Vec::new()).await?;
        if planned.was_done {
            return Ok(planned);
        }
        let report = check(&session, target, schema, Depth::Uses).await?;
        let rows = list_indexes(&session, schema, &[]).await.context("reading the indexes")?;
        let twins = finish::twins_of_keys(&rows);
        let enforces = |index: &Index| index.is_unique && !twins.contains(&index.name.as_str());
        let stays = |index: &Index| matches!(index.set, Origin::Key | Origin::Lean) || enforces(index);
        // Of two indexes that answer the same the planner takes either.
        let row_of = |index: &Index| rows.iter().find(|row| row.name == index.name);
        let staying: Vec<&IndexRow> =
            report.indexes.iter().filter(|index| stays(index)).filter_map(row_of).collect();
        let is_covered = |index: &Index| row_of(index).is_some_and(|row| is_covered_by_any(row, &staying));
        let unused = report.indexes.iter().filter(|index| {
            let is_needed = !index.queries.is_empty() && !is_covered(index);
            index.set == Origin::Other && !is_needed && !enforces(index) && !kept.contains(&index.name)
        });
        let on_ours = unused.filter(|index| crate::migrate::adopt::TABLES.contains(&index.table.as_str()));
        Ok(Finished { indexes: on_ours.map(|index| index.name.clone()).collect(), ..planned })
    });
    let finished = planned.await?;
    let answer = Answer { dry_run, finished };
    if answer.finished.was_done || dry_run {
        return context.answer_of_database("migrate.adopt.finish", &answer, draw).await;
    }
    if !yes {
        let question = format!(
            "{}\nRemove this? It cannot be undone.",
            draw(&Answer { dry_run: true, finished: answer.finished.clone() })
        );
        if !input::confirm(
            &question,
            &format!(
                "see what it removes with `{TASKER} migrate adopt finish --dry-run`, then confirm with --yes"
            ),
        )? {
            context.output().note("nothing was removed");
            return Ok(Exit::Failed);
        }
    }
    run_phase(context, dry_run, &locks, async |run| finish::finish(&run, &answer.finished).await).await?;
    context.answer_of_database("migrate.adopt.finish", &answer, draw).await
}

fn draw(answer: &Answer) -> String {
    let Finished { was_done, indexes, remains, keys } = &answer.finished;
    if *was_done {
        return "the adoption is finished already".to_owned();
    }
    let verb = if answer.dry_run { "would drop" } else { "dropped" };
    let indexes = indexes.iter().map(|name| format!("{verb} index {name}\n"));
    let remains = remains.iter().map(|remain| format!("{verb} {} {}\n", remain.kind, remain.name));
    let guard = format!("{verb} the guard against other writers\n");
    let verb = if answer.dry_run { "would rename" } else { "renamed" };
    let keys = keys.iter().map(|key| format!("{verb} index {} to {}\n", key.name, key.becomes));
    indexes.chain(remains).chain([guard]).chain(keys).collect()
}
