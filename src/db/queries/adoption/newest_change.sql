-- Purpose: how far the newest transition is from the clock, if its time was written in UTC.
-- Parameters: none.
-- Returns: seconds; negative where it seems to lie in the future. Null without any transition.
-- Locks: none.
-- Index: the primary keys of both transition tables.
-- Plan: none, reads the newest row of each table.
select extract(epoch from (clock_timestamp() at time zone 'UTC') - greatest(
           (select created_at from tasker_workflow_step_transitions order by id desc limit 1),
           (select created_at from tasker_task_transitions order by id desc limit 1)))::float8 as seconds_ago
