//! What a query costs, as the server tells.

use serde_json::Value;
use tokio_postgres::Error;
use tokio_postgres::types::ToSql;

use super::Session;

/// What one run of a query took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub rows: i64,
    /// Pages of 8 kB, found in the server's memory or read into it.
    pub shared_pages: i64,
    /// Those that were read into it.
    pub shared_read_pages: i64,
}

/// Runs a query that only reads, and counts what it takes. What a data-modifying
/// statement writes after its last row is not counted.
pub async fn explain(
    session: &Session,
    sql: &'static str,
    parameters: &[&(dyn ToSql + Sync)],
) -> Result<Cost, Error> {
    let explain = format!("explain (analyze, buffers, timing off, format json) {sql}");
    let plan: Value = session.client().query_one(&explain, parameters).await?.try_get(0)?;
    let number = |key: &str| plan[0]["Plan"][key].as_f64().unwrap_or_default() as i64;
    Ok(Cost {
        rows: number("Actual Rows"),
        shared_pages: number("Shared Hit Blocks") + number("Shared Read Blocks"),
        shared_read_pages: number("Shared Read Blocks"),
    })
}
