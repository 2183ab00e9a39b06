-- What lets no claim be lost or counted twice: a number for each claim of a step, a number for
-- each exchange of a worker, and counts of what befell a step through no fault of its own.
--
-- Locks: access exclusive on tasker_workflow_steps, tasker_ready_steps and tasker_workers, for as long as it
-- takes to change the catalog. Each new column has a constant default or none, so no row is
-- read or written, however large the table. A worker of an earlier release goes on meanwhile, and is to be
-- replaced afterwards: its claims are not fenced by number.

-- First what a claim locks first: the other way round, a claim and this version would wait for each other.
alter table tasker_ready_steps
    -- May be what ended its workers: a worker runs one of these at a time.
    add column is_suspect boolean not null default false;

alter table tasker_workflow_steps
    -- Rises with each claim and never falls; with claimed_by, the fencing token. attempts is none: it
    -- is given back where an attempt does not count, and would repeat.
    add column claim_number integer not null default 0,
    -- Attempts that did not count: the worker or its connection was lost, or the server asked for another try.
    add column interruptions integer not null default 0,
    -- Losses together with its worker, since it last outlived lost_after. Two make it a suspect.
    add column losses smallint not null default 0,
    -- How long it had run at most when its worker was lost; the longest of these losses.
    add column lost_after interval;

alter table tasker_workers
    -- The steps it ran at its last heartbeat (null: it has not said). What it has claimed long
    -- before and does not name, nobody runs.
    add column running_step_ids bigint[],
    -- Heartbeats so far: one that arrives after a later one changes nothing.
    add column heartbeats bigint not null default 0;

-- A row for each connection over which a worker claims and records: the number of its last
-- exchange with the database that took effect, or was given up. An exchange locks the row, counts only
-- with a higher number, and leaves here what it claimed. A worker that got no answer reads
-- here whether there was one, and no late arrival can change it.
create table tasker_worker_exchanges (
    worker_id bigint not null,
    lane smallint not null,
    number bigint not null default 0,
    claimed_step_ids bigint[] not null default '{}',
    claim_numbers integer[] not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (worker_id, lane)
) with (fillfactor = 50); -- every exchange updates its row, and stays HOT
