-- What lets roles without rights on the tables submit tasks and apply workflows: functions that run as their owner and
-- keep the rules. And what binds queues and workers to namespaces.
--
-- Locks: access exclusive on tasker_workers, for as long as it takes to change the catalog: it has a row for each worker.
-- Everything else here is new. A worker of an earlier release goes on meanwhile, and is to be replaced afterwards: it
-- claims steps of every namespace.
--
-- Functions are open to every role until that is revoked, which happens in this same transaction. Each has a search path in
-- which nothing of users can be found, and the schema is written before each of our names when it is created, so it
-- calls nothing that its caller has made (docs/adr/0023-submission-by-function.md).

-- The namespaces whose steps a queue takes. A queue without a row takes those of every namespace.
create table tasker_queue_namespaces (
    queue text not null,
    namespace text not null,
    bound_by text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (queue, namespace)
);

-- The roles that may apply workflows of a namespace and submit their tasks, with their members. A namespace without a row is
-- open to every role that may call the functions.
create table tasker_namespace_roles (
    namespace text not null,
    role text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (namespace, role)
);

alter table tasker_workers
    -- The namespaces whose steps it runs (null: all).
    add column namespaces text[];

-- Refuses a namespace that is kept for other roles. Within a function that runs as its owner the caller is the role
-- that was set, or the one that logged in: a role can be set only by its members.
create function tasker_check_namespace(namespace text) returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
    caller text := coalesce(nullif(current_setting('role'), 'none'), session_user);
begin
    if exists (select from tasker_namespace_roles allowed where allowed.namespace = $1)
       and not exists (select from tasker_namespace_roles allowed
                         join pg_roles role on role.rolname = allowed.role
                        where allowed.namespace = $1 and pg_has_role(caller, role.oid, 'member')) then
        raise exception 'namespace % is not open to role %', $1, caller
            using errcode = 'insufficient_privilege',
                  hint = 'the owner of the tables lists its roles in tasker_namespace_roles';
    end if;
end
$$;

-- Returns why a context is refused, if it is: as the program refuses it before it sends it.
create function tasker_context_fault(context jsonb) returns text
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
    printed text := $1::text;
begin
    if octet_length(printed) > 16777216 then
        return 'context is larger than 16 MiB';
    end if;
    -- A hundred and one objects or arrays in each other have more than two hundred brackets.
    if octet_length(printed) > 200
       and jsonb_path_exists($1, 'strict $.**{100} ? (@.type() == "object" || @.type() == "array")') then
        return 'context nests deeper than 100 levels';
    end if;
    -- A thousand digits and points in a row may be a number, or within a string: numbers are looked at one by one only then.
    if octet_length(printed) > 1000 and printed ~ '([0-9.]{250}){4}' and exists (
        select from jsonb_path_query($1, 'strict $.** ? (@.type() == "number")') as number
         where length(translate(number::text, '-.', '')) > 1000
    ) then
        return 'context has a number of more than 1000 digits';
    end if;
    return null;
end
$$;

