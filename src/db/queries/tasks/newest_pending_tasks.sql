-- Purpose: a page of task ids, newest first, of the tasks that have no transition yet.
-- Parameters: $1 the last id of the page before (null: the first page); $2 requested at or
--   after (null: any time); $3 tags, all of which a task must have (null: any); $4 the most to return;
--   $5 named_task_ids (null: any); $6 tasks that are in another state by now.
-- Locks: none.
-- Index: index_tasks_unfinished backwards, index_task_transitions_most_recent.
select task.task_id
  from tasker_tasks task
 where not task.complete
   and not exists (select
                     from tasker_task_transitions current
                    where current.task_id = task.task_id and current.most_recent)
   and ($1::bigint is null or task.task_id < $1::bigint)
   and ($2::timestamptz is null or task.requested_at >= $2::timestamptz)
   and ($3::jsonb is null or task.tags @> $3::jsonb)
   and ($5::bigint[] is null or task.named_task_id = any ($5::bigint[]))
   and task.task_id <> all ($6::bigint[])
 order by task.task_id desc
 limit $4::bigint
