-- Purpose: how long a step took in the ten tasks of its workflow before this one.
-- Parameters: $1 workflow_step_id.
-- Returns: how many attempts that completed were found, their median and their longest in seconds; no row if none
--   was found.
-- Locks: none.
-- Index: index_tasks_named_task, index_workflow_steps_task, index_step_transitions_most_recent. Of
--   a workflow with more than 500 steps nothing is read: the steps of a task are
--   searched one by one.
select count(*) as attempts,
       percentile_cont(0.5) within group (order by past.seconds) as median_seconds,
       max(past.seconds) as longest_seconds
  from (select extract(epoch from current.created_at - earlier.last_attempted_at)::float8 as seconds
          from tasker_workflow_steps step
          join tasker_tasks task using (task_id)
         cross join lateral (
               select sibling.task_id
                 from tasker_tasks sibling
                where sibling.named_task_id = task.named_task_id
                  and sibling.task_id < task.task_id
                  and (select count(*)
                         from (select from tasker_named_tasks_named_steps member
                                where member.named_task_id = task.named_task_id
                                limit 501) members) <= 500
                order by sibling.named_task_id desc, sibling.task_id desc
                limit 10) sibling
          join tasker_workflow_steps earlier
            on earlier.task_id = sibling.task_id and earlier.named_step_id = step.named_step_id
          join tasker_workflow_step_transitions current
            on current.workflow_step_id = earlier.workflow_step_id and current.most_recent
         where step.workflow_step_id = $1
           and current.to_state = 'complete'
           and current.created_at >= earlier.last_attempted_at) past
having count(*) > 0