-- The one statement that submits: src/db/queries/tasks/submit_tasks.sql, whose text a test compares with this one.
create function tasker_submit_tasks(
    named_task_id bigint, contexts jsonb[], tags jsonb[], priorities smallint[], initiators text[], source_systems text[],
    reasons text[], identities text[]
) returns table (ordinal bigint, task_id bigint, workflow text, identity text, is_new boolean, differs boolean, notified bigint)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with workflow as materialized (
    -- An identity belongs to all versions of a workflow.
    select namespace, name, namespace || '/' || name || ':' as scope, namespace || '/' || name || '@' || version as full_name
      from tasker_named_tasks
     where named_task_id = $1
), given as materialized (
    select ordinal, context, tags, priority, initiator, source_system, reason,
           coalesce(identity, drawn) as identity, coalesce((select scope from workflow) || identity, drawn) as identity_hash,
           identity is not null as is_named
      from (select *, gen_random_uuid()::text as drawn
              from unnest($2::jsonb[], $3::jsonb[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::text[])
                   with ordinality as task (context, tags, priority, initiator, source_system, reason, identity, ordinal)) task
), template_steps as materialized (
    -- Parents are counted by grouping, and ordinals found by bisection below, without a join: of a
    -- workflow just stored the planner knows nothing, and a nested loop over ten
    -- thousand steps takes a minute.
    select named_step_id, bool_or(default_retryable) as default_retryable,
           max(default_retry_limit) as default_retry_limit, bool_or(skippable) as skippable,
           max(queue) as queue, max(priority) as priority, max(handler) as handler, sum(parents) as parents,
           row_number() over (order by max(position), named_step_id) as ordinal
      from (select named_step_id, default_retryable, default_retry_limit, skippable, queue, priority, handler, position, 0 as parents
              from tasker_named_tasks_named_steps
             where named_task_id = $1
             union all
            select to_named_step_id, null, null, null, null, null, null, null, 1
              from tasker_named_tasks_edges
             where named_task_id = $1) as step
     group by named_step_id
    having count(position) > 0
), step_ordinals as materialized (
    select array_agg(named_step_id order by named_step_id) as ids,
           array_agg(ordinal order by named_step_id) as ordinals
      from template_steps
), template_edges as materialized (
    select step_ordinals.ordinals[width_bucket(edge.from_named_step_id, step_ordinals.ids)] as from_ordinal,
           step_ordinals.ordinals[width_bucket(edge.to_named_step_id, step_ordinals.ids)] as to_ordinal
      from tasker_named_tasks_edges edge
     cross join step_ordinals
     where edge.named_task_id = $1
), known as materialized (
    select given.ordinal, task.task_id, given.identity, task.context is distinct from given.context as differs,
           (select named.namespace || '/' || named.name || '@' || named.version from tasker_named_tasks named
             where named.named_task_id = task.named_task_id) as workflow
      from given
     cross join lateral (
           -- A look for each, not a join, which may read every task there is.
           (select task_id, named_task_id, context
              from tasker_tasks
             where identity_hash = given.identity_hash
             limit 1)
            union all
           -- As it was stored before it named its workflow.
           (select old.task_id, old.named_task_id, old.context
              from tasker_tasks old
              join tasker_named_tasks named on named.named_task_id = old.named_task_id
              join workflow on workflow.namespace = named.namespace and workflow.name = named.name
             where old.identity_hash = given.identity
             limit 1)
            limit 1) task
     where given.is_named
), new_tasks as (
    insert into tasker_tasks (named_task_id, context, tags, priority, initiator, source_system, reason,
                              identity_hash, remaining_steps, active_steps, requested_at)
    select $1, given.context, given.tags, given.priority, given.initiator, given.source_system, given.reason,
           given.identity_hash, size.steps, size.roots, clock_timestamp()
      from given
     cross join (select count(*) as steps, count(*) filter (where parents = 0) as roots from template_steps) size
     -- Tried, it would draw an id and leave a gap.
     where given.ordinal not in (select ordinal from known)
     order by given.ordinal
        on conflict (identity_hash) do nothing
    returning task_id, identity_hash, priority, context
), new_steps as (
    -- In template order: parents get smaller ids than their children, so locks
    -- taken in id order never run against the direction of the edges.
    insert into tasker_workflow_steps (task_id, named_step_id, retryable, retry_limit, skippable,
                                       queue, priority, handler, remaining_parents)
    select new_tasks.task_id, step.named_step_id, step.default_retryable, step.default_retry_limit, step.skippable,
           step.queue, step.priority + new_tasks.priority, step.handler, step.parents
      from new_tasks cross join template_steps step
     order by new_tasks.task_id, step.ordinal
    returning workflow_step_id, task_id, queue, priority, handler, remaining_parents
), step_ids as (
    -- The id at index n is the step at ordinal n: cheaper than joining every edge
    -- to the new steps twice, whatever the planner thinks of their number.
    select array_agg(workflow_step_id order by workflow_step_id) as by_ordinal
      from new_steps
     group by task_id
), new_edges as (
    insert into tasker_workflow_step_edges (from_step_id, to_step_id)
    select step_ids.by_ordinal[edge.from_ordinal], step_ids.by_ordinal[edge.to_ordinal]
      from step_ids cross join template_edges edge
), new_ready as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
    select workflow_step_id, queue, priority, handler
      from new_steps
     where remaining_parents = 0
     order by workflow_step_id
    returning queue
), new_priorities as (
    insert into tasker_queue_priorities (queue, priority, handler)
    select distinct queue, priority, handler
      from new_steps
     where not exists (select from tasker_queue_priorities known
                        where known.queue = new_steps.queue and known.priority = new_steps.priority
                          and known.handler = new_steps.handler)
        on conflict do nothing
), woken as (
    select pg_notify('tasker_ready', queue)
      from (select distinct queue from new_ready) ready
     where exists (select from tasker_workers where idle)
), submitted as (
    -- Of an identity given twice, the first.
    select given.ordinal, new_tasks.task_id, (select full_name from workflow) as workflow, given.identity,
           row_number() over (partition by new_tasks.task_id order by given.ordinal) = 1 as is_new,
           new_tasks.context is distinct from given.context as differs
      from given join new_tasks using (identity_hash)
     union all
    -- By ordinal: an identity given twice is known twice.
    select ordinal, task_id, workflow, identity, false, differs from known
)
select ordinal, task_id, workflow, identity, is_new, differs, (select count(*) from woken) as notified
  from submitted
 order by ordinal;
