-- Purpose: records that an index is wanted, or that it is built.
-- Parameters: $1 name; $2 checksum of its statement; $3 what PostgreSQL prints for it
--   (null: it is yet to be built).
-- Locks: the ledger's row.
-- Index: primary key of tasker_installed_indexes.
-- Plan: none, reads and writes the ledgers and locks of migrations.
insert into tasker_installed_indexes (name, checksum, definition, built_at)
values ($1, $2, $3::text, case when $3::text is not null then now() end)
    on conflict (name) do update
   set checksum = excluded.checksum, definition = excluded.definition, built_at = excluded.built_at
