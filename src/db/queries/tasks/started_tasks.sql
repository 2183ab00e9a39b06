-- Purpose: the ids of the tasks whose first attempts run, newest first: they have no transition yet that says
--   so, or one of a retry that says pending.
-- Parameters: $1 the last id of the page before (null: the first page); $2 requested at or
--   after (null: any time); $3 tags, all of which a task must have (null: any); $4 named_task_ids (null: any).
-- Returns: all there are, which are no more than the workers run.
-- Locks: none.
-- Index: tasker_workflow_steps_pkey for the steps that the workers' exchanges name, then tasker_tasks_pkey and
--   index_task_transitions_most_recent.
with running as materialized (
    select distinct step.task_id
      from (select distinct exchange.worker_id, held.workflow_step_id
              from tasker_worker_exchanges exchange
             cross join unnest(exchange.held_step_ids) as held (workflow_step_id)) claim
     -- A look at each step, not a join, which may read every step there is.
     cross join lateral (
           select step.task_id
             from tasker_workflow_steps step
            where step.workflow_step_id = claim.workflow_step_id and step.in_process and step.claimed_by = claim.worker_id
            limit 1) step
     where $1::bigint is null or step.task_id < $1::bigint
)
select running.task_id
  from running
 cross join lateral (
       select task.requested_at, task.tags, task.named_task_id
         from tasker_tasks task
        where task.task_id = running.task_id
        limit 1) task
 where coalesce((select current.to_state
                   from tasker_task_transitions current
                  where current.task_id = running.task_id and current.most_recent), 'pending') = 'pending'
   and ($2::timestamptz is null or task.requested_at >= $2::timestamptz)
   and ($3::jsonb is null or task.tags @> $3::jsonb)
   and ($4::bigint[] is null or task.named_task_id = any ($4::bigint[]))
 order by running.task_id desc
