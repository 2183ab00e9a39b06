//! Cancelling a task as `task cancel` does.

use tasker::db::Session;
use tasker::engine::surgery::{Mandate, Operation, Which, operate};
use tasker::error::Result;
use tasker::model::surgery::{Action, Surgery};

pub async fn cancel(session: &mut Session, task_id: i64) -> Result<Surgery> {
    let mandate = Mandate { by: "test", reason: None };
    let operation =
        Operation { task_id, which: &Which::Unfinished, action: Action::Cancel, result: None, mandate };
    operate(session, operation).await
}
