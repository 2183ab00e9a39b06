-- Purpose: the steps that one step depends on, and those that depend on it; one edge away.
-- Parameters: $1 workflow_step_id.
-- Returns: a row for each, in id order; is_parent says on which side. A step that depends on
--   itself, which only another writer can make, is its own parent and child.
-- Locks: none.
-- Index: index_workflow_step_edges_to, index_workflow_step_edges_from, then for each step primary
--   keys and index_step_transitions_most_recent.
with neighbour as (
    select edge.from_step_id as workflow_step_id, true as is_parent
      from tasker_workflow_step_edges edge
     where edge.to_step_id = $1
     union all
    select edge.to_step_id, false
      from tasker_workflow_step_edges edge
     where edge.from_step_id = $1
)
select neighbour.is_parent,
       neighbour.workflow_step_id,
       step.name,
       case when step.in_process then 'in_progress'
            else coalesce((select current.to_state
                             from tasker_workflow_step_transitions current
                            where current.workflow_step_id = neighbour.workflow_step_id and current.most_recent), 'pending') end as state
  from neighbour
 cross join lateral (
       select named.name, member.in_process
         from tasker_workflow_steps member
         join tasker_named_steps named using (named_step_id)
        where member.workflow_step_id = neighbour.workflow_step_id
        limit 1) as step
 order by neighbour.workflow_step_id, neighbour.is_parent
