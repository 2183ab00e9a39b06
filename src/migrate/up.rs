//! Applies missing migrations.

use std::time::Instant;

use anyhow::Context as _;
use refinery::error::Kind;
use refinery_core::traits::r#async::{AsyncMigrate, AsyncQuery, AsyncTransaction};
use serde::Serialize;

use super::adopt::recognition;
use super::event::MigrationEvent;
use super::indexes::build::{Builder, build_on_new_tables};
use super::indexes::{Drift, IndexChange};
use super::inventory::Migration;
use super::lock_retry::with_lock_retry;
use super::program::{self, VIEWS, ViewVersion};
use super::run::Run;
use super::scope::{MigrationPlan, Scope};
use super::stages::create_schema;
use super::{lock, rights, views};
use crate::db::queries::indexes::create_index_ledger;
use crate::db::queries::migrations::{Creator, create_view_ledger, schema_creators};
use crate::db::sqlstate::is_lock_timeout;
use crate::db::{Session, quote_identifier};
use crate::error::{Failure, Result, TASKER};

/// refinery's ledger, in the schema that holds the tables.
pub(super) const LEDGER: &str = "tasker_schema_history";

/// The tables that keep what is installed.
pub const LEDGERS: [&str; 3] = [LEDGER, "tasker_installed_indexes", "tasker_installed_views"];

/// The changes made or planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The versions and views applied.
    pub applied: Vec<Migration>,
    pub indexes: Vec<IndexChange>,
    /// Indexes not changed: they have the name of one of tasker's and another definition.
    pub drifted_indexes: Vec<Drift>,
    /// Versions outside of the scope; indexes and views wait for them.
    pub held_back: Vec<Migration>,
    /// Other roles that may create objects in the schema.
    pub creators: Vec<Creator>,
}

/// Applies every missing version, index and view, and returns them; a second run finds nothing to do.
///
/// Each version is its own transaction, so a failure keeps those before it; each index is built online,
/// outside of any transaction; the views are one transaction. It needs direct connections to the server: a
/// transaction pooler would lose the lock.
///
/// # Errors
/// A [`Failure`] naming the version or index that could not be applied, with the cause.
pub async fn up(run: &Run<'_>, scope: &Scope) -> Result<Outcome> {
    let mut session = run.session().await?;
    let find = async |session: &Session| MigrationPlan::find(session, run.target, run.schema, scope).await;
    if run.dry_run {
        let outcome = Outcome::of(find(&session).await?);
        return Ok(Outcome { creators: schema_creators(&session, run.schema).await?, ..outcome });
    }
    lock::hold(run, &mut session, async |session| {
        let found = find(session).await;
        if found.is_err() {
            // No right on the engine's tables would help.
            recognition::refuse(session, run.target, run.schema).await?;
        }
        if found.as_ref().map_or(true, |plan| !plan.is_empty()) {
            // A user without any rights also gets the complete list.
            rights::check(session, run.target, run.schema).await?;
        }
        let mut plan = found?;
        if plan.entries().next().is_some() {
            // `if not exists` requires the right to create schemas even when there is nothing to create.
            if plan.lacks_schema {
                let made = session.client().batch_execute(&create_schema(run.schema)).await;
                made.with_context(|| format!("creating schema {:?}", run.schema))?;
            }
            create_view_ledger(session).await.context("creating the ledger of the views")?;
        }
        if !plan.is_new {
            views::refuse_changed_among(session, &plan.views).await?;
        }
        for entry in &plan.versions {
            let begun = Instant::now();
            let work = async |session: &mut Session| apply_version(session, run.schema, entry).await;
            let applied = apply(run, session, &entry.label(), work).await;
            if applied.is_err() && plan.is_new && entry.version == 1 {
                // Nothing of tasker was there, so nothing of it stays.
                forget_first(session, run.schema, plan.lacks_schema).await;
            }
            applied?;
            (run.progress)(MigrationEvent::Applied(entry, begun.elapsed()));
        }
        if !plan.versions.is_empty() {
            // The changes of indexes follow from the tables as they are now.
            plan.indexes = find(session).await?.indexes;
        }
        change_indexes(run, session, &plan).await?;
        apply_views(run, session, &plan.views).await?;
        let creators = schema_creators(session, run.schema).await?;
        Ok(Outcome { creators, ..Outcome::of(plan) })
    })
    .await
}

/// Does `work` once it gets its locks.
async fn apply(
    run: &Run<'_>,
    session: &mut Session,
    what: &str,
    work: impl AsyncFnMut(&mut Session) -> Result<()>,
) -> Result<()> {
    let applied = with_lock_retry(run, session, what, is_lock_timeout, work).await;
    applied.map_err(|error| error.explain(what, run.lock_retry))
}

