//! `tasker migrate views`.

use serde::Serialize;

use super::LockArgs;
use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::migrate::Run;
use crate::migrate::program::ViewVersion;
use crate::migrate::views::{self, ViewChange, ViewState, ViewStatus};
use crate::report::{style, table};

/// List the views, or move them to another version
///
/// Every view comes in three versions with the same columns and the same results: v1, the naive version
/// to measure against; v2, for queries about all tasks; v3, the default, whose cost depends on the rows
/// requested. All views move in one transaction and in place, which keeps grants and dependent views. A
/// view that was changed by hand is overwritten only with --force.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate views\n  \
    tasker migrate views --to v2 --dry-run\n  \
    tasker migrate views --to v3 --lock-timeout 10s")]
pub struct Args {
    /// Move every view to this version
    #[arg(long, value_name = "VERSION")]
    to: Option<ViewVersion>,
    /// Show what would be replaced without replacing it
    #[arg(long, requires = "to")]
    dry_run: bool,
    /// Overwrite views that were changed by hand
    #[arg(long, requires = "to")]
    force: bool,
    #[command(flatten)]
    locks: LockArgs,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    /// The views replaced, or to be replaced in a dry run; empty without --to.
    changes: Vec<ViewChange>,
    /// Every view as it is now.
    views: Vec<ViewStatus>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { to, dry_run, force, locks } = args;
    let changes = match to {
        None => Vec::new(),
        Some(version) => {
            let moved = super::migrate(context, async |run| {
                let run = Run { dry_run, ..locks.limits(run) };
                views::move_to(&run, &mut run.session().await?, version, force).await
            });
            moved.await?
        }
    };
    let session = context.unchecked_session(Purpose::Command).await?;
    let views = views::list(&session, context.target().await?, context.schema()).await?;
    let answer = Answer { dry_run, changes, views };
    let human = |answer: &Answer| to.map_or_else(|| draw(answer), |version| draw_changes(answer, version));
    context.answer_of_database("migrate.views", &answer, human).await
}

fn draw(answer: &Answer) -> String {
    let dash = || "-".to_owned();
    table::draw(
        ["view", "version", "state", "installed"],
        answer.views.iter().map(|view| {
            vec![
                view.name.to_owned(),
                view.version.map_or_else(dash, |version| format!("v{version}")),
                view.state.meaning().to_owned(),
                view.installed_at.map_or_else(dash, style::timestamp),
            ]
        }),
    )
}

fn draw_changes(answer: &Answer, version: ViewVersion) -> String {
    if answer.changes.is_empty() {
        return format!("every view is at {version} already");
    }
    let verb = if answer.dry_run { "would replace" } else { "replaced" };
    answer.changes.iter().map(|change| format!("{verb} {}\n", describe(change))).collect()
}

/// `tasker_…: v3 → v2`, with the state before if it was unusual.
pub(super) fn describe(change: &ViewChange) -> String {
    let from = change.from.map_or_else(|| "nothing".to_owned(), |from| format!("v{from}"));
    let state = match change.state {
        ViewState::Unchanged | ViewState::NotInstalled => String::new(),
        odd => format!(" ({})", odd.meaning()),
    };
    format!("{}: {from}{state} → v{}", change.name, change.to)
}
