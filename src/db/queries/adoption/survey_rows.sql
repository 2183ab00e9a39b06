-- Purpose: counts what the engine's rows mean otherwise than tasker's: docs/adopt.md.
-- Parameters: none.
-- Returns: one row of numbers, as JSON.
-- Locks: none.
-- Index: none; each table is read once.
-- Plan: none, reads every task once.
with steps as materialized (
    select step.workflow_step_id, step.task_id, step.processed, step.attempts, step.last_attempted_at,
           coalesce(step.attempts, 0) < coalesce(step.retry_limit, 3) and (step.retryable or coalesce(step.attempts, 0) = 0) as may_run,
           coalesce(step.last_attempted_at + step.backoff_request_seconds * interval '1 second',
                    current.created_at + least(30, 2 ^ least(coalesce(step.attempts, 0), 5)) * interval '1 second')
           <= clock_timestamp() at time zone 'UTC' as is_due,
           coalesce(current.to_state, 'pending')::text as state,
           coalesce(of_task.to_state, 'pending')::text as task_state,
           jsonb_typeof(step.results) = 'object' and step.results ? 'error' as has_error
      from tasker_workflow_steps step
      left join tasker_workflow_step_transitions current
             on current.workflow_step_id = step.workflow_step_id and current.most_recent
      left join tasker_task_transitions of_task on of_task.task_id = step.task_id and of_task.most_recent
), blocked as materialized (
    select distinct edge.to_step_id
      from tasker_workflow_step_edges edge
      join steps parent on parent.workflow_step_id = edge.from_step_id
     where parent.state not in ('complete', 'resolved_manually')
), judged as (
    select steps.*, steps.state in ('complete', 'resolved_manually', 'cancelled') as is_finished,
           steps.task_state in ('complete', 'resolved_manually', 'cancelled') as is_task_finished,
           blocked.to_step_id is null as is_free
      from steps
      left join blocked on blocked.to_step_id = steps.workflow_step_id
), counted as (
    select count(*) filter (where state = 'in_progress' and not is_task_finished) as running_steps,
           count(distinct task_id) filter (where task_state = 'cancelled' and not is_finished) as cancelled_tasks,
           count(*) filter (where task_state = 'cancelled' and not is_finished) as steps_of_cancelled_tasks,
           count(distinct task_id) filter (where task_state in ('complete', 'resolved_manually') and not is_finished) as finished_tasks,
           count(*) filter (where task_state in ('complete', 'resolved_manually') and not is_finished) as steps_of_finished_tasks,
           count(*) filter (where is_finished and not processed) as unprocessed_steps,
           count(*) filter (where attempts is null) as steps_without_attempts,
           count(*) filter (where state = 'error') as steps_in_error,
           count(*) filter (where state = 'error' and has_error) as errors_in_results,
           count(*) filter (where state = 'pending' and not is_task_finished and is_free and may_run) as ready_steps,
           count(*) filter (where state = 'error' and not is_task_finished and is_free and may_run and is_due) as retries_due,
           count(*) filter (where state = 'error' and not is_task_finished and is_free and may_run and not is_due) as retries_later,
           count(*) filter (where state in ('pending', 'error') and not is_task_finished and is_free and not may_run) as steps_without_retries
      from judged
)
select to_jsonb(counted)
       || jsonb_build_object(
           'unfinished_tasks', (select count(*) from tasker_tasks where not complete),
           'workflows', (select count(*) from tasker_named_tasks),
           'backward_edges', (select count(*) from tasker_workflow_step_edges where to_step_id < from_step_id),
           'histories_with_gaps',
           (select count(distinct workflow_step_id)
              from (select workflow_step_id, sort_key,
                           row_number() over (partition by workflow_step_id order by sort_key) * 10 as expected
                      from tasker_workflow_step_transitions) log
             where log.sort_key <> log.expected)) as counts
  from counted