/// Drops the empty ledgers of a first run that failed, and the schema if the run created it. The failure is the
/// error to report.
async fn forget_first(session: &Session, schema: &str, with_schema: bool) {
    let mut drop = format!("drop table if exists tasker_installed_views, {LEDGER}");
    if with_schema {
        drop.push_str(&format!("; drop schema if exists {}", quote_identifier(schema)));
    }
    if let Err(error) = session.script(&drop).await {
        tracing::debug!(%error, "the ledgers of a failed run are left");
    }
}

impl Outcome {
    fn of(plan: MigrationPlan) -> Outcome {
        Outcome {
            applied: plan.entries().cloned().collect(),
            indexes: plan.indexes.changes,
            drifted_indexes: plan.indexes.drifts,
            held_back: plan.held_back,
            creators: Vec::new(),
        }
    }
}

/// Builds missing indexes and drops unwanted ones. On new tables no session waits for a lock, and no old
/// transaction needs to end.
async fn change_indexes(run: &Run<'_>, session: &mut Session, plan: &MigrationPlan) -> Result<()> {
    let changes = &plan.indexes.changes;
    if changes.is_empty() {
        return Ok(());
    }
    create_index_ledger(session).await.context("creating the ledger of the indexes")?;
    if plan.is_new {
        let begun = Instant::now();
        build_on_new_tables(session, run.schema, changes).await?;
        (run.progress)(MigrationEvent::Built(changes.len(), begun.elapsed()));
        return Ok(());
    }
    Builder::new(run, session).make(changes).await
}

async fn apply_version(session: &mut Session, schema: &str, entry: &Migration) -> Result<()> {
    let mut runner = program::runner().set_target(refinery::Target::Version(entry.version));
    runner.set_migration_table_name(format!("{}.{LEDGER}", quote_identifier(schema)));
    let Err(error) = runner.run_async(&mut Qualifying(session)).await else { return Ok(()) };
    let failure = Failure::new(format!("version {} ({}) was not applied", entry.version, entry.name))
        .hint(format!("it was rolled back; fix the cause, then run `{TASKER} migrate up` again"));
    // refinery wraps the server's message twice; once is enough.
    let source = match error.kind() {
        Kind::Connection(_, source) => source.downcast_ref::<tokio_postgres::Error>(),
        _ => None,
    };
    Err(match source.and_then(tokio_postgres::Error::as_db_error) {
        Some(db_error) => failure.caused_by(db_error.clone()),
        None => failure.caused_by(error),
    }
    .into())
}

/// refinery's connection: runs its statements with the schema before each name. The checksums in its ledger are
/// of the files as they are.
struct Qualifying<'a>(&'a mut Session);

impl AsyncTransaction for Qualifying<'_> {
    type Error = tokio_postgres::Error;

    async fn execute<'a, T: Iterator<Item = &'a str> + Send + 'a>(
        &'a mut self,
        queries: T,
    ) -> Result<usize, Self::Error> {
        let queries: Vec<String> = queries.map(|query| self.0.qualified(query)).collect();
        AsyncTransaction::execute(self.0.client_mut(), queries.iter().map(String::as_str)).await
    }
}

impl AsyncQuery<Vec<refinery::Migration>> for Qualifying<'_> {
    async fn query(&mut self, query: &str) -> Result<Vec<refinery::Migration>, Self::Error> {
        // It names the ledger with its schema.
        AsyncQuery::query(self.0.client_mut(), query).await
    }
}

impl AsyncMigrate for Qualifying<'_> {}

/// Creates the views and their ledger rows in one transaction.
async fn apply_views(run: &Run<'_>, session: &mut Session, missing: &[Migration]) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let begun = Instant::now();
    // In the order of the views, one after those that it reads.
    let wanted = || {
        VIEWS.iter().filter_map(|view| {
            let entry = missing.iter().find(|entry| entry.name == view.name)?;
            Some((view, ViewVersion::of(entry.version)?))
        })
    };
    let work = async |session: &mut Session| {
        session
            .transaction(async |session| {
                for (view, version) in wanted() {
                    views::install(session, view, version)
                        .await
                        .with_context(|| format!("creating view {} {version}", view.name))?;
                }
                Ok::<_, anyhow::Error>(())
            })
            .await
    };
    apply(run, session, "the views phase", work).await?;
    for entry in missing {
        (run.progress)(MigrationEvent::Applied(entry, begun.elapsed()));
    }
    Ok(())
}
