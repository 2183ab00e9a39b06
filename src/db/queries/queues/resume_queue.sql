-- Purpose: lets the steps of a paused queue be claimed again, and wakes the workers that wait for them.
-- Parameters: $1 queue.
-- Returns: whether it was paused, and whether anybody was woken.
-- Locks: the queue's row in tasker_paused_queues; no claim waits for it.
-- Index: none; tasker_paused_queues has a row for each paused queue, tasker_workers one for each worker.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
with resumed as (
    delete from tasker_paused_queues
     where queue = $1::text
    returning queue
), woken as (
    select pg_notify('tasker_ready', queue)
      from resumed
     where exists (select from tasker_workers where idle)
)
select exists (select from resumed) as was_paused, (select count(*) from woken) as notified
