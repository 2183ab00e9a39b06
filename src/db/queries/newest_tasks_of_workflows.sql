-- Purpose: a page of task ids, newest first, of some workflows.
-- Parameters: $1 the last id of the page before (null: the first page); $2 requested at or
--   after (null: any time); $3 tags, all of which a task must have (null: any); $4 the most to return;
--   $5 named_task_ids.
-- Locks: none.
-- Index: index_tasks_named_task, backwards within each workflow: a workflow that nobody has
--   submitted for a long time is found without a walk over the tasks since.
select newest.task_id
  from unnest($5::bigint[]) as workflow (named_task_id)
 cross join lateral (
       select task.task_id
         from tasker_tasks task
        where task.named_task_id = workflow.named_task_id
          and ($1::bigint is null or task.task_id < $1::bigint)
          and ($2::timestamptz is null or task.requested_at >= $2::timestamptz)
          and ($3::jsonb is null or task.tags @> $3::jsonb)
        order by task.task_id desc
        limit $4::bigint) as newest
 order by newest.task_id desc
 limit $4::bigint
