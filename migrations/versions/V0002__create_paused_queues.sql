-- The queues whose steps no worker may claim for now (`tasker queue pause`).
--
-- Locks: none that anyone waits for; the table is new, and nothing that exists is touched.
--
-- A row for each paused queue and none for any other: the claim looks at a table
-- that is nearly always empty. Steps keep their entries in tasker_ready_steps and
-- tasker_backoff_steps while their queue is paused, so nothing else has to know of it.
create table tasker_paused_queues (
    queue text primary key,
    paused_by text not null,
    reason text,
    paused_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
