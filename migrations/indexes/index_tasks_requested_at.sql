-- Purpose: The tasks requested since a moment.
-- Set: lean.
create index concurrently index_tasks_requested_at
    on tasker_tasks (requested_at)
