-- Purpose: proves that a worker lives, and tells it what it must know: whether it was taken for
--   dead (no row), whether another one is, and which of its claims are no longer its own.
-- Parameters: $1 worker_id, $2 whether it sleeps; a place for each step it runs: $3 step ids, $4 attempts.
-- Returns: no row when the worker has been removed; otherwise whether another worker is
--   lost, and the ids of the steps that somebody took back or cancelled.
-- Locks: the worker's own row; waits while somebody rescues it, and then finds no row.
-- Index: primary keys.
update tasker_workers worker
   set last_heartbeat_at = clock_timestamp(), idle = $2::boolean, updated_at = clock_timestamp()
 where worker.worker_id = $1::bigint
returning exists (select from tasker_workers other
                   where other.worker_id <> $1::bigint
                     and other.last_heartbeat_at < clock_timestamp() - other.lease_seconds * interval '1 second') as is_another_lost,
          array(select running.workflow_step_id
                  from unnest($3::bigint[], $4::integer[]) as running (workflow_step_id, attempts)
                 where not exists (select from tasker_workflow_steps step
                                    where step.workflow_step_id = running.workflow_step_id
                                      and step.claimed_by = $1::bigint
                                      and step.attempts = running.attempts)) as lost_step_ids
