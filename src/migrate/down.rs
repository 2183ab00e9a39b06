//! Reverts what can be reverted: drops indexes, and sets views to the version before.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::event::MigrationEvent;
use super::gate::take_inventory;
use super::indexes::build::Builder;
use super::indexes::{Action, INDEXES, IndexChange, IndexState, list};
use super::lock_retry::LockRetry;
use super::program::{Phase, ViewVersion};
use super::up::make_each;
use super::views::{self, ViewChange};
use super::{lock, rights};
use crate::db::{Purpose, Session, Target, connect};
use crate::error::{Failure, Result};

/// What to revert, and how long to wait for locks.
#[derive(Clone, Debug)]
pub struct Options {
    pub phase: Phase,
    /// The names of the indexes to drop; all of them if empty.
    pub names: Vec<String>,
    /// Report the changes without making them.
    pub dry_run: bool,
    /// How long to wait for another migration to end.
    pub wait: Duration,
    /// The longest that dropping one index can take.
    pub build_limit: Duration,
    pub lock_retry: LockRetry,
    pub stop: CancellationToken,
}

/// The changes made or planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub indexes: Vec<IndexChange>,
    pub views: Vec<ViewChange>,
}

/// Reverts a phase. A second run finds no index, or moves the views one version further back.
///
/// # Errors
/// A [`Failure`] for the schema, whose versions cannot be reverted; for an index that is not tasker's or
/// differs from tasker's definition; and as [`views::move_to`].
pub async fn down(
    target: &Target,
    schema: &str,
    options: &Options,
    progress: &dyn Fn(MigrationEvent),
) -> Result<Outcome> {
    match options.phase {
        Phase::Schema => Err(no_way_back()),
        Phase::Indexes => {
            let mut session = connect(target, schema, Purpose::Migration).await?;
            let indexes = drop_indexes(&mut session, target, schema, options, progress).await?;
            Ok(Outcome { indexes, ..Outcome::default() })
        }
        Phase::Views => {
            let mut session = connect(target, schema, Purpose::Migration).await?;
            let views = former_views(&mut session, target, schema, options, progress).await?;
            Ok(Outcome { views, ..Outcome::default() })
        }
    }
}

fn no_way_back() -> anyhow::Error {
    Failure::new(
        "schema versions cannot be reverted: newer data would be lost, and running programs need them",
    )
    .hint(
        "apply a later version that fixes the problem, or restore an earlier backup into a new database: \
         `pg_restore --create --dbname postgres FILE`",
    )
    .into()
}

async fn drop_indexes(
    session: &mut Session,
    target: &Target,
    schema: &str,
    options: &Options,
    progress: &dyn Fn(MigrationEvent),
) -> Result<Vec<IndexChange>> {
    if options.dry_run {
        return droppable(session, target, schema, options).await;
    }
    let waiting = |text: &str| progress(MigrationEvent::Waiting(text));
    lock::hold(session, schema, options.wait, &options.stop, &waiting, async |session| {
        let changes = droppable(session, target, schema, options).await?;
        if !changes.is_empty() {
            rights::check(session, target, schema).await?;
        }
        let mut builder = Builder::new(target, schema, options.build_limit, &options.stop);
        make_each(session, &mut builder, &changes, &options.stop, progress).await?;
        Ok(changes)
    })
    .await
}

/// Returns the indexes to drop: the existing ones among those requested, the newest first.
async fn droppable(
    session: &Session,
    target: &Target,
    schema: &str,
    options: &Options,
) -> Result<Vec<IndexChange>> {
    take_inventory(session, target, schema).await?;
    if let Some(name) = options.names.iter().find(|name| INDEXES.iter().all(|index| index.name != **name)) {
        return Err(Failure::usage(format!("tasker builds no index {name:?}"))
            .hint("`tasker migrate status` lists tasker's indexes")
            .into());
    }
    let is_asked = |name: &str| options.names.is_empty() || options.names.iter().any(|asked| asked == name);
    let mut changes = Vec::new();
    for index in list(session, schema).await?.into_iter().filter(|index| is_asked(index.name)).rev() {
        match index.state {
            IndexState::Valid | IndexState::Unrecorded | IndexState::Invalid => {
                changes.push(IndexChange { name: index.name, set: index.set, action: Action::Drop });
            }
            IndexState::Building => {
                return Err(Failure::new(format!("another session is building index {}", index.name))
                    .hint("run the command again when that build has ended")
                    .into());
            }
            // Another index under the same name is not tasker's to drop.
            IndexState::Changed if !options.names.is_empty() => {
                let what =
                    format!("index {} was not dropped: it differs from tasker's definition", index.name);
                return Err(Failure::new(what)
                    .hint("see the difference with `tasker migrate up --dry-run`")
                    .into());
            }
            IndexState::Changed | IndexState::Missing | IndexState::Dropped | IndexState::NotInstalled => {}
        }
    }
    Ok(changes)
}

/// Moves the views, which are at one version, to the one before it.
async fn former_views(
    session: &mut Session,
    target: &Target,
    schema: &str,
    options: &Options,
    progress: &dyn Fn(MigrationEvent),
) -> Result<Vec<ViewChange>> {
    let installed = views::list(session, target, schema).await?;
    let newest = installed.iter().filter_map(|view| view.version).max();
    let former = newest
        .and_then(|newest| ViewVersion::ALL.into_iter().rev().find(|version| version.number() < newest));
    let Some(to) = former else {
        let what = match newest {
            Some(first) => format!("the views are at v{first}: there is no version before it"),
            None => "no view is installed".to_owned(),
        };
        return Err(Failure::new(what).hint("`tasker migrate views` lists them").into());
    };
    let moved = views::Options {
        to,
        force: false,
        dry_run: options.dry_run,
        wait: options.wait,
        lock_retry: options.lock_retry,
    };
    views::move_to(session, target, schema, moved, &options.stop, progress).await
}
