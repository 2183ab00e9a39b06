-- Whether each step may run now, and if not, what it waits for.
--
-- Made for questions about everybody: states come from the rows marked
-- most_recent, without a sort, and the parents of all steps are counted in one
-- grouped pass. The planner cannot push a filter on one task into that pass.
create or replace view tasker_step_readiness_statuses as
select
    step.workflow_step_id,
    step.task_id,
    step.named_step_id,
    named_step.name,
    case when step.in_process then 'in_progress' else coalesce(latest.to_state, 'pending') end as current_state,
    parents.total is null or parents.completed = parents.total as dependencies_satisfied,
    retry.eligible as retry_eligible,
    coalesce(latest.to_state, 'pending') in ('pending', 'error')
        and (parents.total is null or parents.completed = parents.total)
        and not step.in_process
        and not step.processed
        and retry.eligible as ready_for_execution,
    failure.created_at as last_failure_at,
    backoff.ends_at as next_retry_at,
    coalesce(parents.total, 0) as total_parents,
    coalesce(parents.completed, 0) as completed_parents,
    coalesce(step.attempts, 0) as attempts,
    coalesce(step.retry_limit, 3) as retry_limit,
    step.backoff_request_seconds,
    step.last_attempted_at
from tasker_workflow_steps step
join tasker_named_steps named_step on named_step.named_step_id = step.named_step_id
left join tasker_workflow_step_transitions latest
    on latest.workflow_step_id = step.workflow_step_id and latest.most_recent
-- The newest failure whatever its most_recent flag: once the step has gone
-- back to pending, its most recent transition is no failure any more, and its
-- backoff still is one.
left join (
    select distinct on (workflow_step_id) workflow_step_id, created_at
    from tasker_workflow_step_transitions
    where to_state = 'error'
    order by workflow_step_id, created_at desc
) failure on failure.workflow_step_id = step.workflow_step_id
left join (
    select
        edge.to_step_id,
        count(*) as total,
        count(*) filter (where parent.to_state in ('complete', 'resolved_manually')) as completed
    from tasker_workflow_step_edges edge
    left join tasker_workflow_step_transitions parent
        on parent.workflow_step_id = edge.from_step_id and parent.most_recent
    group by edge.to_step_id
) parents on parents.to_step_id = step.workflow_step_id
cross join lateral (
    select coalesce(
        case when failure.created_at is not null then step.next_attempt_at end,
        step.last_attempted_at + step.backoff_request_seconds * interval '1 second',
        failure.created_at
            + least(30, 2 ^ least(coalesce(step.attempts, 0), 5)) * interval '1 second'
    ) as ends_at
) backoff
cross join lateral (
    select coalesce(step.attempts, 0) < coalesce(step.retry_limit, 3)
        and (step.retryable or coalesce(step.attempts, 0) = 0)
        and coalesce(backoff.ends_at <= now(), true) as eligible
) retry;
