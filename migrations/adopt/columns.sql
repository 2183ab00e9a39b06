-- The columns, defaults and settings that tasker's tables have and the engine's have not.
--
-- Locks: access exclusive on the engine's tables, for as long as it takes to change the catalog. Every new column has a
-- constant default or none, so no row is read or written, however large the table. A session that has prepared
-- `select *` from one of them fails once.
--
-- The rows that are there get other values than new ones: a step waits in the queue 'adopted', and no worker runs
-- the handler 'undefined'. Both stand in the catalog, once for all of them.

lock table tasker_named_tasks, tasker_named_steps, tasker_named_tasks_named_steps, tasker_dependent_systems,
    tasker_workflow_steps, tasker_tasks, tasker_workflow_step_edges, tasker_task_transitions, tasker_workflow_step_transitions
    in access exclusive mode;

alter table tasker_workflow_steps
    alter column attempts set default 0,
    alter column created_at set default now(),
    alter column updated_at set default now(),
    add column queue text not null default 'adopted',
    add column priority smallint not null default 0,
    add column remaining_parents integer not null default 0,
    add column next_attempt_at timestamptz,
    add column claimed_by bigint,
    add column claim_number integer not null default 0,
    add column interruptions integer not null default 0,
    add column losses smallint not null default 0,
    add column lost_after interval,
    add column handler text not null default 'undefined',
    add column last_sort_key integer;
alter table tasker_workflow_steps
    alter column queue set default 'default',
    alter column handler set default 'unknown',
    alter column last_sort_key set default 0,
    set (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05,
         autovacuum_analyze_scale_factor = 0.02);

alter table tasker_tasks
    alter column requested_at set default now(),
    alter column identity_hash set default gen_random_uuid()::text,
    alter column created_at set default now(),
    alter column updated_at set default now(),
    add column priority smallint not null default 0,
    add column remaining_steps integer not null default 0,
    add column active_steps integer not null default 0,
    add column last_sort_key integer,
    add column recorded_state text;
alter table tasker_tasks
    alter column last_sort_key set default 0,
    alter column recorded_state set default 'pending',
    set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05,
         autovacuum_analyze_scale_factor = 0.02);

alter table tasker_workflow_step_edges
    alter column name set default 'provides',
    alter column created_at set default now(),
    alter column updated_at set default now();
alter table tasker_workflow_step_transitions
    alter column created_at set default now(),
    alter column updated_at set default now(),
    set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table tasker_task_transitions
    alter column created_at set default now(),
    alter column updated_at set default now(),
    set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

alter table tasker_dependent_systems
    alter column created_at set default now(),
    alter column updated_at set default now();
alter table tasker_named_steps
    alter column created_at set default now(),
    alter column updated_at set default now();
alter table tasker_named_tasks
    alter column created_at set default now(),
    alter column updated_at set default now(),
    add column namespace text not null default 'default',
    add column if not exists version varchar(16) not null default '0.1.0',
    add column definition jsonb,
    add column definition_hash text;
alter table tasker_named_tasks_named_steps
    alter column created_at set default now(),
    alter column updated_at set default now(),
    add column position integer not null default 0,
    add column queue text not null default 'default',
    add column priority smallint not null default 0,
    add column handler text not null default 'unknown';
