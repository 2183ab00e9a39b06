//! Checks whether a command can use a database: it must have exactly the schema that this program needs.

use anyhow::Context as _;
use tokio_postgres::error::SqlState;

use super::adopt::recognition;
use super::indexes::INDEXES;
use super::inventory::{Inventory, MigrationState};
use crate::db::queries::migrations::{find_ledger, taken_names};
use crate::db::queries::server::{Denied, RowsHidden, row_security};
use crate::db::{Session, Target, quote_identifier};
use crate::error::{Failure, Result, TASKER, tasker_in};

/// Reinstalls the program from its newest sources.
const UPGRADE: &str = "install the newer tasker: `git pull && cargo install --path . --locked`";

/// Accepts a fully migrated database, in one round trip.
///
/// # Errors
/// A [`Failure`] whose hint is the one command that fixes it.
pub async fn check(session: &Session, target: &Target, schema: &str) -> Result<()> {
    let database = target.database();
    let inventory = take_inventory(session, target, schema).await?;
    refuse_unknown(&inventory, database)?;
    let up = command_up();
    if inventory.is_empty() {
        let what = match find_ledger(session, schema).await? {
            true => format!(
                "the Tasker schema of database {database:?} is empty: its first `migrate up` did not finish"
            ),
            false if schema == "public" => format!("database {database:?} has no Tasker schema"),
            false => format!("database {database:?} has no Tasker schema in {schema:?}"),
        };
        return Err(Failure::new(what).hint(up).into());
    }
    let pending: Vec<_> =
        inventory.pending().map(|entry| format!("{} v{}", entry.name, entry.version)).collect();
    if !pending.is_empty() {
        let pending = pending.join(", ");
        let what =
            format!("the Tasker schema of database {database:?} is incomplete: {pending} not installed");
        return Err(Failure::new(what).hint(up).into());
    }
    Ok(())
}

/// Accepts a database that hides no rows of the program's tables from this user: a worker would claim a step and
/// not find it, or count a task's steps wrongly.
///
/// # Errors
/// A [`Failure`] with the statement that shows them.
pub async fn check_rows(session: &Session, target: &Target, schema: &str) -> Result<()> {
    let secured = row_security(session, schema).await.context("asking for row level security")?;
    let hidden: Vec<_> = secured.iter().filter(|table| table.applies).collect();
    if hidden.is_empty() {
        return Ok(());
    }
    let tables = hidden.iter().map(|table| table.table.clone()).collect();
    let fixes: Vec<_> = hidden.iter().map(|table| table.fix.as_str()).collect();
    Err(Failure::new(format!("user {:?} cannot see every row, which a worker must", target.user()))
        .caused_by(RowsHidden(tables))
        .hint(format!("run as the tables' owner: `{}`", fixes.join("; ")))
        .into())
}

/// The command that fixes a database.
pub(super) fn command_up() -> String {
    format!("run `{TASKER} migrate up`")
}

/// Compares a database with this program.
///
/// # Errors
/// A [`Failure`] if this user may not read the ledgers, or if the tables are those of the Rails engine.
pub async fn take_inventory(session: &Session, target: &Target, schema: &str) -> Result<Inventory> {
    let error = match Inventory::take(session).await {
        Ok(inventory) => {
            if inventory.is_empty() {
                recognition::refuse(session, target, schema).await?;
            }
            return Ok(inventory);
        }
        Err(error) => error,
    };
    match error.as_db_error() {
        Some(db_error) if *db_error.code() == SqlState::INSUFFICIENT_PRIVILEGE => {
            let said = format!("{} (SQLSTATE {})", db_error.message(), db_error.code().code());
            // Without the names of the others, the ledgers alone: with them every command begins.
            let relations = taken_names(session, schema, &[]).await.unwrap_or_default();
            Err(not_allowed(target, schema, &relations).caused_by(Denied(said)).into())
        }
        _ => Err(anyhow::Error::from(error).context("reading the migration ledgers")),
    }
}

/// Grants no more than reading, and nothing of other applications in the schema.
fn not_allowed(target: &Target, schema: &str, relations: &[String]) -> Failure {
    let (user, path) = (quote_identifier(target.user()), quote_identifier(schema));
    let database = target.database();
    let ledgers = ["tasker_schema_history", "tasker_installed_views", "tasker_installed_indexes"];
    let names = ledgers.into_iter().chain(relations.iter().map(String::as_str));
    let names: Vec<String> = names.map(|name| format!("{path}.{}", quote_identifier(name))).collect();
    Failure::new(format!("user {:?} may not read the Tasker schema of database {database:?}", target.user()))
        .hint(format!(
            "to let it read, run as the schema's owner: `grant usage on schema {path} to {user}; \
             grant select on {} to {user}`; docs/privileges.md has the grants for more",
            names.join(", ")
        ))
}

/// Refuses a first migration into a schema where another application has tables, views or indexes with names that
/// tasker needs.
pub async fn refuse_taken(session: &Session, schema: &str) -> Result<()> {
    let indexes: Vec<&str> = INDEXES.iter().map(|index| index.name).collect();
    let taken = taken_names(session, schema, &indexes).await.context("looking for names that are taken")?;
    if taken.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "schema {schema:?} has relations with names that tasker needs, which it did not create: {}",
        taken.join(", ")
    ))
    .hint(format!("nothing was changed; use another schema: `{} migrate up`", tasker_in("jobs")))
    .into())
}

/// Refuses a database that this program cannot understand, to every command
/// and to `migrate up` alike.
pub fn refuse_unknown(inventory: &Inventory, database: &str) -> Result<()> {
    if let Some(newer) = inventory.first(MigrationState::Newer) {
        let what = format!(
            "the Tasker schema of database {database:?} is newer than this program ({}): it has {} v{}",
            env!("CARGO_PKG_VERSION"),
            newer.name,
            newer.version
        );
        return Err(Failure::new(what).hint(UPGRADE).into());
    }
    let strange = inventory.first(MigrationState::Divergent).or(inventory.first(MigrationState::Missing));
    if let Some(entry) = strange {
        let what = format!(
            "the Tasker schema of database {database:?} was made by another program: {} v{} is {}",
            entry.name,
            entry.version,
            entry.state.meaning()
        );
        return Err(Failure::new(what).hint(format!("compare with `{TASKER} migrate status`")).into());
    }
    Ok(())
}
