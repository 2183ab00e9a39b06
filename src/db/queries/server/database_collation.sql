-- Purpose: the database's own collation, if its library has another version than when it was recorded. From
--   PostgreSQL 15 on, which records it.
-- Parameters: none.
-- Returns: no row, or one.
-- Locks: none.
-- Index: none needed; the databases of the server.
-- Plan: none, reads catalogs, sessions or settings.
select null as schema_name,
       database.datname::text as name,
       database.datcollversion as recorded,
       pg_database_collation_actual_version(database.oid) as actual
  from pg_database database
 where database.datname = current_database()
   and database.datcollversion <> pg_database_collation_actual_version(database.oid)
