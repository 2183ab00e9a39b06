//! Applies missing migrations.

use std::time::{Duration, Instant};

use anyhow::Context as _;

use refinery::error::Kind;
use tokio_util::sync::CancellationToken;

use super::event::MigrationEvent;
use super::indexes::build::{Builder, build_on_new_tables};
use super::indexes::{Drift, IndexChange, IndexSelection};
use super::inventory::Migration;
use super::lock;
use super::lock_retry::{LockConflict, LockRetry, with_lock_retry};
use super::program::{self, VIEWS, ViewVersion};
use super::rights;
use super::scope::{MigrationPlan, Scope};
use super::stages::create_schema;
use super::views;
use crate::db::queries::indexes::create_index_ledger::create_index_ledger;
use crate::db::queries::migrations::build_progress::BuildProgress;
use crate::db::queries::migrations::create_view_ledger::create_view_ledger;
use crate::db::sqlstate::is_lock_timeout;
use crate::db::{Purpose, Session, Target, connect, quote_identifier};
use crate::error::{Failure, Result};

/// refinery's ledger, in the schema that holds the tables.
pub(super) const LEDGER: &str = "tasker_schema_history";

/// How patient a migration is, which indexes it builds, and whether it changes anything.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long to wait for another migration to end.
    pub wait: Duration,
    /// Report the missing migrations without applying them.
    pub dry_run: bool,
    pub scope: Scope,
    /// Without one, the lean set is completed and the rest stays as it was chosen before.
    pub indexes: Option<IndexSelection>,
    /// The longest that one index build can take, including waits for other transactions.
    pub build_limit: Duration,
    /// How to request blocking locks.
    pub lock_retry: LockRetry,
    /// Ends the migration at the next point where it can go on later.
    pub stop: CancellationToken,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            wait: Duration::from_secs(300),
            dry_run: false,
            scope: Scope::default(),
            indexes: None,
            build_limit: Duration::from_secs(3600),
            lock_retry: LockRetry::default(),
            stop: CancellationToken::new(),
        }
    }
}

/// The changes made or planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The versions and views applied.
    pub applied: Vec<Migration>,
    pub indexes: Vec<IndexChange>,
    /// Indexes not changed: they have the name of one of tasker's and another definition.
    pub drifted: Vec<Drift>,
    /// Versions outside of the scope; indexes and views wait for them.
    pub held_back: Vec<Migration>,
}

/// Applies every missing version, index and view, and returns them; a second run finds nothing to do.
///
/// Each version is its own transaction, so a failure keeps those before it; each index is built online,
/// outside of any transaction; the views are one transaction. It needs direct connections to the server: a
/// transaction pooler would lose the lock.
///
/// # Errors
/// A [`Failure`] naming the version or index that could not be applied, with the cause.
pub async fn up(
    target: &Target,
    schema: &str,
    options: &Options,
    progress: &dyn Fn(MigrationEvent),
) -> Result<Outcome> {
    let mut session = connect(target, schema, Purpose::Migration).await?;
    if options.dry_run {
        let plan =
            MigrationPlan::find(&session, target, schema, options.scope, options.indexes.as_ref()).await?;
        return Ok(Outcome::of(plan));
    }
    let waiting = |text: &str| progress(MigrationEvent::Waiting(text));
    lock::hold(&mut session, schema, options.wait, &options.stop, &waiting, async |session| {
        let found =
            MigrationPlan::find(session, target, schema, options.scope, options.indexes.as_ref()).await;
        if found.as_ref().map_or(true, |plan| !plan.is_empty()) {
            // A user without any rights also gets the complete list.
            rights::check(session, target, schema).await?;
        }
        let mut plan = found?;
        if plan.entries().next().is_some() {
            // `if not exists` requires the right to create schemas even when there is nothing to create.
            if plan.lacks_schema {
                let made = session.client().batch_execute(&create_schema(schema)).await;
                made.with_context(|| format!("creating schema {schema:?}"))?;
            }
            create_view_ledger(session).await.context("creating the ledger of the views")?;
        }
        for entry in &plan.versions {
            let begun = Instant::now();
            let label = entry.label();
            let on_conflict =
                |conflict: LockConflict| progress(MigrationEvent::LockTimedOut(&label, &conflict));
            let lock_retry = options.lock_retry;
            let work = async |session: &mut Session| apply_version(session, schema, entry).await;
            with_lock_retry(
                session,
                (target, schema),
                lock_retry,
                &options.stop,
                is_lock_timeout,
                &on_conflict,
                work,
            )
            .await
            .map_err(|error| error.explain(&label, lock_retry))?;
            progress(MigrationEvent::Applied(entry, begun.elapsed()));
        }
        if !plan.versions.is_empty() {
            // The changes of indexes follow from the tables as they are now.
            let later =
                MigrationPlan::find(session, target, schema, options.scope, options.indexes.as_ref()).await?;
            plan.indexes = later.indexes;
        }
        change_indexes(session, target, schema, options, &plan, progress).await?;
        apply_views(session, target, schema, options, &plan.views, progress).await?;
        Ok(Outcome::of(plan))
    })
    .await
}

