-- Purpose: checks for a draining worker whether work is left that it can run in the queues that it serves. Steps in a
--   paused queue do not count: no worker can claim them before it is resumed.
-- Parameters: $1 queues served (null: all); $2 handlers run (null: all). The handlers of steps of an earlier release
--   may be any, until a worker looks them up.
-- Returns: whether a step is ready in these queues; in how many milliseconds the first backoff ends (null: none
--   waits); whether any worker holds a step of theirs.
-- Locks: none.
-- Index: index_ready_steps_lanes, index_backoff_steps_due, index_step_transitions_in_progress, and
--   tasker_workflow_steps_pkey for the queues of what these name: up to the first entry of its own.
select exists (select
                 from tasker_queue_priorities lane
                      -- A look into each lane, not a join, which may read every step that is ready.
                cross join lateral (
                      select
                        from tasker_ready_steps ready
                       where ready.queue = lane.queue and ready.priority = lane.priority and ready.handler = lane.handler
                       limit 1) waiting
                where ($1::text[] is null or lane.queue = any ($1::text[]))
                  and ($2::text[] is null or lane.handler = 'unknown' or lane.handler = any ($2::text[]))
                  and lane.queue not in (select queue from tasker_paused_queues)) as is_ready,
       (select (extract(epoch from waiting.next_attempt_at - clock_timestamp()) * 1000)::bigint
          from tasker_backoff_steps waiting
         where (select ($1::text[] is null or step.queue = any ($1::text[]))
                       and ($2::text[] is null or step.handler = 'unknown' or step.handler = any ($2::text[]))
                       and step.queue not in (select queue from tasker_paused_queues)
                  from tasker_workflow_steps step
                 where step.workflow_step_id = waiting.workflow_step_id)
         order by waiting.next_attempt_at, waiting.workflow_step_id
         limit 1) as backoff_in_ms,
       exists (select from tasker_workflow_step_transitions transition
                where transition.most_recent and transition.to_state = 'in_progress'
                  and (coalesce($1, $2) is null
                       or (select ($1::text[] is null or step.queue = any ($1::text[]))
                                  and ($2::text[] is null or step.handler = 'unknown' or step.handler = any ($2::text[]))
                             from tasker_workflow_steps step
                            where step.workflow_step_id = transition.workflow_step_id))) as is_running
