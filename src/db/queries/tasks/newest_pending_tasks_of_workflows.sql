-- Purpose: a page of task ids, newest first, of the tasks of some workflows that have no transition yet.
-- Parameters: $1 the last id of the page before (null: the first page); $2 the most to return;
--   $3 named_task_ids; $4 tasks that are in another state by now.
-- Locks: none.
-- Index: index_tasks_named_task and index_tasks_unfinished, both searched in turns: whichever has
--   fewer tasks in a stretch of ids, the other one's are leapt over;
--   index_task_transitions_most_recent for those that are in both.
with recursive met as (
    -- The newest unfinished task that is no newer than one of the workflow. Unless
    -- both are the same task, the search goes on from there.
    select workflow.named_task_id, coalesce($1::bigint, 9223372036854775807) as task_id,
           true as is_met, false as is_pending, 0 as ordinal
      from unnest($3::bigint[]) as workflow (named_task_id)
     union all
    select met.named_task_id, unfinished.task_id, unfinished.task_id = of_workflow.task_id, looked.is_pending,
           met.ordinal + looked.is_pending::integer
      from met
     cross join lateral (
           -- A range for an equality: no other index has this order.
           select task.task_id
             from tasker_tasks task
            where task.named_task_id between met.named_task_id and met.named_task_id
              and task.task_id <= met.task_id - met.is_met::integer
            order by task.named_task_id desc, task.task_id desc
            limit 1) as of_workflow
     cross join lateral (
           select task.task_id
             from tasker_tasks task
            where not task.complete and task.task_id <= of_workflow.task_id
            order by task.task_id desc
            limit 1) as unfinished
     cross join lateral (
           select unfinished.task_id = of_workflow.task_id
                  and unfinished.task_id <> all ($4::bigint[])
                  and not exists (select
                                    from tasker_task_transitions current
                                   where current.task_id = unfinished.task_id and current.most_recent) as is_pending) as looked
     where met.ordinal < $2::bigint
)
select task_id
  from met
 where is_pending
 order by task_id desc
 limit $2::bigint
