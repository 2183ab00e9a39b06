-- Purpose: gives unfinished steps of adopted tasks the handlers of their workflow, which was bound to a file, and moves their
--   queue entries into the lanes of these handlers.
-- Parameters: $1 the workflow's id; $2 the last task of the batch before; $3 the most tasks.
-- Returns: the last task (null: there are no more), and the number of steps.
-- Locks: the steps, in id order, then their entries. No worker has a lane of the handler 'undefined', so none waits.
-- Index: index_tasks_unfinished or index_tasks_named_task, index_workflow_steps_task, tasker_ready_steps_pkey.
-- Plan: none, binds every unfinished task of a workflow once.
with picked as materialized (
    select task_id
      from tasker_tasks
     where named_task_id = $1::bigint and not complete and task_id > $2::bigint
       -- Nothing else was adopted.
       and exists (select from tasker_queue_priorities where queue = 'adopted' and handler = 'undefined')
     order by task_id
     limit $3::bigint
), held as materialized (
    select step.workflow_step_id, step.named_step_id
      from tasker_workflow_steps step
     where step.task_id = any (array(select task_id from picked)) and step.handler = 'undefined' and not step.processed
     order by step.workflow_step_id
       for no key update
), bound as (
    update tasker_workflow_steps step
       set handler = member.handler, updated_at = clock_timestamp()
      from held
      join tasker_named_tasks_named_steps member
        on member.named_task_id = $1::bigint and member.named_step_id = held.named_step_id
     where step.workflow_step_id = held.workflow_step_id
    returning step.workflow_step_id, step.handler, step.queue
), moved as (
    update tasker_ready_steps entry
       set handler = bound.handler, updated_at = clock_timestamp()
      from bound
     where entry.workflow_step_id = bound.workflow_step_id
    returning entry.queue
), woken as (
    select pg_notify('tasker_ready', queue)
      from (select distinct queue from moved) ready
     where exists (select from tasker_workers where idle)
)
select (select max(task_id) from picked) as last_task_id, (select count(*) from bound) as steps,
       (select count(*) from woken) as notified
