use jiff::Timestamp;
use serde_json::{Map, Value};
use tokio_postgres::Error;

use crate::db::Session;
use crate::db::row::object;
use crate::model::state::State;

pub const SQL: &str = include_str!("history_differences.sql");

row! {
    /// A transition that does not follow from the one before it.
    #[derive(Clone, Debug)]
    pub struct HistoryDifference {
        pub task_id: i64,
        /// `None`: a transition of the task itself.
        pub step_id: Option<i64> = "workflow_step_id",
        /// The step's name.
        pub step: Option<String> = "name",
        pub sort_key: i32,
        pub created_at: Timestamp,
        /// All that was compared, equal or not; the keys are those of `derived`.
        pub stored: Map<String, Value> = |row| object(row, "stored")?,
        pub derived: Map<String, Value> = |row| object(row, "derived")?,
    }
}

/// The transitions of the tasks from `first` to `last`, and of their steps.
pub async fn history_differences(
    session: &Session,
    first: i64,
    last: i64,
) -> Result<Vec<HistoryDifference>, Error> {
    let moves =
        State::ALL.iter().flat_map(|from| from.successors().iter().map(|to| (from.as_str(), to.as_str())));
    let (from, to): (Vec<&str>, Vec<&str>) = moves.unzip();
    session.rows(SQL, &[&first, &last, &from, &to]).await
}
