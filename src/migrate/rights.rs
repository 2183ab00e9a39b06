//! Checks whether this user can migrate a database, before anything starts; reports every missing right at
//! once.

use anyhow::Context as _;

use crate::db::queries::migrations::missing_rights;
use crate::db::queries::server::{Writes, writes};
use crate::db::{Session, Target, quote_identifier};
use crate::error::{Failure, Result};

/// Accepts a user who can change everything, on a server that accepts writes.
///
/// # Errors
/// A [`Failure`] that names a replica, or every missing right with its `grant`.
pub async fn check(session: &Session, target: &Target, schema: &str) -> Result<()> {
    let (database, user) = (target.database(), target.user());
    match writes(session).await.context("checking whether the server accepts writes")? {
        Writes::Taken => {}
        Writes::Elsewhere => {
            let what = format!(
                "database {database:?} at {}:{} is a read-only replica; migrate its primary instead",
                target.host(),
                target.port()
            );
            let hint = "connect to the primary: `tasker --database-url postgres://… migrate up`; \
                        the replica follows automatically";
            return Err(Failure::new(what).hint(hint).into());
        }
        Writes::Refused => {
            let what = format!(
                "user {user:?} can only read in database {database:?}: its transactions are read-only by default"
            );
            let hint = format!(
                "`alter role {role} in database {name} set default_transaction_read_only = off`, or connect as another user",
                role = quote_identifier(user),
                name = quote_identifier(database)
            );
            return Err(Failure::new(what).hint(hint).into());
        }
    }
    let missing = missing_rights(session, schema).await.context("reading this user's rights")?;
    if missing.is_empty() {
        return Ok(());
    }
    let what: Vec<_> = missing.iter().map(|right| format!("  {}", right.what)).collect();
    let fix: Vec<_> = missing.iter().map(|right| format!("{};", right.fix)).collect();
    Err(Failure::new(format!(
        "user {user:?} may not migrate database {database:?}; it lacks the right to\n{}",
        what.join("\n")
    ))
    .hint(format!("run as a superuser or the owner:\n{}", fix.join("\n")))
    .into())
}
