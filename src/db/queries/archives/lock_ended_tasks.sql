-- Purpose: locks ended tasks with their steps until the transaction ends, so that nobody changes them while they are
--   written to files and deleted.
-- Parameters: $1 task_ids, $2 the sort_keys of their newest transitions as they were read.
-- Returns: the tasks locked. A task is left out that somebody else has locked, a step of it too, or that has changed.
-- Locks: the steps by id, then the tasks by id, as every statement does (docs/adr/0009-one-order-of-locks.md); with
--   skip locked, so it waits for nobody and nobody can wait for it in a circle. A task that is changed after this
--   statement began is read anew under its lock: its last_sort_key has risen.
-- Index: index_workflow_steps_task, tasker_tasks_pkey.
with wanted as materialized (
    select wanted.task_id, wanted.last_sort_key
      from unnest($1::bigint[], $2::integer[]) as wanted (task_id, last_sort_key)
), locked as materialized (
    select step.task_id, wanted.last_sort_key, step.in_process
      from wanted
      join tasker_workflow_steps step on step.task_id = wanted.task_id
     order by step.workflow_step_id
       for update of step skip locked
), whole as materialized (
    -- Every step is locked, and none runs. Two lists are never joined: without an index that takes the square of their length.
    select locked.task_id, min(locked.last_sort_key) as last_sort_key
      from locked
     group by locked.task_id
    having not bool_or(locked.in_process)
       and count(*) = (select count(*) from tasker_workflow_steps step where step.task_id = locked.task_id)
     union all
    select wanted.task_id, wanted.last_sort_key
      from wanted
     where not exists (select from tasker_workflow_steps step where step.task_id = wanted.task_id)
)
select task.task_id
  from whole
  join tasker_tasks task on task.task_id = whole.task_id
 where task.active_steps = 0
   and task.last_sort_key is not distinct from whole.last_sort_key
 order by task.task_id
   for update of task skip locked
