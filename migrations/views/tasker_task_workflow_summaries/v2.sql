-- What a person asks about a task that does not move: what could run next,
-- what is held up, and by what.
--
-- Made for questions about everybody: each list is gathered for all tasks in
-- one grouped pass, whichever task is asked about.
--
-- A blocked step is pending or failed, and not ready; blocking_reasons stand
-- in the order of blocked_step_ids.
create or replace view tasker_task_workflow_summaries as
select
    task.task_id,
    counted.total as total_steps,
    counted.pending as pending_steps,
    counted.in_progress as in_progress_steps,
    counted.completed as completed_steps,
    counted.failed as failed_steps,
    counted.ready as ready_steps,
    counted.root_ids as root_step_ids,
    counted.roots as root_step_count,
    counted.blocked_ids as blocked_step_ids,
    counted.blocking_reasons,
    counted.ready_ids as next_executable_step_ids,
    case
        when counted.ready > 5 then 'batch_parallel'
        when counted.ready > 1 then 'small_parallel'
        when counted.ready = 1 then 'sequential'
        else 'waiting'
    end as processing_strategy
from tasker_tasks task
left join (
    select
        status.task_id,
        count(*) as total,
        count(*) filter (where status.current_state = 'pending') as pending,
        count(*) filter (where status.current_state = 'in_progress') as in_progress,
        count(*) filter (where status.current_state in ('complete', 'resolved_manually')) as completed,
        count(*) filter (where status.current_state = 'error') as failed,
        count(*) filter (where status.ready_for_execution) as ready
    from tasker_step_readiness_statuses status
    group by status.task_id
) counts on counts.task_id = task.task_id
left join (
    select step.task_id, count(*) as total, jsonb_agg(step.workflow_step_id order by step.workflow_step_id) as ids
    from tasker_workflow_steps step
    where not exists (
        select from tasker_workflow_step_edges edge where edge.to_step_id = step.workflow_step_id
    )
    group by step.task_id
) roots on roots.task_id = task.task_id
left join (
    select
        held.task_id,
        jsonb_agg(held.workflow_step_id order by held.workflow_step_id) as ids,
        jsonb_agg(held.reason order by held.workflow_step_id) as reasons
    from (
        select
            status.task_id,
            status.workflow_step_id,
            case
                when not status.dependencies_satisfied then 'dependencies_not_satisfied'
                when status.attempts >= status.retry_limit or not step.retryable and status.attempts > 0
                    then 'no_attempts_left'
                when not status.retry_eligible then 'in_backoff'
                when step.in_process then 'in_process'
                else 'processed'
            end as reason
        from tasker_step_readiness_statuses status
        join tasker_workflow_steps step on step.workflow_step_id = status.workflow_step_id
        where status.current_state in ('pending', 'error') and not status.ready_for_execution
    ) held
    group by held.task_id
) blocked on blocked.task_id = task.task_id
left join (
    select status.task_id, jsonb_agg(status.workflow_step_id order by status.workflow_step_id) as ids
    from tasker_step_readiness_statuses status
    where status.ready_for_execution
    group by status.task_id
) ready on ready.task_id = task.task_id
-- A task without steps has no group.
cross join lateral (
    select
        coalesce(counts.total, 0) as total,
        coalesce(counts.pending, 0) as pending,
        coalesce(counts.in_progress, 0) as in_progress,
        coalesce(counts.completed, 0) as completed,
        coalesce(counts.failed, 0) as failed,
        coalesce(counts.ready, 0) as ready,
        coalesce(roots.total, 0) as roots,
        coalesce(roots.ids, '[]') as root_ids,
        coalesce(blocked.ids, '[]') as blocked_ids,
        coalesce(blocked.reasons, '[]') as blocking_reasons,
        coalesce(ready.ids, '[]') as ready_ids
) counted;
