-- Purpose: makes the ledger of the views.
-- Parameters: none.
-- Locks: none that anyone waits for: the table is new.
-- Index: none.
-- Plan: none, reads and writes the ledgers and locks of migrations.
create table if not exists tasker_installed_views (
    name text primary key,
    version integer not null,
    checksum text not null,
    -- The SHA-256 of the view as PostgreSQL printed it once it was installed:
    -- when it prints something else, somebody else has changed it.
    definition_hash text,
    installed_at timestamptz not null default now()
)
