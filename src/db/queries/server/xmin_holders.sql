-- Purpose: the sessions, prepared transactions, replication slots and standbys that keep vacuum from removing
--   dead rows of this database.
-- Parameters: $1 the most to return.
-- Returns: the oldest first. seconds is null of slots and standbys, xids the transactions begun since. Of other users'
--   sessions and of standbys only what the role may see.
-- Locks: none.
-- Index: none; the sessions of the server.
-- Plan: none, reads catalogs, sessions or settings.
with holders as (
    select 'session' as kind, activity.pid::text as name, activity.usename::text as owner,
           coalesce(activity.application_name, '') as application,
           extract(epoch from clock_timestamp() - activity.xact_start)::float8 as seconds,
           greatest(age(activity.backend_xmin), age(activity.backend_xid))::bigint as xids
      from pg_stat_activity activity
     where activity.datname = current_database()
       and activity.pid <> pg_backend_pid()
       and activity.backend_type = 'client backend'
       and activity.xact_start is not null
       and (activity.backend_xmin is not null or activity.backend_xid is not null)
    union all
    select 'prepared_transaction', prepared.gid, prepared.owner::text, '',
           extract(epoch from clock_timestamp() - prepared.prepared)::float8, age(prepared.transaction)::bigint
      from pg_prepared_xacts prepared
     where prepared.database = current_database()
    union all
    -- A standby that uses a slot leaves there what it still needs.
    select case when replica.pid is null then 'replication_slot' else 'standby' end,
           coalesce(replica.pid::text, slot.slot_name::text), replica.usename::text,
           coalesce(nullif(replica.application_name, ''), case when replica.pid is null then slot.plugin::text else slot.slot_name::text end, 'physical'),
           null, greatest(age(slot.xmin), age(slot.catalog_xmin))::bigint
      from pg_replication_slots slot
      left join pg_stat_replication replica on replica.pid = slot.active_pid and slot.slot_type = 'physical'
     where slot.xmin is not null or (slot.catalog_xmin is not null and slot.database = current_database())
    union all
    select 'standby', replica.pid::text, replica.usename::text, coalesce(replica.application_name, ''), null,
           age(replica.backend_xmin)::bigint
      from pg_stat_replication replica
     where replica.backend_xmin is not null
)
select kind, name, owner, application, seconds, xids
  from holders
 order by xids desc nulls last, seconds desc nulls last
 limit $1