end
$$;

create function tasker_submit_batch(workflow text, tasks jsonb)
returns table (ordinal bigint, task_id bigint, task_workflow text, task_identity text, is_new boolean, differs boolean)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    path text := regexp_replace($1, '@[^@]*$', '');
    wanted text := substring($1 from '@([^@]*)$');
    wanted_namespace text := case when path like '%/%' then split_part(path, '/', 1) else 'default' end;
    wanted_name text := regexp_replace(path, '^[^/]*/', '');
    chosen record;
    bound_queue text;
    refused record;
    contexts jsonb[];
    tag_lists jsonb[];
    priorities smallint[];
    initiators text[];
    systems text[];
    reasons text[];
    identities text[];
    missing bigint[];
    made record;
    one integer;
begin
    if wanted_namespace = '' or wanted_name = '' or wanted = '' or $1 is null then
        raise exception '% is not of the form [NAMESPACE/]NAME[@VERSION]', coalesce(to_jsonb($1)::text, 'null')
            using errcode = 'invalid_parameter_value';
    end if;
    if jsonb_typeof($2) is distinct from 'array' then
        raise exception 'the tasks are not a JSON array'
            using errcode = 'invalid_parameter_value',
                  hint = 'a task looks like {"context": {"order_id": 7}, "identity": "order-7", "tags": ["eu"]}';
    end if;
    -- As find_template.sql finds it.
    select named.named_task_id, named.namespace, named.namespace || '/' || named.name || '@' || named.version as full_name,
           named.definition is not null and named.definition_hash is not null as is_whole
      into chosen
      from tasker_named_tasks named
     where named.namespace = wanted_namespace and named.name = wanted_name and (named.version = wanted or wanted is null)
     order by case when named.version ~ '^[0-9]{1,9}[.][0-9]{1,9}[.][0-9]{1,9}$'
                   then string_to_array(named.version, '.')::integer[] end desc nulls last,
              named.named_task_id desc
     limit 1;
    if not found then
        raise exception 'no workflow is called %', wanted_namespace || '/' || wanted_name || coalesce('@' || wanted, '')
            using errcode = 'no_data_found', hint = 'list the workflows with `tasker template list`';
    end if;
    if not chosen.is_whole then
        raise exception '% has no definition: another program wrote it', chosen.full_name
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'describe it in a YAML file and run `tasker template apply FILE` with a new version';
    end if;
    perform tasker_check_namespace(chosen.namespace);
    select step.queue into bound_queue
      from (select bound.queue from tasker_queue_namespaces bound
             group by bound.queue having not bool_or(bound.namespace = chosen.namespace)) closed
      join tasker_named_tasks_named_steps step on step.queue = closed.queue and step.named_task_id = chosen.named_task_id
     limit 1;
    if bound_queue is not null then
        raise exception 'queue % takes no steps of namespace %', bound_queue, chosen.namespace
            using errcode = 'insufficient_privilege',
                  hint = 'see its namespaces with `tasker queue list`';
    end if;

    select given.n, given.fault into refused
      from (select n, case
                   when jsonb_typeof(task) <> 'object' then 'it is not a JSON object'
                   when task - array['context', 'tags', 'priority', 'initiator', 'source_system', 'reason', 'identity'] <> '{}'::jsonb
                       then 'unknown key ' || (select min(to_jsonb(key)::text) from jsonb_object_keys(task - array[
                            'context', 'tags', 'priority', 'initiator', 'source_system', 'reason', 'identity']) as key)
                   when jsonb_typeof(task -> 'tags') not in ('array', 'null')
                        or jsonb_path_exists(task, 'strict $.tags[*] ? (@.type() != "string")', silent => true)
                       then 'its tags are not an array of strings'
                   when jsonb_typeof(task -> 'priority') not in ('number', 'null') then 'its priority is not a number'
                   when (task ->> 'priority')::numeric <> trunc((task ->> 'priority')::numeric)
                        or (task ->> 'priority')::numeric not between -1000 and 1000
                       then 'its priority ' || (task ->> 'priority') || ' is not in -1000..=1000'
                   when jsonb_typeof(task -> 'initiator') not in ('string', 'null') then 'its initiator is not a string'
                   when jsonb_typeof(task -> 'source_system') not in ('string', 'null') then 'its source_system is not a string'
                   when jsonb_typeof(task -> 'reason') not in ('string', 'null') then 'its reason is not a string'
                   when jsonb_typeof(task -> 'identity') not in ('string', 'null') then 'its identity is not a string'
                   when task ->> 'identity' = '' then 'the identity is empty'
                   when octet_length(task ->> 'identity') > 2000
                       then 'the identity has ' || octet_length(task ->> 'identity') || ' bytes; the limit is 2000 bytes'
                   when octet_length(task ->> 'context') > 200 then tasker_context_fault(task -> 'context')
                   end as fault
              from jsonb_array_elements($2) with ordinality as element (task, n)) given
     where given.fault is not null
     order by given.n
     limit 1;
    if found then
        raise exception 'task % cannot be submitted: %', refused.n, refused.fault
            using errcode = 'invalid_parameter_value';
    end if;

    select array_agg(nullif(task -> 'context', 'null'::jsonb) order by n),
           array_agg(nullif(nullif(task -> 'tags', 'null'::jsonb), '[]'::jsonb) order by n),
           array_agg(coalesce((task ->> 'priority')::numeric, 0)::smallint order by n),
           array_agg(task ->> 'initiator' order by n), array_agg(task ->> 'source_system' order by n),
           array_agg(task ->> 'reason' order by n), array_agg(task ->> 'identity' order by n), array_agg(n order by n)
      into contexts, tag_lists, priorities, initiators, systems, reasons, identities, missing
      from jsonb_array_elements($2) with ordinality as element (task, n);
    for made in
        select * from tasker_submit_tasks(chosen.named_task_id, contexts, tag_lists, priorities, initiators, systems, reasons, identities)
    loop
        ordinal := made.ordinal;
        task_id := made.task_id;
        task_workflow := made.workflow;
        task_identity := made.identity;
        is_new := made.is_new;
        differs := made.differs;
        missing[made.ordinal::integer] := null;
        return next;
    end loop;
    -- A concurrent transaction made its identity after the statement began, and has committed: the statement waited for
    -- it. The next one sees its task, unless somebody has deleted it.
    foreach one in array coalesce(array_remove(missing, null), array[]::bigint[]) loop
        loop
            select * into made
              from tasker_submit_tasks(chosen.named_task_id, contexts[one:one], tag_lists[one:one], priorities[one:one],
                                       initiators[one:one], systems[one:one], reasons[one:one], identities[one:one]);
            exit when found;
        end loop;
        ordinal := one;
        task_id := made.task_id;
        task_workflow := made.workflow;
        task_identity := made.identity;
        is_new := made.is_new;
        differs := made.differs;
        return next;
    end loop;
