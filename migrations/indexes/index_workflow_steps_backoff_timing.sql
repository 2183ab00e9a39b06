-- Purpose: Steps that wait as long as a server asked for.
--   It holds only those, yet a claim of any step writes last_attempted_at and so loses its
--   in-place (HOT) update.
-- Set: all.
create index concurrently index_workflow_steps_backoff_timing
    on tasker_workflow_steps (last_attempted_at, backoff_request_seconds)
 where backoff_request_seconds is not null
