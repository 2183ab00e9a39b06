-- Purpose: a page of task ids, newest first, of the tasks whose newest transition leads to a state.
-- Parameters: $1 the last id of the page before (null: the first page); $2 requested at or
--   after (null: any time); $3 tags, all of which a task must have (null: any); $4 the most to return;
--   $5 named_task_ids (null: any); $6 state; $7 tasks that are in another state by now.
-- Locks: none.
-- Index: index_task_transitions_state backwards, tasker_tasks_pkey for the other filters; few
--   tasks by index_tasks_tagged.
select current.task_id
  from tasker_task_transitions current
  join tasker_tasks task on task.task_id = current.task_id
 where current.most_recent
   -- A range and both columns, not an equality: no other index has this order. For an
   -- equality the planner walks the tasks from the newest back, to a state that may lie far.
   and current.to_state between $6::text and $6::text
   and ($1::bigint is null or current.task_id < $1::bigint)
   and ($2::timestamptz is null or task.requested_at >= $2::timestamptz)
   and ($3::jsonb is null or task.tags @> $3::jsonb)
   and ($5::bigint[] is null or task.named_task_id = any ($5::bigint[]))
   and current.task_id <> all ($7::bigint[])
 order by current.to_state desc, current.task_id desc
 limit $4::bigint
