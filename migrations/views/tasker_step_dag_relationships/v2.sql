-- The neighbours of each step, and how far it is from the start of its task.
--
-- Made for questions about everybody: neighbours and levels of all steps are
-- computed in one pass each, whichever step is asked about. Edges that were
-- tied into a circle behind a root keep it for ever.
create or replace view tasker_step_dag_relationships as
select
    step.workflow_step_id,
    step.task_id,
    step.named_step_id,
    coalesce(parents.ids, '[]') as parent_step_ids,
    coalesce(children.ids, '[]') as child_step_ids,
    coalesce(parents.total, 0) as parent_count,
    coalesce(children.total, 0) as child_count,
    parents.total is null as is_root_step,
    children.total is null as is_leaf_step,
    level.depth as min_depth_from_root
from tasker_workflow_steps step
left join (
    select edge.to_step_id, count(*) as total, jsonb_agg(edge.from_step_id order by edge.from_step_id) as ids
    from tasker_workflow_step_edges edge
    group by edge.to_step_id
) parents on parents.to_step_id = step.workflow_step_id
left join (
    select edge.from_step_id, count(*) as total, jsonb_agg(edge.to_step_id order by edge.to_step_id) as ids
    from tasker_workflow_step_edges edge
    group by edge.from_step_id
) children on children.from_step_id = step.workflow_step_id
left join (
    with recursive walk as (
        select root.workflow_step_id, 0 as depth
        from tasker_workflow_steps root
        where not exists (
            select from tasker_workflow_step_edges edge where edge.to_step_id = root.workflow_step_id
        )
        -- Without `all`: a step is visited once per level, not once per path.
        union
        select edge.to_step_id, walk.depth + 1
        from walk
        join tasker_workflow_step_edges edge on edge.from_step_id = walk.workflow_step_id
    )
    select walk.workflow_step_id, min(walk.depth) as depth
    from walk
    group by walk.workflow_step_id
) level on level.workflow_step_id = step.workflow_step_id;
