-- How far each task is, whether it moves, and what to do about it.
--
-- Made for questions about everybody: the steps of all tasks are counted in
-- one grouped pass, whichever task is asked about.
--
-- A failure is final when no attempt is left or none is allowed; one that
-- waits for its backoff mends itself, and does not block its task. Where steps
-- are left and none is ready, in progress or in its backoff, they wait for
-- cancelled ones.
create or replace view tasker_task_execution_contexts as
select
    task.task_id,
    task.named_task_id,
    -- That it runs is recorded when its first attempt ends.
    case
        when coalesce(latest.to_state, 'pending') = 'pending' and counted.in_progress > 0 then 'in_progress'
        else coalesce(latest.to_state, 'pending')
    end as status,
    counted.total as total_steps,
    counted.pending as pending_steps,
    counted.in_progress as in_progress_steps,
    counted.completed as completed_steps,
    counted.failed as failed_steps,
    counted.ready as ready_steps,
    case
        when counted.ready > 0 then 'has_ready_steps'
        when counted.in_progress > 0 then 'processing'
        when counted.failed_for_good > 0 then 'blocked_by_failures'
        when counted.completed + counted.cancelled = counted.total then 'all_complete'
        when counted.in_backoff = 0 then 'blocked_by_failures'
        else 'waiting_for_dependencies'
    end as execution_status,
    case
        when counted.ready > 0 then 'execute_ready_steps'
        when counted.in_progress > 0 then 'wait_for_completion'
        when counted.failed_for_good > 0 then 'handle_failures'
        when counted.completed + counted.cancelled = counted.total then 'finalize_task'
        when counted.in_backoff = 0 then 'handle_failures'
        else 'wait_for_dependencies'
    end as recommended_action,
    case
        when counted.total = 0 then 100.00
        else round(100.0 * counted.completed / counted.total, 2)
    end as completion_percentage,
    case
        when counted.total = 0 then 'unknown'
        when counted.failed_for_good > 0 and counted.ready = 0 then 'blocked'
        when counted.ready + counted.in_progress + counted.in_backoff = 0
            and counted.completed + counted.cancelled < counted.total then 'blocked'
        when counted.failed = 0 then 'healthy'
        else 'recovering'
    end as health_status
from tasker_tasks task
left join tasker_task_transitions latest on latest.task_id = task.task_id and latest.most_recent
left join (
    select
        status.task_id,
        count(*) as total,
        count(*) filter (where status.current_state = 'pending') as pending,
        count(*) filter (where status.current_state = 'in_progress') as in_progress,
        count(*) filter (where status.current_state in ('complete', 'resolved_manually')) as completed,
        count(*) filter (where status.current_state = 'error') as failed,
        count(*) filter (where status.ready_for_execution) as ready,
        count(*) filter (
            where status.current_state = 'error'
                and (status.attempts >= status.retry_limit or not step.retryable and status.attempts > 0)
        ) as failed_for_good,
        count(*) filter (where status.current_state = 'cancelled') as cancelled,
        count(*) filter (
            where status.current_state in ('pending', 'error')
                and status.dependencies_satisfied
                and not status.retry_eligible
                and status.attempts < status.retry_limit and (step.retryable or status.attempts = 0)
        ) as in_backoff
    from tasker_step_readiness_statuses status
    join tasker_workflow_steps step on step.workflow_step_id = status.workflow_step_id
    group by status.task_id
) grouped on grouped.task_id = task.task_id
-- A task without steps has no group.
cross join lateral (
    select
        coalesce(grouped.total, 0) as total,
        coalesce(grouped.pending, 0) as pending,
        coalesce(grouped.in_progress, 0) as in_progress,
        coalesce(grouped.completed, 0) as completed,
        coalesce(grouped.failed, 0) as failed,
        coalesce(grouped.ready, 0) as ready,
        coalesce(grouped.failed_for_good, 0) as failed_for_good,
        coalesce(grouped.cancelled, 0) as cancelled,
        coalesce(grouped.in_backoff, 0) as in_backoff
) counted;
