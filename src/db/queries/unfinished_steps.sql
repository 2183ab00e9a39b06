-- Purpose: the steps that a step or a task waits for, each with where it stands: unfinished ones, and
--   cancelled ones, which those after them wait for in vain.
-- Parameters: $1 workflow_step_id: the step itself and every such step before it, however far;
--   $2 task_id: the task's unfinished steps that wait for no parent; one of the two is null.
--   $3 the most steps to look at.
-- Returns: the steps, a step before those it waits for; of one that waits for parents the ids of all of these,
--   the finished among them too.
-- Locks: none.
-- Index: tasker_workflow_steps_pkey, index_workflow_step_edges_to and, for what is processed,
--   index_step_transitions_most_recent from a step up; index_workflow_steps_task for a task; then
--   the primary keys of both queues. The cost follows the steps before the one
--   asked for, two or three lookups each.
with recursive before as (
    select step.workflow_step_id, step.in_process, step.processed, step.claimed_by, step.attempts,
           case when step.remaining_parents > 0 and not step.processed
                then array(select edge.from_step_id from tasker_workflow_step_edges edge
                            where edge.to_step_id = step.workflow_step_id) end as parents
      from tasker_workflow_steps step
     where step.workflow_step_id = $1::bigint
    union
    -- A step is met once, however many paths lead to it, and a cycle ends.
    select parent.*
      from before
     cross join lateral unnest(before.parents) as edge (from_step_id)
     cross join lateral (
           select step.workflow_step_id, step.in_process, step.processed, step.claimed_by, step.attempts,
                  case when step.remaining_parents > 0 and not step.processed
                       then array(select edge.from_step_id from tasker_workflow_step_edges edge
                                   where edge.to_step_id = step.workflow_step_id) end
             from tasker_workflow_steps step
            where step.workflow_step_id = edge.from_step_id
              and (not step.processed
                   or (select transition.to_state = 'cancelled'
                         from tasker_workflow_step_transitions transition
                        where transition.workflow_step_id = step.workflow_step_id and transition.most_recent))) parent
), looked_at as materialized (
    (select * from before limit $3)
     union all
    -- Not where the recursion begins: it would prepare for as many steps as ten tasks have.
    (select step.workflow_step_id, step.in_process, step.processed, step.claimed_by, step.attempts, null
       from tasker_workflow_steps step
      where step.task_id = $2::bigint and not step.processed and step.remaining_parents <= 0
      limit $3)
)
select step.workflow_step_id,
       -- (select true …) and not exists: that the planner may turn into a hash of a whole queue.
       case when step.processed then 'cancelled'
            when step.in_process and (
                 select worker.last_heartbeat_at >= clock_timestamp() - worker.lease_seconds * interval '1 second'
                   from tasker_workers worker
                  where worker.worker_id = step.claimed_by)
            then 'running'
            when step.in_process then 'lost'
            when step.parents is not null then 'waiting'
            -- Nothing has happened to it that could keep it from the ready queue.
            when coalesce(step.attempts, 0) = 0 then 'ready'
            when (select true from tasker_ready_steps ready where ready.workflow_step_id = step.workflow_step_id)
            then 'ready'
            when (select true from tasker_backoff_steps waiting where waiting.workflow_step_id = step.workflow_step_id)
            then 'backoff'
            else 'stopped'
       end as place,
       coalesce(step.parents, '{}') as parents
  from looked_at step
