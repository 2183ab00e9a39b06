-- What the generation with namespaces and versions adds: its columns, a view and functions, and three workflows.
create table tasker_task_namespaces (
    task_namespace_id serial primary key,
    name varchar(64) not null unique,
    description varchar(255),
    created_at timestamp(6) without time zone not null,
    updated_at timestamp(6) without time zone not null
);
insert into tasker_task_namespaces (name, created_at, updated_at)
values ('default', now(), now()), ('shop', now(), now()), ('crm', now(), now());
alter table tasker_named_tasks
    add column task_namespace_id bigint not null default 1 references tasker_task_namespaces (task_namespace_id),
    add column version varchar(16) not null default '0.1.0',
    add column configuration jsonb;
create unique index named_tasks_namespace_name_version_unique on tasker_named_tasks (task_namespace_id, name, version);
create index index_named_tasks_on_version on tasker_named_tasks (version);
insert into schema_migrations (version) values ('20210826013425'), ('20250628125747'), ('20250711000001');

create view tasker_step_dag_relationships as
select step.workflow_step_id, step.task_id, step.named_step_id,
       (select count(*) from tasker_workflow_step_edges edge where edge.to_step_id = step.workflow_step_id) as parent_count,
       (select count(*) from tasker_workflow_step_edges edge where edge.from_step_id = step.workflow_step_id) as child_count
  from tasker_workflow_steps step;

create function get_step_readiness_status(input_task_id bigint)
returns table (workflow_step_id bigint, current_state text, last_attempted_at timestamp without time zone)
language plpgsql stable
as $$
begin
    return query
    select step.workflow_step_id, coalesce(current.to_state, 'pending')::text, step.last_attempted_at
      from tasker_workflow_steps step
      left join tasker_workflow_step_transitions current
             on current.workflow_step_id = step.workflow_step_id and current.most_recent
     where step.task_id = input_task_id
     order by step.workflow_step_id;
end
$$;

insert into tasker_named_tasks (name, description, created_at, updated_at, task_namespace_id, version, configuration)
values ('order', 'o', now(), now(), 2, '1.0.0', '{"steps": 7}'),
       ('order', 'o', now(), now(), 2, '1.1.0', '{"steps": 7}'),
       ('order', 'o', now(), now(), 3, '0.1.0', '{}');
