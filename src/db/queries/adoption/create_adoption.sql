-- Purpose: makes the ledger of an adoption.
-- Parameters: none.
-- Locks: none that anyone waits for: the table is new.
-- Index: none.
-- Plan: none, reads and writes the ledgers and locks of migrations.
create table if not exists tasker_adoption (
    phase text primary key,
    -- The last task that the phase has come to.
    last_task_id bigint,
    -- What it found, and what undoes it.
    details jsonb not null default '{}',
    began_at timestamptz not null default now(),
    ended_at timestamptz
)
