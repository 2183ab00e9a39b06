-- Purpose: the steps of one template, in topological order.
-- Parameters: $1 template; then one array element for each step: $2 named step,
--   $3 position, $4 queue, $5 priority, $6 retryable, $7 retry limit, $8 handler.
-- Locks: new rows only; the template's own row is new in this transaction.
-- Index: none is searched.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
insert into tasker_named_tasks_named_steps
    (named_task_id, named_step_id, position, queue, priority, default_retryable, default_retry_limit, handler)
select $1, step.named_step_id, step.position, step.queue, step.priority, step.retryable, step.retry_limit, step.handler
from unnest($2::bigint[], $3::integer[], $4::text[], $5::smallint[], $6::boolean[], $7::integer[], $8::text[])
    as step (named_step_id, position, queue, priority, retryable, retry_limit, handler)
