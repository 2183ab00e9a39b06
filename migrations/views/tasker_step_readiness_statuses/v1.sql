-- Whether each step may run now, and if not, what it waits for.
--
-- The naive version, kept to be measured against: a step's state is the newest
-- of its transitions, found by sorting the whole table, once for the steps and
-- once more for their parents. Whatever is asked for, everybody is computed.
-- It believes created_at, so a clock that was set back misleads it.
create or replace view tasker_step_readiness_statuses as
select
    judged.workflow_step_id,
    judged.task_id,
    judged.named_step_id,
    judged.name,
    judged.current_state,
    judged.dependencies_satisfied,
    judged.retry_eligible,
    judged.current_state in ('pending', 'error')
        and judged.dependencies_satisfied
        and not judged.in_process
        and not judged.processed
        and judged.retry_eligible as ready_for_execution,
    judged.last_failure_at,
    judged.next_retry_at,
    judged.total_parents,
    judged.completed_parents,
    judged.attempts,
    judged.retry_limit,
    judged.backoff_request_seconds,
    judged.last_attempted_at
from (
    select
        dated.*,
        dated.completed_parents = dated.total_parents as dependencies_satisfied,
        dated.attempts < dated.retry_limit
            and (dated.retryable or dated.attempts = 0)
            and coalesce(dated.next_retry_at <= now(), true) as retry_eligible
    from (
        select
            step.workflow_step_id,
            step.task_id,
            step.named_step_id,
            named_step.name,
            step.in_process,
            step.processed,
            step.retryable,
            case when step.in_process then 'in_progress' else coalesce(latest.to_state, 'pending') end as current_state,
            failure.created_at as last_failure_at,
            coalesce(
                case when failure.created_at is not null then step.next_attempt_at end,
                step.last_attempted_at + step.backoff_request_seconds * interval '1 second',
                failure.created_at
                    + least(30, 2 ^ least(coalesce(step.attempts, 0), 5)) * interval '1 second'
            ) as next_retry_at,
            coalesce(parents.total, 0) as total_parents,
            coalesce(parents.completed, 0) as completed_parents,
            coalesce(step.attempts, 0) as attempts,
            coalesce(step.retry_limit, 3) as retry_limit,
            step.backoff_request_seconds,
            step.last_attempted_at
        from tasker_workflow_steps step
        join tasker_named_steps named_step on named_step.named_step_id = step.named_step_id
        left join (
            select distinct on (workflow_step_id) workflow_step_id, to_state
            from tasker_workflow_step_transitions
            order by workflow_step_id, created_at desc, sort_key desc
        ) latest on latest.workflow_step_id = step.workflow_step_id
        left join (
            select workflow_step_id, max(created_at) as created_at
            from tasker_workflow_step_transitions
            where to_state = 'error'
            group by workflow_step_id
        ) failure on failure.workflow_step_id = step.workflow_step_id
        left join (
            select
                edge.to_step_id,
                count(*) as total,
                count(*) filter (where parent.to_state in ('complete', 'resolved_manually')) as completed
            from tasker_workflow_step_edges edge
            left join (
                select distinct on (workflow_step_id) workflow_step_id, to_state
                from tasker_workflow_step_transitions
                order by workflow_step_id, created_at desc, sort_key desc
            ) parent on parent.workflow_step_id = edge.from_step_id
            group by edge.to_step_id
        ) parents on parents.to_step_id = step.workflow_step_id
    ) dated
) judged;
