-- Purpose: the next steps to run, in the order of the claim: highest priority first, then in the order they
--   became ready.
-- Parameters: $1 the most to return.
-- Locks: none.
-- Index: index_ready_steps_lanes, once for each queue, priority and handler.
with lanes as materialized (
    select queue, priority, handler from tasker_queue_priorities order by priority desc
)
select ready.workflow_step_id, ready.queue, ready.priority
  from lanes
 cross join lateral (
       select entry.workflow_step_id, entry.queue, entry.priority
         from tasker_ready_steps entry
        where entry.queue = lanes.queue and entry.priority = lanes.priority and entry.handler = lanes.handler
        order by entry.seq
        limit $1::bigint) ready
 limit $1::bigint
