//! Stores the steps of one template.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("insert_template_steps.sql");

/// The steps of one template, one element of each list a step.
#[derive(Default)]
pub struct NewTemplateSteps<'a> {
    pub named_step_ids: Vec<i64>,
    /// Topological order: parents have smaller positions.
    pub positions: Vec<i32>,
    pub queues: Vec<&'a str>,
    pub priorities: Vec<i16>,
    pub retryable: Vec<bool>,
    pub retry_limits: Vec<i32>,
}

pub async fn insert_template_steps(
    session: &Session,
    named_task_id: i64,
    new: &NewTemplateSteps<'_>,
) -> Result<u64, Error> {
    session
        .execute(
            SQL,
            &[
                &named_task_id,
                &new.named_step_ids,
                &new.positions,
                &new.queues,
                &new.priorities,
                &new.retryable,
                &new.retry_limits,
            ],
        )
        .await
}
