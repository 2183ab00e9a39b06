-- Purpose: makes the statement that copies rows back into a table: COPY takes no parameters.
-- Parameters: $1 schema, $2 table, $3 the columns of the rows, in their order.
-- Returns: one row: the statement, and the columns that the table does not have.
-- Locks: none.
-- Index: none.
-- Plan: none, reads the catalog.
select format('copy %I.%I (%s) from stdin with (format csv)', $1::text, $2::text,
              string_agg(format('%I', given.name), ', ' order by given.position)) as statement,
       coalesce(array_agg(given.name::text order by given.position) filter (where there.attname is null), '{}') as unknown
  from unnest($3::text[]) with ordinality as given (name, position)
  left join pg_attribute there
    on there.attrelid = format('%I.%I', $1::text, $2::text)::regclass
   and there.attname = given.name and there.attnum > 0 and not there.attisdropped
