-- Purpose: every step that one step depends on, however far away.
-- Parameters: $1 workflow_step_id.
-- Returns: a row for each, in id order, with its children: over them the caller counts the edges of
--   the ways. The work is proportional to the edges of the ancestors.
-- Locks: none.
-- Index: index_workflow_step_edges_to for the ways, index_workflow_step_edges_from for the children;
--   then for each step primary keys and index_step_transitions_most_recent.
with recursive ancestor as (
    select edge.from_step_id as workflow_step_id
      from tasker_workflow_step_edges edge
     where edge.to_step_id = $1
     -- Without `all` and without a depth: however many ways lead here, a step is visited
     -- once, and a circle of edges, which only another writer can make, ends.
     union
    select parent.from_step_id
      from ancestor
     cross join lateral (
           -- A look for each (offset 0), not a join, which may read every edge there is, and do
           -- so again at every level.
           select edge.from_step_id
             from tasker_workflow_step_edges edge
            where edge.to_step_id = ancestor.workflow_step_id
           offset 0) as parent
)
select ancestor.workflow_step_id,
       step.name,
       case when step.in_process then 'in_progress'
            else coalesce((select current.to_state
                             from tasker_workflow_step_transitions current
                            where current.workflow_step_id = ancestor.workflow_step_id and current.most_recent), 'pending') end as state,
       array(select edge.to_step_id
               from tasker_workflow_step_edges edge
              where edge.from_step_id = ancestor.workflow_step_id
              order by edge.to_step_id) as towards
  from ancestor
 cross join lateral (
       select named.name, member.in_process
         from tasker_workflow_steps member
         join tasker_named_steps named using (named_step_id)
        where member.workflow_step_id = ancestor.workflow_step_id
        limit 1) as step
 order by ancestor.workflow_step_id