end
$$;

create function tasker_submit(
    workflow text, context jsonb default null, identity text default null, tags text[] default null,
    priority integer default 0, initiator text default null, source_system text default null, reason text default null,
    out task_id bigint, out task_workflow text, out task_identity text, out is_new boolean, out differs boolean
)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    select made.task_id, made.task_workflow, made.task_identity, made.is_new, made.differs
      into task_id, task_workflow, task_identity, is_new, differs
      from tasker_submit_batch($1, jsonb_build_array(jsonb_build_object(
               'context', $2, 'identity', $3, 'tags', to_jsonb($4), 'priority', $5, 'initiator', $6, 'source_system', $7,
               'reason', $8))) made;
end
$$;

-- Stores one version of a workflow from its canonical definition, if it is not there: no role needs rights on the tables of
-- workflows, so the steps and edges of a version that tasks run under cannot be changed. Each parent has a smaller
-- position than its children, so no edges form a cycle. Applies run one after the other, each with the row of the
-- dependent system locked until its transaction ends: no insert can deadlock with another's.
create function tasker_apply(
    definition jsonb, definition_hash text, positions integer[],
    out named_task_id bigint, out is_new boolean, out stored_hash text
)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
-- Nothing is known of the number of steps: a nested loop over ten thousand takes a minute.
set enable_nestloop = off
as $$
#variable_conflict use_column
declare
    of_namespace text := $1 ->> 'namespace';
    of_name text := $1 ->> 'name';
    of_version text := $1 ->> 'version';
    fault text;
    bound_queue text;
    system_id bigint;
    workflow_id bigint;
