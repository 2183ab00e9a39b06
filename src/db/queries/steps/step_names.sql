-- Purpose: the names and states of some steps.
-- Parameters: $1 step ids.
-- Returns: the steps in id order.
-- Locks: none.
-- Index: primary keys, index_step_transitions_most_recent.
select step.workflow_step_id,
       -- Looks for single values: joined, the planner reads every name there is for ten steps of a workflow of thousands.
       (select named.name from tasker_named_steps named where named.named_step_id = step.named_step_id) as name,
       case when step.in_process then 'in_progress'
            else coalesce((select transition.to_state
                             from tasker_workflow_step_transitions transition
                            where transition.workflow_step_id = step.workflow_step_id and transition.most_recent), 'pending') end as state
  from tasker_workflow_steps step
 where step.workflow_step_id = any ($1::bigint[])
 order by step.workflow_step_id
