use tokio_postgres::Error;

use crate::db::Session;
use crate::model::diagnosis::UsualDuration;

pub const SQL: &str = include_str!("usual_duration.sql");

/// `None` where no earlier task has completed the step.
pub async fn usual_duration(session: &Session, step_id: i64) -> Result<Option<UsualDuration>, Error> {
    let row = session.query_one(SQL, &[&step_id]).await?;
    let (median, longest): (Option<f64>, Option<f64>) =
        (row.try_get("median_seconds")?, row.try_get("longest_seconds")?);
    let attempts = row.try_get("attempts")?;
    Ok(median.zip(longest).map(|(median_seconds, longest_seconds)| UsualDuration {
        attempts,
        median_seconds,
        longest_seconds,
    }))
}