impl Outcome {
    fn of(plan: MigrationPlan) -> Outcome {
        Outcome {
            applied: plan.entries().cloned().collect(),
            indexes: plan.indexes.changes,
            drifted: plan.indexes.drifts,
            held_back: plan.held_back,
        }
    }
}

/// Builds missing indexes and drops unwanted ones. On new tables no session waits for a lock, and no old
/// transaction needs to end.
async fn change_indexes(
    session: &mut Session,
    target: &Target,
    schema: &str,
    options: &Options,
    plan: &MigrationPlan,
    progress: &dyn Fn(MigrationEvent),
) -> Result<()> {
    let changes = &plan.indexes.changes;
    if changes.is_empty() {
        return Ok(());
    }
    create_index_ledger(session).await.context("creating the ledger of the indexes")?;
    if plan.is_new {
        let begun = Instant::now();
        build_on_new_tables(session, schema, changes).await?;
        progress(MigrationEvent::Built(changes.len(), begun.elapsed()));
        return Ok(());
    }
    let mut builder = Builder::new(target, schema, options.build_limit, &options.stop);
    make_each(session, &mut builder, changes, &options.stop, progress).await
}

/// Makes one change of an index after another, until a request to stop.
pub(super) async fn make_each(
    session: &Session,
    builder: &mut Builder<'_>,
    changes: &[IndexChange],
    stop: &CancellationToken,
    progress: &dyn Fn(MigrationEvent),
) -> Result<()> {
    let building = |name: &str, so_far: &BuildProgress| progress(MigrationEvent::Building(name, so_far));
    for change in changes {
        if stop.is_cancelled() {
            return Err(lock::interrupted());
        }
        let begun = Instant::now();
        progress(MigrationEvent::Changing(change));
        builder.make(session, *change, &building).await?;
        progress(MigrationEvent::Changed(change, begun.elapsed()));
    }
    Ok(())
}

async fn apply_version(session: &mut Session, schema: &str, entry: &Migration) -> Result<()> {
    let mut runner = program::runner().set_target(refinery::Target::Version(entry.version));
    runner.set_migration_table_name(format!("{}.{LEDGER}", quote_identifier(schema)));
    let Err(error) = runner.run_async(session.client_mut()).await else { return Ok(()) };
    let failure = Failure::new(format!("version {} ({}) was not applied", entry.version, entry.name))
        .hint("it was rolled back; fix the cause, then run `tasker migrate up` again");
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

/// Creates the views and their ledger rows in one transaction.
async fn apply_views(
    session: &mut Session,
    target: &Target,
    schema: &str,
    options: &Options,
    missing: &[Migration],
    progress: &dyn Fn(MigrationEvent),
) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let begun = Instant::now();
    let wanted = || VIEWS.iter().filter(|view| missing.iter().any(|entry| entry.name == view.name));
    let work = async |session: &mut Session| {
        session
            .transaction(async |session| {
                for view in wanted() {
                    views::install(session, view, ViewVersion::DEFAULT)
                        .await
                        .with_context(|| format!("creating view {} {}", view.name, ViewVersion::DEFAULT))?;
                }
                Ok::<_, anyhow::Error>(())
            })
            .await
    };
    let what = "the views phase";
    let on_conflict = |conflict: LockConflict| progress(MigrationEvent::LockTimedOut(what, &conflict));
    let lock_retry = options.lock_retry;
    with_lock_retry(
        session,
        (target, schema),
        lock_retry,
        &options.stop,
        is_lock_timeout,
        &on_conflict,
        work,
    )
    .await
    .map_err(|error| error.explain(what, lock_retry))?;
    for entry in missing {
        progress(MigrationEvent::Applied(entry, begun.elapsed()));
    }
    Ok(())
}
