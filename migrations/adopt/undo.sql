-- Gives the engine's tables back, as they were but for the states that were derived, which the engine reads as its own.
--
-- Locks: access exclusive on the engine's tables, for as long as it takes to change the catalog: no row is read or written,
-- as in types.sql, but in the two small tables whose names get their limits again. The session's time zone is UTC.

alter table tasker_workflow_steps
    drop column queue, drop column priority, drop column remaining_parents, drop column next_attempt_at, drop column claimed_by,
    drop column claim_number, drop column interruptions, drop column losses, drop column lost_after, drop column handler,
    drop column last_sort_key,
    alter column attempts drop default,
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column processed_at type timestamp,
    alter column last_attempted_at type timestamp,
    alter column created_at type timestamp(6),
    alter column updated_at type timestamp(6);
alter table tasker_tasks
    drop column priority, drop column remaining_steps, drop column active_steps, drop column last_sort_key, drop column recorded_state,
    alter column requested_at drop default,
    alter column identity_hash drop default,
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column requested_at type timestamp,
    alter column created_at type timestamp(6),
    alter column updated_at type timestamp(6);
alter table tasker_workflow_step_edges
    alter column name drop default,
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column created_at type timestamp(6),
    alter column updated_at type timestamp(6);
alter table tasker_workflow_step_transitions
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column created_at type timestamp(6),
    alter column updated_at type timestamp(6);
alter table tasker_task_transitions
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column created_at type timestamp(6),
    alter column updated_at type timestamp(6);
alter table tasker_dependent_systems
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column created_at type timestamp(6),
    alter column updated_at type timestamp(6);
alter table tasker_named_steps
    alter column name type varchar(128),
    alter column description type varchar(255),
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column created_at type timestamp(6),
    alter column updated_at type timestamp(6);
alter table tasker_named_tasks
    drop column namespace, drop column definition, drop column definition_hash,
    alter column name type varchar(64),
    alter column version type varchar(16),
    alter column description type varchar(255),
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column created_at type timestamp(6),
    alter column updated_at type timestamp(6);
alter table tasker_named_tasks_named_steps
    drop column position, drop column queue, drop column priority, drop column handler,
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column created_at type timestamp(6),
    alter column updated_at type timestamp(6);

alter table tasker_workflow_steps
    reset (fillfactor, autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor);
alter table tasker_tasks
    reset (fillfactor, autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor);
alter table tasker_workflow_step_transitions
    reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor);
alter table tasker_task_transitions
    reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor);
