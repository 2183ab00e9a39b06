-- Purpose: what of a database its query plans depend on, beside its tables, and what of its statistics this role may read.
-- Parameters: none.
-- Returns: one row.
-- Locks: none that anyone waits for.
-- Index: none needed; the catalogs are small.
-- Plan: none, reads catalogs, sessions or settings.
select database.datname::text as name,
       current_setting('server_version') as server_version,
       current_setting('server_version_num')::int / 10000 as major,
       current_setting('block_size')::int as block_bytes,
       pg_encoding_to_char(database.encoding)::text as encoding,
       database.datcollate::text as collate_locale,
       database.datctype::text as ctype_locale,
       -- Of PostgreSQL 15, and 17 and later: elsewhere the name is that of the row beside it.
       (select datlocprovider::text from pg_database same where same.oid = database.oid) as provider,
       (select datlocale::text from pg_database same where same.oid = database.oid) as locale,
       (select daticulocale::text from pg_database same where same.oid = database.oid) as icu_locale,
       has_table_privilege('pg_statistic', 'select') as may_read_columns,
       has_table_privilege('pg_statistic_ext_data', 'select') as may_read_extended
  from (select 'c'::text as datlocprovider, null::text as datlocale, null::text as daticulocale) of_another_version
 cross join pg_database database
 where database.datname = current_database()
