-- Purpose: keeps the steps of a queue from being claimed until it is resumed.
-- Parameters: $1 queue; $2 who pauses it; $3 why (null: not said).
-- Returns: whether it was not paused before; no row for a queue that no workflow has ever named.
-- Locks: the queue's row; two that pause one queue meet at its primary key, and the second changes nothing
--   that it says. A claim that began before the commit may still take steps; none that begins later does.
-- Index: tasker_paused_queues_pkey; tasker_queue_priorities has a few rows for each queue.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
insert into tasker_paused_queues (queue, paused_by, reason, paused_at)
select $1::text, $2::text, $3::text, clock_timestamp()
 where exists (select from tasker_queue_priorities lane where lane.queue = $1::text)
    on conflict (queue) do update set updated_at = clock_timestamp()
-- A row that was there has been locked by the update, one just made has not.
returning xmax = 0 as is_new
