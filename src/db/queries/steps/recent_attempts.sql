-- Purpose: the recent attempts: how many ended and failed, how long their steps had been ready when they were
--   claimed, and which began before their backoff was over.
-- Parameters: $1 the most transitions to look at, the newest first; $2 seconds that are late.
-- Returns: one row. lag_seconds is that of the slowest twentieth of the first attempts (null: there were none).
-- Locks: none.
-- Index: none has the order of time: the last pages of the table are read. Then tasker_workflow_steps_pkey, index_workflow_step_edges_to and
--   index_step_transitions_most_recent for the claims among them.
-- Plan: none, `check health` runs it, bounded in rows and in time.
with newest as materialized (
    select recent.*
      from (select transition.workflow_step_id, transition.from_state, transition.to_state, transition.sort_key, transition.created_at
              from tasker_workflow_step_transitions transition
             -- Some forty to a page.
             where transition.ctid >= (select format('(%s,0)', greatest(pg_relation_size(any_row.tableoid) / current_setting('block_size')::bigint
                                                                        - $1::bigint / 40 - 1, 0))::tid
                                         from tasker_workflow_step_transitions any_row
                                        limit 1)
             order by transition.created_at desc
             limit $1::bigint) recent
     where recent.created_at > clock_timestamp() - $2::float8 * interval '1 second'
), claims as materialized (
    select newest.workflow_step_id, newest.sort_key, newest.created_at as claimed_at,
           step.created_at, step.attempts, step.next_attempt_at, step.last_attempted_at, step.in_process,
           current.to_state as state
      from newest
      -- A look at each, not a join, which may read every step there is.
     cross join lateral (
           select step.created_at, step.attempts, step.next_attempt_at, step.last_attempted_at, step.in_process
             from tasker_workflow_steps step
            where step.workflow_step_id = newest.workflow_step_id
            limit 1) step
     cross join lateral (
           select transition.to_state
             from tasker_workflow_step_transitions transition
            where transition.workflow_step_id = newest.workflow_step_id and transition.most_recent
            limit 1) current
     where newest.to_state = 'in_progress'
), lags as (
    -- The first transition of a step: it was ready from its last parent's end on, or from its own beginning.
    select extract(epoch from claims.claimed_at - greatest(claims.created_at, parents.ended_at))::float8 as seconds
      from claims
     cross join lateral (
           select max((select transition.created_at
                         from tasker_workflow_step_transitions transition
                        where transition.workflow_step_id = edge.from_step_id and transition.most_recent
                        limit 1)) as ended_at
             from tasker_workflow_step_edges edge
            where edge.to_step_id = claims.workflow_step_id) parents
     where claims.sort_key = 10
), early as (
    -- The time stays with the step until its next failure, or until somebody retries it by hand, at once.
    select distinct claims.workflow_step_id
      from claims
     where claims.attempts > 1 and claims.last_attempted_at < claims.next_attempt_at
       and (claims.in_process or claims.state = 'complete')
)
select ended.attempts, ended.failures,
       (select percentile_disc(0.95) within group (order by greatest(seconds, 0)) from lags)::float8 as lag_seconds,
       (select count(*) from lags) as claims,
       (select count(*) from early) as early,
       (select min(workflow_step_id) from early) as early_step_id
  from (select count(*) as attempts, count(*) filter (where to_state = 'error') as failures
          from newest
         where from_state = 'in_progress' and to_state in ('complete', 'error')) ended
