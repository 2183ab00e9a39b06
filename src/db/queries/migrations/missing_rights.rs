//! Lists the rights that migrating takes and a role lacks. See `missing_rights.sql`.

use serde::Serialize;
use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("missing_rights.sql");

/// Something this user may not do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingRight {
    pub what: String,
    /// The statement that lets it.
    pub mend: String,
}

pub async fn missing_rights(session: &Session, schema: &str) -> Result<Vec<MissingRight>, Error> {
    let read = |row: &Row| Ok(MissingRight { what: row.try_get("what")?, mend: row.try_get("mend")? });
    session.query(SQL, &[&schema]).await?.iter().map(read).collect()
}
