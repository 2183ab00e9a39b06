-- The engine's times are in UTC, in columns that do not say so: from now on they do. Names of workflows and steps lose
-- their limits.
--
-- Locks: access exclusive on the engine's tables. No row is rewritten while the session's time zone is UTC and no expression
-- converts the value: the two types have the same bytes then. Indexes on the columns are built again.

alter table tasker_workflow_steps
    alter column processed_at type timestamptz,
    alter column last_attempted_at type timestamptz,
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz;
alter table tasker_tasks
    alter column requested_at type timestamptz,
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz;
alter table tasker_workflow_step_edges
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz;
alter table tasker_workflow_step_transitions
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz;
alter table tasker_task_transitions
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz;
alter table tasker_dependent_systems
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz;
alter table tasker_named_steps
    alter column name type text,
    alter column description type text,
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz;
alter table tasker_named_tasks
    alter column name type text,
    alter column version type text,
    alter column description type text,
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz;
alter table tasker_named_tasks_named_steps
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz;
