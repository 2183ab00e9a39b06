//! Whether a command may work on a database: it must hold exactly the schema
//! this program was written for.

use anyhow::Context as _;

use super::inventory::{EntryState, Inventory};
use crate::db::queries::ledger_exists::ledger_exists;
use crate::db::{Session, quote_identifier};
use crate::error::{Failure, Result, shell_word};

/// What installs the program again, from its newest sources.
const UPGRADE: &str = "install the newer tasker: `git pull && cargo install --path . --locked`";

/// Lets pass a database that is migrated all the way, for one round trip.
///
/// # Errors
/// A [`Failure`] whose hint is the one command that mends it.
pub async fn check(session: &Session, database: &str, schema: &str) -> Result<()> {
    let inventory = Inventory::take(session, schema).await.context("reading the migration ledgers")?;
    refuse_unknown(&inventory, database)?;
    let up = if schema == "public" {
        "run `tasker migrate up`".to_owned()
    } else {
        format!("run `tasker --schema {} migrate up`", shell_word(schema))
    };
    if inventory.is_empty() {
        if ledger_exists(session, schema).await? {
            return Err(misled(database, schema).into());
        }
        let place = if schema == "public" { String::new() } else { format!(" in {schema:?}") };
        return Err(Failure::new(format!("database {database:?} has no Tasker schema{place}"))
            .hint(up)
            .into());
    }
    let pending: Vec<_> =
        inventory.pending().map(|entry| format!("{} v{}", entry.name, entry.version)).collect();
    if !pending.is_empty() {
        let what = format!(
            "the Tasker schema of database {database:?} is incomplete: {} not installed",
            pending.join(", ")
        );
        return Err(Failure::new(what).hint(up).into());
    }
    Ok(())
}

/// Behind a pooler the search path is the role's: it may lead elsewhere.
fn misled(database: &str, schema: &str) -> Failure {
    let schema_quoted = quote_identifier(schema);
    Failure::new(format!("names in database {database:?} are not looked up in schema {schema:?} first")).hint(
        format!(
            "through a pooler the role decides: `alter role NAME set search_path = {schema_quoted}, public`"
        ),
    )
}

/// Refuses a database that this program cannot understand, to every command
/// and to `migrate up` alike.
pub fn refuse_unknown(inventory: &Inventory, database: &str) -> Result<()> {
    if let Some(newer) = inventory.first(EntryState::Newer) {
        let what = format!(
            "the Tasker schema of database {database:?} is newer than this program ({}): it has {} v{}",
            env!("CARGO_PKG_VERSION"),
            newer.name,
            newer.version
        );
        return Err(Failure::new(what).hint(UPGRADE).into());
    }
    let strange = inventory.first(EntryState::Divergent).or(inventory.first(EntryState::Missing));
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
