-- Purpose: records that a phase has begun, how far it has come, or that it is done.
-- Parameters: $1 phase; $2 the last task that it has come to (null: as before); $3 what it found and what undoes it;
--   $4 whether it is done.
-- Locks: the ledger's row.
-- Index: primary key of tasker_adoption.
-- Plan: none, reads and writes the ledgers and locks of migrations.
insert into tasker_adoption (phase, last_task_id, details, began_at, ended_at)
values ($1::text, $2::bigint, $3::jsonb, clock_timestamp(), case when $4::boolean then clock_timestamp() end)
    on conflict (phase) do update
   set last_task_id = coalesce(excluded.last_task_id, tasker_adoption.last_task_id), details = excluded.details,
       ended_at = excluded.ended_at
