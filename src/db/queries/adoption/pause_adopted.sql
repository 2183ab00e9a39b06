-- Purpose: makes the queue of the steps that were there before, and pauses it: resuming it is a person's decision.
-- Parameters: $1 who pauses it.
-- Locks: the queue's rows.
-- Index: the primary keys of both tables.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
with lane as (
    insert into tasker_queue_priorities (queue, priority, handler)
    values ('adopted', 0, 'undefined')
        on conflict do nothing
)
insert into tasker_paused_queues (queue, paused_by, reason)
values ('adopted', $1::text, 'these steps are from before the adoption')
    on conflict (queue) do nothing
