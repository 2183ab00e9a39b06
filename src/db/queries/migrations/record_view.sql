-- Purpose: records that a view is installed, and what it looks like.
-- Parameters: $1 name; $2 version; $3 checksum; $4 schema.
-- Locks: the ledger's row.
-- Index: primary key of tasker_installed_views.
-- Plan: none, reads and writes the ledgers and locks of migrations.
insert into tasker_installed_views (name, version, checksum, definition_hash)
select $1, $2, $3,
       encode(sha256(convert_to(
           -- The same in every schema.
           replace(pg_get_viewdef(to_regclass(quote_ident($4) || '.' || quote_ident($1))),
                   quote_ident($4) || '.tasker_', 'tasker_'), 'UTF8')), 'hex')
    on conflict (name) do update
   set version = excluded.version, checksum = excluded.checksum,
       definition_hash = excluded.definition_hash, installed_at = now()
