-- Purpose: what some types are, by their oids.
-- Parameters: $1 oids.
-- Returns: a row for each, in their order: its name as SQL has it, and the labels of an enum with their oids.
-- Locks: none.
-- Index: pg_type_oid_index.
-- Plan: none, reads catalogs, sessions or settings.
select format_type(type.oid, null) as name,
       type.typtype = 'e' as is_enum,
       type.oid < 16384 or type.typtype = 'e' or (type.typtype = 'b' and type.typelem = 0) as is_portable,
       array(select label.oid from pg_enum label where label.enumtypid = type.oid order by label.oid) as label_ids,
       array(select label.enumlabel::text from pg_enum label where label.enumtypid = type.oid order by label.oid) as labels
  from unnest($1::oid[]) with ordinality asked (type_id, position)
  join pg_type type on type.oid = asked.type_id
 order by asked.position
