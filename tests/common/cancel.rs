//! Cancelling a task as `task cancel` does.

use tasker::db::Session;
use tasker::engine::surgery::{Actor, Operation, StepSelector, operate};
use tasker::error::Result;
use tasker::model::surgery::{Action, Surgery};

pub async fn cancel(session: &mut Session, task_id: i64) -> Result<Surgery> {
    let actor = Actor { by: "test", reason: None };
    let operation =
        Operation { task_id, steps: &StepSelector::Unfinished, action: Action::Cancel, result: None, actor };
    operate(session, operation).await
}
