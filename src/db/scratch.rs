//! Databases created for one purpose and dropped afterwards.

use anyhow::Context as _;

use tokio_postgres::error::SqlState;

use super::connect::quote_identifier;
use super::queries::server::read_only::{Writes, writes};
use super::{Purpose, Target, connect};
use crate::error::{Failure, Result};

/// Creates a database of this name on the server of `target`, after dropping one of the same name, and
/// returns its address.
///
/// # Errors
/// Those of the server, and a [`Failure`] that names the role without the CREATEDB privilege, or a standby.
pub async fn recreate(target: &Target, name: &str) -> Result<Target> {
    let session = connect(target, "public", Purpose::Bulk).await?;
    if writes(&session).await? == Writes::Elsewhere {
        let failure = Failure::new("this server is a standby: databases are created on its primary");
        return Err(failure.hint("connect to the primary: `--database-url`").into());
    }
    drop(target, name).await?;
    // Neither statement takes parameters; the name is tasker's own, quoted.
    let create = format!("create database {}", quote_identifier(name));
    session.client().batch_execute(&create).await.map_err(|error| refused(error, target, name))?;
    Ok(target.with_database(name))
}

fn refused(error: tokio_postgres::Error, target: &Target, name: &str) -> anyhow::Error {
    if error.code() != Some(&SqlState::INSUFFICIENT_PRIVILEGE) {
        return anyhow::Error::new(error).context(format!("creating the database {name}"));
    }
    let (user, role) = (target.user(), quote_identifier(target.user()));
    Failure::new(format!("the role {user} may not create the database {name}"))
        .hint(format!("let a superuser run: alter role {role} createdb"))
        .caused_by(error)
        .into()
}

/// Drops a database of this name, if it exists, and the connections to it.
pub async fn drop(target: &Target, name: &str) -> Result<()> {
    let session = connect(target, "public", Purpose::Bulk).await?;
    let drop = format!("drop database if exists {} with (force)", quote_identifier(name));
    session.client().batch_execute(&drop).await.with_context(|| format!("dropping the database {name}"))
}
