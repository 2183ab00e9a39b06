//! Applies what is missing.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use refinery::Target;
use refinery::error::Kind;

use super::gate::refuse_unknown;
use super::inventory::{Entry, Inventory};
use super::lock;
use super::program::{self, Phase, VIEWS, ViewVersion};
use super::views;
use crate::db::queries::create_view_ledger::create_view_ledger;
use crate::db::queries::schema_exists::schema_exists;
use crate::db::{Session, quote_identifier};
use crate::error::{Failure, Result};

/// refinery's ledger, in the schema that holds the tables.
const LEDGER: &str = "tasker_schema_history";

/// How patient a migration is, and whether it changes anything.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How long to wait for another migration to end.
    pub wait: Duration,
    /// Find out what is missing and apply none of it.
    pub dry_run: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { wait: Duration::from_secs(300), dry_run: false }
    }
}

/// What a migration has just done, for progress.
#[derive(Debug)]
pub enum Step<'a> {
    /// Another migration runs; we wait.
    Waiting(&'a str),
    Applied(&'a Entry, Duration),
}

/// Applies every version and view that is missing, and returns them; run
/// twice, the second finds nothing to do.
///
/// Each version is a transaction of its own, so a failure keeps those before
/// it; the views are one transaction. The session needs a connection of its
/// own to the server: a transaction pooler would lose the lock.
///
/// # Errors
/// A [`Failure`] naming the version that could not be applied and why.
pub async fn up(
    session: &mut Session,
    database: &str,
    schema: &str,
    options: Options,
    progress: &dyn Fn(Step),
) -> Result<Vec<Entry>> {
    if options.dry_run {
        return missing(session, database, schema).await;
    }
    let waiting = |text: &str| progress(Step::Waiting(text));
    lock::hold(session, schema, options.wait, &waiting, async |session| {
        let missing = missing(session, database, schema).await?;
        if missing.is_empty() {
            return Ok(missing);
        }
        create_schema(session, schema).await?;
        create_view_ledger(session).await.context("creating the ledger of the views")?;
        for entry in missing.iter().filter(|entry| entry.phase == Phase::Schema) {
            let begun = Instant::now();
            apply_version(session, schema, entry).await?;
            progress(Step::Applied(entry, begun.elapsed()));
        }
        let views: Vec<_> = missing.iter().filter(|entry| entry.phase == Phase::Views).collect();
        apply_views(session, &views, progress).await?;
        Ok(missing)
    })
    .await
}

async fn missing(session: &Session, database: &str, schema: &str) -> Result<Vec<Entry>> {
    let inventory = Inventory::take(session, schema).await.context("reading the migration ledgers")?;
    refuse_unknown(&inventory, database)?;
    Ok(inventory.pending().cloned().collect())
}

/// Makes the schema unless it is there. Looked up first: `if not exists` asks
/// for the right to create schemas even when there is nothing to create.
async fn create_schema(session: &Session, schema: &str) -> Result<()> {
    if !schema_exists(session, schema).await? {
        let statement = format!("create schema if not exists {}", quote_identifier(schema));
        session
            .client()
            .batch_execute(&statement)
            .await
            .with_context(|| format!("creating schema {schema:?}"))?;
    }
    Ok(())
}

async fn apply_version(session: &mut Session, schema: &str, entry: &Entry) -> Result<()> {
    let mut runner = program::runner().set_target(Target::Version(entry.version));
    runner.set_migration_table_name(format!("{}.{LEDGER}", quote_identifier(schema)));
    let Err(error) = runner.run_async(session.client_mut()).await else { return Ok(()) };
    let failure = Failure::new(format!("version {} ({}) was not applied", entry.version, entry.name))
        .hint("nothing of it was kept; run `tasker migrate up` again once the cause is gone");
    // refinery wraps what the server said twice over; a person needs it once.
    let said = match error.kind() {
        Kind::Connection(_, source) => source.downcast_ref::<tokio_postgres::Error>(),
        _ => None,
    };
    Err(match said.and_then(tokio_postgres::Error::as_db_error) {
        Some(said) => failure.caused_by(said.clone()),
        None => failure.caused_by(error),
    }
    .into())
}

/// Makes the views and their ledger rows together: nobody sees half of them.
async fn apply_views(session: &Session, missing: &[&Entry], progress: &dyn Fn(Step)) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let begun = Instant::now();
    session
        .transaction(async |session| {
            for view in VIEWS.iter().filter(|view| missing.iter().any(|entry| entry.name == view.name)) {
                views::install(session, view, ViewVersion::DEFAULT)
                    .await
                    .with_context(|| format!("creating view {} {}", view.name, ViewVersion::DEFAULT))?;
            }
            Ok::<_, anyhow::Error>(())
        })
        .await?;
    for entry in missing {
        progress(Step::Applied(entry, begun.elapsed()));
    }
    Ok(())
}
