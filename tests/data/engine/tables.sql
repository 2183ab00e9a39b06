-- The tables that every generation of the Rails engine has, as its migrations leave them. versioned.sql or unversioned.sql
-- follows.
create table schema_migrations (version varchar not null primary key);
create table ar_internal_metadata (
    key varchar not null primary key, value varchar,
    created_at timestamp(6) without time zone not null, updated_at timestamp(6) without time zone not null
);

create table tasker_dependent_systems (
    dependent_system_id serial primary key,
    name varchar(64) not null,
    description varchar(255),
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null
);
create unique index dependent_systems_name_unique on tasker_dependent_systems (name);
create index dependent_systems_name_index on tasker_dependent_systems (name);

create table tasker_named_steps (
    named_step_id serial primary key,
    dependent_system_id integer not null,
    name varchar(128) not null,
    description varchar(255),
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null,
    constraint named_steps_dependent_system_id_foreign
        foreign key (dependent_system_id) references tasker_dependent_systems (dependent_system_id)
);
create unique index named_step_by_system_uniq on tasker_named_steps (dependent_system_id, name);
create index named_steps_name_index on tasker_named_steps (name);

create table tasker_named_tasks (
    named_task_id serial primary key,
    name varchar(64) not null,
    description varchar(255),
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null
);

create table tasker_named_tasks_named_steps (
    id serial primary key,
    named_task_id integer not null,
    named_step_id integer not null,
    skippable boolean not null default false,
    default_retryable boolean not null default true,
    default_retry_limit integer not null default 3,
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null,
    constraint named_tasks_named_steps_named_task_id_foreign
        foreign key (named_task_id) references tasker_named_tasks (named_task_id),
    constraint named_tasks_named_steps_named_step_id_foreign
        foreign key (named_step_id) references tasker_named_steps (named_step_id)
);
create unique index named_tasks_steps_ids_unique on tasker_named_tasks_named_steps (named_task_id, named_step_id);

create table tasker_tasks (
    task_id bigserial primary key,
    named_task_id integer not null,
    complete boolean not null default false,
    requested_at timestamp without time zone not null,
    initiator varchar(128),
    source_system varchar(128),
    reason varchar(128),
    bypass_steps json,
    tags jsonb,
    context jsonb,
    identity_hash varchar(128) not null,
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null,
    constraint tasks_named_task_id_foreign foreign key (named_task_id) references tasker_named_tasks (named_task_id)
);
create unique index index_tasks_on_identity_hash on tasker_tasks (identity_hash);
create index tasks_context_idx on tasker_tasks using gin (context);
create index tasks_context_idx1 on tasker_tasks using gin (context jsonb_path_ops);
create index tasks_tags_idx on tasker_tasks using gin (tags);
create index tasks_tags_idx1 on tasker_tasks using gin (tags jsonb_path_ops);
create index tasks_identity_hash_index on tasker_tasks (identity_hash);
create index tasks_named_task_id_index on tasker_tasks (named_task_id);
create index tasks_requested_at_index on tasker_tasks (requested_at);
create index tasks_source_system_index on tasker_tasks (source_system);
create index idx_tasks_completion_status on tasker_tasks (complete, created_at);
create index idx_tasks_active on tasker_tasks (task_id) where complete = false;
create index idx_tasks_complete on tasker_tasks (complete);

create table tasker_workflow_steps (
    workflow_step_id bigserial primary key,
    task_id bigint not null,
    named_step_id integer not null,
    retryable boolean not null default true,
    retry_limit integer default 3,
    in_process boolean not null default false,
    processed boolean not null default false,
    processed_at timestamp without time zone,
    attempts integer,
    last_attempted_at timestamp without time zone,
    backoff_request_seconds integer,
    inputs jsonb,
    results jsonb,
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null,
    skippable boolean not null default false,
    constraint workflow_steps_task_id_foreign foreign key (task_id) references tasker_tasks (task_id),
    constraint workflow_steps_named_step_id_foreign foreign key (named_step_id) references tasker_named_steps (named_step_id)
);
create index workflow_steps_task_id_index on tasker_workflow_steps (task_id);
create index index_workflow_steps_task_id_only on tasker_workflow_steps (task_id);
create index idx_steps_by_task on tasker_workflow_steps (task_id);
create index index_workflow_steps_task_id_and_step_id on tasker_workflow_steps (task_id, workflow_step_id);
create index index_workflow_steps_task_and_step_optimized on tasker_workflow_steps (task_id, workflow_step_id);
create index idx_steps_task_readiness on tasker_workflow_steps (task_id, workflow_step_id);
create index workflow_steps_last_attempted_at_index on tasker_workflow_steps (last_attempted_at);
create index workflow_steps_processed_at_index on tasker_workflow_steps (processed_at);
create index workflow_steps_named_step_id_index on tasker_workflow_steps (named_step_id);
create index idx_steps_attempts on tasker_workflow_steps (attempts, retry_limit);
create index idx_steps_active on tasker_workflow_steps (workflow_step_id) where processed = false;
create index index_workflow_steps_processing_status on tasker_workflow_steps (task_id, processed, in_process);
create index index_workflow_steps_retry_logic on tasker_workflow_steps (attempts, retry_limit, retryable);
create index index_workflow_steps_backoff_timing
    on tasker_workflow_steps (last_attempted_at, backoff_request_seconds) where backoff_request_seconds is not null;
