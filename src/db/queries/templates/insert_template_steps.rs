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
    pub handlers: Vec<&'a str>,
}

query! {
    /// Stores the steps of one template.
    pub fn insert_template_steps(named_task_id: i64, new: &NewTemplateSteps<'_>) -> u64 = [
        named_task_id, new.named_step_ids, new.positions, new.queues, new.priorities, new.retryable,
        new.retry_limits, new.handlers,
    ]
}
