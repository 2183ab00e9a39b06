-- Purpose: The steps a worker may claim, of each queue, priority and handler in the order they became ready.
-- Set: lean.
create index concurrently index_ready_steps_lanes
    on tasker_ready_steps (queue, priority, handler, seq)
