-- Purpose: The steps a worker may claim, of each queue and priority in the order they became ready.
-- Set: replaced.
create index concurrently index_ready_steps_claim
    on tasker_ready_steps (queue, priority, seq)
