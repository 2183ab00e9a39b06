-- Purpose: records that a view is installed.
-- Parameters: $1 name; $2 version; $3 checksum.
-- Locks: the ledger's row.
-- Index: primary key of tasker_installed_views.
insert into tasker_installed_views (name, version, checksum)
values ($1, $2, $3)
    on conflict (name) do update
   set version = excluded.version, checksum = excluded.checksum, installed_at = now()
