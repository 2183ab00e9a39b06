-- Purpose: releases the lock of `try_migration_lock.sql`.
-- Parameters: $1 the schema's name.
-- Locks: none taken.
-- Index: none.
-- Plan: none, reads and writes the ledgers and locks of migrations.
select pg_advisory_unlock(1952545643, hashtext($1))
