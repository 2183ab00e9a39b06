-- Purpose: The tasks that carry a tag, and an entry for each that carries none.
-- Set: replaced.
create index concurrently index_tasks_tags
    on tasker_tasks using gin (tags jsonb_path_ops)
