//! Reverts what can be reverted: drops indexes, and sets views to the version before.

use serde::Serialize;

use anyhow::Context as _;

use super::gate::take_inventory;
use super::indexes::build::Builder;
use super::indexes::{Action, INDEXES, IndexChange, IndexState, list};
use super::program::{Phase, ViewVersion};
use super::run::Run;
use super::views::{self, ViewChange};
use super::{lock, rights};
use crate::db::Session;
use crate::db::queries::indexes::list_installed_indexes;
use crate::error::{Failure, Result, TASKER};

/// The changes made or planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    pub indexes: Vec<IndexChange>,
    pub views: Vec<ViewChange>,
}

/// Reverts a phase. A second run finds no index, or moves the views one version further back.
///
/// # Errors
/// A [`Failure`] for the schema, whose versions cannot be reverted; for an index that is not tasker's or
/// differs from tasker's definition; and as [`views::move_to`].
pub async fn down(run: &Run<'_>, phase: Phase, names: &[String]) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    match phase {
        Phase::Schema => return Err(no_way_back()),
        Phase::Indexes => outcome.indexes = drop_indexes(run, &mut run.session().await?, names).await?,
        Phase::Views => outcome.views = former_views(run, &mut run.session().await?).await?,
    }
    Ok(outcome)
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

async fn drop_indexes(run: &Run<'_>, session: &mut Session, names: &[String]) -> Result<Vec<IndexChange>> {
    if run.dry_run {
        return droppable(run, session, names).await;
    }
    lock::hold(run, session, async |session| {
        let changes = droppable(run, session, names).await?;
        if !changes.is_empty() {
            rights::check(session, run.target, run.schema).await?;
        }
        Builder::new(run, session).make(&changes).await?;
        Ok(changes)
    })
    .await
}

/// Returns the indexes to drop: the existing ones among those requested, the newest first.
async fn droppable(run: &Run<'_>, session: &Session, names: &[String]) -> Result<Vec<IndexChange>> {
    take_inventory(session, run.target, run.schema).await?;
    if let Some(name) = names.iter().find(|name| INDEXES.iter().all(|index| index.name != **name)) {
        return Err(Failure::usage(format!("tasker builds no index {name:?}"))
            .hint(format!("`{TASKER} migrate status` lists tasker's indexes"))
            .into());
    }
    let is_asked = |name: &str| names.is_empty() || names.iter().any(|asked| asked == name);
    // An index that no run of tasker has built is somebody else's, whatever its name.
    let recorded = list_installed_indexes(session).await.context("reading the ledger of the indexes")?;
    let is_recorded = |name: &str| recorded.iter().any(|entry| entry.name == name);
    let mut changes = Vec::new();
    for index in list(session, run.schema).await?.into_iter().filter(|index| is_asked(index.name)).rev() {
        match index.state {
            IndexState::Valid | IndexState::Unrecorded | IndexState::Invalid | IndexState::Replaced
                if is_recorded(index.name) =>
            {
                changes.push(IndexChange { name: index.name, set: index.set, action: Action::Drop });
            }
            IndexState::Building => {
                return Err(Failure::new(format!("another session is building index {}", index.name))
                    .hint("run the command again when that build has ended")
                    .into());
            }
            // Another index under the same name is not tasker's to drop.
            IndexState::Changed | IndexState::Valid | IndexState::Unrecorded | IndexState::Invalid
                if !names.is_empty() =>
            {
                let why = match index.state {
                    IndexState::Changed => "it differs from tasker's definition",
                    _ => "tasker has not built it",
                };
                let what = format!("index {} was not dropped: {why}", index.name);
                return Err(Failure::new(what)
                    .hint(format!("see the difference with `{TASKER} migrate up --dry-run`"))
                    .into());
            }
            _ => {}
        }
    }
    Ok(changes)
}

/// Moves the views, which are at one version, to the one before it.
async fn former_views(run: &Run<'_>, session: &mut Session) -> Result<Vec<ViewChange>> {
    let installed = views::list(session, run.target, run.schema).await?;
    let newest = installed.iter().filter_map(|view| view.version).max();
    let former = newest
        .and_then(|newest| ViewVersion::ALL.into_iter().rev().find(|version| version.number() < newest));
    let Some(to) = former else {
        let what = match newest {
            Some(first) => format!("the views are at v{first}: there is no version before it"),
            None => "no view is installed".to_owned(),
        };
        return Err(Failure::new(what).hint(format!("`{TASKER} migrate views` lists them")).into());
    };
    views::move_to(run, session, to, false).await
}
