-- Purpose: binds a queue to namespaces: it takes the steps of no other one. None: it takes all again.
-- Parameters: $1 queue; $2 namespaces; $3 who binds it.
-- Returns: whether it was otherwise before, and the other namespaces that have workflows with steps in this queue; whether
--   anybody was woken, for steps that may be claimed now.
-- Locks: the queue's rows. A claim that began before the commit may still take steps; none that begins later does.
-- Index: tasker_queue_namespaces_pkey.
-- Plan: none, its tables are as small as the number of workflows, queues or workers.
with wanted as materialized (
    select distinct namespace from unnest($2::text[]) as namespace
), removed as (
    delete from tasker_queue_namespaces
     where queue = $1::text and namespace not in (select namespace from wanted)
    returning namespace
), added as (
    insert into tasker_queue_namespaces (queue, namespace, bound_by)
    select $1::text, namespace, $3::text
      from wanted
     order by namespace
        on conflict do nothing
    returning namespace
), woken as (
    select pg_notify('tasker_ready', $1::text)
     where exists (select from tasker_workers where idle)
)
select exists (select from removed) or exists (select from added) as is_changed,
       array(select distinct named.namespace
               from tasker_named_tasks_named_steps step
               join tasker_named_tasks named on named.named_task_id = step.named_task_id
              where step.queue = $1::text and named.namespace not in (select namespace from wanted)
                and exists (select from wanted)
              order by 1) as shut_out,
       (select count(*) from woken) as notified
