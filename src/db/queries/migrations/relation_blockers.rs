use tokio_postgres::{Error, Row};

use super::build_progress::blocker;
use crate::db::Session;
use crate::model::blocker::Blocker;

pub const SQL: &str = include_str!("relation_blockers.sql");

/// Another session's lock on a table or view.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationBlocker {
    pub relation: String,
    /// As `pg_locks` names it.
    pub mode: String,
    pub blocker: Blocker,
}

/// `wanted` are pairs of a relation and a lock mode that another session must not hold on it.
pub async fn relation_blockers(
    session: &Session,
    schema: &str,
    wanted: &[(&str, &str)],
) -> Result<Vec<RelationBlocker>, Error> {
    let (names, modes): (Vec<&str>, Vec<&str>) = wanted.iter().copied().unzip();
    let rows = session.query(SQL, &[&schema, &names, &modes]).await?;
    let read = |row: &Row| {
        let Some(blocker) = blocker(row)? else { return Ok(None) };
        Ok(Some(RelationBlocker { relation: row.try_get("relation")?, mode: row.try_get("mode")?, blocker }))
    };
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}
