-- Purpose: makes the planner of a scratch database forget what it knows of users' columns.
-- Parameters: $1 the first oid of a user's.
-- Returns: nothing.
-- Locks: row exclusive on the catalog.
-- Index: pg_statistic_relid_att_inh_index.
-- Plan: none, reads catalogs, sessions or settings.
delete from pg_statistic
 where starelid >= $1::oid