create index index_workflow_steps_task_covering
    on tasker_workflow_steps (task_id) include (workflow_step_id, processed, in_process, attempts, retry_limit);

create table tasker_workflow_step_edges (
    id bigserial primary key,
    from_step_id bigint not null,
    to_step_id bigint not null,
    name varchar not null,
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null,
    constraint fk_rails_edge_from foreign key (from_step_id) references tasker_workflow_steps (workflow_step_id),
    constraint fk_rails_edge_to foreign key (to_step_id) references tasker_workflow_steps (workflow_step_id)
);
create index index_tasker_workflow_step_edges_on_from_step_id on tasker_workflow_step_edges (from_step_id);
create index index_tasker_workflow_step_edges_on_to_step_id on tasker_workflow_step_edges (to_step_id);
create index index_step_edges_from_step on tasker_workflow_step_edges (from_step_id);
create index index_step_edges_to_step on tasker_workflow_step_edges (to_step_id);
create index index_step_edges_dependency on tasker_workflow_step_edges (from_step_id, to_step_id);
create index index_step_edges_child_to_parent on tasker_workflow_step_edges (to_step_id, from_step_id);
create index idx_edges_from on tasker_workflow_step_edges (from_step_id, to_step_id);
create index idx_edges_to on tasker_workflow_step_edges (to_step_id, from_step_id);

create table tasker_task_transitions (
    id bigserial primary key,
    to_state varchar not null,
    from_state varchar,
    metadata jsonb default '{}',
    sort_key integer not null,
    most_recent boolean not null default true,
    task_id bigint not null,
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null,
    constraint fk_rails_task_transitions foreign key (task_id) references tasker_tasks (task_id)
);
create unique index index_task_transitions_on_task_id_and_sort_key on tasker_task_transitions (task_id, sort_key);
create unique index index_tasker_task_transitions_parent_most_recent
    on tasker_task_transitions (task_id, most_recent) where most_recent;
create index index_tasker_task_transitions_on_task_id on tasker_task_transitions (task_id);
create index idx_task_transitions_created on tasker_task_transitions (created_at);
create index index_task_transitions_current_state_optimized on tasker_task_transitions (task_id, most_recent) where most_recent;

create table tasker_workflow_step_transitions (
    id bigserial primary key,
    to_state varchar not null,
    from_state varchar,
    metadata jsonb default '{}',
    sort_key integer not null,
    most_recent boolean not null default true,
    workflow_step_id bigint not null,
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null,
    constraint fk_rails_step_transitions foreign key (workflow_step_id) references tasker_workflow_steps (workflow_step_id)
);
create unique index index_step_transitions_on_step_id_and_sort_key on tasker_workflow_step_transitions (workflow_step_id, sort_key);
create unique index index_tasker_workflow_step_transitions_parent_most_recent
    on tasker_workflow_step_transitions (workflow_step_id, most_recent) where most_recent;
create index index_tasker_workflow_step_transitions_on_step_id on tasker_workflow_step_transitions (workflow_step_id);
create index idx_step_transitions_created on tasker_workflow_step_transitions (created_at);
create index idx_step_transitions_of_step on tasker_workflow_step_transitions (workflow_step_id, created_at);
create index index_step_transitions_current_state_optimized
    on tasker_workflow_step_transitions (workflow_step_id, most_recent) where most_recent;
create index index_step_transitions_current_errors
    on tasker_workflow_step_transitions (workflow_step_id, most_recent, created_at) where to_state = 'error' and most_recent;
create index index_step_transitions_completed_parents
    on tasker_workflow_step_transitions (workflow_step_id, most_recent)
 where to_state in ('complete', 'resolved_manually') and most_recent;

create table tasker_annotation_types (
    annotation_type_id serial primary key,
    name varchar(64) not null unique,
    description varchar(255),
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null
);
create table tasker_task_annotations (
    task_annotation_id bigserial primary key,
    task_id bigint not null references tasker_tasks (task_id),
    annotation_type_id integer not null references tasker_annotation_types (annotation_type_id),
    annotation jsonb,
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null
);
create index task_annotations_annotation_idx on tasker_task_annotations using gin (annotation);
create table tasker_dependent_system_object_maps (
    dependent_system_object_map_id bigserial primary key,
    dependent_system_one_id integer not null references tasker_dependent_systems (dependent_system_id),
    dependent_system_two_id integer not null references tasker_dependent_systems (dependent_system_id),
    remote_id_one varchar(128) not null,
    remote_id_two varchar(128) not null,
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null
);
