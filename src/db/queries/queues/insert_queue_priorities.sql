-- Purpose: stores the lanes that a claim visits, before the first task is submitted.
-- Parameters: one array element for each lane, repeats allowed: $1 queue, $2 priority, $3 handler.
-- Locks: the new rows, in the order of their key: concurrent inserts cannot deadlock.
-- Index: tasker_queue_priorities_pkey.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
insert into tasker_queue_priorities (queue, priority, handler)
select distinct lane.queue, lane.priority, lane.handler
from unnest($1::text[], $2::smallint[], $3::text[]) as lane (queue, priority, handler)
order by lane.queue, lane.priority, lane.handler
on conflict (queue, priority, handler) do nothing
