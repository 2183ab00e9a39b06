-- Purpose: a page of task ids, newest first, of some workflows.
-- Parameters: $1 the last id of the page before (null: the first page); $2 the most to return;
--   $3 named_task_ids.
-- Locks: none.
-- Index: index_tasks_named_task, one search for each task of the page, within each workflow: one
--   that nobody has submitted for a long time is found without a walk over the tasks since.
with recursive walked as (
    select workflow.named_task_id, coalesce($1::bigint, 9223372036854775807) as task_id, 0 as ordinal
      from unnest($3::bigint[]) as workflow (named_task_id)
     union all
    select walked.named_task_id, older.task_id, walked.ordinal + 1
      from walked
     cross join lateral (
           -- A range and both columns, not an equality: no other index has this order, and
           -- for an equality the planner may prefer to walk all tasks there are.
           select task.task_id
             from tasker_tasks task
            where task.named_task_id between walked.named_task_id and walked.named_task_id
              and task.task_id < walked.task_id
            order by task.named_task_id desc, task.task_id desc
            limit 1) as older
     where walked.ordinal < $2::bigint
)
select task_id
  from walked
 where ordinal > 0
 order by task_id desc
 limit $2::bigint
