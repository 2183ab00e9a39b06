-- Purpose: tells a draining worker whether anything is left that it may still have to run. What waits in a paused
--   queue is not: nobody knows for how long.
-- Parameters: $1 queues served (null: all).
-- Returns: whether a step is ready in these queues, waits for its backoff, or is held by any worker.
-- Locks: none.
-- Index: index_ready_steps_claim, either of tasker_backoff_steps, index_step_transitions_in_progress; the
--   first entry of each.
select exists (select
                 from tasker_queue_priorities lane
                      -- A look into each lane, not a join, which may read every step that is ready.
                cross join lateral (
                      select
                        from tasker_ready_steps ready
                       where ready.queue = lane.queue and ready.priority = lane.priority
                       limit 1) waiting
                where ($1::text[] is null or lane.queue = any ($1::text[]))
                  and lane.queue not in (select queue from tasker_paused_queues))
    or exists (select from tasker_backoff_steps)
    or exists (select from tasker_workflow_step_transitions transition
                where transition.most_recent and transition.to_state = 'in_progress') as is_work_left
