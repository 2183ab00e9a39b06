//! Counts tasks by workflow and state.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("count_tasks.sql");

/// The tasks of one workflow, whatever its version, that are in one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountRow {
    pub namespace: String,
    pub name: String,
    pub state: State,
    /// At least 1.
    pub tasks: i64,
}

impl TryFrom<Row> for CountRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(CountRow {
            namespace: row.try_get("namespace")?,
            name: row.try_get("name")?,
            state: row.try_get("state")?,
            tasks: row.try_get("tasks")?,
        })
    }
}

/// Counts the tasks of every workflow, or of those with this namespace and name;
/// in the order of both. What has no task in a state has no row.
pub async fn count_tasks(
    session: &Session,
    namespace: Option<&str>,
    name: Option<&str>,
) -> Result<Vec<CountRow>, Error> {
    session.query(SQL, &[&namespace, &name]).await?.into_iter().map(CountRow::try_from).collect()
}
