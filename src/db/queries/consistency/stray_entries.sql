-- Purpose: reads a page of queue entries, transitions and edges and returns those whose step does not exist, and steps
--   whose task does not: none of them has a foreign key.
-- Parameters: $1 the last step id of the page before (0: from the beginning), $2 how many entries to
--   look at in each table.
-- Returns: one row: the last step id looked at (null: there was nothing left), and the stray entries:
--   step ids, and beside each what it is an entry of ('task': it is a step, and its task is missing).
-- Locks: none.
-- Index: tasker_ready_steps_pkey, tasker_backoff_steps_pkey, index_step_transitions_most_recent,
--   index_workflow_step_edges_from, index_workflow_step_edges_to, tasker_workflow_steps_pkey, tasker_tasks_pkey.
with entries as materialized (
    (select entry.workflow_step_id, 'ready_queue' as queue_table
       from tasker_ready_steps entry
      where entry.workflow_step_id > $1::bigint
      order by entry.workflow_step_id
      limit $2::bigint)
    union all
    (select entry.workflow_step_id, 'backoff_queue'
       from tasker_backoff_steps entry
      where entry.workflow_step_id > $1::bigint
      order by entry.workflow_step_id
      limit $2::bigint)
    union all
    (select entry.workflow_step_id, 'history'
       from tasker_workflow_step_transitions entry
      where entry.workflow_step_id > $1::bigint and entry.most_recent
      order by entry.workflow_step_id
      limit $2::bigint)
    union all
    (select entry.from_step_id, 'edges'
       from tasker_workflow_step_edges entry
      where entry.from_step_id > $1::bigint
      order by entry.from_step_id
      limit $2::bigint)
    union all
    (select entry.to_step_id, 'edges'
       from tasker_workflow_step_edges entry
      where entry.to_step_id > $1::bigint
      order by entry.to_step_id
      limit $2::bigint)
    union all
    (select entry.workflow_step_id, 'task'
       from tasker_workflow_steps entry
      where entry.workflow_step_id > $1::bigint
      order by entry.workflow_step_id
      limit $2::bigint)
), page as materialized (
    -- No further than the table whose entries lie densest was read; ties stay together.
    select entries.workflow_step_id, entries.queue_table
      from entries
     order by entries.workflow_step_id
     fetch first ($2::bigint) rows with ties
), stray as (
    select distinct page.workflow_step_id, page.queue_table
      from page
     -- Looked up one by one: a join would read the steps from their beginning for every page.
     where (select page.queue_table <> 'task'
                   or (select true from tasker_tasks task where task.task_id = step.task_id)
              from tasker_workflow_steps step
             where step.workflow_step_id = page.workflow_step_id) is not true
)
select (select max(page.workflow_step_id) from page) as last_id,
       coalesce(array_agg(stray.workflow_step_id order by stray.workflow_step_id, stray.queue_table), '{}') as step_ids,
       coalesce(array_agg(stray.queue_table order by stray.workflow_step_id, stray.queue_table), '{}') as queue_tables
  from stray
