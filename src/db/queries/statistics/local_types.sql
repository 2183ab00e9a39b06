-- Purpose: the oids of types in a scratch database, and of the labels of enums.
-- Parameters: $1 names, as SQL has them.
-- Returns: a row for each, in their order.
-- Locks: none.
-- Index: pg_type_oid_index.
-- Plan: none, reads catalogs, sessions or settings.
select type.oid as type_id,
       array(select label.enumlabel::text from pg_enum label where label.enumtypid = type.oid order by label.oid) as labels,
       array(select label.oid from pg_enum label where label.enumtypid = type.oid order by label.oid) as label_ids
  from unnest($1::text[]) with ordinality asked (name, position)
  join pg_type type on type.oid = to_regtype(asked.name)
 order by asked.position
