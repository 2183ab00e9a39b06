-- Purpose: which of some types are enums.
-- Parameters: $1 names of types, as SQL has them.
-- Returns: those of them.
-- Locks: none.
-- Index: pg_type_oid_index.
-- Plan: none, reads catalogs, sessions or settings.
select asked.name
  from unnest($1::text[]) asked (name)
  join pg_type type on type.oid = asked.name::regtype
 where type.typtype = 'e'
