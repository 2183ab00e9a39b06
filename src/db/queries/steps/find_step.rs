use tokio_postgres::Error;

use crate::db::Session;

query! {
    /// Where a step is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct StepRef {
        pub step_id: i64 = "workflow_step_id",
        pub task_id: i64,
    }

    pub fn find_step(step_id: i64) -> Option<StepRef> = [Some(step_id), None::<i64>, None::<&str>]
}

/// The step of a task with this name.
pub async fn find_named_step(session: &Session, task_id: i64, name: &str) -> Result<Option<StepRef>, Error> {
    session.row_opt(SQL, &[&None::<i64>, &task_id, &name]).await
}
