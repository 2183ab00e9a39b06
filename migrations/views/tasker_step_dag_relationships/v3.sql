-- The neighbours of each step, and how far it is from the start of its task.
--
-- Cost follows what is asked for: neighbours are looked up for one step, levels
-- are computed once for its task, and no other task is read.
create or replace view tasker_step_dag_relationships as
select
    step.workflow_step_id,
    -- The task's own and not the step's: a filter on it then limits the tasks
    -- first, and levels are computed once per task and not once per step.
    task.task_id,
    step.named_step_id,
    parents.ids as parent_step_ids,
    children.ids as child_step_ids,
    parents.total as parent_count,
    children.total as child_count,
    parents.total = 0 as is_root_step,
    children.total = 0 as is_leaf_step,
    level.depth as min_depth_from_root
from tasker_tasks task
-- index_workflow_steps_task, index_workflow_step_edges_from
cross join lateral (
    with recursive member as (
        select workflow_step_id
        from tasker_workflow_steps
        where task_id = task.task_id
    ), walk as (
        select member.workflow_step_id, 0 as depth
        from member
        where not exists (
            select from tasker_workflow_step_edges edge where edge.to_step_id = member.workflow_step_id
        )
        -- Without `all`: however many paths lead to a step, it is visited once
        -- per level, so the work is at most edges times levels.
        union
        select edge.to_step_id, walk.depth + 1
        from walk
        join tasker_workflow_step_edges edge on edge.from_step_id = walk.workflow_step_id
        -- No path is longer, so edges that another writer has tied into a
        -- circle do not keep us for ever.
        where walk.depth < (select count(*) from member)
    )
    select reached.workflow_step_id, min(reached.depth) as depth
    from (
        select workflow_step_id, depth from walk
        union all
        -- Also the steps of such a circle that no root leads to: null.
        select workflow_step_id, null from member
    ) reached
    group by reached.workflow_step_id
) level
join tasker_workflow_steps step
    on step.workflow_step_id = level.workflow_step_id and step.task_id = task.task_id
-- index_workflow_step_edges_to
cross join lateral (
    select
        count(*) as total,
        coalesce(jsonb_agg(edge.from_step_id order by edge.from_step_id), '[]') as ids
    from tasker_workflow_step_edges edge
    where edge.to_step_id = step.workflow_step_id
) parents
-- index_workflow_step_edges_from
cross join lateral (
    select
        count(*) as total,
        coalesce(jsonb_agg(edge.to_step_id order by edge.to_step_id), '[]') as ids
    from tasker_workflow_step_edges edge
    where edge.from_step_id = step.workflow_step_id
) children;
