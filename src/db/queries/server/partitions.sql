-- Purpose: some partitioned tables with their partitions.
-- Parameters: $1 schemas and $2 names of the tables at the roots, side by side.
-- Returns: a row for each table of each tree, those above before those below; none for a table without partitions.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalog is small.
-- Plan: none, reads catalogs, sessions or settings.
select asked.schema_name as root_schema,
       asked.name as root_name,
       namespace.nspname::text as schema_name,
       class.relname::text as name,
       parent_namespace.nspname::text as parent_schema,
       parent.relname::text as parent_name,
       tree.isleaf as is_leaf
  from unnest($1::text[], $2::text[]) as asked (schema_name, name)
  join pg_namespace root_namespace on root_namespace.nspname = asked.schema_name
  join pg_class root on root.relnamespace = root_namespace.oid and root.relname = asked.name and root.relkind = 'p'
 cross join lateral pg_partition_tree(root.oid) tree
  join pg_class class on class.oid = tree.relid
  join pg_namespace namespace on namespace.oid = class.relnamespace
  left join pg_class parent on parent.oid = tree.parentrelid
  left join pg_namespace parent_namespace on parent_namespace.oid = parent.relnamespace
 order by 1, 2, tree.level, tree.relid
