-- Purpose: the indexes that checks name, whether or not a plan reads their tables.
-- Parameters: $1 names: as they are, or as in a statement: quoted, with a schema.
-- Returns: a row for each index that a name means. Plans show the members of a partitioned index, with their
--   tables; any other index has itself as its one member.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select asked.name as asked,
       index.indisvalid and index.indisready as is_valid,
       array_agg(part.relname::text order by part.oid) as members,
       array_agg(namespace.nspname::text order by part.oid) as schemas,
       array_agg(class.relname::text order by part.oid) as tables
  from unnest($1::text[]) as asked (name)
  join pg_class named on named.relkind in ('i', 'I')
  join pg_namespace home on home.oid = named.relnamespace and home.nspname not in ('pg_catalog', 'pg_toast')
   and (named.relname = asked.name
        -- Not by the search path, which holds none of the users' schemas. Any other text is no name, and an error of parse_ident.
        or case when asked.name ~ '^("([^"]|"")+"|[[:alpha:]_][[:alnum:]_$]*)(\.("([^"]|"")+"|[[:alpha:]_][[:alnum:]_$]*))?$'
                then parse_ident(asked.name) in (array[named.relname::text], array[home.nspname::text, named.relname::text]) end)
  join pg_index index on index.indexrelid = named.oid
 cross join lateral (select named.oid where named.relkind = 'i'
                      union all
                     select tree.relid::oid from pg_partition_tree(named.oid) tree
                      where named.relkind = 'I' and tree.isleaf) member (oid)
  join pg_class part on part.oid = member.oid and part.relkind = 'i'
  join pg_index part_of on part_of.indexrelid = part.oid
  join pg_class class on class.oid = part_of.indrelid
  join pg_namespace namespace on namespace.oid = class.relnamespace
 group by asked.name, named.oid, index.indisvalid, index.indisready
 order by asked.name, named.oid
