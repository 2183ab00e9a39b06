//! Counts the pages a trial has asked for. See `count_trial_pages.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("count_trial_pages.sql");

pub async fn count_trial_pages(session: &Session) -> Result<i64, Error> {
    session.query_one(SQL, &[]).await?.try_get("pages")
}
