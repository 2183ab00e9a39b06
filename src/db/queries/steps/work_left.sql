-- Purpose: checks for a draining worker whether work is left that it can run in the queues that it serves. Steps in a
--   paused queue do not count: no worker can claim them before it is resumed.
-- Parameters: $1 queues served (null: all); $2 handlers run (null: all); $3 namespaces served (null: all). The handlers of steps of an earlier release
--   may be any, until a worker looks them up.
-- Returns: whether a step is ready in these queues; in how many milliseconds the first backoff ends (null: none
--   waits); whether any worker holds a step of theirs.
-- Locks: none.
-- Index: index_ready_steps_lanes, index_backoff_steps_due, and tasker_workflow_steps_pkey for the queues of what these
--   and the workers' exchanges name: up to the first entry of its own.
select exists (select
                 from (select lane.*,
                              -- Those of the worker that the queue takes; null: all.
                              (select case when count(*) = 0 then $3::text[]
                                           else coalesce(array_agg(bound.namespace) filter (where $3::text[] is null or bound.namespace = any ($3::text[])), '{}') end
                                 from tasker_queue_namespaces bound
                                where bound.queue = lane.queue) as namespaces
                         from tasker_queue_priorities lane
                       offset 0) lane
                      -- A look into each lane, not a join, which may read every step that is ready.
                cross join lateral (
                      select
                        from tasker_ready_steps ready
                       where ready.queue = lane.queue and ready.priority = lane.priority and ready.handler = lane.handler
                         and (lane.namespaces is null
                              or (select named.namespace
                                    from tasker_workflow_steps step
                                    join tasker_tasks task on task.task_id = step.task_id
                                    join tasker_named_tasks named on named.named_task_id = task.named_task_id
                                   where step.workflow_step_id = ready.workflow_step_id) = any (lane.namespaces))
                       limit 1) waiting
                where ($1::text[] is null or lane.queue = any ($1::text[]))
                  -- What was adopted without a definition, no worker can run.
                  and lane.handler <> 'undefined'
                  and ($2::text[] is null or lane.handler = 'unknown' or lane.handler = any ($2::text[]))
                  and lane.namespaces is distinct from '{}'
                  and lane.queue not in (select queue from tasker_paused_queues)) as is_ready,
       (select (extract(epoch from waiting.next_attempt_at - clock_timestamp()) * 1000)::bigint
          from tasker_backoff_steps waiting
         where (select ($1::text[] is null or step.queue = any ($1::text[])) and step.handler <> 'undefined'
                       and ($2::text[] is null or step.handler = 'unknown' or step.handler = any ($2::text[]))
                       and step.queue not in (select queue from tasker_paused_queues)
                       and ($3::text[] is null and step.queue not in (select queue from tasker_queue_namespaces)
                            or (select ($3::text[] is null or named.namespace = any ($3::text[]))
                                       and (step.queue not in (select queue from tasker_queue_namespaces)
                                            or (step.queue, named.namespace) in (select queue, namespace from tasker_queue_namespaces))
                                  from tasker_tasks task
                                  join tasker_named_tasks named on named.named_task_id = task.named_task_id
                                 where task.task_id = step.task_id))
                  from tasker_workflow_steps step
                 where step.workflow_step_id = waiting.workflow_step_id)
         order by waiting.next_attempt_at, waiting.workflow_step_id
         limit 1) as backoff_in_ms,
       exists (select from tasker_worker_exchanges exchange
                cross join unnest(exchange.held_step_ids) as held (workflow_step_id)
                where (select step.in_process
                              and ($1::text[] is null or step.queue = any ($1::text[]))
                              and ($2::text[] is null or step.handler = 'unknown' or step.handler = any ($2::text[]))
                              and ($3::text[] is null
                                   or (select named.namespace
                                         from tasker_tasks task
                                         join tasker_named_tasks named on named.named_task_id = task.named_task_id
                                        where task.task_id = step.task_id) = any ($3::text[]))
                         from tasker_workflow_steps step
                        where step.workflow_step_id = held.workflow_step_id)) as is_running
