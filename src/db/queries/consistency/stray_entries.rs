//! Looks for queue entries and transitions of steps that do not exist.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("stray_entries.sql");

/// What a page held.
#[derive(Clone, Debug)]
pub struct StrayPage {
    /// Where the next page begins; `None`: this was the last one.
    pub last_id: Option<i64>,
    /// Step ids, and what each is an entry of: `ready_queue`, `backoff_queue` or `history`.
    pub stray: Vec<(i64, String)>,
}

/// Looks at some `limit` entries after the step `after`.
pub async fn stray_entries(session: &Session, after: i64, limit: i64) -> Result<StrayPage, Error> {
    let row = session.query_one(SQL, &[&after, &limit]).await?;
    let (step_ids, places): (Vec<i64>, Vec<String>) = (row.try_get("step_ids")?, row.try_get("places")?);
    Ok(StrayPage { last_id: row.try_get("last_id")?, stray: step_ids.into_iter().zip(places).collect() })
}
