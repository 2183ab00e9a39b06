-- Purpose: says whether a schema has the ledger of the versions, which may be empty.
-- Parameters: $1 the schema's name.
-- Locks: none.
-- Index: pg_class_relname_nsp_index.
-- Plan: none, reads catalogs, sessions or settings.
select exists (select
                 from pg_class class
                 join pg_namespace namespace on namespace.oid = class.relnamespace
                where class.relname = 'tasker_schema_history' and namespace.nspname = $1) as is_there
