//! Groups the steps that have failed for good. See `stuck_failures.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::reason::Code;
use crate::model::stuck::Group;

pub const SQL: &str = include_str!("stuck_failures.sql");

impl TryFrom<&Row> for Group {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        let cause: &str = row.try_get("cause")?;
        Ok(Group {
            cause: Code::ALL.into_iter().find(|code| code.as_str() == cause).unwrap_or(Code::StateDisagrees),
            namespace: row.try_get("namespace")?,
            workflow: row.try_get("workflow")?,
            step: row.try_get("step")?,
            queue: row.try_get("queue")?,
            steps: row.try_get("steps")?,
            tasks: row.try_get("tasks")?,
            oldest_at: row.try_get("oldest_at")?,
            example_step_id: row.try_get("example_step_id")?,
            waiting_step_id: row.try_get("waiting_step_id")?,
            mend: Vec::new(),
        }
        .with_mend())
    }
}

/// Those that have been so for at least `seconds`.
pub async fn stuck_failures(session: &Session, seconds: f64) -> Result<Vec<Group>, Error> {
    session.query(SQL, &[&seconds]).await?.iter().map(Group::try_from).collect()
}
