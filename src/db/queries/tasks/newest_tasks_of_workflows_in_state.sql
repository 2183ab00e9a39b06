-- Purpose: a page of task ids, newest first, of the tasks of some workflows whose newest transition
--   leads to a state.
-- Parameters: $1 the last id of the page before (null: the first page); $2 the most to return;
--   $3 named_task_ids; $4 state; $5 tasks that are in another state by now.
-- Locks: none.
-- Index: index_tasks_named_task and index_task_transitions_state, both searched in turns: whichever
--   has fewer tasks in a stretch of ids, the other one's are leapt over. Neither ever has to be
--   walked for what only the other can tell.
with recursive met as (
    -- The newest task in the state that is no newer than one of the workflow. Unless
    -- both are the same task, the search goes on from there.
    select workflow.named_task_id, coalesce($1::bigint, 9223372036854775807) as task_id, true as is_found, 0 as ordinal
      from unnest($3::bigint[]) as workflow (named_task_id)
     union all
    select met.named_task_id, in_state.task_id, in_state.task_id = of_workflow.task_id,
           met.ordinal + (in_state.task_id = of_workflow.task_id and in_state.task_id <> all ($5::bigint[]))::integer
      from met
     cross join lateral (
           -- Ranges for equalities, here and below: no other index has this order.
           select task.task_id
             from tasker_tasks task
            where task.named_task_id between met.named_task_id and met.named_task_id
              and task.task_id <= met.task_id - met.is_found::integer
            order by task.named_task_id desc, task.task_id desc
            limit 1) as of_workflow
     cross join lateral (
           select current.task_id
             from tasker_task_transitions current
            where current.most_recent
              and current.to_state between $4::text and $4::text
              and current.task_id <= of_workflow.task_id
            order by current.to_state desc, current.task_id desc
            limit 1) as in_state
     where met.ordinal < $2::bigint
)
select task_id
  from met
 where is_found and ordinal > 0 and task_id <> all ($5::bigint[])
 order by task_id desc
 limit $2::bigint
