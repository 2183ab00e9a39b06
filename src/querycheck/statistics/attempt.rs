//! One statement of many that the server may refuse.

use tokio_postgres::Error;

use crate::db::Session;

/// Runs `work` with settings of its own in the open transaction, and takes back both; `None` if the server refuses.
///
/// # Errors
/// Those of the connection.
pub async fn attempt<T>(
    session: &Session,
    settings: &str,
    work: impl AsyncFnOnce(&Session) -> Result<T, Error>,
) -> Result<Result<T, Error>, Error> {
    session.batch(&format!("savepoint tasker_attempt; {settings}")).await?;
    let outcome = work(session).await;
    if let Err(error) = outcome {
        if error.is_closed() {
            return Err(error);
        }
        session.batch("rollback to savepoint tasker_attempt; release savepoint tasker_attempt").await?;
        return Ok(Err(error));
    }
    session.batch("rollback to savepoint tasker_attempt; release savepoint tasker_attempt").await?;
    Ok(outcome)
}
