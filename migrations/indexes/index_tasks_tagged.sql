-- Purpose: The tasks that carry a tag.
--   A GIN index gathers new entries in a list first, which later inserts or a vacuum sort in. A task without tags has none.
-- Set: lean.
create index concurrently index_tasks_tagged
    on tasker_tasks using gin (tags jsonb_path_ops)
 where tags is not null
