-- Purpose: a step and the nearest of the steps that it waits for, each with its situation: unfinished ones,
--   and cancelled ones, for which their children wait in vain.
-- Parameters: $1 workflow_step_id; $2 the most steps to look at, and the most parents of a step to follow.
-- Returns: the steps, a step before those it waits for; of one that waits for parents how many these are and the
--   ids of all it has, the finished among them too, or null where they are more than is followed.
-- Locks: none.
-- Index: tasker_workflow_steps_pkey, index_workflow_step_edges_to and, for what is processed,
--   index_step_transitions_most_recent from a step up; then the primary keys of both queues. The cost follows the
--   steps found, two or three lookups each.
with recursive before as (
    select step.workflow_step_id, step.in_process, step.processed, step.claimed_by, step.attempts, step.remaining_parents,
           step.queue,
           case when step.remaining_parents between 1 and $2::bigint and not step.processed
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
           select step.workflow_step_id, step.in_process, step.processed, step.claimed_by, step.attempts, step.remaining_parents,
                  step.queue,
                  case when step.remaining_parents between 1 and $2::bigint and not step.processed
                       then array(select edge.from_step_id from tasker_workflow_step_edges edge
                                   where edge.to_step_id = step.workflow_step_id) end
             from tasker_workflow_steps step
            where step.workflow_step_id = edge.from_step_id
              and (not step.processed
                   or (select transition.to_state = 'cancelled'
                         from tasker_workflow_step_transitions transition
                        where transition.workflow_step_id = step.workflow_step_id and transition.most_recent))) parent
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
            when step.remaining_parents > 0 then 'waiting'
            -- Nothing has happened to it that could keep it from the ready queue.
            when coalesce(step.attempts, 0) = 0 then 'ready'
            when (select true from tasker_ready_steps ready where ready.workflow_step_id = step.workflow_step_id)
            then 'ready'
            when (select true from tasker_backoff_steps waiting where waiting.workflow_step_id = step.workflow_step_id)
            then 'backoff'
            else 'stopped'
       end as situation,
       step.queue,
       step.remaining_parents,
       step.parents
  from (select * from before limit $2::bigint) step
