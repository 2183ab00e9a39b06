use tokio_postgres::Error;

use crate::db::Session;

/// Where a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepRef {
    pub step_id: i64,
    pub task_id: i64,
}

from_row! { StepRef { step_id = "workflow_step_id", task_id } }

query! {
    pub fn find_step(step_id: i64) -> Option<StepRef> = [Some(step_id), None::<i64>, None::<&str>]
}

/// The step of a task with this name.
pub async fn find_named_step(session: &Session, task_id: i64, name: &str) -> Result<Option<StepRef>, Error> {
    session.row_opt(SQL, &[&None::<i64>, &task_id, &name]).await
}
