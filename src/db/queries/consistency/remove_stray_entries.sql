-- Purpose: removes queue entries of steps that do not exist.
-- Parameters: $1 step ids.
-- Returns: the number of entries removed.
-- Locks: the entries (skip locked: a claim that has one drops it itself).
-- Index: tasker_ready_steps_pkey, tasker_workflow_steps_pkey, the primary key of the backoff queue.
-- Plan: none, repairs what `check consistency` has found, once.
with stray as materialized (
    select array(select given.workflow_step_id
                   from unnest($1::bigint[]) as given (workflow_step_id)
                  where (select true from tasker_workflow_steps step
                          where step.workflow_step_id = given.workflow_step_id) is null) as step_ids
), not_ready as (
    delete from tasker_ready_steps
     where workflow_step_id = any (array(select entry.workflow_step_id
                                           from tasker_ready_steps entry
                                          where entry.workflow_step_id = any ((select step_ids from stray)::bigint[])
                                          order by entry.workflow_step_id
                                            for update skip locked))
    returning workflow_step_id
), not_waiting as (
    delete from tasker_backoff_steps
     where workflow_step_id = any (array(select entry.workflow_step_id
                                           from tasker_backoff_steps entry
                                          where entry.workflow_step_id = any ((select step_ids from stray)::bigint[])
                                          order by entry.workflow_step_id
                                            for update skip locked))
    returning workflow_step_id
)
select (select count(*) from not_ready) + (select count(*) from not_waiting) as removed
