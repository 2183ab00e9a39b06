-- Purpose: a page of task ids, newest first, in any state.
-- Parameters: $1 the last id of the page before (null: the first page); $2 requested at or
--   after (null: any time); $3 tags, all of which a task must have (null: any); $4 the most to return;
--   $5 named_task_ids (null: any).
-- Locks: none.
-- Index: tasker_tasks_pkey backwards; with $3, index_tasks_tagged; with $5, index_tasks_named_task.
--   Planned anew for each call, so that a filter left out costs nothing.
select task.task_id
  from tasker_tasks task
 where ($1::bigint is null or task.task_id < $1::bigint)
   and ($2::timestamptz is null or task.requested_at >= $2::timestamptz)
   and ($3::jsonb is null or task.tags @> $3::jsonb)
   and ($5::bigint[] is null or task.named_task_id = any ($5::bigint[]))
 order by task.task_id desc
 limit $4::bigint
