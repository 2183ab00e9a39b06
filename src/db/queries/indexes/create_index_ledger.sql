-- Purpose: makes the ledger of the indexes.
-- Parameters: none.
-- Locks: none that anyone waits for: the table is new.
-- Index: none.
-- Plan: none, reads and writes the ledgers and locks of migrations.
create table if not exists tasker_installed_indexes (
    name text primary key,
    -- Of the statement that builds it.
    checksum text not null,
    -- What PostgreSQL printed once it was built; null until then. When it
    -- prints something else, somebody else has built it anew.
    definition text,
    wanted_at timestamptz not null default now(),
    built_at timestamptz
)
