-- Purpose: looks up the handlers of ready steps that an earlier release has submitted or queued, and moves their entries
--   into the lanes of these handlers.
-- Parameters: $1 the most to move at once.
-- Returns: how many were moved.
-- Locks: the steps, then those rows of their workflows that nobody else completes at the same time, then the entries
--   (all skip locked, so it waits for nobody). An entry whose step another session has locked stays; the steps come
--   first, since a cancellation has its step before it looks for the entry.
-- Index: index_ready_steps_lanes, primary keys, tasker_named_tasks_named_steps_named_task_id_named_step_id_key. Where no
--   earlier release has submitted anything there is no such lane, and nothing to read.
with picked as materialized (
    select entry.row_id, entry.workflow_step_id
      from tasker_queue_priorities lane
     cross join lateral (
           select ready.ctid as row_id, ready.workflow_step_id
             from tasker_ready_steps ready
            where ready.queue = lane.queue and ready.priority = lane.priority and ready.handler = lane.handler
            order by ready.seq
            limit $1) entry
     where lane.handler = 'unknown'
     limit $1
), steps as materialized (
    select step.workflow_step_id, step.task_id, step.named_step_id, step.handler
      from tasker_workflow_steps step
     where step.workflow_step_id = any (array(select workflow_step_id from picked))
       for no key update skip locked
), members as materialized (
    -- Single values, not joins, for which the planner may read every task there is.
    select steps.workflow_step_id, steps.handler, task.named_task_id, steps.named_step_id,
           (select named.name from tasker_named_steps named where named.named_step_id = steps.named_step_id) as name,
           member.id as member_id, member.handler as of_workflow
      from steps
     cross join lateral (
           select named_task_id from tasker_tasks where tasker_tasks.task_id = steps.task_id limit 1) task
      left join lateral (
           select id, handler
             from tasker_named_tasks_named_steps
            where named_task_id = task.named_task_id and named_step_id = steps.named_step_id
            limit 1) member on true
), described as materialized (
    -- A definition may be large: once for each workflow.
    select workflow.named_task_id, template ->> 'name' as name,
           (select key from jsonb_object_keys(template -> 'handler') key limit 1) as handler
      from (select distinct named_task_id
              from members
             where handler = 'unknown' and coalesce(of_workflow, 'unknown') = 'unknown') incomplete
      join tasker_named_tasks workflow using (named_task_id)
     cross join jsonb_array_elements(case when jsonb_typeof(workflow.definition -> 'steps') = 'array'
                                          then workflow.definition -> 'steps' else '[]' end) template
     where jsonb_typeof(template -> 'handler') = 'object'
), decided as materialized (
    -- An entry without a step is the claim's to drop.
    select picked.row_id, picked.workflow_step_id, members.member_id, members.of_workflow,
           coalesce(nullif(members.handler, 'unknown'), nullif(members.of_workflow, 'unknown'),
                    (select described.handler from described
                      where described.named_task_id = members.named_task_id and described.name = members.name limit 1),
                    'missing') as handler
      from picked
      left join members using (workflow_step_id)
     where members.workflow_step_id is not null
        or (select true from tasker_workflow_steps step where step.workflow_step_id = picked.workflow_step_id) is null
), written as (
    update tasker_workflow_steps step
       set handler = decided.handler, updated_at = clock_timestamp()
      from decided
     where step.workflow_step_id = decided.workflow_step_id and step.handler = 'unknown'
), completed as (
    update tasker_named_tasks_named_steps member
       set handler = found.handler, updated_at = clock_timestamp()
      from (select distinct member_id, handler from decided where of_workflow = 'unknown') found
     where member.id = found.member_id
       and member.id = any (array(select named.id
                                    from tasker_named_tasks_named_steps named
                                   where named.id = any (array(select member_id from decided where of_workflow = 'unknown'))
                                     and named.handler = 'unknown'
                                   order by named.id
                                     for update skip locked))
), moved as (
    update tasker_ready_steps entry
       set handler = decided.handler, updated_at = clock_timestamp()
      from decided
     where entry.ctid = decided.row_id
       and entry.ctid = any (array(select queued.ctid
                                     from tasker_ready_steps queued
                                    where queued.ctid = any (array(select row_id from decided))
                                      for update skip locked))
    returning entry.queue, entry.priority, entry.handler
), lanes as (
    insert into tasker_queue_priorities (queue, priority, handler)
    select distinct queue, priority, handler
      from moved
     where not exists (select from tasker_queue_priorities known
                        where known.queue = moved.queue and known.priority = moved.priority
                          and known.handler = moved.handler)
        on conflict do nothing
), woken as (
    select pg_notify('tasker_ready', queue)
      from (select distinct queue from moved) ready
     where exists (select from tasker_workers where idle)
)
select (select count(*) from moved) as moved, (select count(*) from woken) as notified
