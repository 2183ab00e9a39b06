//! Checks whether a command can use a database: it must have exactly the schema that this program needs.

use tokio_postgres::error::SqlState;

use super::inventory::{Inventory, MigrationState};
use crate::db::queries::migrations::find_ledger::{Ledger, find_ledger};
use crate::db::{Session, Source, Target, quote_identifier};
use crate::error::{Failure, Result, shell_word};

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
    let up = command_up(target, schema);
    if inventory.is_empty() {
        return Err(match find_ledger(session, schema).await? {
            Ledger::Absent if schema == "public" => {
                Failure::new(format!("database {database:?} has no Tasker schema")).hint(up)
            }
            Ledger::Absent => {
                Failure::new(format!("database {database:?} has no Tasker schema in {schema:?}")).hint(up)
            }
            Ledger::Open => looked_up_elsewhere(target, schema),
            Ledger::Closed => not_allowed(target, schema),
        }
        .into());
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

/// The command that fixes a database, so that it means this very one.
pub(super) fn command_up(target: &Target, schema: &str) -> String {
    let schema = match schema {
        "public" => String::new(),
        odd => format!("--schema {} ", shell_word(odd)),
    };
    // The URL is left out: it may contain a password.
    let flag = if target.source == Source::Flag { " with the same --database-url" } else { "" };
    format!("run `tasker {schema}migrate up`{flag}")
}

/// Compares a database with this program.
///
/// # Errors
/// A [`Failure`] if this user may not read the ledgers.
pub async fn take_inventory(session: &Session, target: &Target, schema: &str) -> Result<Inventory> {
    Inventory::take(session, schema).await.map_err(|error| match error.as_db_error() {
        Some(db_error) if *db_error.code() == SqlState::INSUFFICIENT_PRIVILEGE => {
            not_allowed(target, schema).caused_by(db_error.clone()).into()
        }
        _ => anyhow::Error::from(error).context("reading the migration ledgers"),
    })
}

/// Behind a pooler the role sets the search path, which can point elsewhere.
fn looked_up_elsewhere(target: &Target, schema: &str) -> Failure {
    let database = target.database();
    let (user, path) = (quote_identifier(target.user()), quote_identifier(schema));
    Failure::new(format!("schema {schema:?} is not first in the search path of database {database:?}")).hint(
        format!("through a pooler, set the search path of the role: `alter role {user} set search_path = {path}, public`"),
    )
}

fn not_allowed(target: &Target, schema: &str) -> Failure {
    let (user, path) = (quote_identifier(target.user()), quote_identifier(schema));
    let database = target.database();
    Failure::new(format!("user {:?} may not read the Tasker schema of database {database:?}", target.user()))
        .hint(format!(
            "run as the schema's owner: `grant usage on schema {path} to {user}; \
             grant select, insert, update, delete on all tables in schema {path} to {user}`"
        ))
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
            entry.state.as_str()
        );
        return Err(Failure::new(what).hint("compare with `tasker migrate status`").into());
    }
    Ok(())
}
