-- Purpose: deletes what `restore_expression` kept in a scratch database.
-- Parameters: $1 the oid of the statistics.
-- Returns: nothing.
-- Locks: row exclusive on the catalog.
-- Index: pg_statistic_relid_att_inh_index.
-- Plan: none, reads catalogs, sessions or settings.
delete from pg_statistic
 where starelid = $1::oid
