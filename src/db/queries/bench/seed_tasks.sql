-- Purpose: fills a database with tasks of one workflow and all their rows, in any state: a chunk of them in
--   one statement. Only for databases made for it.
-- Parameters: $1 named_task_id; $2 the first task_id and $3 the first workflow_step_id of those reserved;
--   $4 for each task, the life it has had: a key into what follows; $5 the tasks' rows by life,
--   $6 their transitions, $7 the steps' rows by life and ordinal, $8 their transitions;
--   $9 seconds since the first task was requested, $10 seconds between two; $11 who holds the claims.
-- Returns: the number of steps.
-- Locks: on new rows, and on the row of the holder's exchanges.
-- Index: the primary keys of the tasker_named_tasks_* tables.
-- Plan: none, belongs to benchmarks and trials.
with template_steps as materialized (
    select named_step_id, default_retry_limit, queue, priority, handler,
           row_number() over (order by position, named_step_id) - 1 as ordinal
      from tasker_named_tasks_named_steps
     where named_task_id = $1
), template_edges as materialized (
    select parent.ordinal as from_ordinal, child.ordinal as to_ordinal
      from tasker_named_tasks_edges edge
      join template_steps parent on parent.named_step_id = edge.from_named_step_id
      join template_steps child on child.named_step_id = edge.to_named_step_id
     where edge.named_task_id = $1
), chosen as materialized (
    select $2::bigint + task.ordinal - 1 as task_id, $3::bigint + (task.ordinal - 1) * size.steps as first_step_id,
           task.life, now() - ($9::float8 - (task.ordinal - 1) * $10::float8) * interval '1 second' as requested_at
      from unnest($4::integer[]) with ordinality as task (life, ordinal)
     cross join (select count(*) as steps from template_steps) as size
), new_tasks as (
    insert into tasker_tasks (task_id, named_task_id, complete, remaining_steps, active_steps, last_sort_key, recorded_state,
                              requested_at, created_at)
    select chosen.task_id, $1, past.complete, past.remaining_steps, past.active_steps, past.last_sort_key, past.recorded_state,
           chosen.requested_at, chosen.requested_at
      from chosen
      join jsonb_to_recordset($5)
           as past (life integer, complete boolean, remaining_steps integer, active_steps integer, last_sort_key integer,
                    recorded_state text) using (life)
     order by chosen.task_id
    returning recorded_state
), tallied as (
    insert into tasker_task_count_deltas (named_task_id, pending, in_progress, error, complete, resolved_manually, cancelled)
    select $1, nullif(count(*) filter (where recorded_state = 'pending'), 0),
           nullif(count(*) filter (where recorded_state = 'in_progress'), 0),
           nullif(count(*) filter (where recorded_state = 'error'), 0),
           nullif(count(*) filter (where recorded_state = 'complete'), 0),
           nullif(count(*) filter (where recorded_state = 'resolved_manually'), 0),
           nullif(count(*) filter (where recorded_state = 'cancelled'), 0)
      from new_tasks
), new_task_transitions as (
    insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select chosen.task_id, past.from_state, past.to_state, past.sort_key, past.most_recent, past.metadata,
           chosen.requested_at + past.after_seconds * interval '1 second'
      from chosen
      join jsonb_to_recordset($6)
           as past (life integer, from_state text, to_state text, sort_key integer, most_recent boolean,
                    after_seconds integer, metadata jsonb) using (life)
     order by chosen.task_id, past.sort_key
), steps as materialized (
    select chosen.first_step_id + ordinal as workflow_step_id, chosen.task_id, chosen.requested_at,
           template.named_step_id, template.default_retry_limit, template.queue, template.priority, template.handler,
           past.retryable, past.in_process, past.ended_after_seconds, past.attempts, past.is_complete,
           past.last_attempt_after_seconds, past.remaining_parents, past.is_ready, past.last_sort_key,
           -- Not all at one time, though there are few lives.
           now() + (past.retries_in_seconds + chosen.task_id % 600) * interval '1 second' as retries_at,
           chosen.requested_at + past.retried_after_seconds * interval '1 second' as retried_at
      from chosen
      join jsonb_to_recordset($7)
           as past (life integer, ordinal integer, retryable boolean, in_process boolean, is_complete boolean,
                    ended_after_seconds integer, attempts integer, last_attempt_after_seconds integer,
                    remaining_parents integer, is_ready boolean, last_sort_key integer,
                    retries_in_seconds integer, retried_after_seconds integer) using (life)
      join template_steps template using (ordinal)
), new_steps as (
    insert into tasker_workflow_steps (workflow_step_id, task_id, named_step_id, retryable, retry_limit, in_process,
                                       processed, processed_at, attempts, last_attempted_at, results, queue,
                                       priority, handler, remaining_parents, next_attempt_at, last_sort_key, claimed_by, created_at)
    select workflow_step_id, task_id, named_step_id, retryable, default_retry_limit, in_process,
           ended_after_seconds is not null, requested_at + ended_after_seconds * interval '1 second',
           attempts, requested_at + last_attempt_after_seconds * interval '1 second',
           case when is_complete then 'null'::jsonb end, queue,
           priority, handler, remaining_parents, coalesce(retries_at, retried_at), last_sort_key,
           case when in_process then $11::bigint end, requested_at
      from steps
     order by workflow_step_id
), held as (
    update tasker_worker_exchanges
       set held_step_ids = held_step_ids || array(select workflow_step_id from steps where in_process order by workflow_step_id),
           -- As inserted.
           held_claim_numbers = held_claim_numbers || array(select 0 from steps where in_process), updated_at = clock_timestamp()
     where worker_id = $11::bigint and lane = 0
), new_edges as (
    insert into tasker_workflow_step_edges (from_step_id, to_step_id)
    select chosen.first_step_id + edge.from_ordinal, chosen.first_step_id + edge.to_ordinal
      from chosen cross join template_edges edge
     order by 1, 2
), new_step_transitions as (
    insert into tasker_workflow_step_transitions (workflow_step_id, from_state, to_state, sort_key, most_recent, metadata, created_at)
    select chosen.first_step_id + past.ordinal, past.from_state, past.to_state, past.sort_key, past.most_recent,
           past.metadata, chosen.requested_at + past.after_seconds * interval '1 second'
      from chosen
      join jsonb_to_recordset($8)
           as past (life integer, ordinal integer, from_state text, to_state text, sort_key integer,
                    most_recent boolean, after_seconds integer, metadata jsonb) using (life)
     order by 1, past.sort_key
), new_ready as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
    select workflow_step_id, queue, priority, handler
      from steps
     where is_ready
     order by workflow_step_id
), new_waiting as (
    insert into tasker_backoff_steps (workflow_step_id, next_attempt_at)
    select workflow_step_id, retries_at
      from steps
     where retries_at is not null
     order by workflow_step_id
)
select count(*) as steps from steps
