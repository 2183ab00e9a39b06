-- Purpose: the names and states of some steps.
-- Parameters: $1 step ids.
-- Returns: the steps in id order.
-- Locks: none.
-- Index: primary keys, index_step_transitions_most_recent.
select step.workflow_step_id, named.name, coalesce(current.to_state, 'pending') as state
  from tasker_workflow_steps step
  join tasker_named_steps named using (named_step_id)
  left join tasker_workflow_step_transitions current
         on current.workflow_step_id = step.workflow_step_id and current.most_recent
 where step.workflow_step_id = any ($1::bigint[])
 order by step.workflow_step_id
