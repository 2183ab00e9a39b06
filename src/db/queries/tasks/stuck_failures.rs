use jiff::Timestamp;
use tokio_postgres::{Error, Row};

use crate::db::row::FromRow;
use crate::model::reason::ReasonCode;
use crate::model::stuck::{Group, Member};

query! {
    /// Returns those of tasks in error, and those of others among the newest `failures` (`None`: all), that are stuck for at
    /// least `seconds`, with at most `named` members of each group.
    pub fn stuck_failures(seconds: f64, named: i64, task_ids: &[i64], failures: Option<i64>) -> Vec<Group>
}

impl FromRow for Group {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let step_ids: Vec<i64> = row.try_get("step_ids")?;
        let task_ids: Vec<i64> = row.try_get("task_ids")?;
        let since: Vec<Timestamp> = row.try_get("since")?;
        let members = step_ids.into_iter().zip(task_ids).zip(since);
        let members: Vec<Member> =
            members.map(|((step_id, task_id), since)| Member { since, step_id, task_id }).collect();
        let cause = ReasonCode::of_word(row.try_get("cause")?).unwrap_or(ReasonCode::StateDisagrees);
        let first = members.first();
        Ok(Group {
            cause,
            namespace: row.try_get("namespace")?,
            workflow: row.try_get("workflow")?,
            step: row.try_get("step")?,
            queue: row.try_get("queue")?,
            steps: row.try_get("steps")?,
            tasks: row.try_get("tasks")?,
            oldest_at: first.map_or(Timestamp::UNIX_EPOCH, |member| member.since),
            example_step_id: row.try_get("example_step_id")?,
            waiting_step_id: first.filter(|_| cause == ReasonCode::Cancelled).map(|member| member.step_id),
            members,
            is_partial: false,
            fix: Vec::new(),
        }
        .with_fix())
    }
}