begin
    with step as materialized (
        select element.step, element.step ->> 'name' as name, $3[element.n::integer] as position
          from jsonb_array_elements(case when jsonb_typeof($1 -> 'steps') = 'array' then $1 -> 'steps' else '[]'::jsonb end)
               with ordinality as element (step, n)
    ), edge as materialized (
        select step.name, step.position, parent.name as parent
          from step cross join lateral jsonb_array_elements_text(coalesce(step.step -> 'depends_on', '[]'::jsonb)) as parent (name)
    )
    select case
           when coalesce(of_namespace ~ '^$|[/@:]', true) or coalesce(of_name ~ '^$|[/@:]', true) then 'its name is not allowed'
           when coalesce(of_version !~ '^(0|[1-9][0-9]{0,8})([.](0|[1-9][0-9]{0,8})){2}$', true) then 'its version is not MAJOR.MINOR.PATCH'
           when not exists (select from step) then 'it has no steps'
           when exists (select from step
                         where name is null or name = '' or position is null or step ->> 'queue' is null or step ->> 'queue' ~ '^$|,'
                            or (step ->> 'priority')::numeric is null or (step ->> 'priority')::numeric not between -1000 and 1000
                            or (step -> 'retry' ->> 'limit')::numeric is null or (step -> 'retry' ->> 'limit')::numeric not between 1 and 1000
                            or jsonb_typeof(step -> 'retry' -> 'retryable') is distinct from 'boolean'
                            or jsonb_typeof(step -> 'handler') is distinct from 'object')
               then 'a step is not as `tasker template apply` writes it'
           when (select count(*) <> count(distinct name) or count(*) <> count(distinct position)
                        or min(position) <> 0 or max(position) <> count(*) - 1 from step)
               then 'two of its steps have one name or one position'
           when exists (select from edge left join step on step.name = edge.parent
                         where step.position is null or step.position >= edge.position)
               then 'a step depends on one that does not come before it'
           when (select count(*) <> count(distinct (name, parent)) from edge) then 'a step depends twice on another'
           end
      into fault;
    if fault is not null then
        raise exception 'the workflow cannot be applied: %', fault using errcode = 'invalid_parameter_value';
    end if;
    perform tasker_check_namespace(of_namespace);
    select step ->> 'queue' into bound_queue
      from jsonb_array_elements($1 -> 'steps') as step
      join (select bound.queue from tasker_queue_namespaces bound
             group by bound.queue having not bool_or(bound.namespace = of_namespace)) closed on closed.queue = step ->> 'queue'
     limit 1;
    if bound_queue is not null then
        raise exception 'queue % takes no steps of namespace %', bound_queue, of_namespace
            using errcode = 'insufficient_privilege', hint = 'see its namespaces with `tasker queue list`';
    end if;

    -- An update that changes nothing returns and locks the row that is there; "do nothing" would return no row.
    insert into tasker_dependent_systems (name, description)
    values ('tasker', 'Steps of applied templates')
        on conflict (name) do update set name = excluded.name
    returning dependent_system_id into system_id;

    insert into tasker_named_tasks (namespace, name, version, description, definition, definition_hash)
    values (of_namespace, of_name, of_version, $1 ->> 'description', $1, $2)
        on conflict (namespace, name, version) do nothing
    returning named_task_id into workflow_id;
    if workflow_id is null then
        select named.named_task_id, named.definition_hash into workflow_id, stored_hash
          from tasker_named_tasks named
         where named.namespace = of_namespace and named.name = of_name and named.version = of_version;
        named_task_id := workflow_id;
        is_new := false;
        return;
    end if;

    insert into tasker_queue_priorities (queue, priority, handler)
    select distinct step ->> 'queue', (step ->> 'priority')::smallint, (select min(kind) from jsonb_object_keys(step -> 'handler') as kind)
      from jsonb_array_elements($1 -> 'steps') as step
     order by 1, 2, 3
        on conflict do nothing;
    insert into tasker_named_steps (dependent_system_id, name, description)
    select system_id, step ->> 'name', step ->> 'description'
      from jsonb_array_elements($1 -> 'steps') as step
     order by 2
        on conflict (dependent_system_id, name) do nothing;
    insert into tasker_named_tasks_named_steps (named_task_id, named_step_id, position, queue, priority, default_retryable,
                                                default_retry_limit, handler)
    select workflow_id, named.named_step_id, $3[element.n::integer], step ->> 'queue', (step ->> 'priority')::smallint,
           (step -> 'retry' ->> 'retryable')::boolean, (step -> 'retry' ->> 'limit')::integer,
           (select min(kind) from jsonb_object_keys(step -> 'handler') as kind)
      from jsonb_array_elements($1 -> 'steps') with ordinality as element (step, n)
      join tasker_named_steps named on named.dependent_system_id = system_id and named.name = step ->> 'name'
     order by 3;
    insert into tasker_named_tasks_edges (named_task_id, from_named_step_id, to_named_step_id)
    select workflow_id, parent.named_step_id, child.named_step_id
      from (select step ->> 'name' as name, before.name as parent
              from jsonb_array_elements($1 -> 'steps') as step
             cross join lateral jsonb_array_elements_text(coalesce(step -> 'depends_on', '[]'::jsonb)) as before (name)) edge
      join tasker_named_steps parent on parent.dependent_system_id = system_id and parent.name = edge.parent
      join tasker_named_steps child on child.dependent_system_id = system_id and child.name = edge.name;
    named_task_id := workflow_id;
    is_new := true;
    stored_hash := $2;
end
$$;

revoke execute on function tasker_check_namespace(text) from public;
revoke execute on function tasker_context_fault(jsonb) from public;
revoke execute on function tasker_submit_tasks(bigint, jsonb[], jsonb[], smallint[], text[], text[], text[], text[]) from public;
revoke execute on function tasker_submit_batch(text, jsonb) from public;
revoke execute on function tasker_submit(text, jsonb, text, text[], integer, text, text, text) from public;
revoke execute on function tasker_apply(jsonb, text, integer[]) from public;
