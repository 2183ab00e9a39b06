-- What a person asks about a task that does not move: what could run next,
-- what is held up, and by what.
--
-- Cost follows what is asked for: one pass over the steps of a task, through
-- the readiness view, gives every count and list at once.
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
-- index_workflow_steps_task, then by primary key
cross join lateral (
    select
        count(*) as total,
        count(*) filter (where judged.current_state = 'pending') as pending,
        count(*) filter (where judged.current_state = 'in_progress') as in_progress,
        count(*) filter (where judged.current_state in ('complete', 'resolved_manually')) as completed,
        count(*) filter (where judged.current_state = 'error') as failed,
        count(*) filter (where judged.is_ready) as ready,
        count(*) filter (where judged.is_root) as roots,
        coalesce(jsonb_agg(judged.id order by judged.id) filter (where judged.is_root), '[]') as root_ids,
        coalesce(jsonb_agg(judged.id order by judged.id) filter (where judged.is_ready), '[]') as ready_ids,
        coalesce(jsonb_agg(judged.id order by judged.id) filter (where judged.is_blocked), '[]') as blocked_ids,
        coalesce(jsonb_agg(judged.reason order by judged.id) filter (where judged.is_blocked), '[]')
            as blocking_reasons
    from (
        select
            status.workflow_step_id as id,
            status.current_state,
            status.ready_for_execution as is_ready,
            status.total_parents = 0 as is_root,
            status.current_state in ('pending', 'error') and not status.ready_for_execution as is_blocked,
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
        where status.task_id = task.task_id
    ) judged
) counted;
