-- Purpose: stores the pairs of queue and priority that a claim visits, before the first task is submitted.
-- Parameters: one array element for each pair, repeats allowed: $1 queue, $2 priority.
-- Locks: the new rows, in the order of their key: concurrent inserts cannot deadlock.
-- Index: tasker_queue_priorities_pkey.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
insert into tasker_queue_priorities (queue, priority)
select distinct pair.queue, pair.priority
from unnest($1::text[], $2::smallint[]) as pair (queue, priority)
order by pair.queue, pair.priority
on conflict (queue, priority) do nothing
