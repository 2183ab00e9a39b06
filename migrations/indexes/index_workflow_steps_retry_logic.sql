-- Purpose: Steps by how often they were tried.
--   Every claim changes what it holds, so none is
--   made in place (HOT) any more.
-- Set: all.
create index concurrently index_workflow_steps_retry_logic
    on tasker_workflow_steps (attempts, retry_limit, retryable)
