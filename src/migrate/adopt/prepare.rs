//! Builds the indexes that tasker needs, while the application goes on.

use anyhow::Context as _;
use serde::Serialize;
use serde_json::json;

use super::state::{Adoption, Phase};
use super::survey::{refuse_early, refuse_obstacles};
use super::{TABLES, state};
use crate::db::queries::adoption::{OtherIndex, create_adoption, record_phase, time_indexes};
use crate::db::queries::indexes::{create_index_ledger, list_indexes};
use crate::db::{Purpose, Session, connect, quote_identifier};
use crate::error::{Failure, Result};
use crate::migrate::event::MigrationEvent;
use crate::migrate::indexes::build::Builder;
use crate::migrate::indexes::{Action, INDEXES, IndexChange, IndexPlan, IndexSelection, Set, bundled};
use crate::migrate::lock;
use crate::migrate::run::Run;

/// What is done, or would be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Prepared {
    /// Whether it was done before.
    pub was_done: bool,
    /// Tasker's indexes that are built or recorded.
    pub indexes: Vec<IndexChange>,
    /// Unique indexes that are built.
    pub keys: Vec<&'static str>,
    /// The engine's indexes that are dropped until tasker's are built after the cut-over.
    pub dropped: Vec<OtherIndex>,
}

/// Builds indexes online. With `short_cut_over`, drops the engine's indexes on times, which the cut-over would build
/// again under its locks.
///
/// # Errors
/// A [`Failure`] with what forbids the adoption, or the index that could not be built; the next run goes on.
pub async fn prepare(run: &Run<'_>, short_cut_over: bool) -> Result<Prepared> {
    let mut session = run.session().await?;
    let session = &mut session;
    let adoption = Adoption::take(session, run.schema).await?;
    if adoption.accept(Phase::Prepare, run.target, run.schema)? {
        return Ok(Prepared { was_done: true, ..Prepared::default() });
    }
    let Some(generation) = adoption.generation else { return Err(state::nothing(run.target, run.schema)) };
    refuse_early(generation, run.schema)?;
    refuse_obstacles(session, run.target, run.schema).await?;
    if run.dry_run {
        return plan(run, session, &adoption, short_cut_over).await;
    }
    lock::hold(run, session, async |session| {
        create_adoption(session).await.context("creating the ledger of the adoption")?;
        create_index_ledger(session).await.context("creating the ledger of the indexes")?;
        let prepared = plan(run, session, &adoption, short_cut_over).await?;
        // What a run before this one has built and dropped is undone too.
        let before = |key| adoption.detail(Phase::Prepare, key).cloned();
        let built: Vec<String> = match before("built") {
            Some(built) => serde_json::from_value(built)?,
            None => prepared.built().collect(),
        };
        let details = json!({ "built": built, "dropped": prepared.dropped });
        record_phase(session, Phase::Prepare.as_str(), None, &details, false).await?;
        for name in &prepared.keys {
            build_key(run, session, name).await?;
        }
        let resuming = Phase::Prepare.command();
        Builder::new(&Run { command: &resuming, ..run.clone() }, session).make(&prepared.indexes).await?;
        for index in &prepared.dropped {
            drop_index(run, &index.name).await?;
        }
        record_phase(session, Phase::Prepare.as_str(), None, &details, true).await?;
        Ok(prepared)
    })
    .await
}

impl Prepared {
    /// The indexes that were not there before.
    fn built(&self) -> impl Iterator<Item = String> {
        let built =
            self.indexes.iter().filter(|change| change.action != Action::Record).map(|change| change.name);
        self.keys.iter().copied().chain(built).map(str::to_owned)
    }
}

async fn plan(
    run: &Run<'_>,
    session: &Session,
    adoption: &Adoption,
    short_cut_over: bool,
) -> Result<Prepared> {
    let schema = run.schema;
    let names: Vec<&str> = INDEXES.iter().map(|index| index.name).collect();
    let live = list_indexes(session, schema, &names).await.context("reading the indexes")?;
    let on_times: Vec<&'static str> = INDEXES
        .iter()
        .filter(|index| {
            index
                .columns()
                .iter()
                .any(|column| ["requested_at", "created_at", "last_attempted_at"].contains(column))
        })
        .map(|index| index.name)
        .collect();
    let dropped: Vec<OtherIndex> = match adoption.detail(Phase::Prepare, "dropped") {
        Some(dropped) => serde_json::from_value(dropped.clone())?,
        None if short_cut_over => {
            time_indexes(session, schema, &TABLES).await.context("reading the indexes")?
        }
        None => Vec::new(),
    };
    // Those of the set `all` that the engine has are recorded, or they would count as somebody else's.
    let theirs = INDEXES.iter().filter(|index| {
        index.set == Set::All
            && live.iter().any(|row| row.name == index.name)
            && dropped.iter().all(|gone| gone.name != index.name)
    });
    let selection: IndexSelection =
        theirs.fold("lean".to_owned(), |words, index| format!("{words},{}", index.name)).parse()?;
    let found = IndexPlan::make(session, schema, Some(&selection)).await?;
    if let Some(drift) = found.drifts.first() {
        return Err(Failure::new(format!(
            "index {} has a name that tasker needs, and another definition: {}",
            drift.name, drift.definition
        ))
        .hint(format!(
            "nothing was changed; give it another name: `alter index {}.{} rename to …`",
            quote_identifier(schema),
            quote_identifier(drift.name)
        ))
        .into());
    }
    let mut indexes = found.changes;
    indexes.retain(|change| {
        let table = bundled::find(change.name).map(|index| index.table()).unwrap_or_default();
        // The cut-over would build those on times a second time: they follow it.
        let comes_later = on_times.contains(&change.name) && change.action != Action::Record;
        TABLES.contains(&table) && !comes_later && change.action != Action::Drop
    });
    let is_there = |name: &str| live.iter().any(|row| row.name == name && row.is_valid);
    let keys = bundled::keys().map(|key| key.name).filter(|name| !is_there(name)).collect();
    Ok(Prepared { was_done: false, indexes, keys, dropped })
}

/// Builds a unique index online, in place of an unfinished one.
async fn build_key(run: &Run<'_>, session: &Session, name: &'static str) -> Result<()> {
    let key = bundled::keys().find(|key| key.name == name).context("a key that is bundled")?;
    (run.progress)(MigrationEvent::Noted(&format!("building index {name}")));
    drop_index(run, name).await?;
    let builder = connect(run.target, run.schema, Purpose::IndexBuild).await?;
    builder.script(&key.statement()).await.with_context(|| format!("building index {name}"))?;
    let live = list_indexes(session, run.schema, &[]).await.context("reading the indexes")?;
    match live.iter().any(|row| row.name == name && row.is_valid) {
        true => Ok(()),
        false => Err(Failure::new(format!("index {name} was built but is not valid"))
            .hint(format!("run `{}` again", Phase::Prepare.command()))
            .into()),
    }
}

/// Drops an index while everybody goes on working.
pub(super) async fn drop_index(run: &Run<'_>, name: &str) -> Result<()> {
    let session = connect(run.target, run.schema, Purpose::IndexBuild).await?;
    let statement = format!(
        "drop index concurrently if exists {}.{}",
        quote_identifier(run.schema),
        quote_identifier(name)
    );
    session.batch(&statement).await.with_context(|| format!("dropping index {name}"))
}
