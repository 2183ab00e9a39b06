-- Purpose: records that a worker is alive and which steps it runs. Returns whether it was taken for dead (no
--   row), whether another worker is, and which of its claims are no longer its own. Steps that have outlived
--   their earlier workers are no suspects any more.
-- Parameters: $1 worker_id, $2 whether it sleeps; one element for each step it runs: $3 step ids, $4 claim numbers;
--   $5 those of these steps that have run for longer than when they were lost; $6 the number of the heartbeat; $7 the time of
--   the newest one that was answered before (null: none).
-- Returns: no row when the worker has been removed; otherwise its time, whether another worker is
--   lost, whether another one lives that takes such steps as this one, and whether one of these sleeps, whether nobody does the
--   upkeep, and the ids of the steps that somebody took back or cancelled.
-- Locks: the worker's own row; waits while somebody rescues it, and then finds no row. Then the steps of $5.
-- Index: primary keys.
with alive as (
    update tasker_workers
       set last_heartbeat_at = clock_timestamp(), idle = $2::boolean, heartbeats = $6::bigint,
           -- The network may deliver it late: then the worker may run steps that it has claimed meanwhile. See
           -- stranded_steps.
           running_step_ids = case when clock_timestamp() <= $7::timestamptz + lease_seconds * interval '0.5 second' then $3::bigint[] end,
           updated_at = clock_timestamp()
     where worker_id = $1::bigint and heartbeats < $6::bigint
    returning worker_id, last_heartbeat_at, queues, handlers, namespaces
), held as materialized (
    select running.workflow_step_id, running.claim_number,
           -- A scalar subquery looks each step up by its key. For exists, the planner may hash all steps there are.
           coalesce((select step.claimed_by = $1::bigint and step.claim_number = running.claim_number
                       from tasker_workflow_steps step
                      where step.workflow_step_id = running.workflow_step_id), false) as is_held
      from unnest($3::bigint[], $4::integer[]) as running (workflow_step_id, claim_number)
), cleared as (
    update tasker_workflow_steps step
       set losses = 0, lost_after = null, updated_at = clock_timestamp()
      from (select * from held where is_held and workflow_step_id = any ($5::bigint[]) order by workflow_step_id) outlived
     where step.workflow_step_id = outlived.workflow_step_id and step.claimed_by = $1::bigint
       and step.claim_number = outlived.claim_number and exists (select from alive)
)
select alive.last_heartbeat_at as beaten_at,
       exists (select from tasker_workers other
                where other.worker_id <> $1::bigint
                  and other.last_heartbeat_at < clock_timestamp() - other.lease_seconds * interval '1 second') as is_another_lost,
       others.is_any as is_another_alive, others.is_any_idle as is_another_idle,
       exists (select from tasker_upkeep where leased_until is null or leased_until < clock_timestamp()) as is_upkeep_free,
       array(select workflow_step_id from held where not is_held) as lost_step_ids
  from alive
 cross join lateral (
       select count(*) > 0 as is_any, coalesce(bool_or(other.idle), false) as is_any_idle
         from tasker_workers other
        where other.worker_id <> $1::bigint
          and other.last_heartbeat_at >= clock_timestamp() - other.lease_seconds * interval '1 second'
          and (other.queues is null or alive.queues is null or other.queues && alive.queues)
          and (other.handlers is null or alive.handlers is null or other.handlers && alive.handlers)
          and (other.namespaces is null or alive.namespaces is null or other.namespaces && alive.namespaces)) others
